import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The model has another name; its table keeps the one it has, so that nothing is moved."""

    dependencies = [
        ("imports", "0001_november_2026"),
        ("customers", "0001_november_2026"),
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
