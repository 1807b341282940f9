"""Reports as they are read: by everybody, and the board's shelf."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.generic import DetailView, ListView, View

from base.core.audience import Audience
from base.core.documents import shown_picture
from base.core.paging import NearestPage
from participation.programme.actions.models import Action
from participation.programme.actions.stats import actions_overdue
from participation.programme.activities import stats as taking_part
from participation.programme.activities.models import Outcome
from participation.programme.consultations import stats as consulting
from participation.programme.consultations.models import Consultation
from scrutiny.recommendations.stats import recommendations_by_standing

from .documents import on_page
from .models import ReportEdition
from .pictures import pictures_in
from .responses.missing import decided_without_paper

#: What a picture of an edition shows never changes. Whoever signed in is told to keep none (NoStoreMiddleware).
A_DAY = 86_400
#: So many of what is late; the figure above says how many there are.
MOST_LATE = 10


class Published(NearestPage, ListView):
    """Every published edition, the newest year first."""

    audience = Audience.EVERYONE
    template_name = "reports/list.html"
    context_object_name = "editions"
    paginate_by = 20

    def get_queryset(self):
        return ReportEdition.objects.published().visible_to(self.request.user)


def edition_at(user, *, kind: str, about: str, number: int) -> ReportEdition:
    """A built edition that this person may read; otherwise it is not there."""
    editions = ReportEdition.objects.built().visible_to(user)
    return get_object_or_404(editions, kind=kind, about=about, number=number)


class ReadEdition(DetailView):
    """The report as a page, from what was frozen when it was built."""

    audience = Audience.EVERYONE
    template_name = "reports/page.html"
    context_object_name = "edition"

    def get_object(self, queryset=None):
        return edition_at(self.request.user, **self.kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **on_page(
                self.object.report,
                number=self.object.number,
                correction=self.object.correction,
            ),
            newest=ReportEdition.objects.published().newer_than(self.object).first(),
            **kwargs,
        )


class DownloadEdition(View):
    """The PDF, as it was built: its checksum lets a browser ask whether it has it already."""

    audience = Audience.EVERYONE

    def get(self, request, **kwargs):
        edition = edition_at(request.user, **kwargs)
        etag = quote_etag(edition.sha256)
        response = get_conditional_response(request, etag=etag) or FileResponse(
            edition.file.open("rb"), as_attachment=True, filename=edition.file_name
        )
        response["ETag"] = etag
        patch_cache_control(response, no_cache=True)
        return response


class ShowPicture(View):
    """A picture of an edition, for whoever may read the edition."""

    audience = Audience.EVERYONE

    def get(self, request, file, **kwargs):
        edition = edition_at(request.user, **kwargs)
        picture = next((one for one in pictures_in(edition.report) if one.file == file), None)
        if picture is None:
            raise Http404
        response = shown_picture(default_storage.open(picture.name), picture.name)
        patch_cache_control(response, max_age=A_DAY)
        return response


class BoardShelf(NearestPage, ListView):
    """What the board asks for: the reports, also those not published yet, and what is overdue."""

    audience = Audience.BOARD
    template_name = "reports/board.html"
    context_object_name = "editions"
    paginate_by = 20

    def get_queryset(self):
        return ReportEdition.objects.built().visible_to(self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            overdue=taking_part.outcomes_overdue(),
            overdue_means=taking_part.outcomes_overdue.definition,
            late_points=Outcome.objects.overdue()
            .select_related("owner")
            .order_by("due_on", "pk")[:MOST_LATE],
            late_decisions=Consultation.objects.awaiting_decision().order_by(
                "decision_due_on", "pk"
            )[:MOST_LATE],
            undecided=consulting.awaiting_decision(),
            undecided_means=consulting.awaiting_decision.definition,
            actions=actions_overdue(),
            actions_means=actions_overdue.definition,
            late_actions=Action.objects.overdue().select_related("owner")[:MOST_LATE],
            recommendations=recommendations_by_standing(),
            recommendations_mean=recommendations_by_standing.definition,
            without_paper=decided_without_paper(timezone.localdate())[:MOST_LATE],
            **kwargs,
        )
