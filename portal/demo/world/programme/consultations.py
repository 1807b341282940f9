"""The consultations of each year, with who was told of them."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from base.core.periods import FinancialYear
from participation.people.customers.models import Customer
from participation.programme.consultations.kinds import CONSULTATION
from participation.programme.consultations.models import Consultation, Duty, Notice

from ..consultations import CONSULTATIONS, Asked
from .shared import MADE_SURE_OF, Held, Shared, at


class Consultations(Shared):
    def make_consultations(self) -> list[Held]:
        """Those of each year that have opened by now."""
        return [
            self._make_consultation(asked, year)
            for asked in CONSULTATIONS
            for year in (FinancialYear.starting(self.year.start_year + n) for n in asked.years)
            if at(year.first + asked.opens, 9) < self.now
        ]

    def _make_consultation(self, asked: Asked, year: FinancialYear) -> Held:
        dice = self.dice
        opens = at(year.first + asked.opens, 9)
        closes = at(year.first + asked.opens + dt.timedelta(days=asked.days), 17)
        decision_due = timezone.localdate(closes) + dt.timedelta(days=35)
        consultation = Consultation(
            title=asked.title.format(year=year.last.year),
            slug=self.slug(f"{asked.title.format(year='')} {year.last.year}"),
            kind=CONSULTATION.code,
            purpose=asked.purpose,
            level=self.rung(2),
            influence="We answer every point in public, the ones we do not follow as well.",
            service=asked.service,
            run_by=asked.service,
            starts_at=opens,
            ends_at=closes,
            lead_officer=dice.choice(self.officers),
            planned_cost=Decimal(sum(asked.cost) // 2),
            planned_hours=Decimal(60),
            staff_and_partners="The team it is about answers questions; an adviser explains the law.",
            residents_time="Ten minutes to read it, and five to answer.",
            worth="Letters and our hours, held against a decision that people understand.",
            principles=MADE_SURE_OF,
            published_at=opens - dt.timedelta(days=3),
            duty=asked.duty,
            proposal=asked.proposal,
            likely_effect=asked.effect,
            cannot_change=asked.settled,
            how_to_respond="Ring us, write to us, tell any of us, or come to a meeting about it. "
            "Say it in the language that suits you.",
            decision_due_on=decision_due,
        )
        if decision_due < self.today:
            consultation.consideration, consultation.decision = asked.weighed, asked.decision
            consultation.decided_by, consultation.what_changed = asked.decided_by, asked.changed
            consultation.decided_on = decision_due - dt.timedelta(days=dice.randint(2, 12))
            consultation.summary = asked.heard
            consultation.next_steps = asked.changed
            self.close_out(consultation, asked.cost, (40, 90))
        consultation.save()
        consultation.aims.set([self.aims["decide"]])
        if asked.duty == Duty.S25_RENT:
            consultation.tenures.set(t for t in self.tenures.values() if t.rents_from_us)
        self._log_notices(consultation, asked)
        return Held(consultation, None, self.era(timezone.localdate(opens)), asked.pull)

    def _log_notices(self, consultation: Consultation, asked: Asked) -> None:
        """Section 54 asks that each tenant and each registered tenant organisation is told."""
        told_on = timezone.localdate(consultation.starts_at)
        renting = Customer.objects.current().filter(tenure__rents_from_us=True)
        by_email = renting.exclude(email="").count()
        by_post = renting.count() - by_email
        rows = [
            (Notice.ToldWhom.TENANTS, Notice.How.EMAIL, by_email),
            (Notice.ToldWhom.TENANTS, Notice.How.POST, by_post),
        ]
        if asked.rtos_not_told:
            why, tries = asked.rtos_not_told
            consultation.not_told.create(
                whom=Notice.ToldWhom.RTOS, why=why, tries=tries, recorded_on=told_on
            )
        else:
            rows.append((Notice.ToldWhom.RTOS, Notice.How.EMAIL, 4))
        Notice.objects.bulk_create(
            Notice(
                consultation=consultation, told_whom=whom, how=how, told_on=told_on, people=people
            )
            for whom, how, people in rows
        )
