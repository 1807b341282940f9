"""Surveys, and somebody who asked for one."""

import datetime as dt
from itertools import count

from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from participation.people.customers.models import Aim, Customer, Level
from participation.programme.activities.models import Service
from surveys.kinds import SURVEY
from surveys.models import (
    AskedUs,
    Delivery,
    Draw,
    FinishedJob,
    JobSender,
    JobType,
    ListedPerson,
    PeopleList,
    Privacy,
    QuestionComment,
    Sampled,
    Schedule,
    Survey,
    SurveyRequest,
    SurveyType,
)
from surveys.planning.services import open_survey
from surveys.requests.services import ask_for_survey
from surveys.reviewing.services import Comment, answer_comment, comment, send_to_group
from surveys.schedules.services import write_schedule

from .activities import FIVE_PARTS
from .groups import make_group, make_membership
from .people import make_user
from .questionnaires import add_question, make_questionnaire

_number = count(1)


def make_survey(title: str = "Your repair, in five questions", **fields) -> Survey:
    """A draft with one question, from yesterday for four weeks, all stated that must be."""
    opens = fields.pop("starts_at", None) or timezone.now() - dt.timedelta(days=1)
    officer = fields.pop("lead_officer", None) or make_user(Role.STAFF)
    if "questionnaire" not in fields:
        fields["questionnaire"] = make_questionnaire(officer, title)
        add_question(fields["questionnaire"], "How was it?", "Good", "Bad")
    survey = Survey.objects.create(
        title=title,
        slug=fields.pop("slug", f"survey-{next(_number)}"),
        kind=SURVEY.code,
        purpose=fields.pop("purpose", "To hear how repairs went."),
        level=Level.objects.get(code=fields.pop("level", "consultation")),
        service=fields.pop("service", Service.REPAIRS),
        starts_at=opens,
        ends_at=fields.pop("ends_at", None) or opens + dt.timedelta(days=28),
        lead_officer=officer,
        survey_type=fields.pop("survey_type", SurveyType.ONE_OFF),
        asked_by=fields.pop("asked_by", "The repairs service"),
        privacy=fields.pop("privacy", Privacy.NAMED),
        **{**FIVE_PARTS, **fields},
    )
    survey.aims.add(Aim.objects.get(code="know_needs"))
    return survey


def make_open_survey(title: str = "Your repair, in five questions", **fields) -> Survey:
    survey = make_survey(title, **fields)
    return open_survey(survey=survey, by=survey.lead_officer)


def make_closed_survey(title: str = "Your repair, in five questions", **fields) -> Survey:
    """Asked for four weeks until the day before yesterday, unless told otherwise."""
    closes = fields.pop("ends_at", None) or timezone.now() - dt.timedelta(days=2)
    opened = closes - dt.timedelta(days=28)
    fields.setdefault("starts_at", opened)
    return make_survey(title, ends_at=closes, opened_at=opened, **fields)


def make_request(
    title: str = "New kitchens, a month after", by: User | None = None, **fields
) -> SurveyRequest:
    return ask_for_survey(
        title=title,
        service=fields.pop("service", Service.HOMES),
        find_out=fields.pop("find_out", "Are the new kitchens easy to use?"),
        decides=fields.pop("decides", "Which kitchen we buy next year."),
        who=fields.pop("who", "Everybody who had one since April."),
        needed_on=fields.pop("needed_on", timezone.localdate() + dt.timedelta(days=60)),
        by=by or make_user(Role.MANAGER, name="Ruth Adair"),
    )


def make_asked_us(customer: Customer, survey: Survey | None = None, **fields) -> AskedUs:
    """They want to be rung, by the day after tomorrow."""
    survey = survey or make_survey()
    return AskedUs.objects.create(
        survey=survey,
        customer=customer,
        ring=fields.pop("ring", True),
        owner=fields.pop("owner", survey.lead_officer),
        due_on=fields.pop("due_on", timezone.localdate() + dt.timedelta(days=2)),
        **fields,
    )


def make_sampled(customer: Customer, survey: Survey | None = None) -> Sampled:
    """On a list that was uploaded for a survey, and drawn from it."""
    survey = survey or make_survey()
    officer = survey.lead_officer
    people_list = PeopleList.objects.create(survey=survey, name="list.csv", uploaded_by=officer)
    ListedPerson.objects.create(people_list=people_list, customer=customer, line=2)
    draw = Draw.objects.create(
        survey=survey,
        people_list=people_list,
        way=Draw.Way.EVERYONE,
        state="done",
        seed="0a1b2c3d",
        drawn_at=timezone.now(),
        created_by=officer,
    )
    return Sampled.objects.create(draw=draw, customer=customer, group="Tenant", is_drawn=True)


def make_comment(customer: Customer, words: str = "It is clear.") -> QuestionComment:
    """On all questions of a survey, as a member of a group that looks through them; and answered."""
    survey = make_survey()
    by, group = survey.lead_officer, make_group(f"Readers of survey {survey.pk}")
    make_membership(group, customer)
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    review = send_to_group(survey=survey, group=group, wish="", due_on=tomorrow, by=by)
    comment(review=review, customer=customer, said={"": Comment(True, words)})
    return answer_comment(
        comment=review.comments.get(),
        done=QuestionComment.Done.STAYS,
        answer=f"You said: {words}",
        by=by,
    )


def make_sender(name: str = "Repairs system") -> JobSender:
    sender = JobSender.objects.filter(name=name).first()
    return sender or JobSender.objects.create(name=name, added_by=make_user(Role.ADMINISTRATOR))


def make_finished_job(customer: Customer | None = None, **fields) -> FinishedJob:
    """A repair, finished a week ago; about nobody, unless there is a customer or a reference."""
    sender = fields.pop("sender", None) or make_sender()
    delivery = fields.pop("delivery", None) or Delivery.objects.create(
        sender=sender, uploaded_by=sender.added_by, taken=1
    )
    return FinishedJob.objects.create(
        delivery=delivery,
        sender=sender,
        own_id=fields.pop("own_id", f"R-{next(_number)}"),
        job_type=JobType.objects.get(code=fields.pop("job_type", "repair")),
        customer=customer,
        finished_on=fields.pop("finished_on", timezone.localdate() - dt.timedelta(days=7)),
        **fields,
    )


def make_schedule(name: str = "After a repair", *job_types: str, **fields) -> Schedule:
    """Every week from today, of all, two days after the job; after a repair unless told otherwise."""
    survey = fields.pop("survey", None) or make_open_survey(survey_type=SurveyType.TRANSACTION)
    return write_schedule(
        name=name,
        survey=survey,
        job_types=list(JobType.objects.filter(code__in=job_types or ["repair"])),
        every=fields.pop("every", Schedule.Every.WEEK),
        way=fields.pop("way", Schedule.Way.MESSAGE),
        template=None,
        starts_on=fields.pop("starts_on", timezone.localdate()),
        delay_days=fields.pop("delay_days", 2),
        share=fields.pop("share", 100),
        reminders=fields.pop("reminders", Schedule.Reminders.NONE),
        with_form=fields.pop("with_form", False),
        by=fields.pop("by", None) or make_user(Role.MANAGER),
    )
