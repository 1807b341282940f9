"""What pages about one person show of this app."""

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from base.core.house_rules import BRAND_PHONE
from base.core.kept_queries import kept_query
from base.core.pieces import day_of, in_words, link, safe, summary_row, tag
from participation.people.customers.models import Customer
from participation.people.customers.pages import MOST_ROWS, MY_PAGE, ON_RECORD

from .models import Interest

State = Interest.State
#: How an interest stands, as the person reads it, with the kind of tag.
STANDING = {
    State.NEW: ("We will be in touch", "plain"),
    State.CONTACTED: ("We are talking", "doing"),
    State.TRIAL: ("You are trying it out", "doing"),
    State.PLACED: ("You take part", "done"),
    State.ENDED: ("You took part", "plain"),
    State.DECLINED: ("Not this time", "not_possible"),
}
#: All that a line of what somebody asked to join shows.
SHOWN = (
    "customer",
    "state",
    "reason",
    "expressed_at",
    "reply_due_on",
    "opportunity__slug",
    "opportunity__title",
    "placement__interest",
    "placement__role_title",
    "placement__started_on",
    "placement__ended_on",
)


@ON_RECORD.section("involvement/_on_record.html", position=50)
def interests(customer: Customer) -> dict:
    return {"interests": customer.interests.select_related("opportunity")[:MOST_ROWS]}


@kept_query
def all_interests(told):
    """Every one, for nobody finds elsewhere what is left out here: a person has no more than there are ways."""
    mine = Interest.objects.filter(customer=told.number("customer"))
    mine = mine.select_related("opportunity", "placement").only(*SHOWN)
    return mine.exclude(state=State.WITHDRAWN).order_by("-expressed_at", "-pk")


@MY_PAGE.section("involvement/_on_my_page.html", position=20)
def my_interests(customer: Customer) -> dict:
    """The roles they hold now by themselves; then what they asked for, what is over last."""
    mine = all_interests.rows(customer=customer.pk)
    in_hand = [one for one in mine if one.state in Interest.IN_HAND]
    over = [one for one in mine if one.is_over]
    return {
        "roles": [_row(one) for one in mine if one.state == State.PLACED],
        "interests": [_row(one) for one in (*in_hand, *over)],
    }


def _row(interest: Interest) -> SafeString:
    """What they asked to join, and how far it has come."""
    opportunity, standing = interest.opportunity, tag(*STANDING[State(interest.state)])
    style = "govuk-body portal-answer" if interest.state == State.DECLINED else "govuk-body"
    if further := _further(interest):
        style += " govuk-!-margin-top-2 govuk-!-margin-bottom-0"
        standing += mark_safe(f'<p class="{style}">{safe(further)}</p>')  # noqa: S308 (escaped)
    return summary_row(link(opportunity.title, opportunity.get_absolute_url()), standing)


def _further(interest: Interest) -> str:
    placement = getattr(interest, "placement", None)
    match interest.state:
        case State.NEW:
            asked, due = day_of(interest.expressed_at), interest.reply_due_on
            hears = in_words(due, weekday=True)
            if due < timezone.localdate():
                return (
                    f"You asked on {in_words(asked)}. We said that you would hear from us by {hears}, and we are"
                    f" late. We are sorry. Ring us on {BRAND_PHONE.value} if you do not want to wait."
                )
            return f"You asked on {in_words(asked)}. You hear from us by {hears}."
        case State.PLACED if placement:
            return f"{placement.role_title} since {in_words(placement.started_on)}."
        case State.ENDED if placement:
            first, last = in_words(placement.started_on), in_words(placement.ended_on)
            return f"{placement.role_title} from {first} to {last}. Thank you."
        case State.DECLINED:
            return interest.reason
    return ""
