"""Dates as the landlord writes them: 3 June 2026, 7pm."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "g:ia"
DATETIME_FORMAT = "j F Y, g:ia"
SHORT_DATE_FORMAT = "j M Y"
MONTH_DAY_FORMAT = "j F"
