"""Every kind of row that names a customer, and what becomes of it over the life of a record.

The rows themselves are found through Django's registry of models, so that none is forgotten; a test
fails for one that has no rule here. A rule says three things:

* when two records become one (``merging``): rows move; of two that cannot both stand one stays;
* when a person is erased (``erasing``): rows go, lose the person's words, or stay for the figures;
* what the person reads in the copy of their own data (``own_copy``).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.apps import apps
from django.db import models
from django.db.models import Case, F, Q, Value, When

from participation.people.customers.models import Customer

MOMENT = "the moment it happens"


@dataclass(frozen=True)
class Rule:
    """What becomes of the rows of one relation.

    ``one_per``: of two rows that agree in these, and are ``among`` those that count, one stays. The
    other gets the values of ``ended``, or goes where there are none. ``stays`` orders the two: the
    one with the lowest value stays, and the record that is kept wins a draw.
    """

    words: str
    one_per: tuple[str, ...] = ()
    among: Q = field(default_factory=Q)
    ended: Mapping[str, Any] = field(default_factory=dict)
    stays: Mapping[str, tuple] = field(default_factory=dict)
    drop: bool = False
    secret: bool = False

    erase: Literal["delete", "keep", "blank"] = "keep"
    blank: Mapping[str, Any] = field(default_factory=dict)
    blank_where: Q = field(default_factory=Q)

    own_copy: tuple[str, ...] = ()

    @property
    def can_clash(self) -> bool:
        return bool(self.one_per or self.among)


def erased_where_said(name: str) -> Case:
    """For a field that says by being empty that something has not happened."""
    return Case(When(**{name: ""}, then=Value("")), default=Value("Erased"))


RULES: dict[str, Rule] = {
    "customers.Customer_preferences.customer": Rule(
        "Preferences",
        one_per=("preferenceoption_id",),
        erase="delete",
        own_copy=("preferenceoption",),
    ),
    "customers.CustomerNote.customer": Rule(
        "Notes", erase="delete", own_copy=("at", "author", "text")
    ),
    "customers.FormerReference.customer": Rule(
        "Earlier references", own_copy=("reference", "joined_at")
    ),
    # Who was chair of what tells who it was, so nothing of it stays.
    "groups.Membership.customer": Rule(
        "Groups they sit on",
        one_per=("group_id",),
        among=Q(until_on=None),
        erase="delete",
        own_copy=("group", "role", "from_on", "until_on"),
    ),
    "groups.HistoricalMembership.customer": Rule(
        "Earlier states of sitting on groups", erase="delete"
    ),
    "equality.Answer.customer": Rule(
        "Equality answers",
        one_per=("question_id",),
        secret=True,
        erase="delete",
        own_copy=("question", "option", "prefer_not_to_say", "answered_on"),
    ),
    "imports.Line.customer": Rule("Lines of lists", erase="delete"),
    "imports.OwnWord.customer": Rule(
        "What they said themselves",
        one_per=("field",),
        erase="delete",
        own_copy=("field", "value", "said_at"),
    ),
    "imports.Difference.customer": Rule(
        "Differences from the housing system",
        erase="delete",
        own_copy=("field", "theirs", "listed", "found_at", "choice"),
    ),
    "contact.Consent.customer": Rule(
        "Consents",
        erase="blank",
        blank={"wording": ""},
        own_copy=("channel", "purpose", "given", "wording", "source", "at"),
    ),
    "contact.Message.customer": Rule(
        "Messages",
        erase="blank",
        blank={"address": "", "subject": "Erased", "text": "", "html": "", "error": ""},
        own_copy=(
            "created_at",
            "channel",
            "purpose",
            "address",
            "subject",
            "text",
            "state",
            "sent_at",
        ),
    ),
    "calls.Claim.customer": Rule("Calls in hand", drop=True, erase="delete"),
    "calls.Call.customer": Rule(
        "Calls",
        erase="blank",
        blank={"note": ""},
        own_copy=("at", "officer", "outcome", "note"),
    ),
    "activities.Engagement.customer": Rule(
        "Times they took part",
        one_per=("activity_id", "role"),
        own_copy=("day", "activity", "role", "mode"),
    ),
    "involvement.Interest.customer": Rule(
        "Interests",
        one_per=("opportunity_id",),
        among=~Q(state__in=["declined", "ended", "withdrawn"]),
        ended={"state": "withdrawn"},
        stays={"state": ("placed", "trial", "contacted", "new")},
        erase="blank",
        blank={"reason": "Erased"},
        own_copy=("opportunity", "state", "expressed_at", "moved_at", "reason"),
    ),
    "involvement.HistoricalInterest.customer": Rule(
        "Earlier states of interests", erase="blank", blank={"reason": "Erased"}
    ),
    "involvement.OfferAnswer.customer": Rule(
        "What they took or left",
        one_per=("offer_id",),
        own_copy=("offer", "takes", "answered_at"),
    ),
    "involvement.Joining.customer": Rule(
        "What they sent when they joined",
        erase="blank",
        blank={"answers": {}, "email": ""},
        own_copy=("sent_at", "email", "answers"),
    ),
    "recruitment.Link.customer": Rule(
        "Links passed on to neighbours", own_copy=("made_at", "code")
    ),
    "selection.Chosen.customer": Rule(
        "Times a draw chose them",
        one_per=("selection_id",),
        own_copy=("selection", "is_reserve", "place"),
        erase="blank",
        blank={"stood_down_why": ""},
    ),
    "enquiries.Enquiry.customer": Rule(
        "What they told us on a page",
        erase="blank",
        blank={"said": "Erased", "answer": "", "note": erased_where_said("note")},
        own_copy=("sent_at", "kind", "about", "said", "answer", "answered_at"),
    ),
    # What was accepted stands on a public agenda, without a name.
    "meetings.AgendaItem.customer": Rule(
        "What they put forward for an agenda",
        erase="blank",
        blank={
            "why": "",
            "title": Case(When(accepted_at=None, then=Value("Erased")), default=F("title")),
            "declined_why": erased_where_said("declined_why"),
        },
        own_copy=("event", "title", "why", "proposed_at", "accepted_at", "declined_why"),
    ),
    "events.Booking.customer": Rule(
        "Bookings",
        one_per=("event_id",),
        among=Q(cancelled_at=None),
        ended={"cancelled_at": MOMENT, "attended_at": None},
        stays={"attended_at": ("any", None)},
        erase="blank",
        blank={"access_needs": ""},
        own_copy=("event", "booked_at", "access_needs", "cancelled_at", "attended_at"),
    ),
    "consultations.Response.customer": Rule(
        "Answers to consultations",
        one_per=("consultation_id",),
        erase="blank",
        blank={"said": ""},
        own_copy=("consultation", "how", "received_on", "said"),
    ),
    "network.Post.customer": Rule(
        "What they put up for their groups",
        erase="blank",
        blank={"text": "Erased", "file": "", "size": 0},
        own_copy=("posted_at", "group", "text", "taken_down_at"),
    ),
    "formats.FormatRequest.customer": Rule(
        "What they asked for in another format or language",
        erase="blank",
        blank={
            "what": "Erased",
            "details": "",
            "met_how": erased_where_said("met_how"),
            "refused_reason": erased_where_said("refused_reason"),
        },
        own_copy=(
            "asked_on",
            "what",
            "format",
            "language",
            "details",
            "met_on",
            "met_how",
            "refused_on",
            "refused_reason",
        ),
    ),
    "records.Acting.customer": Rule(
        "Times an officer filled in forms for them", own_copy=("began_at", "officer", "asked")
    ),
    "records.Merge.kept": Rule(
        "Records joined into this one", erase="blank", blank={"moved": {}, "final_at": MOMENT}
    ),
    "records.DataCopy.customer": Rule(
        "Copies of their data", among=Q(state__in=["queued", "making"]), erase="delete"
    ),
    "records.DataRequest.customer": Rule(
        "What they asked about their data",
        one_per=("kind",),
        among=Q(state="open"),
        erase="blank",
        blank={"said": "", "reason": "Erased", "error": ""},
        own_copy=("kind", "said", "asked_at", "due_on", "state", "reason"),
    ),
    "records.RetentionCase.customer": Rule(
        "Times we were about to erase the record",
        among=Q(ended_at=None),
        erase="blank",
        blank={"held_reason": "Erased", "error": ""},
        own_copy=("why", "found_at", "erase_on", "held_reason"),
    ),
    "records.DifferentPeople.one": Rule("Marked as somebody else", drop=True, erase="delete"),
    "records.DifferentPeople.other": Rule("Marked as somebody else", drop=True, erase="delete"),
}


#: Rows about a person that name them through another row; they move with it.
FURTHER: dict[tuple[str, str], Rule] = {
    ("involvement.Placement", "interest__customer"): Rule(
        "Places in groups",
        erase="blank",
        blank={"end_reason": "Erased"},
        blank_where=Q(ended_on__isnull=False),
        own_copy=("role_title", "started_on", "training", "ended_on", "end_reason"),
    ),
    ("involvement.HistoricalPlacement", "interest__customer"): Rule(
        "Earlier states of places in groups",
        erase="blank",
        blank={"end_reason": "Erased"},
        blank_where=~Q(end_reason=""),
    ),
    ("contact.Attachment", "message__customer"): Rule("Files with messages", erase="delete"),
}


@dataclass(frozen=True)
class Relation:
    """One way to a customer, a foreign key or a path. ``rule`` is None where nobody wrote one yet."""

    name: str
    model: type[models.Model]
    column: str
    rule: Rule | None

    def rows(self, customer: Customer | int) -> models.QuerySet:
        return self.model._base_manager.filter(**{self.column: customer})

    def rows_of(self, customers: list[int]) -> models.QuerySet:
        return self.model._base_manager.filter(**{f"{self.column}__in": customers})


def relations() -> Iterator[Relation]:
    """Every foreign key to a customer in the portal, hidden and historical ones too, by name."""
    found = []
    for related in Customer._meta.get_fields(include_hidden=True):
        if not (related.auto_created and not related.concrete) or related.many_to_many:
            continue
        model, column = related.related_model, related.field.name
        name = f"{model._meta.label}.{column}"
        found.append(Relation(name, model, column, RULES.get(name)))
    return iter(sorted(found, key=lambda one: one.name))


def further_relations() -> Iterator[Relation]:
    for (label, path), rule in FURTHER.items():
        yield Relation(f"{label}.{path}", apps.get_model(label), path, rule)


def without_rule() -> list[str]:
    return [one.name for one in relations() if one.rule is None]


#: A relation without a rule still moves with its person: losing rows would be worse.
MOVES = Rule("Other rows")
