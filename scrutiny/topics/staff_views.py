"""Where one of us reads a suggestion first, writes one down for somebody, and sees where each stands."""

from django.urls import reverse
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.views import ActOnForm, FormAboutRow

from . import services
from .forms import ReadForm, SuggestForSomebodyForm, WhyForm
from .listing import StaffTopicFilter, TopicList
from .models import Topic
from .shown import shown


class Desk(TopicList):
    audience = Audience.STAFF
    filter_class = StaffTopicFilter
    page = "topics:page"
    way_on = ("topics:new", "Write one down for somebody")
    template_name = "topics/desk.html"

    def everything(self):
        return Topic.objects.with_support().with_points().select_related("panel")


class Page(DetailView):
    audience = Audience.STAFF
    template_name = "topics/page.html"
    context_object_name = "topic"
    queryset = Topic.objects.select_related("panel", "suggested_by", "written_by", "read_by")

    def get_context_data(self, **kwargs):
        found = shown(self.object)
        started = self.object.must_since or found["open_vote"] or found["votes"]
        may_keep_back = not self.object.kept_back_because and not started
        return super().get_context_data(**found, may_keep_back=may_keep_back, **kwargs)


class WriteForSomebody(ActOnForm):
    """Said at a meeting, on the phone or in a letter."""

    audience = Audience.STAFF
    form_class = SuggestForSomebodyForm
    template_name = "topics/write.html"
    success_message = "It is written down."

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "panels": services.panels_there_are()}

    def act(self, form) -> str:
        said = form.cleaned_data
        customer = said.pop("reference")
        return services.suggest(customer=customer, by=self.request.user, **said).staff_address


class AboutTopic(FormAboutRow):
    model = Topic
    context_object_name = "topic"
    template_name = "topics/why.html"
    heading = before = ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.heading, before=self.before, back=self.row.staff_address, **kwargs
        )


class Read(AboutTopic):
    audience = Audience.STAFF
    form_class = ReadForm
    heading = "Let everybody read it"
    before = "Take out whatever tells who somebody is, and nothing else."
    success_message = "Everybody can read it and support it. Whoever suggested it is told."

    def get_initial(self):
        return {"title": self.row.title, "why": self.row.why}

    def act(self, form) -> str:
        services.publish(topic=self.row, by=self.request.user, **form.cleaned_data)
        return reverse("topics:page", args=[self.row.pk])


class KeepBack(AboutTopic):
    audience = Audience.STAFF
    form_class = WhyForm
    heading = "Keep it back"
    before = "Nobody else reads it. Whoever suggested it reads your reason."
    success_message = "It is kept back. Whoever suggested it is told."

    def act(self, form) -> str:
        services.keep_back(topic=self.row, by=self.request.user, **form.cleaned_data)
        return reverse("topics:page", args=[self.row.pk])
