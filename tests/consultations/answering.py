"""Questions about the rent, the pages that ask them, and somebody who answers."""

import datetime as dt

from django.utils import timezone

from participation.questionnaires.building.services import open_questionnaire
from participation.questionnaires.kinds import Kind
from participation.records.acting.middleware import IN_SESSION
from participation.records.acting.services import begin_acting
from tests.factories.activities import make_consultation
from tests.factories.questionnaires import add_question, make_questionnaire, only_if, option_of
from tests.forms import token_in


class Rent:
    """Which option; how worried; and on a page of its own why, for whoever chose the dear one."""

    def __init__(self, officer):
        self.questionnaire = make_questionnaire(officer)
        self.option = add_question(self.questionnaire, "Which option?", "Cheap", "Dear")
        self.worry = add_question(self.questionnaire, "How worried are you?", new_page=False)
        self.why = add_question(
            self.questionnaire,
            "Why the dear one?",
            kind=Kind.LONG,
            rules=[only_if(self.option, "Dear")],
        )
        open_questionnaire(questionnaire=self.questionnaire, by=officer)
        self.consultation = make_consultation(questionnaire=self.questionnaire)
        self.start = f"{self.consultation.get_absolute_url()}answer/"
        self.check, self.sent = f"{self.start}check/", f"{self.start}sent/"

    def page(self, question, **asked) -> str:
        return f"{self.start}{question.code}/"

    def chosen(self, words: str, **more) -> dict[str, str]:
        return {self.option.source: option_of(self.option, words), **more}

    def close(self) -> None:
        self.consultation.ends_at = timezone.now() - dt.timedelta(minutes=1)
        self.consultation.save()


def shown_at(client, address) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def send(client, rent):
    return client.post(rent.check, {"form_token": token_in(shown_at(client, rent.check))})


def answer(client, rent, words: str, **more):
    client.post(rent.page(rent.option), rent.chosen(words, **more))
    return send(client, rent)


def act_for(client, officer, customer):
    acting = begin_acting(officer=officer, customer=customer, asked="phone")
    session = client.session
    session[IN_SESSION] = acting.pk
    session.save()
    return acting
