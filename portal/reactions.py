"""Every consequence that crosses from one app to another, on one page."""

from allauth.account.models import EmailAddress
from allauth.account.signals import email_changed, email_confirmed, user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.signals import user_logged_out
from django.dispatch import Signal

from base.accounts.middleware import SECOND_FACTORS
from base.accounts.models import User
from base.accounts.services import end_sessions
from base.accounts.signals import colleague_let_in
from base.core.house_rules import JURISDICTION
from base.core.kept_pages import forget_kept_pages
from base.core.rules.signals import rule_changed
from participation.feedback.enquiries.services import tell_those_who_raised
from participation.feedback.ideas.signals import decided
from participation.joining.involvement.join.services import (
    KEPT_IN_SESSION,
    SENT_FROM_HERE,
    apply_after_sign_in,
)
from participation.joining.involvement.models import Opportunity
from participation.joining.involvement.signals import interest_moved, joining_sent, offer_answered
from participation.joining.panels.services import follow_interest, learn_by_coming, unlearn
from participation.joining.recruitment.services import CAME_BY, count_recruit
from participation.messages.calls.services import settle_calls_about
from participation.messages.contact.models import Message
from participation.messages.contact.new_names import call_by_new_name
from participation.people.customers.models import Customer
from participation.people.customers.services import change_email, claim_record
from participation.people.customers.signals import details_said, list_renamed, names_changed
from participation.people.equality.lookups import load as load_equality_questions
from participation.people.groups.models import Membership
from participation.people.groups.services import fit_panel_roles
from participation.people.groups.signals import (
    opened_to_staff,
    seat_ended,
    seat_removed,
    seats_taken,
)
from participation.people.imports.stated_values import remember_stated_values
from participation.programme.actions.signals import action_moved
from participation.programme.activities.leads.services import lead_of
from participation.programme.activities.outcomes.news import tell_of_move
from participation.programme.activities.signals import (
    engagement_recorded,
    engagement_withdrawn,
    outcome_moved,
)
from participation.programme.consultations.considered.services import keep_what_was_considered
from participation.programme.consultations.groups_told import law_wants_groups_told, tell_groups
from participation.programme.consultations.signals import consultation_published
from participation.programme.events.models import Event
from participation.programme.events.services import (
    book_place,
    cancel_places_of_leaver,
    give_up_place,
)
from participation.programme.network.seats import (
    tell_of_leaving,
    tell_of_opening,
    tell_of_seats,
    tell_of_signing_in,
)
from participation.programme.registration.services import to_consult
from participation.programme.workspaces.services import take_back_lines
from participation.questionnaires.interviews.signals import somebody_rung
from participation.questionnaires.themes.signals import themes_joined
from participation.reach.representation import new_names as names_of_counted_groups
from participation.reach.representation import promoting
from participation.reach.sendouts import inviting
from participation.records.acting.middleware import signed_out
from participation.steering.widening import new_names as names_of_groups_to_reach
from reports.telling import published_reports
from scrutiny.recommendations.services import follow_action
from scrutiny.self_assessments.signatures import fewer_sit_on, strike_signatures
from surveys.asked_us.services import give_to
from surveys.signals import asked_us

from .signin import invite_colleague


def claimed_by(user, email):
    """Those who sit on a group with whoever the record is of hear of it."""
    if customer := claim_record(user=user, email=email):
        tell_of_signing_in(customer)


def proving_an_address_claims_its_record(email_address, **_):
    claimed_by(email_address.user, email_address.email)


def signing_in_claims_a_record(user, **_):
    """Somebody may have been imported since they last signed in."""
    for proved in EmailAddress.objects.filter(user=user, verified=True):
        claimed_by(user, proved.email)
    fit_panel_roles(among=User.objects.filter(pk=user.pk))


def signing_in_finishes_joining(request, user, **_):
    joining_id = request.session.get(SENT_FROM_HERE)
    if joining_id and apply_after_sign_in(joining_id=joining_id, user=user):
        request.session.pop(KEPT_IN_SESSION, None)
        request.has_joined = (
            True  # by this signing in, which leads to their welcome (portal.signin)
        )


def signing_out_ends_acting(request, **_):
    signed_out(request)


def a_first_second_factor_ends_other_sessions(request, user, authenticator, **_):
    """They began without it: whoever reads somebody's email may have been waiting in one."""
    theirs = Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS)
    if authenticator.type in SECOND_FACTORS and theirs.count() == 1:
        end_sessions(user=user, but=request.session.session_key)


def a_colleague_let_in_is_invited(user, by, **_):
    invite_colleague(user, by)


def a_new_address_is_written_to(user, to_email_address, **_):
    change_email(user=user, email=to_email_address.email)


def what_customers_say_stands_against_lists(customer, fields, **_):
    remember_stated_values(customer=customer, fields=fields)


def a_new_name_is_in_what_waits(names, **_):
    """Not in a letter whose batch is made: it is printed, or about to be, as its PDF has it."""
    call_by_new_name(among=Message.objects.filter(letter=None), names=names)


def groups_have_the_new_name(sender, before, now, **_):
    """A tenure or an area is also a group of those who take part, known by its name."""
    names_of_counted_groups.rename_group(sender, before=before, now=now)
    names_of_groups_to_reach.rename_group(sender, before=before, now=now)


def joining_is_counted_for_its_campaign(joining, session, **_):
    if code := session.get(CAME_BY):
        count_recruit(joining=joining, code=code)


def taking_an_offer_books_a_place(answer, by, **_):
    """Where the activity is public and takes bookings; leaving it after all frees the place."""
    event = Event.objects.published().filter(pk=answer.offer.activity_id).first()
    if event is None or not event.takes_bookings:
        return
    booked = event.bookings.live().filter(customer=answer.customer).first()
    if answer.takes and booked is None:
        themselves = by is not None and answer.customer.user_id == by.pk
        book_place(event=event, customer=answer.customer, made_online=themselves)
    elif booked is not None and not answer.takes:
        give_up_place(booking=booked, by=by)


def taking_part_seats_on_the_group(interest, **_):
    """Where people join a group by the opportunity; and stopping ends the seat."""
    follow_interest(interest=interest)


def leaving_a_group_frees_places(group, person, by, **_):
    """At what is for those who sit on it alone."""
    if isinstance(person, Customer):
        cancel_places_of_leaver(group=group, customer=person, by=by)


def the_others_hear_who_sits_with_them(seats, by, **_):
    tell_of_seats(seats, by=by)


def the_others_hear_who_left(group, person, role, by, is_news, **_):
    if is_news:
        tell_of_leaving(group, person, was_chair=role == Membership.Role.CHAIR, by=by)


def those_who_are_left_may_have_signed(group, by, **_):
    fewer_sit_on(panel=group, by=by)


def members_hear_that_staff_may_sit_with_them(kind, by, **_):
    tell_of_opening(kind, by=by)


def nobody_came_on_a_seat_that_never_was(membership, **_):
    take_back_lines(seat=membership)


def nobody_signed_on_a_seat_that_never_was(membership, by, **_):
    strike_signatures(seat=membership, by=by)


def those_who_took_part_are_told(outcome, **_) -> None:
    tell_of_move(outcome)


def those_who_raised_it_hear_the_decision(noted, **_) -> None:
    tell_those_who_raised(noted)


def open_opportunities():
    """What a send-out can invite to, beside coming activities."""
    for opportunity in Opportunity.objects.open():
        yield inviting.Invitation(
            f"involvement.opportunity:{opportunity.pk}",
            opportunity.title,
            opportunity.get_absolute_url(),
        )


def opportunities_to_promote():
    """What may be shown to those who take part too little."""
    return Opportunity.objects.open().prefetch_related("tenures", "topics")


def another_nation_has_its_own_questions(rule, value, **_) -> None:
    """Those of the nation before stay, with their answers, and are asked no more."""
    if rule is JURISDICTION:
        load_equality_questions(value)


def ringing_with_questions_settles_calls_about_them(phone_try, **_) -> None:
    """An invitation to these that waits for somebody to ring and read it out."""
    settle_calls_about(
        questionnaire=phone_try.questionnaire_id,
        customer=phone_try.customer,
        by=phone_try.interviewer,
        is_over=not phone_try.meaning.again,
    )


def what_was_thought_of_joined_themes_stands_together(theme, into, **_):
    keep_what_was_considered(theme=theme, into=into)


def whoever_answers_for_the_service_rings_them(asked, **_) -> None:
    if officer := lead_of(asked.survey.service):
        give_to(asked=asked, owner=officer)


def registered_groups_hear_of_a_consultation(consultation, by, **_):
    """Those that sit with us behind a closed door are asked there, and no others are."""
    every_one = law_wants_groups_told(consultation)
    groups = to_consult(consultation.service, every_one=every_one)
    if consultation.members_only:
        invited = set(consultation.groups.values_list("pk", flat=True))
        groups = [(group, people) for group, people in groups if group.pk in invited]
    tell_groups(consultation=consultation, groups=groups, by=by)


def an_action_of_a_recommendation_moves_it(note, **_) -> None:
    follow_action(note)


def coming_to_training_is_having_had_it(engagement, **_) -> None:
    learn_by_coming(engagement)


def who_did_not_come_was_not_trained(activity, customer, **_) -> None:
    unlearn(activity=activity, customer=customer)


REACTIONS: list[tuple[Signal, object]] = [
    (somebody_rung, ringing_with_questions_settles_calls_about_them),
    (asked_us, whoever_answers_for_the_service_rings_them),
    (consultation_published, registered_groups_hear_of_a_consultation),
    (action_moved, an_action_of_a_recommendation_moves_it),
    (themes_joined, what_was_thought_of_joined_themes_stands_together),
    (outcome_moved, those_who_took_part_are_told),
    (decided, those_who_raised_it_hear_the_decision),
    (engagement_recorded, coming_to_training_is_having_had_it),
    (engagement_withdrawn, who_did_not_come_was_not_trained),
    (interest_moved, taking_part_seats_on_the_group),
    (seats_taken, the_others_hear_who_sits_with_them),
    (seat_ended, leaving_a_group_frees_places),
    (seat_ended, the_others_hear_who_left),
    (seat_ended, those_who_are_left_may_have_signed),
    (opened_to_staff, members_hear_that_staff_may_sit_with_them),
    (seat_removed, nobody_came_on_a_seat_that_never_was),
    (seat_removed, nobody_signed_on_a_seat_that_never_was),
    (details_said, what_customers_say_stands_against_lists),
    (names_changed, a_new_name_is_in_what_waits),
    (list_renamed, groups_have_the_new_name),
    (offer_answered, taking_an_offer_books_a_place),
    (joining_sent, joining_is_counted_for_its_campaign),
    (email_confirmed, proving_an_address_claims_its_record),
    (rule_changed, another_nation_has_its_own_questions),
    (rule_changed, forget_kept_pages),
    (user_logged_out, signing_out_ends_acting),
    (user_logged_in, signing_in_claims_a_record),
    (user_logged_in, signing_in_finishes_joining),
    (email_changed, a_new_address_is_written_to),
    (colleague_let_in, a_colleague_let_in_is_invited),
    (authenticator_added, a_first_second_factor_ends_other_sessions),
]


def connect() -> None:
    for signal, reaction in REACTIONS:
        signal.connect(reaction, dispatch_uid=f"{reaction.__module__}.{reaction.__name__}")
    if open_opportunities not in inviting.PROVIDERS:
        inviting.PROVIDERS.append(open_opportunities)
    if published_reports not in inviting.PROVIDERS:
        inviting.PROVIDERS.append(published_reports)
    if opportunities_to_promote not in promoting.PROVIDERS:
        promoting.PROVIDERS.append(opportunities_to_promote)
