"""Rows for every list of staff: ``MAKE[name of its address](number)`` makes row so many of the list."""

import datetime as dt
from collections.abc import Callable

from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from base.core.periods import FinancialYear, Quarter
from participation.feedback.achievements.models import Achievement
from participation.funding.choices.models import Idea, Round, Voter
from participation.funding.choices.services import key_idea
from participation.funding.grants.models import Scheme
from participation.joining.involvement.models import Interest, Joining, Opportunity, Placement
from participation.joining.selection.models import Selection
from participation.messages.letters.models import Batch, Letter
from participation.people.customers.models import Area, Channel, Customer
from participation.people.groups.models import Group, GroupKind, Membership
from participation.people.imports.models import Difference, Import
from participation.programme.inspections.models import Inspection, ReadyHome, Standard, What
from participation.programme.network.models import Forum
from participation.programme.registration.models import (
    AnnualCheck,
    NewGroupAssessment,
    Registration,
    SupportGiven,
    SupportReview,
)
from participation.questionnaires.codes.services import give_codes
from participation.questionnaires.models import BankEntry, Questionnaire
from participation.questionnaires.signs import new_code
from participation.reach.learning.models import ProgrammeActivity
from participation.reach.representation.models import PopulationSource
from participation.reach.segments.models import Segment
from participation.reach.sendouts.models import SendOut
from participation.records.models import DataRequest, RetentionCase
from participation.steering.indicators.models import Indicator, Reading
from participation.steering.reviews.models import Review
from participation.steering.widening.models import Initiative, TargetGroup
from reports.impact.kind import IMPACT
from reports.models import ReportEdition
from scrutiny.exercises.models import Exercise, Stage
from scrutiny.insight.models import Finding
from scrutiny.investigations.models import Investigation, Template
from scrutiny.investigations.services import write_template
from scrutiny.recommendations.models import Recommendation
from scrutiny.topics.models import Topic
from tests.days import days_ago
from tests.factories.actions import make_one_action
from tests.factories.activities import (
    make_consultation,
    make_opportunity,
    make_outcome,
    make_past_event,
)
from tests.factories.assessments import make_assessment
from tests.factories.calls import make_call_to_make
from tests.factories.checks import make_checklist
from tests.factories.choices import days_of, make_open_round, make_round
from tests.factories.complaints import make_complaints, make_complaints_file
from tests.factories.enquiries import make_enquiry, make_idea, make_issue
from tests.factories.exercises import make_exercise_at
from tests.factories.findings import make_sent_finding
from tests.factories.formats import make_document, make_format_request
from tests.factories.grants import make_asked, make_scheme, make_year
from tests.factories.groups import make_group, make_membership
from tests.factories.inspections import make_inspection, make_standard
from tests.factories.investigations import make_investigation, make_mapper
from tests.factories.learning import make_signpost
from tests.factories.letters import make_letter_to_post
from tests.factories.messages import make_failed_message, make_message
from tests.factories.outside_figures import make_outside_figure
from tests.factories.partners import make_partner
from tests.factories.people import make_customer, make_estate, make_user
from tests.factories.questionnaires import make_bank_entry
from tests.factories.recommendations import make_member, make_panel, make_sent
from tests.factories.recruitment import make_campaign
from tests.factories.returns import make_annual_return
from tests.factories.self_assessments import make_framework, make_self_assessment
from tests.factories.sendouts import make_agreeing, make_send_out, make_template
from tests.factories.shopping import (
    make_assignment,
    make_failure,
    make_return,
    make_scenario,
    make_shopper,
)
from tests.factories.standards import make_standard_of_service
from tests.factories.surveys import (
    make_asked_us,
    make_finished_job,
    make_open_survey,
    make_request,
    make_schedule,
    make_survey,
)
from tests.factories.topics import make_topic
from tests.factories.widening import make_barrier, make_initiative, make_target
from tests.factories.written import make_section
from tests.segments.making import make_segment


def person(n: int) -> Customer:
    return make_customer(
        f"Jean Smith {n:03}",
        tenure="tenant" if n % 2 else None,
        area=make_estate() if n % 3 else None,
        joined_at=timezone.now() - dt.timedelta(days=n) if n % 4 else None,
    )


def reading(n: int) -> Reading:
    quarter = Quarter.of(dt.date(2020 + n // 4, 3 * (n % 4) + 1, 1))
    days = {"first_day": quarter.first, "last_day": quarter.last}
    return Reading.objects.create(figure="satisfied", part=n, of=200, **days)


def an_idea(n: int, pk: int) -> Idea:
    round, source = Round.objects.get(pk=pk), "paper" if n % 2 else "phone"
    return key_idea(round=round, by=by(), title=f"Bench {n:03}", place="", about="", source=source)


def on_roll(n: int, pk: int) -> Voter:
    who = make_customer(f"Jean Smith {n:03}", address=f"{n:03} Mill Lane")
    return Voter.objects.create(round_id=pk, customer=who, code=new_code())


def kind_of_group(n: int) -> GroupKind:
    GroupKind.objects.exclude(code__startswith="made-").delete()  # those a new portal starts with
    return GroupKind.objects.create(
        code=f"made-{n}", name=f"Kind {n:03}", cap=n, takes_staff=n % 2 == 0
    )


def interest(n: int, **fields) -> Interest:
    opportunity = Opportunity.objects.first() or make_opportunity()
    due = timezone.localdate() + dt.timedelta(days=n - 1)
    return Interest.objects.create(
        opportunity=opportunity, customer=person(n), reply_due_on=due, **fields
    )


def placement(n: int) -> Placement:
    return Placement.objects.create(
        interest=interest(n, state=Interest.State.PLACED),
        role_title=f"Reader {n}",
        started_on=timezone.localdate(),
        trained_on=timezone.localdate() if n % 2 else None,
        training="Reading aloud" if n % 2 else "",
    )


def officer(n: int) -> User:
    """One for all rows but the first."""
    return make_user(Role.STAFF, email=f"officer{n and 1}@example.org", name=f"Officer {n and 1}")


def by() -> User:
    return User.objects.filter(name="Officer 0").first() or officer(0)


def batch(n: int) -> Batch:
    return Batch.objects.create(asked_by=by(), pages=n)


def list_of_customers(n: int) -> Import:
    return Import.objects.create(
        file_name=f"customers{n:03}.csv", shape={}, headings=[], whole_list=False, asked_by=by()
    )


def difference(n: int) -> Difference:
    told, listed = f"jean{n}@example.org", f"smith{n}@example.org"
    return Difference.objects.create(
        customer=person(n), field="email", theirs=told if n else "", listed=listed
    )


def letter(n: int, pk: int) -> Letter:
    return Letter.objects.create(
        batch_id=pk,
        message=make_letter_to_post(f"Jean Smith {n:03}", f"GM{n % 9} 1AB"),
        place=n + 1,
        large_print=bool(n % 2),
        first_page=n + 1,
        pages=1,
    )


def achievement(n: int) -> Achievement:
    return Achievement.objects.create(
        title=f"Award {n:03}",
        kind=Achievement.Kind.AWARD,
        what="Best panel",
        with_whom=f"TPAS {n}",
        achieved_on=timezone.localdate(),
        added_by=by(),
    )


def selection(n: int) -> Selection:
    opportunity = Opportunity.objects.first() or make_opportunity()
    return Selection.objects.create(
        title=f"Focus group {n:03}",
        purpose="To hear more.",
        opportunity=opportunity,
        places=n + 1,
        planned_by=by(),
    )


def send_out(n: int) -> SendOut:
    made = SendOut.objects.first()
    alike = {"segment": made.segment, "template": made.template} if made else {}
    return make_send_out(name=f"Spring letter {n:03}", created_by=by(), **alike)


def review(n: int) -> Review:
    return Review.objects.create(
        group=make_group(f"Association {n:03}"),
        reviewed_on=timezone.localdate() - dt.timedelta(days=n),
        reviewed_by=by(),
        decision=Review.Decision.KEEP,
        purpose_met="yes",
    )


def source(n: int) -> PopulationSource:
    return PopulationSource.objects.create(
        title=f"Census {n:03}", kind="census", counted_on=timezone.localdate(), added_by=by()
    )


def edition(n: int) -> ReportEdition:
    year = FinancialYear.starting(1990 + n)
    return ReportEdition.objects.create(
        kind=IMPACT.code,
        about=str(year.start_year),
        year=year.start_year,
        first_day=year.first,
        last_day=year.last,
        asked_by=by(),
    )


def recommendation(n: int) -> Recommendation:
    panel = Group.objects.first() or make_panel()
    seat = Membership.objects.first()
    user = seat.customer.user if seat else make_member(panel)
    return make_sent(f"Say the day {n:03}", panel=panel, by=user)


def home_that_is_ready(n: int) -> ReadyHome:
    return ReadyHome.objects.create(
        reference=f"V-{n:03}",
        address=f"{n} Mill Lane",
        ready_on=timezone.localdate() + dt.timedelta(days=n),
        listed_by=by(),
    )


def inspection(n: int) -> Inspection:
    standard = Standard.objects.first() or make_standard("Estates", what=What.ESTATES)
    return make_inspection(standard=standard, subject=f"The back court {n:03}")


def exercise(n: int) -> Exercise:
    return make_exercise_at(Stage.EVIDENCE, f"How long {n:03}")


def topic(n: int) -> Topic:
    return make_topic(f"How long {n:03}", customer=Customer.objects.first())


def initiative(n: int) -> Initiative:
    target = TargetGroup.objects.first() or make_target()
    return make_initiative(f"Lunch {n:03}", target=target)


def data_request(n: int) -> DataRequest:
    due = timezone.localdate() + dt.timedelta(days=n)
    return DataRequest.objects.create(customer=person(n), kind="erase", due_on=due)


def retention_case(n: int) -> RetentionCase:
    today = timezone.localdate()
    return RetentionCase.objects.create(
        customer=person(n), why="left", last_active_on=today, erase_on=today + dt.timedelta(days=n)
    )


def joining(n: int) -> Joining:
    customer = person(n)
    return Joining.objects.create(
        answers={"name": customer.name}, customer=customer, applied_at=timezone.now()
    )


def programme_part(n: int) -> ProgrammeActivity:
    return ProgrammeActivity.objects.create(
        activity=make_past_event(f"Tablets {n:03}", days_ago=0).activity_ptr, recorded_by=by()
    )


def estate(n: int) -> Area:
    return make_estate(f"Estate {n:03}")


def segment(n: int) -> Segment:
    if n == 0:
        Segment.objects.all().delete()  # those that a new portal has
    return make_segment(f"Segment {n:03}")


def person_of_segment(n: int, pk: int) -> Customer:
    return person(n)


def could_be_asked(n: int, pk: int) -> Customer:
    """Somebody whose level is the opportunity's, and who may be invited by email."""
    level = Opportunity.objects.get(pk=pk).level
    return make_agreeing(f"Jean Smith {n:03}", level=level)


def person_to_ring(n: int, pk: int) -> Customer:
    jean = make_agreeing(f"Jean Smith {n:03}", Channel.PHONE, phone="+441632960001")
    give_codes(questionnaire=Questionnaire.objects.get(pk=pk), customers=[jean.pk])
    return jean


def no_indicators() -> dict[str, int]:
    """Without those that a new portal starts with."""
    Indicator.objects.all().delete()
    return {}


def empty_bank() -> dict[str, int]:
    """A new portal starts with a filled one."""
    BankEntry.objects.update(asked_after=None)
    BankEntry.objects.all().delete()
    return {}


def no_schemes() -> dict:
    Scheme.objects.all().delete()
    return {}


def no_templates() -> dict[str, int]:
    """Without those that a new portal starts with."""
    Template.objects.all().delete()
    return {}


def published_investigation(n: int) -> Investigation:
    made = make_investigation(f"Repair {n:03}")
    made.stage = "over"
    made.customers_done_on = made.staff_done_on = made.joint_on = timezone.localdate()
    made.published_at = timezone.now() - n * dt.timedelta(minutes=1)
    made.save()
    return made


def map_template(n: int) -> Template:
    return write_template(
        by=by(), title=f"Journey {n:03}", service="repairs", steps=["Begin", "End"]
    )


def finding(n: int) -> Finding:
    panel = Group.objects.filter(kind__recommends=True).first() or make_panel()
    seat = panel.memberships.first()
    member = seat.customer.user if seat else make_member(panel)
    return make_sent_finding(f"Fewer are satisfied {n:03}", panel=panel, by=member)


def registered(n: int) -> Registration:
    group = make_group(f"Tenants of street {n:03}")
    day = timezone.localdate() - dt.timedelta(days=n)
    return Registration.objects.create(
        group=group,
        status="registered",
        submitted_on=day,
        decide_by=day,
        registered_from=day,
        began_by=by(),
    )


def annual_check(n: int) -> AnnualCheck:
    one = registered(n)
    return AnnualCheck.objects.create(registration=one, year=1, due_on=one.registered_from)


MAKE: dict[str, Callable[..., object]] = {
    "actions:list": lambda n: make_one_action(f"Sweep the court {n:03}", by=by()),
    "activities:staff_outcomes": lambda n: make_outcome(f"The court is dark {n:03}.", owner=by()),
    "choices:ideas": an_idea,
    "choices:list": lambda n: make_round(f"Round {n:03}", projects=(), **days_of(days_ago(n - 30))),
    "choices:roll": on_roll,
    "formats:requests": lambda n: make_format_request(customer=person(n), what=f"Rent {n:03}"),
    "formats:staff_documents": lambda n: make_document(f"Handbook {n:03}"),
    "involvement:people_for": could_be_asked,
    "join:joined-list": joining,
    "learning:directory": lambda n: make_signpost(f"Library {n:03}"),
    "learning:programme": programme_part,
    "records:requests": data_request,
    "records:retention": retention_case,
    "representation:areas": estate,
    "segments:list": segment,
    "segments:segment": person_of_segment,
    "complaint_figures:lessons": lambda n: make_complaints(
        1, month=n, learned=f"Ring first {n:03}."
    ),
    "complaint_figures:lines": lambda n: make_complaints(n, month=n),
    "complaint_figures:uploads": lambda n: make_complaints_file(f"complaints {n:03}.csv"),
    "achievements:list": achievement,
    "assessments:list": lambda n: make_assessment(policy=f"Policy {n:03}"),
    "calls:list": lambda n: make_call_to_make(person(n)),
    "checks:home": lambda n: make_checklist(f"Calls {n:03}", in_use=False),
    "inspections:homes": home_that_is_ready,
    "registration:checks": annual_check,
    "registration:list": registered,
    "registration:new_groups": lambda n: NewGroupAssessment.objects.create(
        name=f"Tenants of street {n:03}", area=make_estate(), asked=n, begun_by=by()
    ),
    "registration:reviews": lambda n: SupportReview.objects.create(
        about="support", due_on=timezone.localdate() + dt.timedelta(days=n)
    ),
    "registration:support_log": lambda n: SupportGiven.objects.create(
        group=make_group(f"Tenants of street {n:03}"),
        on=timezone.localdate(),
        kind="meeting",
        words="The annual meeting",
        by=by(),
    ),
    "registration:public": registered,
    "inspections:inspections": inspection,
    "inspections:standards": lambda n: make_standard(f"Standard {n:03}", in_use=False),
    "consultations:staff_list": lambda n: make_consultation(f"Rent {n:03}"),
    "surveys:asked_us": lambda n: make_asked_us(person(n)),
    "surveys:jobs": lambda n: make_finished_job(reference=f"GH {n:03}"),
    "shopping:assignments": lambda n: make_assignment(make_shopper(f"Jean Smith {n:03}")),
    "shopping:failures": lambda n: make_failure(make_shopper(f"Jean Smith {n:03}")),
    "shopping:returns": lambda n: make_return(make_shopper(f"Jean Smith {n:03}")),
    "shopping:scenarios": lambda n: make_scenario(f"Tap {n:03}"),
    "shopping:shoppers": lambda n: make_shopper(f"Jean Smith {n:03}"),
    "surveys:list": lambda n: make_survey(f"Survey {n:03}"),
    "surveys:requests": lambda n: make_request(f"Kitchens {n:03}"),
    "surveys:schedules": lambda n: make_schedule(f"Schedule {n:03}", "none"),
    "imports:differences": difference,
    "imports:list": list_of_customers,
    "letters:batch": letter,
    "letters:list": batch,
    "questionnaires:phone": person_to_ring,
    "questionnaires:bank": lambda n: make_bank_entry(f"test-{n:03}", words=f"Is it {n:03}?"),
    "insight:findings": finding,
    "self_assessments:frameworks": lambda n: make_framework(f"Framework {n:03}"),
    "self_assessments:list": lambda n: make_self_assessment(name=f"Framework {n:03}"),
    "standards:register": lambda n: make_standard_of_service(f"Standard {n:03}"),
    "recommendations:list": recommendation,
    "recommendations:public_list": recommendation,
    "investigations:list": lambda n: make_investigation(f"Repair {n:03}"),
    "investigations:mappers": lambda n: make_mapper(f"Ola {n:03}", by=by()),
    "investigations:public_list": published_investigation,
    "investigations:templates": map_template,
    "topics:list": topic,
    "topics:public_list": topic,
    "exercises:list": exercise,
    "exercises:public_list": exercise,
    "recruitment:campaigns": lambda n: make_campaign(f"Spring {n:03}"),
    "reports:desk": edition,
    "representation:sources": source,
    "reviews:list": review,
    "selection:list": selection,
    "sendouts:list": send_out,
    "sendouts:templates": lambda n: make_template(name=f"Template {n:03}"),
    "written:list": lambda n: make_section(make_customer(f"Jean Smith {n:03}"), by=by()),
    "indicators:readings": reading,
    "indicators:feedback": lambda n: (
        make_enquiry(f"The close {n:03} is dark.")
        if n % 2
        else make_outcome(f"The court is dark {n:03}.", owner=by())
    ),
    "indicators:choices": lambda n: Indicator.objects.create(figure=f"figure-{n:03}", target=n),
    "widening:barriers": lambda n: make_barrier(f"Stairs {n:03}"),
    "widening:initiatives": initiative,
    "activities:staff_list": lambda n: make_past_event(f"Walk {n:03}", days_ago=n + 1),
    "contact:list": lambda n: (make_failed_message if n % 2 else make_message)(person(n)),
    "contact:no_channel": person,
    "customers:list": person,
    "enquiries:list": lambda n: make_enquiry(f"The close {n:03} is dark.", customer=person(n)),
    "outside_figures:list": lambda n: make_outside_figure(
        f"Cost of thing {n:03}", value=n, by=by()
    ),
    "partners:list": lambda n: make_partner(f"Federation {n:03}", staff=n),
    "returns:list": lambda n: make_annual_return(f"Close {n:03}", by=by(), members=n),
    "panels:roster": lambda n: make_membership(
        Group.objects.filter(kind__code="scrutiny").first() or make_group(kind="scrutiny"),
        make_customer(f"Jean Smith {n:03}"),
    ),
    "grants:asked": lambda n: make_asked(make_group(f"Association {n:03}")),
    "grants:list": lambda n: make_year("community_fund", starts=2001 + n),
    "grants:schemes": lambda n: make_scheme(f"Scheme {n:03}"),
    "groups:kinds": kind_of_group,
    "network:staff_forums": lambda n: Forum.objects.create(
        title=f"Forum {n:03}", slug=f"forum-{n}", about="Talk", begun_by=by()
    ),
    "groups:list": lambda n: make_group(f"Association {n:03}", area=make_estate()),
    "ideas:ideas": lambda n: make_idea(by(), f"Tool library {n:03}", source="staff"),
    "ideas:issues": lambda n: make_issue(by(), f"Damp {n:03}"),
    "involvement:interests": interest,
    "involvement:opportunities": lambda n: make_opportunity(f"Panel {n:03}"),
    "involvement:placements": placement,
}
#: What stands in the addresses of lists of one thing, made before their rows.
ABOUT: dict[str, Callable[[], dict[str, int]]] = {
    "grants:schemes": no_schemes,
    "investigations:templates": no_templates,
    "indicators:choices": no_indicators,
    "choices:ideas": lambda: {"pk": make_round(projects=()).pk},
    "choices:roll": lambda: {"pk": make_open_round().pk},
    "questionnaires:bank": empty_bank,
    "questionnaires:phone": lambda: {"pk": make_open_survey().questionnaire_id},
    "segments:segment": lambda: {"pk": make_segment("Everybody", criteria={}).pk},
    "letters:batch": lambda: {"pk": batch(0).pk},
    "involvement:people_for": lambda: {"pk": make_opportunity().pk},
}
