"""Where customers write their section of a report, hand it in, change it and take it back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.generic import View

from base.core.audience import Audience
from base.core.documents import shown_picture
from base.core.views import FormAboutRow, OneButton
from participation.people.customers.mine import AlsoForOfficers, OwnRecord

from .forms import WriteForm
from .models import WrittenSection
from .services import change_again, save_section, take_back


class Write(AlsoForOfficers, OwnRecord, FormAboutRow):
    """Saved as often as they like; once it is handed in, as it was handed in."""

    audience = Audience.CUSTOMERS
    form_class = WriteForm
    template_name = "written/write.html"
    context_object_name = "section"

    def get_queryset(self):
        own = WrittenSection.objects.own(self.request)
        return own.select_related("customer__tenure", "group")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.row}

    def act(self, form) -> WrittenSection:
        saved = save_section(section=self.row, by=self.request.user, **form.details)
        handed_in = form.hands_in
        self.done = f"{saved.report}: {'section handed in' if handed_in else 'section written'}"
        self.success_message = (
            "Thank you. We read it, and tell you whether it is in the report."
            if handed_in
            else "Saved. Nobody else reads it until you hand it in."
        )
        return saved


class ChangeOwn(AlsoForOfficers, OneButton):
    audience = Audience.CUSTOMERS

    def get_queryset(self):
        return WrittenSection.objects.own(self.request)


class ChangeAgain(ChangeOwn):
    def act(self, section: WrittenSection) -> str:
        change_again(section=section, by=self.request.user)
        self.done = f"{section.report}: section opened again"
        return "Change what you like, then hand it in again."


class TakeBack(ChangeOwn):
    def act(self, section: WrittenSection) -> str:
        take_back(section=section, by=self.request.user)
        self.done = f"{section.report}: section taken back"
        return "It is taken back. It will not be in the report."


class ShowPicture(AlsoForOfficers, View):
    """To its writer, and to staff who read it."""

    audience = Audience.SIGNED_IN

    def get(self, request, pk) -> HttpResponse:
        sections = WrittenSection.objects
        own = sections.own(request) if request.acting else sections.read_by(request.user)
        section = get_object_or_404(own.exclude(picture=""), pk=pk)
        response = shown_picture(section.picture.open("rb"), str(section.picture.name))
        patch_cache_control(response, private=True, no_cache=True)
        return response
