"""Each consent says what it is for. Those there are were given to invitations: nothing else was asked.

Going back removes answers about news, which an older release would take for answers about invitations;
the log of facts keeps that they were given.
"""

from django.db import migrations, models


def forget_news(apps, schema_editor):
    apps.get_model("contact", "Consent").objects.filter(purpose="marketing").delete()


class Migration(migrations.Migration):
    dependencies = [("contact", "0002_message_instead_of")]

    operations = [
        migrations.AddField(
            model_name="consent",
            name="purpose",
            field=models.CharField(
                max_length=12,
                choices=[("invitation", "Invitations to take part"), ("marketing", "News")],
                default="invitation",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(migrations.RunPython.noop, forget_news),
        migrations.RemoveIndex(model_name="consent", name="latest_consent_by_channel"),
        migrations.AddIndex(
            model_name="consent",
            index=models.Index(
                fields=["customer", "purpose", "channel", "-at"], name="latest_consent_by_purpose"
            ),
        ),
    ]
