"""One person who did everything that can be done with us, so that nothing of theirs is overlooked."""

import datetime as dt

from django.test import Client
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from participation.feedback.enquiries.services import close_enquiry
from participation.funding.choices.models import Idea, NewsWish, Voter
from participation.joining.involvement.join.services import send_joining
from participation.joining.involvement.models import Interest, Offer, OfferAnswer, Placement
from participation.joining.involvement.services import express_interest, move_interest
from participation.joining.panels.models import ExitInterview, Interview, PanelPaper
from participation.joining.recruitment.models import Link
from participation.joining.selection.models import Chosen, Selection
from participation.messages.calls.models import Call, Claim
from participation.messages.contact.consents import record_consent
from participation.messages.contact.models import Attachment, BrokenAddress, TextToRead
from participation.messages.contact.services import send_to_address
from participation.messages.formats.services import meet_request, refuse_request
from participation.people.customers.models import Channel, Customer, PreferenceOption
from participation.people.customers.notes import add_note
from participation.people.equality.models import Answer, Question
from participation.people.groups.models import Membership
from participation.programme.consultations.models import (
    ForumPost,
    ForumSupport,
    ForumTopic,
    Response,
)
from participation.programme.consultations.news.services import ask_for_news
from participation.programme.events.services import mark_here
from participation.programme.inspections.models import Inspection
from participation.programme.meetings.models import AgendaItem
from participation.programme.meetings.services import answer_item
from participation.programme.network.models import Forum, ForumMember, ForumNotice, Post
from participation.programme.registration.services import add_office_bearer, begin
from participation.programme.workspaces.models import (
    GroupMeeting,
    JoinRequest,
    NamedHand,
    Presence,
    PrivateNote,
)
from participation.questionnaires.codes.services import give_codes
from participation.questionnaires.models import PhoneClaim, PhoneTry
from participation.questionnaires.outcomes import Outcome
from participation.questionnaires.themes.taking_out import choose_quote, take_out
from participation.records.acting.services import begin_acting, end_acting
from participation.records.merging.services import merge_records
from participation.records.models import DifferentPeople, RetentionCase
from participation.records.mydata.services import ask, ask_for_copy
from participation.records.tasks import make_data_copy
from reports.written.services import send_back
from scrutiny.recommendations.services import note_raised
from scrutiny.topics.models import GroupAsked
from scrutiny.topics.services import support
from surveys.checks.services import give_out
from surveys.shopping.bank.services import change_shopper
from tests.factories.activities import (
    make_booking,
    make_consultation,
    make_event,
    make_opportunity,
    make_past_event,
)
from tests.factories.calls import make_call_to_make
from tests.factories.checks import check, make_listener, make_sample
from tests.factories.choices import make_round
from tests.factories.enquiries import make_enquiry
from tests.factories.exercises import make_exercise
from tests.factories.formats import make_format_request
from tests.factories.groups import make_group, make_membership
from tests.factories.inspections import arranged, make_inspector, send_found
from tests.factories.investigations import (
    make_investigation,
    make_mapper,
    make_recent_user,
)
from tests.factories.lists import applied, csv_list
from tests.factories.messages import make_message
from tests.factories.paper import begun_paper, keyed_in
from tests.factories.people import make_customer, make_estate, make_user
from tests.factories.questionnaires import add_question, make_answers, make_questionnaire, opened
from tests.factories.recommendations import make_member, make_panel, make_sent
from tests.factories.shopping import make_assignment, make_failure, make_shopper
from tests.factories.surveys import make_asked_us, make_comment, make_finished_job, make_sampled
from tests.factories.topics import make_topic
from tests.factories.written import hand_in, make_section

NAME, OLD_NAME = "Zebedee Quillfeather", "Zeb Quillfeather-Older"
EMAIL, PHONE, POSTCODE = "zebedee@quill.example.org", "+441414960777", "GM9 9ZZ"
STREET = "77 Peacock Wynd"
TELLING = (NAME, OLD_NAME, EMAIL, PHONE, POSTCODE, STREET, "quillfeather", "4960777")


def make_zebedee(officer: User) -> Customer:
    """Somebody with a row in every table that names a customer."""
    elder = make_customer("Quentin Fell")
    user = make_user(Role.CUSTOMER, email=EMAIL, name=NAME)
    zebedee = make_customer(
        NAME,
        reference="GH-77",
        user=user,
        email=EMAIL,
        phone=PHONE,
        postcode=POSTCODE,
        address=STREET,
        date_of_birth=dt.date(1961, 5, 6),
        support_notes=f"Ask for {NAME}",
        joined_at=timezone.now(),
        tenure="tenant",
        area=make_estate(),
    )
    Client().force_login(user)
    twin = make_customer(OLD_NAME, reference="GH-78", postcode=POSTCODE, phone=PHONE)
    add_note(customer=twin, author=officer, text=f"{NAME} prefers mornings.")
    merge_records(kept=zebedee, away=twin, by=officer)
    walk = make_past_event("Estate walk")
    make_booking(walk, zebedee, access_needs=f"A chair for {NAME}")
    mark_here(event=walk, customer=zebedee, by=officer)
    interest = express_interest(opportunity=make_opportunity(), customer=zebedee, by=officer)
    interest.reason = f"{NAME} is away."
    interest.declares, interest.declared = "something", f"{NAME} works for a supplier."
    interest.save()
    Placement.objects.create(
        interest=interest,
        role_title="Reader",
        started_on=dt.date(2026, 1, 5),
        ended_on=dt.date(2026, 6, 3),
        end_reason=f"{NAME} has moved.",
    )
    BrokenAddress.objects.create(address=EMAIL, reason=f"No mailbox {EMAIL}")
    asked = make_questionnaire(officer)
    question = add_question(asked, "Who are you?")
    sheet = make_answers(opened(asked), zebedee, {question.code: f"{NAME}, {EMAIL}"})
    said = sheet.answers.get()
    take_out(answer=said, passage=EMAIL, reason="address", by=officer)
    sheet.may_quote = True
    sheet.save()
    choose_quote(answer=said, passage=NAME, by=officer)
    give_codes(questionnaire=asked, customers=[zebedee.pk])
    keyed_in(begun_paper(asked, officer, zebedee), {question.source: f"{NAME}, {EMAIL}"})
    PhoneClaim.objects.create(customer=zebedee, interviewer=officer, questionnaire=asked)
    PhoneTry.objects.create(
        questionnaire=asked,
        customer=zebedee,
        interviewer=officer,
        outcome=Outcome.NO_ANSWER,
        number=PHONE,
        note=f"{NAME} is out in the mornings.",
    )
    Response.objects.create(
        consultation=make_consultation(),
        customer=zebedee,
        how="post",
        received_on=dt.date(2026, 6, 3),
        said=f"Yours, {NAME}",
    )
    make_sampled(zebedee)
    make_comment(zebedee, f"Ask {NAME}.")
    ask_for_news(consultation=make_consultation(), customer=zebedee)
    ask_for_news(consultation=make_consultation(), email=EMAIL.title())
    make_finished_job(zebedee)
    make_asked_us(zebedee, words=f"{NAME}, ring {PHONE}")
    shopped(zebedee, officer)
    inspected(zebedee)
    sat_on_a_panel(zebedee, officer)
    record_consent(
        customer=zebedee, channel=Channel.EMAIL, given=True, wording=f"Yes, {NAME}", source="join"
    )
    message = make_message(zebedee, text=f"Hello {NAME}", address=EMAIL)
    TextToRead.objects.create(customer=zebedee, text=f"{NAME}: leave me alone", reference="in-1")
    Attachment.objects.create(
        message=message, name="a.ics", content_type="text/calendar", content=f"ATTENDEE:{EMAIL}"
    )
    send_to_address(
        EMAIL,
        template="account/email/login_code",
        subject="Code",
        text=f"Hello {NAME}",
        dedupe_key="signin:1",
    )
    send_joining(answers={"name": NAME, "email": EMAIL})
    send_joining(answers={"name": NAME, "email": EMAIL}, user=user)
    question = Question.objects.asked().first()
    Answer.objects.create(customer=zebedee, question=question, option=question.options.first())
    applied(
        csv_list(["GH-77", NAME, "", "Tenant", STREET, POSTCODE, "other@example.org", PHONE]),
        whole_list=False,
    )
    acting = begin_acting(officer=officer, customer=zebedee, asked="phone")
    acting.write_down("Topics: changed")
    end_acting(acting=acting, how="pressed")
    make_data_copy(ask_for_copy(customer=zebedee, by=user).pk)
    ask(customer=zebedee, kind="object", said=f"I, {NAME}, object", by=user)
    asked_us_things(zebedee, officer)
    took_part(zebedee, officer)
    for one, other in [(elder, zebedee), (zebedee, make_customer("Quill Feather"))]:
        DifferentPeople.objects.create(one=one, other=other, by=officer)
    return Customer.objects.get(pk=zebedee.pk)


def shopped(zebedee: Customer, officer: User) -> None:
    """As a mystery shopper: a real contact, which failed, and a set enquiry; and a call they listened to."""
    sample = make_sample()
    listener = make_listener(customer=zebedee)
    give_out(sample=sample, number=1, placement=listener, by=officer)
    check(sample.contacts.get(volunteer=zebedee), noticed=f"The caller knew {NAME}")
    placement = make_shopper(customer=zebedee)
    make_failure(placement, praise=f"Kind to {NAME}", wrong=f"They called me {OLD_NAME}.")
    change_shopper(
        placement=placement,
        trained_on=placement.trained_on,
        training=placement.training,
        channels=["phone"],
        known_to=[],
        from_landlord="",
        lent_to="",
        by=officer,
    )
    make_assignment(placement)
    for one in (placement, listener):
        one.interest.state = "withdrawn"
        one.interest.save()


def sat_on_a_panel(zebedee: Customer, officer: User) -> None:
    panel = make_group("The Panel", kind="scrutiny")
    seat = make_membership(panel, zebedee)
    paper = PanelPaper.objects.create(
        group=panel,
        kind=PanelPaper.Kind.values[0],
        version=1,
        agreed_on=seat.from_on,
        text="We listen.",
        added_by=officer,
    )
    seat.acceptances.create(paper=paper, recorded_by=officer)
    seat.interests.create(what=f"{NAME} has a lease", recorded_by=officer)
    seat.induction.create(title="Meet the others")
    seat.appraisals.create(due_on=seat.from_on, went_well=f"{NAME} asked")
    ExitInterview.objects.create(membership=seat, why=f"{NAME} moves", recorded_by=officer)
    interest = Interest.objects.filter(customer=zebedee).first()
    Interview.objects.create(
        interest=interest, notes=f"{NAME} would like it", held_by=officer, held_on=seat.from_on
    )


def inspected(zebedee: Customer) -> None:
    make_inspector(zebedee)
    inspection = arranged(zebedee, today=True).inspection
    said = {"wrong": f"Ask {NAME}.", "praise": f"{NAME} liked it."}
    send_found(inspection, by=zebedee.user, **said)
    Inspection.objects.update(printed_praise=f"{NAME} liked it.")


def asked_us_things(zebedee: Customer, officer) -> None:
    """As themselves, and before that as visitors; and what an officer wrote when it was dealt with."""
    move_interest(
        interest=zebedee.interests.get(opportunity__kind="other"),
        to="declined",
        by=officer,
        seen="new",
        words=f"{NAME} would rather not",
    )
    close_enquiry(
        enquiry=make_enquiry(f"I am {NAME}", customer=zebedee), by=officer, note=f"{NAME} rang"
    )
    make_enquiry(f"It is {NAME} here", name=NAME, email=EMAIL.title())
    make_enquiry("Why?", name=OLD_NAME, phone=PHONE)
    posted = make_format_request(customer=zebedee, what=f"The letter to {NAME}")
    meet_request(request=posted, by=officer, how=f"Posted to {STREET}")
    refused = make_format_request("audio", customer=zebedee, details=f"For {NAME}")
    refuse_request(request=refused, by=officer, reason=f"{NAME} has it already")
    make_format_request("braille", name=NAME, reach=EMAIL.upper())
    make_format_request("braille", name=NAME, reach="0141 496 0777")
    event = make_event()
    AgendaItem.objects.create(event=event, customer=zebedee, title=f"{NAME} and the lift")
    declined = AgendaItem.objects.create(event=event, customer=zebedee, title=f"What {NAME} pays")
    answer_item(item=declined, by=officer, declined_why=f"Not at a meeting, {NAME}")


def took_part(zebedee: Customer, officer: User) -> None:
    """Sat on a group, was rung, chosen and offered something, and brought a neighbour."""
    today = timezone.localdate()
    membership = make_membership(customer=zebedee)
    add_office_bearer(
        registration=begin(group=membership.group, by=officer),
        customer=zebedee,
        name=zebedee.name,
        office="Treasurer",
        reached="4 Zebedee Close",
        by=officer,
    )
    Post.objects.create(
        group=membership.group, customer=zebedee, shared=True, text=f"{NAME} brings cake"
    )
    topic = ForumTopic.objects.create(
        consultation=make_consultation("Windows"), title="Which first?", added_by=officer
    )
    post = ForumPost.objects.create(topic=topic, customer=zebedee, words=f"{NAME} is cold")
    ForumSupport.objects.create(post=post, customer=zebedee)
    round = make_round()
    Voter.objects.create(round=round, customer=zebedee, code="ZEBEDEE2")
    Idea.objects.create(
        round=round, customer=zebedee, title="A ramp", place=STREET, about=f"{NAME} falls there"
    )
    NewsWish.objects.create(round=round, customer=zebedee)
    zebedee.preferences.add(PreferenceOption.objects.first())
    call = make_call_to_make(zebedee)
    Call.objects.create(
        customer=zebedee, message=call, officer=officer, outcome="no_answer", note=f"{NAME} is out"
    )
    Claim.objects.create(customer=zebedee, message=call, officer=officer)
    interest = zebedee.interests.get(opportunity__kind="other")
    offer = Offer.objects.create(
        opportunity=interest.opportunity, activity=make_event("A tea"), offered_by=officer
    )
    OfferAnswer.objects.create(offer=offer, customer=zebedee, takes=True)
    Link.objects.create(customer=zebedee, name="To pass on", channel="people")
    selection = Selection.objects.create(
        title="Readers",
        purpose="To read letters",
        opportunity=interest.opportunity,
        places=1,
        planned_by=officer,
        fixed_at=timezone.now(),
        drawn_at=timezone.now(),
        seed="5eed",
    )
    Chosen.objects.create(
        selection=selection,
        customer=zebedee,
        is_reserve=False,
        place=1,
        cell=[],
        stood_down_at=timezone.now(),
        stood_down_why=f"{NAME} has moved",
    )
    sent_back = hand_in(make_section(zebedee), named=NAME, text=f"I am {NAME}")
    send_back(section=sent_back, by=officer, why=f"Say more, {NAME}", shown=sent_back.handed_in_at)
    hand_in(make_section(group=membership.group), named=f"{NAME} for all of us")
    forum = Forum.objects.create(title="Damp", slug="damp", about="Damp", begun_by=officer)
    ForumMember.objects.create(forum=forum, customer=zebedee)
    ForumNotice.objects.create(forum=forum, customer=zebedee, text=f"{NAME} has damp")
    met(membership, officer)
    panel = make_panel("Panel of Rae")
    seats = make_member(panel, "Rae Panel")
    note_raised(recommendation=make_sent(panel=panel, by=seats), customer=zebedee, by=officer)
    make_topic(f"Lifts, says {NAME}", customer=zebedee)
    topic = make_topic(customer=zebedee)
    support(topic=topic, customer=zebedee)
    GroupAsked.objects.create(
        topic=topic, group=membership.group, why="We wait.", by=officer, customer=zebedee
    )
    make_exercise().hours_given.create(
        customer=zebedee, what="other", on=today, hours=1, noted_by=officer
    )
    make_mapper(zebedee, trained_by=f"{NAME} and TIS")
    make_recent_user(make_investigation(), zebedee, agrees=False)
    RetentionCase.objects.create(
        customer=zebedee, why="inactive", last_active_on=today, erase_on=today
    )


def met(membership: Membership, officer: User) -> None:
    """Came to a meeting of their group, and voted there."""
    now = timezone.now()
    meeting = GroupMeeting.objects.create(
        group=membership.group,
        starts_at=now,
        first_starts_at=now,
        place="Hall",
        planned_by=officer,
        register_at=now,
    )
    meeting.presences.create(seat=membership, how=Presence.How.ROOM)
    point = meeting.points.create(position=1, title="Lifts", added_by=officer)
    motion = point.motions.create(words="We ask for lifts", opened_by=officer)
    note = {"group": membership.group, "customer": membership.customer}
    PrivateNote.objects.create(text=f"{NAME} will say no", **note)
    JoinRequest.objects.create(
        group=make_group("Readers", kind="readers"),
        customer=membership.customer,
        why=f"{NAME} reads",
    )
    motion.hands.create(
        seat=membership, which=NamedHand.Which.FOR, noted_by=membership.customer.user
    )
    why = f"{NAME} fits lifts"
    motion.barred.create(seat=membership, why=why, noted_by=officer)
    make_topic("Lifts").barred.create(seat=membership, why=why, noted_by=officer)
