"""The ways to take part that the landlord offers."""

import datetime as dt

from participation.joining.involvement.models import Opportunity

from ..opportunities import OFFERS, TIMES, how_formal
from ..roles import AIMS, readiness
from ..statements import STATED
from .shared import Shared


class Opportunities(Shared):
    def make_opportunities(self) -> list[Opportunity]:
        made = []
        for offer in OFFERS:
            opportunity = Opportunity.objects.create(
                title=offer.title,
                slug=self.slug(offer.title),
                summary=offer.summary,
                description=offer.description,
                level=self.rung(offer.level),
                time_needed=offer.time,
                time_detail=offer.time_detail,
                where=offer.where,
                where_detail=offer.where_detail or "Your own home",
                formality=how_formal(offer),
                influence=offer.influence,
                training=offer.training or "None is needed. Somebody shows you how.",
                expenses=offer.expenses or "There is nothing to pay.",
                places=offer.places,
                recruiting_officer=self.dice.choice(self.officers),
                opened_at=self.now - dt.timedelta(days=self.dice.randint(40, 700)),
                review_on=self.today + dt.timedelta(days=self.dice.randint(20, 360)),
                **STATED[offer.title]._asdict(),
                **readiness(offer.title),
            )
            codes = AIMS.get(offer.title, ["know_needs", "change_service"])
            opportunity.aims.set(self.aims[code] for code in codes)
            opportunity.times.set(self.times[code] for code in TIMES.get(offer.title, []))
            opportunity.topics.set(self.topics[code] for code in offer.topics)
            opportunity.tenures.set(self.tenures[code] for code in offer.tenures)
            made.append(opportunity)
        return made
