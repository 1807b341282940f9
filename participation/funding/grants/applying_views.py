"""A group applies: what it may have is said first, then it answers page by page and sends it."""

from dataclasses import replace
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.views import OneButton
from participation.people.groups.one_group import OneGroup
from participation.questionnaires.answering import views
from participation.questionnaires.answering.keeping import OnSheet
from participation.questionnaires.answering.who import SignedIn, Who
from participation.questionnaires.models import Questionnaire, Sheet, Version
from participation.questionnaires.owners import Owned

from . import services
from .bearers import ByOfficeBearer, kept_group
from .eligible import decided_by, offers_to
from .models import Application, SchemeYear
from .questions import SCHEME


class ToApplyFor(ByOfficeBearer, TemplateView):
    """What there is, on which conditions, and which of it this group may have."""

    audience = Audience.CUSTOMERS
    template_name = "grants/apply.html"

    def get_context_data(self, **kwargs):
        offers = offers_to(self.group)
        return super().get_context_data(
            may=[one for one in offers if not one.why_not],
            may_not=[one for one in offers if one.why_not],
            decided_by=decided_by(),
            **kwargs,
        )


class Begins(OneButton):
    """For ``self.group``, whoever presses it."""

    group: Any
    pk_url_kwarg = "year"
    answers_at = ""

    def get_queryset(self):
        return SchemeYear.objects.select_related("scheme__questionnaire")

    def act(self, row: SchemeYear) -> None:
        self.begun = services.begin_application(year=row, group=self.group, by=self.request.user)

    def leads_to(self) -> str:
        if hasattr(self, "begun"):
            return reverse(self.answers_at, args=[self.begun.pk])
        return self.otherwise()

    def otherwise(self) -> str:
        raise NotImplementedError


class Begin(ByOfficeBearer, Begins):
    audience = Audience.CUSTOMERS
    answers_at = "grants:start"

    def otherwise(self) -> str:
        return reverse("grants:apply", args=[self.group.pk])


class BeginForGroup(OneGroup, Begins):
    """One of us keys in what came on paper, or what an office bearer says on the phone."""

    audience = Audience.STAFF
    answers_at = "grants:key_start"

    def otherwise(self) -> str:
        return reverse("grants:new", args=[self.group.pk])


class UntilSent(OnSheet):
    """An application is written until it is sent, and leads to its grant from then on."""

    def __init__(self, application: Application, who: Who, page_of_grant: str) -> None:
        super().__init__(application.code.questionnaire, who)
        self.application, self.page_of_grant = application, page_of_grant
        self.find_where()

    def find_where(self) -> None:
        if self.application.grant_id:
            self.leads_to = reverse(self.page_of_grant, args=[self.application.grant_id])

    def send(self, whose: Owned) -> None:
        super().send(whose)
        self.application.refresh_from_db(fields=["grant"])
        self.find_where()

    @property
    def has_sent(self) -> bool:
        return self.application.grant_id is not None


class Answering:
    """The application of the address, and the questions of its scheme."""

    application: Application
    whose: Owned
    who: Who
    page_of_grant = ""

    def find_application(self, pk: int) -> Application:
        about = ("scheme_year__scheme__questionnaire", "group__kind", "code__questionnaire")
        return get_object_or_404(Application.objects.select_related(*about), pk=pk)

    def find_whose(self) -> Owned:
        return Owned(self.application.scheme_year.scheme, SCHEME)

    def find_version(self) -> Version | None:
        return self.application.code.questionnaire.asked

    def find_kept(self, version: Version) -> UntilSent:
        return UntilSent(self.application, self.who, self.page_of_grant)

    def find_invitation(self):
        """Once it is sent it stays: it is what was decided on."""
        found = super().find_invitation()  # type: ignore[misc]
        return replace(found, page=self.page_before(), can_be_changed=False)

    def page_before(self) -> str:
        raise NotImplementedError

    @classmethod
    def questions_at(cls, pk: int) -> Questionnaire | None:
        found = Application.objects.filter(pk=pk).select_related("code__questionnaire").first()
        return found.code.questionnaire if found else None


class Applying(Answering, SignedIn, views.Answering):
    """An office bearer of the group answers, and goes on where another one stopped."""

    audience = Audience.CUSTOMERS
    open_when_acting = False
    pages = {name: f"grants:{name}" for name in views.NAMES}
    page_of_grant = "grants:my_grant"

    def find_who(self, request):
        who = super().find_who(request)
        if not isinstance(who, Who):
            return who
        self.application = self.find_application(self.kwargs["pk"])
        kept_group(request.user, self.application.group_id)
        return replace(who, customer=None, code=self.application.code)

    def page_before(self) -> str:
        return reverse("grants:apply", args=[self.application.group_id])


class KeyingIn(Answering, views.Answering):
    """One of us answers for the group."""

    audience = Audience.STAFF
    pages = {name: f"grants:key_{name}" for name in views.NAMES}
    page_of_grant = "grants:grant"

    def find_who(self, request):
        self.application = self.find_application(self.kwargs["pk"])
        by = request.user
        mode = Sheet.Mode.PAPER
        return Who(None, code=self.application.code, mode=mode, by=by, keyed_by=by)

    def page_before(self) -> str:
        return reverse("grants:new", args=[self.application.group_id])


ApplyingStart, ApplyingOnePage, ApplyingCheck, ApplyingSent = views.four_pages(Applying)
KeyingInStart, KeyingInOnePage, KeyingInCheck, KeyingInSent = views.four_pages(KeyingIn)
