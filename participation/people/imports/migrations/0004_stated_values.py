import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The model has another name; its table keeps the one it has, so that nothing is moved."""

    dependencies = [
        ("imports", "0003_preferred_channel"),
        ("customers", "0003_find_people_quickly"),
    ]

    operations = [
        migrations.AlterModelTable("ownword", "imports_ownword"),
        migrations.RenameModel("OwnWord", "StatedValue"),
        migrations.AlterField(
            "statedvalue",
            "customer",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="stated_values",
                to="customers.customer",
            ),
        ),
    ]
