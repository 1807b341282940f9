"""Pictures of projects: added and removed by staff, seen by everybody."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import View

from base.core.audience import Audience
from base.core.documents import shown_picture
from base.core.views import FormAboutRow, RemoveButton

from . import services
from .models import Picture, Project, Round
from .project_forms import PictureForm


class Pictures(FormAboutRow):
    """Those of one project, and a form that adds another."""

    audience = Audience.STAFF
    model = Project
    context_object_name = "project"
    form_class = PictureForm
    template_name = "choices/pictures.html"
    refused_at = "file"
    success_message = "The picture is added."

    def get_queryset(self):
        return Project.objects.select_related("round")

    def act(self, form) -> str:
        services.add_picture(project=self.row, by=self.request.user, **form.cleaned_data)
        return self.request.path

    def get_context_data(self, **kwargs):
        return super().get_context_data(pictures=self.row.pictures.all(), **kwargs)


class RemovePicture(RemoveButton):
    audience = Audience.STAFF
    model = Picture

    def named(self):
        return {"pk": self.kwargs["pk"], "project": self.kwargs["project"]}

    def get_queryset(self):
        found = Picture.objects.filter(project=self.kwargs["project"])
        return found.select_related("project__round")

    def act(self, row: Picture) -> str:
        services.remove_picture(picture=row, by=self.request.user)
        return "It is removed."

    def leads_to(self) -> str:
        return reverse("choices:pictures", args=[self.kwargs["project"]])


class ShownPicture(View):
    """To whoever reads the project that it stands on."""

    audience = Audience.EVERYONE
    http_method_names = ["get"]

    def get(self, request, pk):
        rounds = Round.objects.visible_to(request.user)
        pictures = Picture.objects.filter(project__round__in=rounds.values("pk"))
        if not Audience.STAFF.admits(request.user):
            pictures = pictures.exclude(project__signed_off_at=None)
        found = get_object_or_404(pictures, pk=pk)
        response = shown_picture(found.file.open("rb"), str(found.file.name))
        response["Cache-Control"] = "private, no-cache"
        return response
