"""Our letters about grants, as PDF: for us, who print what nobody can be sent, and for those who sit on the group."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import View

from base.core.audience import Audience
from base.core.views import OneButton

from . import services
from .bearers import sits_on
from .models import Letter
from .paper import handed_letter


class ALetter(View):
    audience = Audience.STAFF
    http_method_names = ["get"]

    def get(self, request, pk):
        return handed_letter(get_object_or_404(Letter, pk=pk))


class MyLetter(View):
    audience = Audience.CUSTOMERS
    http_method_names = ["get"]

    def get(self, request, pk):
        letter = get_object_or_404(Letter.objects.select_related("grant__group"), pk=pk)
        if not sits_on(request.user, letter.grant.group):
            raise Http404("This is for those who sit on the group.")
        return handed_letter(letter)


class Posted(OneButton):
    audience = Audience.STAFF

    def get_queryset(self):
        return Letter.objects.select_related("grant")

    def act(self, row: Letter) -> str:
        services.note_posted(letter=row, by=self.request.user)
        return "It is posted."

    def leads_to(self):
        return self.object.grant
