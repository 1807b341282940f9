"""Where staff write words for a report, and managers ask for it, watch it, and publish it."""

from functools import cached_property

from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst
from django.views.generic import DetailView
from django_htmx.http import HttpResponseClientRefresh

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, in_the_order_of, link, tag
from base.core.views import ActOnForm, OneButton

from .documents import boxes_on_paper
from .forms import AskForm, ContributionForm
from .kinds import REPORT_KINDS, ReportKind
from .models import Contribution, ReportEdition
from .services import ask_for_report, publish_report, retry_report, save_contribution
from .telling import is_for_everybody, prepare_telling, telling_of


def kind_or_404(code: str) -> ReportKind:
    if code not in REPORT_KINDS:
        raise Http404
    return REPORT_KINDS[code]


NONE_BUILT = "No report has been built yet. Choose “Build a report” for the year that ended last."
NONE_PUBLISHED = "No report has been published yet. A manager builds and publishes it."


class Desk(StaffList):
    """Every edition this person may see, and the words that the next reports still lack."""

    audience = Audience.STAFF
    title = "Reports"
    one, many = "edition", "editions"
    columns = (
        Column("Report", sort=("last_day", "kind", "about")),
        Column("Edition", sort="number"),
        Column("State", sort=in_the_order_of("state", ReportEdition.State.values)),
    )
    opens_with = ("-last_day", "kind", "about", "-number")
    queryset = ReportEdition.objects.all()
    template_name = "reports/desk.html"
    context_object_name = "editions"
    paginate_by = 20

    @cached_property
    def askable(self) -> list[ReportKind]:
        return [kind for kind in REPORT_KINDS.values() if kind.asked_by.admits(self.request.user)]

    def look_up(self, rows: list[ReportEdition]) -> None:
        self.desk_of = addresses("reports:edition_desk")

    def row(self, row: ReportEdition):
        may_ask = row.report_kind in self.askable
        page = self.desk_of(row.pk) if may_ask else row.get_absolute_url()
        return link(row, page, hidden=f", edition {row.number}"), row.number, tag(*self.state(row))

    @staticmethod
    def state(row: ReportEdition) -> tuple[str, str]:
        if row.is_published:
            return "Published", "done"
        if row.is_ready and not row.has_all_of_its_period:
            return "Ready to read", "doing"
        kind = "doing" if row.is_ready else "late" if row.has_failed else "plain"
        return row.get_state_display(), kind

    def get_context_data(self, **kwargs):
        kinds = REPORT_KINDS.values()
        scopes = [scope for kind in kinds for scope in kind.wanting_words()]
        written = {
            (words.kind, words.about, words.part): words
            for words in Contribution.objects.of_any(scopes)
        }
        return super().get_context_data(
            askable=self.askable,
            nothing=NONE_BUILT if self.askable else NONE_PUBLISHED,
            several_kinds=len(kinds) > 1,
            words=[
                (scope, part, written.get((scope.kind.code, scope.about, part.code)))
                for scope in scopes
                for part in scope.kind.parts
                if part.written_by.admits(self.request.user)
            ],
            **kwargs,
        )


class AskForReport(ActOnForm):
    audience = Audience.MANAGERS
    form_class = AskForm
    template_name = "reports/ask.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.kind = kind_or_404(kwargs["kind"])
        if not self.kind.asked_by.admits(request.user):
            raise Http404

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "kind": self.kind}

    def get_context_data(self, **kwargs):
        return super().get_context_data(kind=self.kind, **kwargs)

    def act(self, form) -> str:
        correction = form.cleaned_data["correction"]
        if not correction:
            self.refused_at = "correction"
        edition = ask_for_report(scope=form.scope, correction=correction, by=self.request.user)
        return reverse("reports:edition_desk", args=[edition.pk])


class OneEdition(DetailView):
    """A page about one edition, published or not."""

    audience = Audience.MANAGERS
    context_object_name = "edition"

    def get_queryset(self):
        return ReportEdition.objects.asked_for_by(self.request.user).select_related(
            "asked_by", "published_by"
        )


class EditionDesk(OneEdition):
    """How far one edition is, and what a manager can do with it now."""

    template_name = "reports/edition_desk.html"

    def get_context_data(self, **kwargs):
        scope = self.object.scope
        missing, boxes = Contribution.objects.missing_from(scope), []
        if self.object.is_ready:
            boxes = boxes_on_paper(self.object.report, correction=self.object.correction)
        return super().get_context_data(
            missing=missing,
            boxes=boxes,
            scope=scope,
            kind=scope.kind,
            may_tell=is_for_everybody(self.object),
            telling=telling_of(self.object),
            **kwargs,
        )


class Progress(OneEdition):
    """The progress bar alone, which htmx fetches each second until there is more to see."""

    template_name = "reports/_progress.html"

    def render_to_response(self, context, **kwargs):
        if not self.object.is_unfinished:
            return HttpResponseClientRefresh()
        return super().render_to_response(context, **kwargs)


class ChangeEdition(OneButton):
    audience = Audience.MANAGERS
    model = ReportEdition

    def get_queryset(self):
        return ReportEdition.objects.asked_for_by(self.request.user)

    def leads_to(self) -> str:
        return reverse("reports:edition_desk", args=[self.object.pk])


class Retry(ChangeEdition):
    def act(self, edition: ReportEdition) -> str:
        retry_report(edition=edition, by=self.request.user)
        return "We are trying again."


class Publish(ChangeEdition):
    def act(self, edition: ReportEdition) -> str:
        publish_report(edition=edition, by=self.request.user)
        return f"The report is published. {capfirst(edition.report_kind.readers)} can read it now."


class Tell(ChangeEdition):
    """Leads to the draft of what is sent, which says how many it would reach."""

    def act(self, edition: ReportEdition) -> str:
        self.send_out = prepare_telling(edition=edition, by=self.request.user)
        return "Look at how many it reaches and who is left out. Then send it."

    def leads_to(self) -> str:
        send_out = getattr(self, "send_out", None)
        return send_out.get_absolute_url() if send_out else super().leads_to()


class Contribute(ActOnForm):
    """One part of one report: the foreword, or an involved customer's section."""

    audience = Audience.STAFF
    form_class = ContributionForm
    template_name = "reports/contribute.html"
    success_message = "Saved. The next report that is built will have it."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        kind = kind_or_404(kwargs["kind"])
        scope = next((one for one in kind.offered() if one.about == kwargs["about"]), None)
        part = kind.part(kwargs["part"])
        if scope is None or part is None or not part.written_by.admits(request.user):
            raise Http404
        self.scope, self.part = scope, part

    def get_form_kwargs(self):
        written = Contribution.objects.of(self.scope).filter(part=self.part.code).first()
        return {**super().get_form_kwargs(), "instance": written}

    def get_context_data(self, **kwargs):
        return super().get_context_data(part=self.part, scope=self.scope, **kwargs)

    def act(self, form) -> str:
        save_contribution(
            scope=self.scope, part=self.part.code, by=self.request.user, **form.cleaned_data
        )
        return "reports:desk"
