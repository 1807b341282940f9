"""Glenmarnock Homes: a housing association that does not exist, and three years of its life.

Words (``places``, ``names``, ``opportunities``, ``happenings``, ``consultations``, ``outcomes``) are
kept apart from the code that turns them into rows (``people``, ``programme``, ``traffic``), which
:func:`build.fill` runs in order. The same seed and the same day make the same world.
"""
