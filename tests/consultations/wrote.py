"""People who wrote how worried they are about the rent, and what was made of it."""

from participation.programme.consultations.answering import record_answers
from participation.programme.consultations.considered.services import consider_theme
from participation.programme.consultations.deciding import record_decision
from participation.questionnaires.themes.services import record_readings, write_theme
from tests.factories.people import make_customer

from .answering import Rent


class Wrote(Rent):
    """People wrote how worried they are, and two themes were found in it."""

    def __init__(self, officer):
        super().__init__(officer)
        self.officer = officer
        self.money, self.warm = (
            write_theme(
                questionnaire=self.questionnaire, code=self.worry.code, name=name, by=officer
            )
            for name in ("Money", "Warm homes")
        )

    def say(self, words, *themes, may_quote=False):
        from_whom = make_customer()
        record_answers(
            consultation=self.consultation,
            customer=from_whom,
            how="phone",
            received_on=self.consultation.opens_on,
            said={self.worry.code: words},
            by=self.officer,
            may_quote=may_quote,
        )
        answer = from_whom.answer_sheets.get().answers.get()
        record_readings(found={answer: themes}, by=self.officer)
        return answer

    def consider(self, theme, considered="Most of it is heating.", answer="A larger fund."):
        return consider_theme(
            consultation=self.consultation,
            theme=theme,
            considered=considered,
            answer=answer,
            by=self.officer,
        )

    def decide(self):
        self.close()
        self.consultation.refresh_from_db()
        self.consultation.consideration = "Money came first."
        self.consultation.save()
        self.consultation.notices.create(
            told_whom="tenants", how="post", told_on=self.consultation.opens_on, people=9
        )
        record_decision(
            consultation=self.consultation,
            decision="Option 2",
            decided_by="The Board",
            decided_on=self.consultation.closes_on,
            by=self.officer,
        )
