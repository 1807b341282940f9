"""The landlord's own words: written, or put back to those the portal ships. Each change is on record."""

from django.core.cache import cache
from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.rows import locked
from participation.people.customers.models import Level

from .models import KEPT, Wording


@transaction.atomic
def write_words(*, key: str, by: User, title: str, body: str) -> Wording:
    words = Wording.objects.select_for_update(of=("self",)).filter(key=key).first()
    words = words or Wording(key=key)
    before = words.body
    words.title, words.body, words.changed_by = title, body.replace("\r\n", "\n"), by
    words.save()
    record_fact("words_changed", subject=words, actor=by, key=key, before=before, after=words.body)
    _forget_on_commit()
    return words


@transaction.atomic
def put_back_shipped(*, key: str, by: User) -> None:
    """Twice is as good as once."""
    for words in Wording.objects.select_for_update(of=("self",)).filter(key=key):
        record_fact("words_put_back", subject=words, actor=by, key=key, before=words.body)
        words.delete()
    _forget_on_commit()


@transaction.atomic
def word_level(*, level: Level, by: User, **words: str) -> Level:
    """What a level means, in the landlord's own words. Its code and rank stay."""
    level = locked(level)
    before = {name: getattr(level, name) for name in words}
    for name, value in words.items():
        setattr(level, name, value)
    level.save(update_fields=list(words))
    record_fact("level_worded", subject=level, actor=by, before=before, after=words)
    return level


def _forget_on_commit() -> None:
    transaction.on_commit(lambda: cache.delete(KEPT), robust=True)
