"""Sending a survey to those who were drawn, and reminding them."""

from base.core.audience import Audience
from base.core.views import ActOnForm
from participation.reach.sendouts.models import SendOut

from ..house_rules import SURVEY_REMINDER_DAYS
from ..models import MOST_REMINDERS, Mailing
from ..planning.views import OneSurvey
from .forms import MailingForm
from .services import prepare_mailing
from .stats import asked_and_answered, mailings_of


class Sending(OneSurvey, ActOnForm):
    """What has gone to those drawn, who of them has answered, and the next mailing."""

    audience = Audience.STAFF
    form_class = MailingForm
    template_name = "surveys/sending.html"
    refused_at = "day"

    def get_context_data(self, **kwargs):
        sent = mailings_of(self.survey)
        called_off = SendOut.State.CALLED_OFF
        live = [one for one in sent if one.mailing.send_out.state != called_off]
        asked, answered = asked_and_answered(self.survey)
        return super().get_context_data(
            sent=sent,
            next_mailing=Mailing(number=len(live)).name if len(live) <= MOST_REMINDERS else "",
            asked=asked,
            answered=answered,
            definition=asked_and_answered.definition,
            is_drawn=self.survey.draws.filter(drawn_at__isnull=False).exists(),
            gap=SURVEY_REMINDER_DAYS.value,
            most=MOST_REMINDERS,
            **kwargs,
        )

    def get_initial(self):
        mailings = Mailing.objects.filter(survey=self.survey).of_the_drawn().that_count()
        before = mailings.select_related("send_out").last()
        return {**super().get_initial(), "with_form": bool(before and before.send_out.with_form)}

    def act(self, form) -> str:
        mailing = prepare_mailing(
            survey=self.survey,
            template=form.cleaned_data["template"],
            starts_at=form.starts_at,
            with_form=form.cleaned_data["with_form"],
            by=self.request.user,
        )
        return mailing.send_out.get_absolute_url()
