"""Pages that all visitors see alike are made once and kept for up to a minute.

A visitor is somebody without a session and without a message waiting for them; everybody else always
gets a page made for them. What is kept belongs to an edition. When something public changes, the
edition does, so no visitor sees what was true before: each app names in its ``public.py`` what counts.
"""

import hashlib
import secrets
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import cache
from django.db import models, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.views import View

from . import display
from .brand import current_brand
from .declared import Declared
from .rules.values import in_force

EDITION = "kept-pages:edition"
PAGE = "page"

#: Rows that a visitor reads, or that a number a visitor reads is counted from.
PUBLIC_ROWS: Declared[type[models.Model]] = Declared("public")


def visitors_read(*rows: type[models.Model]) -> None:
    """Saving or deleting one, or changing one of its many-to-many lists, begins a new edition."""
    for model in rows:
        PUBLIC_ROWS.add(model)


def watch_public_rows() -> None:
    for model in PUBLIC_ROWS:
        post_save.connect(forget_kept_pages, sender=model)
        post_delete.connect(forget_kept_pages, sender=model)
        for field in model._meta.many_to_many:
            m2m_changed.connect(forget_kept_pages, sender=field.remote_field.through)


class KeptForVisitors(View):
    """For a view whose page depends on its address and on public rows alone, and holds no POST form.

    Few pages of one view are kept, whatever people write into addresses: those of hosts that settings
    name, with at most one filter of ``filter_class``, which knows its choices. What else an address
    says (where somebody came from) is passed over.
    """

    #: A form of choices alone. The view makes ``self.filter`` of it.
    filter_class: type[forms.Form] | None = None
    filter: forms.Form | None = None

    def dispatch(self, request, *args, **kwargs):
        if not settings.KEEP_PAGES_SECONDS or not is_visit(request):
            return super().dispatch(request, *args, **kwargs)
        name = name_of(request, self.asked)
        found = cache.get_many([EDITION, name])
        # Read before any row is: a page made while something changes is kept under the edition
        # that is over, where nobody looks.
        edition = found.get(EDITION) or cache.get_or_set(EDITION, new_edition, None)
        kept_edition, content = found.get(name, ("", b""))
        if kept_edition == edition:
            kept = HttpResponse(content)
            patch_vary_headers(kept, ["Cookie"])
            return kept
        response = super().dispatch(request, *args, **kwargs)

        def keep(rendered) -> None:
            is_alike = rendered.status_code == 200 and is_same_for_all(request)
            if is_alike and self.is_one_of_few(rendered):
                cache.set(name, (edition, rendered.content), settings.KEEP_PAGES_SECONDS)

        if hasattr(response, "add_post_render_callback"):
            response.add_post_render_callback(keep)
        return response

    @property
    def asked(self) -> dict[str, str]:
        """What the address says that this page knows; the page's number among it."""
        fields = self.filter_class.base_fields if self.filter_class else ()
        asked = self.request.GET
        return {name: asked[name] for name in sorted((*fields, PAGE)) if asked.get(name)}

    def is_one_of_few(self, rendered) -> bool:
        """Known once the page has been made: which page of a list it is, and whether the choice is one."""
        said = [(name, value) for name, values in self.request.GET.lists() for value in values]
        asked = self.asked
        in_plain_words = sorted(pair for pair in said if pair[1]) == sorted(asked.items())
        number = asked.pop(PAGE, "1")
        page = rendered.context_data.get("page_obj")
        return (
            self.request.get_host() in our_hosts()
            and in_plain_words
            and len(asked) <= 1
            and not (self.filter and self.filter.errors)
            and number == (str(page.number) if page else "1")
        )


class KeptForAll(View):
    """For an answer that is the same for whoever asks, signed in or not, whatever the address says more.

    Made once an edition, and again after ``keep_seconds`` for what changes with the clock alone. It has
    an ETag of its content, and whoever has it already is told so without it being fetched.
    """

    content_type = "text/html; charset=utf-8"
    keep_seconds = 60 * 60

    def make(self) -> bytes:
        raise NotImplementedError

    def get(self, request, *args, **kwargs) -> HttpResponse:
        if not settings.KEEP_PAGES_SECONDS:
            content = self.make()
            return self.answer(request, tag_of(content), content)
        name = self.name
        found = cache.get_many([EDITION, name])
        edition = found.get(EDITION) or cache.get_or_set(EDITION, new_edition, None)
        kept_edition, tag = found.get(name, ("", ""))
        if kept_edition == edition:
            if (not_modified := self.answer(request, tag)).status_code == 304:
                return not_modified
            if (content := cache.get(f"{name}:{tag}")) is not None:
                return self.answer(request, tag, content)
        content = self.make()
        tag = tag_of(content)
        cache.set(f"{name}:{tag}", content, self.keep_seconds)
        cache.set(name, (edition, tag), self.keep_seconds)
        return self.answer(request, tag, content)

    @property
    def name(self) -> str:
        """Apart for each release and for what the landlord has decided."""
        parts = f"{type(self).__qualname__} {settings.PORTAL_ADDRESS} {as_it_stands()}"
        return "kept-pages:" + hashlib.sha256(parts.encode()).hexdigest()

    def answer(self, request, tag: str, content: bytes = b"") -> HttpResponse:
        response = HttpResponse(content, content_type=self.content_type, headers={"ETag": tag})
        return get_conditional_response(request, etag=tag, response=response) or response


def tag_of(content: bytes) -> str:
    return quote_etag(hashlib.sha256(content).hexdigest()[:32])


def forget_kept_pages(**_) -> None:
    """Once the change is there to be seen. Receives the signals of saving and deleting."""
    transaction.on_commit(start_edition, robust=True)


def start_edition() -> None:
    cache.set(EDITION, new_edition(), None)


def new_edition() -> str:
    return secrets.token_hex(8)


def is_visit(request) -> bool:
    cookies = request.COOKIES
    return (
        request.method == "GET"
        and settings.SESSION_COOKIE_NAME not in cookies
        and CookieStorage.cookie_name not in cookies
    )


def is_same_for_all(request) -> bool:
    """Nothing was put into a session or a CSRF token while the page was made."""
    return not (request.session.modified or request.META.get("CSRF_COOKIE_NEEDS_UPDATE"))


def name_of(request, asked: dict[str, str]) -> str:
    """By full address, how they chose to read, the landlord's settings, and the release.

    The two parts of a path are told apart: the first begins every link of the page.
    """
    script = request.META.get("SCRIPT_NAME", "")
    address = (request.scheme, request.get_host(), script, request.path_info, asked)
    parts = f"{address} {display.classes(request)} {as_it_stands()}"
    return "kept-pages:" + hashlib.sha256(parts.encode()).hexdigest()


def our_hosts() -> set[str]:
    return {*settings.ALLOWED_HOSTS, urlsplit(settings.PORTAL_ADDRESS).netloc}


def as_it_stands() -> str:
    """What no row says: the landlord's settings, and the release as its static files tell it."""
    release = getattr(staticfiles_storage, "manifest_hash", "")
    return f"{in_force.edition}{current_brand()} {release}"
