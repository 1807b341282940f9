"""Whom a survey is for, and drawing who of them is asked."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse

from base.core.audience import Audience
from base.core.views import ActOnForm, OneButton

from ..answering.quotas import answered
from ..house_rules import SURVEY_ANSWERS_EXPECTED
from ..models import Draw, Survey
from ..planning.views import OneSurvey
from . import services, sizes
from .forms import DrawForm, PeopleForm
from .lists import list_those_who_came, take_list
from .stats import groups_of, left_out_of

#: Names of unknown references shown at once.
MOST_UNKNOWN = 100
#: The margin that is suggested, in percentage points.
USUAL_MARGIN = Decimal(4)


class ChoosePeople(OneSurvey, ActOnForm):
    """A segment, those who came to something or a list, and how they are drawn."""

    audience = Audience.STAFF
    form_class = PeopleForm
    template_name = "surveys/choose_people.html"
    refused_at = "file"

    def act(self, form) -> str:
        said = form.cleaned_data
        with transaction.atomic():
            people_list = None
            if said["file"]:
                people_list = take_list(
                    survey=self.survey,
                    file=said["file"],
                    name=said["file"].name,
                    by=self.request.user,
                )
            elif said["came_to"]:
                people_list = list_those_who_came(
                    survey=self.survey, activity=said["came_to"], by=self.request.user
                )
            services.choose_people(
                survey=self.survey,
                segment=said["segment"],
                people_list=people_list,
                way=Draw.Way(said["way"]),
                groups_by=Draw.By(said["groups_by"]),
                by=self.request.user,
            )
        return reverse("surveys:people", args=[self.survey.pk])


class People(OneSurvey, ActOnForm):
    """Who it is for by group, who is left out and why, how many must answer; and the draw."""

    audience = Audience.STAFF
    form_class = DrawForm
    template_name = "surveys/people.html"
    success_message = "They are drawn."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        draws = self.survey.draws.select_related("segment", "people_list", "survey", "drawn_by")
        self.draw = draws.first()
        ready = self.draw is not None and self.draw.state == "done"
        self.groups = groups_of(self.draw) if ready else []
        self.population = sum(group.everybody for group in self.groups)
        self.may_be_asked = sum(group.may_be_asked for group in self.groups)

    def dispatch(self, request, *args, **kwargs):
        if self.draw is None:
            return redirect("surveys:choose_people", self.survey.pk)
        return super().dispatch(request, *args, **kwargs)

    @property
    def card(self) -> list[sizes.Size]:
        return sizes.card(self.population, answering=SURVEY_ANSWERS_EXPECTED.value)

    def get_form_kwargs(self):
        usual = next(size for size in self.card if size.margin == USUAL_MARGIN)
        return {
            **super().get_form_kwargs(),
            "draw": self.draw,
            "groups": self.groups,
            "suggested": min(usual.ask, self.may_be_asked),
        }

    def get_context_data(self, **kwargs):
        draw = self.draw
        answers = draw.people.drawn().filter(answered(self.survey)).count() if draw.is_drawn else 0
        unknown = draw.people_list.people.filter(customer=None) if draw.people_list else None
        return super().get_context_data(
            draw=draw,
            groups=self.groups,
            population=self.population,
            may_be_asked=self.may_be_asked,
            drawn=sum(group.drawn for group in self.groups),
            left_out=left_out_of(draw) if self.groups else [],
            definition=groups_of.definition,
            card=self.card,
            answered=answers,
            within=sizes.margin_of(answers, self.population) if answers else None,
            formula=sizes.FORMULA,
            answering=SURVEY_ANSWERS_EXPECTED.value,
            unknown=unknown[:MOST_UNKNOWN] if unknown is not None else (),
            unknown_number=unknown.count() if unknown is not None else 0,
            **kwargs,
        )

    def act(self, form) -> str:
        services.draw_people(draw=self.draw, by=self.request.user, **form.answers())
        return reverse("surveys:people", args=[self.survey.pk])


class DrawButton(OneButton):
    """About the sample of the survey of the address."""

    model = Survey
    object: Any

    def leads_to(self) -> str:
        return reverse("surveys:people", args=[self.object.pk])


class CountAgain(DrawButton):
    audience = Audience.STAFF

    def act(self, survey: Survey) -> str | None:
        if (draw := survey.draws.first()) is None:
            return None
        services.count_again(draw=draw)
        return "They are being counted anew."


class ThrowAway(DrawButton):
    audience = Audience.STAFF

    def act(self, survey: Survey) -> str | None:
        if (draw := survey.draws.first()) is None:
            return None
        services.throw_away(draw=draw, by=self.request.user)
        return "It is thrown away. Choose anew whom the survey is for."

    def leads_to(self) -> str:
        return reverse("surveys:choose_people", args=[self.object.pk])
