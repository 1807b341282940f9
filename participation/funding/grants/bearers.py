"""For the office bearers of a group: they apply for it, accept for it and account for it."""

from functools import cached_property
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from base.accounts.models import User
from participation.people.groups.insiders import groups_inside, standing_of
from participation.people.groups.models import Group, Membership
from participation.programme.registration.standing import keeps


def sits_on(user: User, group: Group) -> bool:
    """As a customer, now: somebody who also works here has the pages of staff for other groups."""
    return Membership.objects.sitting().filter(group=group, customer__user=user.pk).exists()


def kept_group(user: User, pk: int) -> Group:
    """The group of this number, to its office bearers; to everybody else it is not there."""
    group = get_object_or_404(groups_inside(user).select_related("kind"), pk=pk)
    if not keeps(standing_of(group, user)):
        raise Http404("This is for the office bearers of the group.")
    return group


class ByOfficeBearer:
    """The group of the address, for its office bearers."""

    request: Any
    kwargs: Any

    @cached_property
    def group(self) -> Group:
        return kept_group(self.request.user, self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(group=self.group, **kwargs)  # type: ignore[misc]
