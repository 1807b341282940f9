from django.conf import settings
from django.db import models

from base.core.documents import PaperBase
from participation.people.groups.models import Group

User = settings.AUTH_USER_MODEL


class Document(PaperBase):
    """A group's constitution or its accounts, as a file. A new one stands beside those before it."""

    class Kind(models.TextChoices):
        CONSTITUTION = "constitution", "Constitution"
        ACCOUNTS = "accounts", "Accounts"

    group = models.ForeignKey(Group, models.PROTECT, related_name="documents")
    what = models.CharField(max_length=12, choices=Kind)
    agreed_on = models.DateField(
        help_text="When the members agreed to it; of accounts, until when they are."
    )
    file = models.FileField(upload_to="registration/%Y/")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    class Meta(PaperBase.Meta):
        ordering = ["-agreed_on", "-pk"]

    @staticmethod
    def newest(group: Group, what: str) -> "Document | None":
        return Document.objects.filter(group=group, what=what).first()
