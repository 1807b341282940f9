"""What people wrote that speaks of safety, for whoever may read single answers."""

from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.periods import Month
from participation.programme.activities.models import Service

from ..models import Survey
from ..reading.services import note_reading
from .safety import mentions, mentions_of_safety, that_may_be_read, written_in

#: On one page; the newest first.
MOST = 100


class Safety(TemplateView):
    """This month's and last month's, of one service or of all."""

    audience = Audience.STAFF
    template_name = "surveys/safety.html"

    def get_context_data(self, **kwargs):
        service = self.request.GET.get("service", "")
        surveys = that_may_be_read(self.request.user)
        if service in Service.values:
            surveys = surveys.filter(service=service)
        this = Month.current()
        found = []
        for month in (this, this.previous):
            written = written_in(month, surveys).select_related("question", "sheet__customer")
            found += list(mentions(written))
        survey_of = {
            one.questionnaire_id: one
            for one in Survey.objects.filter(
                questionnaire__in={one.sheet.questionnaire_id for one in found}
            )
        }
        shown = [(one, survey_of[one.sheet.questionnaire_id]) for one in found[:MOST]]
        note_reading(((survey, one.sheet) for one, survey in shown), by=self.request.user)
        return super().get_context_data(
            found=shown,
            many=len(found),
            services=Service.choices,
            service=service,
            definition=mentions_of_safety.definition,
            **kwargs,
        )
