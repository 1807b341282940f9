from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.rows import locked

from .models import Achievement


@transaction.atomic
def keep_achievement(
    *, by: User, public: bool, achievement: Achievement | None = None, **fields: Any
) -> Achievement:
    """Write one down, or put it right; ``public`` shows it to everybody, or takes it back."""
    achievement = Achievement(added_by=by) if achievement is None else locked(achievement)
    for name, value in fields.items():
        setattr(achievement, name, value)
    was_public = achievement.published_at is not None
    if public != was_public:
        achievement.published_at = timezone.now() if public else None
    achievement.save()
    if public != was_public:
        what = "achievement_published" if public else "achievement_taken_back"
        record_fact(what, subject=achievement, actor=by)
    return achievement
