"""Personal codes that people were sent, and paper forms that came back: keyed, half keyed and read differently."""

import random

from django.utils import timezone

from base.accounts.models import User
from participation.people.customers.models import Customer
from participation.programme.consultations.models import Consultation
from participation.questionnaires.models import CodeBatch, Keying, PaperForm, PersonalCode, Sheet
from participation.questionnaires.signs import RANDOM, SIGNS, check_sign

CODES = 200
"""How many people the letter about it has reached up to now."""
HOUSEHOLDS = ("Flat 1/1, 8 Kirk Brae", "Flat 2/2, 8 Kirk Brae")
"""On the list of a neighbour landlord, and no customers of ours."""
PAPERS = 12
"""Forms that came back. Of these the first was read differently by two, and the next two wait for a second."""
DIFFERS, WAITING = 1, 3
HANDED_OUT_AT_ONE = 20


def make_codes_and_paper(
    consultation: Consultation, *, dice: random.Random, by: User, colleague: User
) -> None:
    questionnaire = consultation.questionnaire
    people = Customer.objects.filter(erased_at=None)
    if tenures := list(consultation.tenures.all()):
        people = people.filter(tenure__in=tenures)
    people = people.order_by("pk")[:CODES]
    whose = [{"customer": one} for one in people] + [{"mark": one} for one in HOUSEHOLDS]
    given = PersonalCode.objects.bulk_create(
        PersonalCode(
            questionnaire=questionnaire, given_at=consultation.starts_at, code=_code(dice), **one
        )
        for one in whose
    )
    sheets = Sheet.objects.filter(questionnaire=questionnaire, mode=Sheet.Mode.PAPER)
    for at, sheet in enumerate(sheets.order_by("sent_at", "pk")[:PAPERS]):
        _keyed(sheet, at, by=by, colleague=colleague)
    begun = PaperForm.objects.create(
        questionnaire=questionnaire,
        version=questionnaire.versions.order_by("number").first(),
        code=given[-1],
        received_on=min(consultation.closes_on, timezone.localdate()),
        is_keyed_twice=False,
    )
    Keying.objects.create(form=begun, place=Keying.FIRST, keyed_by=by)
    _codes_to_hand_out(consultation, dice=dice, by=by, colleague=colleague)


def _codes_to_hand_out(
    consultation: Consultation, *, dice: random.Random, by: User, colleague: User
) -> None:
    """Of one family day, whose slips somebody took, and of one that is still to come."""
    made_at = consultation.starts_at
    for title, taken in (("Family day at Mill Lane", True), ("Drop-in at the library", False)):
        batch = CodeBatch.objects.create(
            questionnaire=consultation.questionnaire,
            title=title,
            number=HANDED_OUT_AT_ONE,
            made_by=by,
            made_at=made_at,
            taken_at=made_at if taken else None,
            taken_by=colleague if taken else None,
        )
        PersonalCode.objects.bulk_create(
            PersonalCode(
                questionnaire=consultation.questionnaire,
                given_at=made_at,
                code=_code(dice),
                mark=f"{batch.marks}{n}",
            )
            for n in range(1, batch.number + 1)
        )


def _code(dice: random.Random) -> str:
    signs = "".join(dice.choices(SIGNS, k=RANDOM))
    return signs + check_sign(signs)


def _keyed(sheet: Sheet, at: int, *, by: User, colleague: User) -> None:
    is_open = at < WAITING
    form = PaperForm.objects.create(
        questionnaire=sheet.questionnaire,
        version=sheet.version,
        customer=sheet.customer,
        received_on=timezone.localdate(sheet.sent_at),
        begun_at=sheet.sent_at,
        is_keyed_twice=is_open,
        settled_at=None if is_open else sheet.sent_at,
        sheet=sheet,
    )
    typed = [
        (one.question.source, one.option.code if one.option else one.words)
        for one in sheet.answers.select_related("question", "option")
    ]
    read = {"form": form, "begun_at": sheet.sent_at, "finished_at": sheet.sent_at}
    Keying.objects.create(place=Keying.FIRST, keyed_by=colleague, typed=typed, **read)
    if at < DIFFERS:
        name, value = typed[0]
        question = sheet.version.questions.get(code=name.removeprefix("q_"))
        other = question.options.exclude(code=value).first()
        second = [(name, other.code), *typed[1:]]
        Keying.objects.create(place=Keying.SECOND, keyed_by=by, typed=second, **read)
