"""What a segment can ask for, beside the lists that are rows (tenures, areas, levels, preferences)."""

import datetime as dt

from django.db import models


class Joined(models.TextChoices):
    YES = "yes", "Asked to get involved"
    NO = "no", "Have not asked yet"


class Housed(models.TextChoices):
    """By the day on which they became our customer, as the housing system has it (R-73)."""

    LATELY = "lately", "In the last 12 months"
    LONGER = "longer", "Longer ago"
    NOT_KNOWN = "not_known", "Not known"


class Engaged(models.TextChoices):
    """Every customer is in exactly one of them, by the names taken in the ledger of taking part."""

    NEVER = "never", "Never"
    LAPSED = "lapsed", "Before, but not in the last 12 months"
    ACTIVE = "active", "In the last 12 months"


class Contacted(models.TextChoices):
    """When we last wrote to them or rang them, by what left or was done: everybody is in exactly one."""

    NEVER = "never", "Never"
    BEFORE = "before", "Before, but not in the last 12 months"
    LATELY = "lately", "In the last 12 months"


class AgeBand(models.TextChoices):
    """By date of birth as the housing system has it. The bands of the equality questions, so that
    two figures by age can be laid side by side; the answers to those questions are never read here.
    """

    UNDER_16 = "under_16", "Under 16"
    FROM_16 = "16_24", "16 to 24"
    FROM_25 = "25_34", "25 to 34"
    FROM_35 = "35_44", "35 to 44"
    FROM_45 = "45_54", "45 to 54"
    FROM_55 = "55_64", "55 to 64"
    FROM_65 = "65_74", "65 to 74"
    FROM_75 = "75_84", "75 to 84"
    FROM_85 = "85_over", "85 or over"
    NOT_KNOWN = "not_known", "Age not known"


#: The youngest and the oldest of each band, both included.
AGES: dict[str, tuple[int, int | None]] = {
    AgeBand.UNDER_16: (0, 15),
    AgeBand.FROM_16: (16, 24),
    AgeBand.FROM_25: (25, 34),
    AgeBand.FROM_35: (35, 44),
    AgeBand.FROM_45: (45, 54),
    AgeBand.FROM_55: (55, 64),
    AgeBand.FROM_65: (65, 74),
    AgeBand.FROM_75: (75, 84),
    AgeBand.FROM_85: (85, None),
}

#: Beside the codes of the lists themselves.
ANY_NEED = "any"
SEVERAL_NEEDS = "several"
NOT_ENGLISH = "not_english"
NOT_RECORDED = "not_recorded"
#: Any need of one kind, by the kind of the option.
NEEDS_BY_KIND = {
    "any_format": ("format", "Another format"),
    "any_support": ("support", "Support to come or to take part"),
    "any_digital": ("digital", "Help to get online"),
}


def years_before(day: dt.date, years: int) -> dt.date:
    """Whoever was born on or before it is that many years old on ``day``.

    Somebody born on 29 February has their birthday on 1 March in other years.
    """
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
