"""The short address: somebody answers with a personal code, without signing in.

Nothing here names a person: whoever holds the code sees the questions and what was answered with it.
Opening a link spends nothing, for mail programs open links to look at them.
"""

from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView

from base.core.audience import Audience
from base.core.kept_queries import Told, kept_query

from ..answering import views
from ..answering.language import Language, language_of_page
from ..answering.who import Who
from ..models import PersonalCode, Version
from ..owners import Owned, owned_as_read, related_owners
from ..signs import Mistyped, read
from .forms import CodeForm
from .guessing import count_wrong_code, is_known, remember, too_many_wrong_codes

UNKNOWN = "We do not know this code. Look at it once more, or ring us"


@kept_query
def _with_signs(told: Told) -> QuerySet[PersonalCode]:
    owners = related_owners("questionnaire__")
    found = PersonalCode.objects.select_related("questionnaire", "customer", *owners)
    return found.filter(code=told.words("signs"))


def code_of(signs: str) -> PersonalCode | None:
    return _with_signs.first(signs=signs)


@method_decorator(never_cache, name="dispatch")
class TypeCode(FormView):
    """The form for a code, as people have it on paper."""

    audience = Audience.EVERYONE
    shut_when_acting = True
    form_class = CodeForm
    template_name = "questionnaires/type_code.html"

    @cached_property
    def language(self) -> Language:
        return language_of_page(self.request)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "language": self.language}

    def get_context_data(self, **kwargs):
        return super().get_context_data(language=self.language, **kwargs)

    def form_valid(self, form):
        if not_now := too_many_wrong_codes(self.request):
            return self.wrong(form, not_now, status=429)
        if code_of(form.cleaned_data["code"]) is None:
            count_wrong_code(self.request)
            return self.wrong(form, UNKNOWN, status=404)
        return redirect("questionnaires:code", form.cleaned_data["code"])

    def wrong(self, form: CodeForm, why: str, *, status: int) -> HttpResponseBase:
        form.add_error("code", why)
        return self.render_to_response(self.get_context_data(form=form), status=status)


class ByCode:
    """For a page of ``answering.views``: whoever has the code of the address answers."""

    audience = Audience.EVERYONE
    pages = {
        "start": "questionnaires:code",
        "page": "questionnaires:code_page",
        "check": "questionnaires:code_check",
        "sent": "questionnaires:code_sent",
    }
    shut_when_acting = True
    request: Any
    kwargs: dict[str, Any]
    code: PersonalCode

    @method_decorator(never_cache)
    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        code: PersonalCode | None = getattr(self, "code", None)
        if code is not None and not is_known(request, code.code):
            remember(response, code.code)
        return response

    def find_who(self, request) -> Who | HttpResponseBase:
        typed = self.kwargs["code"]
        try:
            signs = read(typed)
        except Mistyped as mistake:
            return self.type_again(str(mistake))
        if not is_known(request, signs) and (not_now := too_many_wrong_codes(request)):
            return self.type_again(not_now, status=429)
        code = code_of(signs)
        if code is None:
            count_wrong_code(request)
            return self.type_again(UNKNOWN)
        if signs != typed and request.method == "GET":
            return redirect("questionnaires:code", signs)
        self.code = code
        if code.has_ended:
            return self.said(ended=True)
        whose = owned_as_read(code.questionnaire)
        if whose.owner is None or whose.owner.invites is None:
            return self.said()
        self.found = whose
        return Who(code.customer, code=code)

    def type_again(self, why: str, *, status: int = 404) -> HttpResponseBase:
        """The form, with what the address says in it."""
        language = language_of_page(self.request)
        form = CodeForm({"code": self.kwargs["code"][:100]}, language=language)
        form.is_valid()
        form.errors.pop("code", None)
        form.add_error("code", why)
        context = {"form": form, "language": language}
        return render(self.request, TypeCode.template_name, context, status=status)

    def said(self, **about: Any) -> HttpResponseBase:
        """A page that says why they cannot answer: the code has ended, or nobody is asked."""
        language = language_of_page(self.request, self.code.customer)
        context = {"code": self.code, "language": language, **about}
        status = 200 if self.request.method == "GET" else 409
        return render(self.request, "questionnaires/code_not_now.html", context, status=status)

    def find_whose(self) -> Owned:
        return self.found

    def find_version(self) -> Version | None:
        owner = self.found.owner
        assert owner is not None
        return owner.asks(self.found.by, self.code.questionnaire)

    def not_asked(self) -> HttpResponseBase:
        return self.said(invitation=self.invitation)  # type: ignore[attr-defined]

    def not_for_them(self, why: str) -> HttpResponseBase:
        return self.said(invitation=self.invitation, why=why)  # type: ignore[attr-defined]

    def around(self) -> dict[str, Any]:
        """Back from the first page leads to where the code is told, and not away from it."""
        around = super().around()  # type: ignore[misc]
        page = self.invitation.page  # type: ignore[attr-defined]
        here = replace(
            self.invitation,  # type: ignore[attr-defined]
            page=self.address("start"),  # type: ignore[attr-defined]
            can_be_changed=self.invitation.can_be_changed and self.kept.can_be_changed,  # type: ignore[attr-defined]
        )
        return {**around, "invitation": here, "public_page": page}


class CodePage(ByCode, views.Answering, TemplateView):
    """What the code is for and how far they are: new, begun or sent."""

    template_name = "questionnaires/code.html"

    def get_context_data(self, **kwargs):
        next_page = self.asking.where_to_go_on
        return super().get_context_data(
            go_on=self.address_of(next_page),
            sent=self.address("sent"),
            code_in_groups=self.code.in_groups,
            **kwargs,
        )


_, CodeOnePage, CodeCheck, CodeSent = views.four_pages(ByCode)  # beginning is CodePage
