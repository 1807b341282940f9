from django.db import models


class Channel(models.TextChoices):
    """How somebody is in touch with us."""

    PHONE = "phone", "By telephone"
    EMAIL = "email", "By email"
    LETTER = "letter", "By letter"
    WEB = "web", "On our website"
    IN_PERSON = "in_person", "In person"


#: Where somebody waits for a person, in minutes; by the others for an answer, in working days.
AT_ONCE = frozenset({Channel.PHONE, Channel.IN_PERSON})
