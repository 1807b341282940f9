"""What staff say of results, and how they were come by."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.refused import Refused
from base.core.views import ActOnForm, FormAboutRow, OneButton, RemoveButton

from ..counted import answered_of, which_of
from ..kept_versions import questions_of
from ..models import Approach, Benchmark, Questionnaire, Weighting
from ..owners import owned
from .approach import how_done
from .forms import ApproachForm, BenchmarkForm, WeightByForm, WeightingForm
from .method import how_it_was_done
from .reading import read_results
from .services import (
    describe_approach,
    drop_weighting,
    enter_benchmark,
    remove_benchmark,
    set_weighting,
)


class Method(DetailView):
    """How this survey was done, with the questions as they were asked."""

    audience = Audience.STAFF
    queryset = Questionnaire.objects.select_related("approach", "weighting")
    template_name = "questionnaires/method.html"

    def get_context_data(self, **kwargs):
        reading = read_results(self.object, with_questions=False)
        asked = self.object.asked
        return super().get_context_data(
            reading=reading,
            sections=how_it_was_done(reading),
            questions=questions_of(asked) if asked else [],
            **kwargs,
        )


class DescribeApproach(FormAboutRow):
    audience = Audience.STAFF
    model = Questionnaire
    context_object_name = "questionnaire"
    form_class = ApproachForm
    template_name = "questionnaires/approach.html"
    success_message = "It is saved."

    def get_form_kwargs(self):
        said = Approach.objects.filter(pk=self.row.pk).first()
        return {
            **super().get_form_kwargs(),
            "instance": said or Approach(questionnaire=self.row),
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(how=how_done(self.row), **kwargs)

    def act(self, form) -> str:
        describe_approach(questionnaire=self.row, by=self.request.user, **form.cleaned_data)
        return reverse("questionnaires:method", args=[self.row.pk])


NOT_YOURS = (
    "People were promised that few of us can tell what one person answered. With weights one could, so"
    " only those who handle this survey set them."
)


class WeightAnswers(ActOnForm):
    """First by which facts, in the address; then how many there are of each group."""

    audience = Audience.STAFF
    form_class = WeightingForm
    template_name = "questionnaires/weighting.html"
    success_message = "The answers are weighted from now on."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.questionnaire = get_object_or_404(Questionnaire, pk=kwargs["pk"])
        self.weighting = Weighting.objects.filter(pk=self.questionnaire.pk).first()
        standing = {"by": list(self.weighting.targets)} if self.weighting else {}
        self.choose = WeightByForm(request.GET if "by" in request.GET else standing)
        self.by, self.source = self.choose.chosen

    def dispatch(self, request, *args, **kwargs):
        if not owned(self.questionnaire).is_handled_by(request.user):
            messages.error(request, NOT_YOURS)
            return redirect("questionnaires:results", self.questionnaire.pk)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if not self.by:
            messages.error(request, "Choose by what to weight the answers.")
            return redirect(request.path)
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self):
        answered = answered_of.now(*which_of(self.questionnaire))
        return {
            **super().get_form_kwargs(),
            "by": self.by,
            "answered": {code: {name for (name,) in answered.by_facts([code])} for code in self.by},
            "weighting": self.weighting,
            "source": self.source,
            "initial": {"source": self.choose.source_words},
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            questionnaire=self.questionnaire,
            weighting=self.weighting,
            by=self.by,
            choose=self.choose,
            drawn_from=how_done(self.questionnaire).fieldwork.strata,
            source=self.source,
            **kwargs,
        )

    def act(self, form) -> str:
        set_weighting(questionnaire=self.questionnaire, by=self.request.user, **form.said())
        return reverse("questionnaires:results", args=[self.questionnaire.pk])


class DropWeighting(OneButton):
    audience = Audience.STAFF
    model = Questionnaire

    def get_queryset(self):
        return Questionnaire.objects.all()

    def leads_to(self) -> str:
        return reverse("questionnaires:results", args=[self.object.pk])

    def act(self, questionnaire: Questionnaire) -> str:
        if not owned(questionnaire).is_handled_by(self.request.user):
            raise Refused(NOT_YOURS)
        drop_weighting(questionnaire=questionnaire, by=self.request.user)
        return "Every answer counts once again."


class Benchmarks(ActOnForm):
    """Targets, and what others have reached: those that are there, and a form for another."""

    audience = Audience.STAFF
    form_class = BenchmarkForm
    template_name = "questionnaires/benchmarks.html"
    success_message = "It stands beside the result from now on."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.questionnaire = get_object_or_404(Questionnaire, pk=kwargs["pk"])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "questionnaire": self.questionnaire}

    def get_context_data(self, **kwargs):
        form = kwargs.get("form") or self.get_form()
        words = dict(form.fields["question_code"].choices)
        there = Benchmark.objects.filter(questionnaire=self.questionnaire)
        return super().get_context_data(
            form=form,
            questionnaire=self.questionnaire,
            has_scales=bool(words),
            benchmarks=[(one, words.get(one.question_code, "")) for one in there],
            **{name: value for name, value in kwargs.items() if name != "form"},
        )

    def act(self, form) -> str:
        enter_benchmark(questionnaire=self.questionnaire, by=self.request.user, **form.cleaned_data)
        return reverse("questionnaires:benchmarks", args=[self.questionnaire.pk])


class RemoveBenchmark(RemoveButton):
    audience = Audience.STAFF
    model = Benchmark
    pk_url_kwarg = "benchmark"

    def get_queryset(self):
        return Benchmark.objects.filter(questionnaire=self.kwargs["pk"])

    def leads_to(self) -> str:
        return reverse("questionnaires:benchmarks", args=[self.kwargs["pk"]])

    def act(self, benchmark: Benchmark) -> str:
        remove_benchmark(benchmark=benchmark, by=self.request.user)
        return f"“{benchmark.name}” is gone."
