"""One grant, for those who sit on the group, and what its office bearers do about it."""

from django.http import Http404
from django.urls import reverse
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.views import OneButton
from participation.people.groups.insiders import standing_of
from participation.programme.registration.standing import keeps

from . import services, stats
from .bearers import kept_group, sits_on
from .grant_views import spending_of
from .models import Grant
from .stages import stage_of


class MyGrant(DetailView):
    """Where one grant stands, for those who sit on the group: the receipt of what was sent, and what comes next."""

    audience = Audience.CUSTOMERS
    template_name = "grants/my_grant.html"
    context_object_name = "grant"
    queryset = Grant.objects.select_related("group__kind", "scheme_year__scheme", "account")

    def get_object(self, queryset=None):
        grant = super().get_object(queryset)
        if not sits_on(self.request.user, grant.group):
            raise Http404("This is for those who sit on the group.")
        return grant

    def get_context_data(self, **kwargs):
        money = stats.of_grant(self.object)
        return super().get_context_data(
            money=money,
            stage=stage_of(
                self.object, money, self.object.assessments.counted().distinct().count()
            ),
            answers=services.answers_of(self.object),
            conditions=self.object.scheme_year.scheme.conditions_to_check,
            **spending_of(self.object),
            letters=self.object.letters.all(),
            keeps=keeps(standing_of(self.object.group, self.request.user)),
            **kwargs,
        )


class Accept(OneButton):
    audience = Audience.CUSTOMERS

    def get_queryset(self):
        return Grant.objects.select_related("group")

    def get_object(self, queryset=None):
        grant = super().get_object(queryset)
        kept_group(self.request.user, grant.group_id)
        return grant

    def act(self, row: Grant) -> str:
        services.accept(grant=row, by=self.request.user)
        return "Thank you. It is accepted."

    def leads_to(self) -> str:
        return reverse("grants:my_grant", args=[self.object.pk])
