"""Where staff put pictures beside a question, and what a browser loads."""

from django.http import Http404, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.generic import View

from base.core.audience import Audience
from base.core.documents import shown_picture

from ..building.views import WriteQuestion
from ..models import Option, Question
from ..models.pictures import FOLDER
from .forms import PicturesForm
from .services import put_pictures

A_YEAR = 366 * 24 * 60 * 60


class PutPictures(WriteQuestion):
    audience = Audience.STAFF
    form_class = PicturesForm
    template_name = "questionnaires/pictures.html"
    success_message = "The pictures are saved."
    is_grid = False

    def get_row(self):
        row = super().get_row()
        if row is None or row.grid:
            raise Http404("The rows of a grid have no pictures.")
        return row

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        del kwargs["instance"], kwargs["earlier"]
        return {**kwargs, "question": self.row}

    def act(self, form) -> str:
        put_pictures(question=self.row, wanted=form.said())
        return f"{self.questionnaire.staff_address}#question-{self.row.pk}"


class ShowPicture(View):
    """To whoever was shown a page with it, for nobody guesses its name. It never changes under that name."""

    audience = Audience.EVERYONE

    def get(self, request, file: str) -> HttpResponse:
        name = f"{FOLDER}{file}"
        rows = (model.objects.filter(picture=name).first() for model in (Question, Option))
        row = next((row for row in rows if row is not None), None)
        if row is None:
            raise Http404("There is no such picture.")
        response = shown_picture(row.picture.open("rb"), name)
        patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
        return response
