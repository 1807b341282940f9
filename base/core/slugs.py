"""Readable addresses for rows."""

from django.db.models import Model
from django.utils.text import slugify


def free_slug(model: type[Model], text: str, length: int, *, field: str = "slug") -> str:
    """A readable address, or other code in ``field``, that no other row has: ``warm-homes-2``."""
    base = slugify(text)[:length].strip("-") or str(model._meta.model_name)
    alike = model._default_manager.filter(**{f"{field}__startswith": base})
    taken = set(alike.values_list(field, flat=True))
    if base not in taken:
        return base
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{base}-{n}") not in taken)
