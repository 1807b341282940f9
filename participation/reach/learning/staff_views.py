"""The directory of who helps people online, as staff keep it."""

from django.shortcuts import get_object_or_404
from django.views.generic import ListView

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.paging import NearestPage
from base.core.views import ActOnForm, OneButton

from .forms import SignpostForm, StaffFilter, next_check
from .models import Signpost
from .services import close_signpost, save_signpost, still_true


class Directory(NearestPage, ListView):
    audience = Audience.STAFF
    template_name = "learning/staff/directory.html"
    context_object_name = "signposts"
    paginate_by = 30

    def get_queryset(self):
        self.filter = StaffFilter(self.request.GET)
        found = self.filter.narrow(Signpost.objects.in_use())
        return found.select_related("area").prefetch_related("barriers")

    def get_context_data(self, **kwargs):
        return super().get_context_data(filter=self.filter, **kwargs)


class WriteSignpost(ActOnForm):
    """A new entry, or one that is there."""

    audience = Audience.STAFF
    form_class = SignpostForm
    template_name = "learning/staff/write.html"
    success_message = "Saved."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.signpost = get_object_or_404(Signpost, pk=kwargs["pk"]) if "pk" in kwargs else None

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.signpost}

    def act(self, form) -> str:
        save_signpost(by=self.request.user, signpost=self.signpost, **form.cleaned_data)
        return "learning:directory"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            signpost=self.signpost,
            changes=changes_of(self.signpost, limit=5) if self.signpost else (),
            **kwargs,
        )


class SignpostButton(OneButton):
    audience = Audience.STAFF
    model = Signpost

    def leads_to(self) -> str:
        return "learning:directory"


class StillTrue(SignpostButton):
    def act(self, row) -> str:
        still_true(signpost=row, by=self.request.user, check_by=next_check())
        return f"{row}: checked today."


class Close(SignpostButton):
    def act(self, row) -> str:
        close_signpost(signpost=row, by=self.request.user)
        return f"{row} is off the public page."
