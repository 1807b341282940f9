"""Readable addresses for rows."""

from django.db.models import Model
from django.utils.text import slugify


def free_slug(model: type[Model], text: str, length: int) -> str:
    """A readable address that no other row has: ``warm-homes``, ``warm-homes-2``."""
    base = slugify(text)[:length].strip("-") or str(model._meta.model_name)
    taken = set(model._default_manager.filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in taken:
        return base
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{base}-{n}") not in taken)
