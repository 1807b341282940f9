"""The pages that any app may lead to, whoever serves them. ``portal.urls`` has one of each name."""

#: What somebody finds of their own: their bookings, groups, preferences.
ME = "me"
