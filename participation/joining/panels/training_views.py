"""Training that members of panels must have had: who needs it, and the sessions at which it is given."""

from django.db.models import Count, F, Q
from django.urls import reverse

from base.core.audience import Audience
from base.core.views import ActOnForm, RemoveButton

from . import services
from .models import TrainingSession
from .services.training import required, to_learn
from .training_forms import SessionForm

MOST_NEEDING = 200
MOST_SESSIONS = 60


class Training(ActOnForm):
    """The training programme of panels: what is required, who has not had it, when it is given next."""

    audience = Audience.STAFF
    form_class = SessionForm
    template_name = "panels/training.html"
    refused_at = "event"
    success_message = "It is given there. Whoever comes has had it."

    def act(self, form) -> str:
        services.add_session(by=self.request.user, **form.cleaned_data)
        return reverse("panels:training")

    def get_context_data(self, **kwargs):
        titles = required()
        needing = to_learn().order_by("membership__customer__name", "pk")
        needing = needing.annotate(who=F("membership__customer__name"))[:MOST_NEEDING]
        booked = Count("event__bookings", filter=Q(event__bookings__cancelled_at=None))
        sessions = TrainingSession.objects.select_related("event").annotate(booked=booked)
        sessions = list(sessions.order_by("-event__starts_at", "pk")[:MOST_SESSIONS])
        counted = to_learn().order_by().values_list("title").annotate(n=Count("pk"))
        waiting: dict[str, int] = dict(counted)
        members, given = list(needing), {title: [] for title in titles}
        for session in sessions:
            given.setdefault(session.title, []).append(session)
        named = {title: [one for one in members if one.title == title] for title in given}
        return super().get_context_data(
            trainings=[
                {
                    "title": title,
                    "needing": named[title],
                    "waiting": waiting.get(title, 0),
                    "more": waiting.get(title, 0) - len(named[title]),
                    "sessions": at,
                }
                for title, at in given.items()
            ],
            **kwargs,
        )


class RemoveSession(RemoveButton):
    audience = Audience.STAFF

    def get_queryset(self):
        return TrainingSession.objects.select_related("event")

    def act(self, row: TrainingSession) -> str:
        services.remove_session(session=row, by=self.request.user)
        return "It is not given there."

    def leads_to(self) -> str:
        return reverse("panels:training")
