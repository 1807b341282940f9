"""The federation beside which Glenmarnock works, and the community councils that its officers visit."""

import datetime as dt

from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.utils import timezone

from base.core.brand import current_brand
from base.core.demo import World, in_demo
from base.core.pdf import pdf_of
from base.core.periods import FinancialYear, months_after
from participation.people.groups.models import Group, GroupKind

from .models import BusinessPlan, MeetingAttended, Partner, PartnerRole, ServiceAgreement

DAY = dt.timedelta(days=1)
FEDERATION = "Calder Valley Federation of Tenants"
COUNCIL = "Harbour Community Council"
#: What it does, and how it is kept apart from what we do.
ROLES = (
    ("Trains the people of associations", "We train our panels; the federation trains associations. Both publish one list."),
    ("Sends a newsletter to every home twice a year", ""),
    ("Speaks for tenants where several landlords are concerned", ""),
    ("Helps new associations with their constitution", "We pass them on, and pay for the hall."),
    ("Campaigns on rents and on heating", ""),
)  # fmt: skip
PLAN = (
    "What we do this year",
    "Two newsletters to every home, four days of training, and a visit to each association.",
    "What we want to find out: who never hears of us, and why.",
    "Money: the grants of three landlords, and what members pay.",
)
HEARD = (
    (
        12,
        "The bus no longer stops at the harbour after seven. Older people ask how they are to come to our evening meetings.",
        "The participation team, for times and places of meetings",
    ),
    (75, "The council asks when the back courts at the harbour are drained.", "Estates"),
)


@in_demo(position=9)
def make_partners(world: World) -> None:
    today = timezone.localdate(world.now)
    federation = Partner.objects.create(
        group=_group(FEDERATION, "federation", "Associations of three landlords are its members."),
        form="An independent company, limited by guarantee",
        staff=2,
        funded_by="Grants of three landlords, and its members",
        elected_on=today - 340 * DAY,
        next_election_on=today + 25 * DAY,
        publishes_plan=True,
    )
    PartnerRole.objects.bulk_create(
        PartnerRole(partner=federation, what=what, ours_too=bool(apart), kept_apart=apart)
        for what, apart in ROLES
    )
    last = FinancialYear.of(today).previous
    BusinessPlan.objects.create(
        partner=federation,
        year=last.start_year,
        file=ContentFile(_plan(), name="plan.pdf"),
        added_by=world.officer,
        added_on=last.first + 60 * DAY,
    )
    agreed_on = months_after(today, -30)
    ServiceAgreement.objects.create(
        partner=federation,
        agreed_on=agreed_on,
        review_on=months_after(agreed_on, 36),
        resident_focus="It asks its members each spring what they want from it, and tells us.",
        value="Its yearly account says what each day of training cost, and how many came.",
        quality="Who trains has done the course of the national body. Each day of training is marked by those who came.",
        no_duplication="One list of training, kept together. Whoever is asked first passes on what is the other’s.",
        added_by=world.officer,
    )
    council = Partner.objects.create(
        group=_group(
            COUNCIL, "community_council", "Speaks for everybody who lives at the harbour."
        ),
        form="A community council, elected under the scheme of the local authority",
        elected_on=today - 400 * DAY,
    )
    MeetingAttended.objects.bulk_create(
        MeetingAttended(
            partner=council,
            on=today - ago * DAY,
            went=world.officer,
            heard=heard,
            passed_to=passed_to,
            written_by=world.officer,
        )
        for ago, heard, passed_to in HEARD
    )


def _group(name: str, kind: str, remit: str) -> Group:
    found = Group.objects.filter(name=name).first()
    return found or Group.objects.create(
        name=name,
        slug="-".join(name.lower().split()),
        kind=GroupKind.objects.get(code=kind),
        remit=remit,
    )


def _plan() -> bytes:
    """A page that opens anywhere."""
    brand = current_brand()
    given = {"title": FEDERATION, "lines": PLAN, "brand": brand}
    css = render_to_string("partners/made_up_plan.css", {"brand": brand})
    return pdf_of(render_to_string("partners/made_up_plan.html", given), css=css)
