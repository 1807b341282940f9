"""What everybody reads: rounds, what can be voted on and by which rule, and what came of it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.views.generic import DetailView, ListView, View

from base.core.audience import Audience
from base.core.house_rules import SMALL_NUMBER_THRESHOLD
from base.core.kept_pages import KeptForVisitors
from base.core.paging import NearestPage
from base.core.views import OneButton
from participation.people.customers.mine import AlsoForOfficers, customer_of
from participation.questionnaires.signs import LOOK_ALIKES

from . import services, stats
from .elections import rule_whole, who_may_vote
from .models import Pot, PotResult, Project, Receipt, Round
from .result import fate_told, told

#: The newest stand on the page of a round; projects of all of them are what people vote on.
MOST_IDEAS = 200


class Rounds(KeptForVisitors, NearestPage, ListView):
    audience = Audience.EVERYONE
    template_name = "choices/rounds.html"
    paginate_by = 25
    queryset = Round.objects.public()
    context_object_name = "rounds"


class OneRound:
    """Of a round that everybody reads; staff read it before that, too."""

    def get_queryset(self):
        return Round.objects.visible_to(self.request.user)


class RoundPage(OneRound, DetailView):
    audience = Audience.EVERYONE
    template_name = "choices/round.html"
    context_object_name = "round"

    def get_context_data(self, **kwargs):
        row = self.object
        pots = list(row.pots.all())
        projects = list(row.projects.exclude(signed_off_at=None))
        return super().get_context_data(
            pots=[
                (pot, [one for one in projects if one.pot_id == pot.pk and one.is_possible])
                for pot in pots
            ],
            refused=[one for one in projects if not one.is_possible],
            ideas=[]
            if row.fixed_at
            else row.ideas.shown()
            .select_related("project")
            .order_by("-written_at", "-pk")[:MOST_IDEAS],
            rule=rule_whole(row, pots),
            who=who_may_vote(row),
            is_staff=Audience.STAFF.admits(self.request.user),
            customer=(customer := customer_of(self.request)),
            hears=customer is not None and row.wishes.filter(customer=customer).exists(),
            **kwargs,
        )


class TellMe(AlsoForOfficers, OneButton):
    """To hear the result and when each winner is finished; and the other button, which takes that back."""

    audience = Audience.CUSTOMERS
    model = Round

    def act(self, row: Round) -> str:
        customer = customer_of(self.request)
        if customer is None:
            return "Join first, and then ask again."
        if "take_back" in self.request.POST:
            services.wants_no_news(round=row, customer=customer)
            return "We will not tell you."
        services.wants_news(round=row, customer=customer)
        return "We will tell you what comes of it."


class ProjectPage(DetailView):
    audience = Audience.EVERYONE
    template_name = "choices/project.html"
    context_object_name = "project"

    def get_object(self, queryset=None):
        rounds = Round.objects.visible_to(self.request.user)
        signed_off = Project.objects.exclude(signed_off_at=None).select_related("round", "pot")
        return get_object_or_404(
            signed_off.filter(round__in=rounds.values("pk")),
            round__slug=self.kwargs["slug"],
            number=self.kwargs["pk"],
        )

    def get_context_data(self, **kwargs):
        fate = None
        if self.object.round.result_at and self.object.is_possible:
            result = PotResult.objects.filter(pot=self.object.pot_id).first()
            lines = result.fates if result else []
            found = (one for one in lines if one["number"] == self.object.code)
            fate = next((fate_told(result, one, self.object) for one in found), None)
        others = self.object.round.projects.on_ballot().filter(either_or=self.object.either_or)
        either_or = list(others.exclude(pk=self.object.pk)) if self.object.either_or else []
        ideas = self.object.ideas.shown().count()
        pictures = self.object.pictures.all()
        return super().get_context_data(
            fate=fate, either_or=either_or, ideas=ideas, pictures=pictures, **kwargs
        )


class WithResult(OneRound):
    """404 until the result is published."""

    def get_queryset(self):
        return super().get_queryset().exclude(result_at=None)


class ResultPage(WithResult, DetailView):
    audience = Audience.EVERYONE
    template_name = "choices/result.html"
    context_object_name = "round"

    def get_context_data(self, **kwargs):
        row = self.object
        turnout = stats.turnout(row)
        return super().get_context_data(
            results=told(row),
            rule=rule_whole(row, list(row.pots.all())),
            turnout=turnout,
            turnout_definition=stats.turnout.definition,
            areas=stats.by_area(row),
            channels=stats.by_channel(row),
            **kwargs,
        )


class Receipts(WithResult, DetailView):
    """The receipts of all ballots that were counted, in the order of their letters."""

    audience = Audience.EVERYONE
    template_name = "choices/receipts.html"
    context_object_name = "round"

    def get_context_data(self, **kwargs):
        asked = self.request.GET.get("receipt", "")[:40]
        letters = "".join(filter(str.isalnum, asked.upper())).translate(LOOK_ALIKES)
        counted = Receipt.objects.filter(round=self.object)
        found = counted.filter(letters=letters).first() if letters else None
        return super().get_context_data(asked=asked, found=found, counted=counted.count(), **kwargs)


class ReceiptsFile(WithResult, DetailView):
    audience = Audience.EVERYONE

    def render_to_response(self, context, **kwargs):
        letters = Receipt.objects.filter(round=self.object).values_list("letters", flat=True)
        return HttpResponse(
            "".join(f"{one}\n" for one in letters),
            content_type="text/plain; charset=utf-8",
            headers={
                "Content-Disposition": f'attachment; filename="receipts-{self.object.slug}.txt"'
            },
        )


class PotFile(View):
    """All ballots of one pot, shuffled, for whoever counts again."""

    audience = Audience.EVERYONE
    http_method_names = ["get"]

    def get(self, request, slug, pk):
        rounds = Round.objects.visible_to(request.user).exclude(result_at=None)
        pot = get_object_or_404(Pot, pk=pk, round__slug=slug, round__in=rounds.values("pk"))
        if pot.result.ballots < SMALL_NUMBER_THRESHOLD.value:
            raise Http404("So few ballots are not published one by one.")
        name = f"{slug}-{slugify(pot.name) or pot.pk}.pb"
        return HttpResponse(
            pot.result.file,
            content_type="text/plain; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
