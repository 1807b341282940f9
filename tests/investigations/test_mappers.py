"""Only trained people draw maps, and nobody maps their own service (R-33, R-36)."""

import datetime as dt
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from base.accounts.services import grant_role
from base.core.audience import Role
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.programme.activities.leads.services import name_leads
from participation.records.merging.services import merge_records, undo_merge
from scrutiny.investigations.models import Assignment, Mapper, Stage, TouchPoint
from scrutiny.investigations.services import (
    choose_mappers,
    end_mapper,
    hand_over,
    note_mapper,
    see_step,
)
from tests.factories.investigations import draw_map, make_investigation, make_mapper
from tests.factories.people import make_joined_customer, make_user

pytestmark = pytest.mark.django_db


def choose(investigation, *mappers, stage=Stage.CUSTOMERS):
    return choose_mappers(
        investigation=investigation, stage=stage, mappers=mappers, by=investigation.lead_officer
    )


def seen(investigation, by, stage=Stage.CUSTOMERS):
    return see_step(
        step=investigation.journey_steps.first(),
        stage=stage,
        by=by,
        what="They ring us.",
        touch_point=TouchPoint.objects.first(),
        feeling=2,
        wait=5,
    )


def test_a_trained_customer_draws_the_map_that_was_given_to_them_and_no_other(repair):
    amina = make_joined_customer("Amina Hussain")
    with pytest.raises(Refused, match="Only somebody who was given this map"):
        seen(repair, amina.user)
    choose(repair, make_mapper(amina))

    assert seen(repair, amina.user).feeling == 2
    with pytest.raises(Refused, match="given this map"):
        seen(repair, amina.user, Stage.STAFF)


def test_nobody_maps_the_service_in_which_they_work_or_for_which_they_answer(repair):
    ewan, danuta = (make_user(Role.STAFF, name=one) for one in ("Ewan Galbraith", "Danuta Wrona"))
    works_there = make_mapper(ewan, works_in=["repairs"])
    answers = make_mapper(danuta)
    name_leads(leads={"repairs": danuta}, by=danuta)

    for mapper in (works_there, answers):
        with pytest.raises(Refused, match="Nobody maps their own service"):
            choose(repair, mapper)
    assert choose(make_investigation("Letting", service="homes"), works_there)


def test_nobody_who_works_in_a_service_comes_to_its_map_by_a_second_way(repair, panel):
    ewan = make_user(Role.STAFF, name="Ewan Galbraith")
    entry = make_mapper(ewan, works_in=["repairs"])
    with pytest.raises(Refused, match="about yourself"):
        note_mapper(mapper=entry, works_in=[], by=ewan)

    tenant = make_joined_customer("Danuta Wrona")
    as_customer = make_mapper(tenant)
    choose(repair, as_customer)
    grant_role(user=tenant.user, role=Role.STAFF)
    with pytest.raises(Refused, match="given this map"):
        seen(repair, tenant.user)
    with pytest.raises(Refused, match="as a colleague"):
        note_mapper(mapper=as_customer, trained_by="TIS", by=repair.lead_officer)

    name_leads(leads={"repairs": tenant.user}, by=ewan)
    with pytest.raises(Refused, match="own service"):
        choose(repair, as_customer)
    with pytest.raises(Refused, match="Somebody else leads"):
        make_investigation("Repairs again", lead=tenant.user, panel=panel)


def test_whoever_comes_to_work_in_the_service_draws_its_map_no_more(repair):
    ewan = make_user(Role.STAFF, name="Ewan Galbraith")
    mapper = make_mapper(ewan)
    choose(repair, mapper)

    note_mapper(mapper=mapper, works_in=["repairs"], by=repair.lead_officer)

    assert not repair.assignments.exists()
    other = make_user(Role.STAFF, name="Danuta Wrona")
    choose(repair, make_mapper(other))
    name_leads(leads={"repairs": other}, by=other)
    with pytest.raises(Refused, match="own service"):
        seen(repair, other)


def test_training_runs_out_until_a_refresher_is_noted(repair):
    mapper = make_mapper("Ola, a student", trained_on=timezone.localdate() - dt.timedelta(days=800))
    with pytest.raises(Refused, match="refresher"):
        choose(repair, mapper)

    mapper = note_mapper(mapper=mapper, trained_on=timezone.localdate(), by=repair.lead_officer)

    assert choose(repair, mapper)
    end_mapper(mapper=mapper, by=repair.lead_officer)
    mapper.refresh_from_db()
    assert (mapper.name, mapper.person) == ("", "No longer named")
    with pytest.raises(Refused, match="not on the register"):
        choose(repair, mapper)


def test_somebody_is_on_the_register_once(repair):
    amina = make_joined_customer("Amina Hussain")
    make_mapper(amina)
    with pytest.raises(Refused, match="already"):
        make_mapper(amina)


def test_an_officer_adds_to_the_register_who_is_trained_and_sees_who_needs_a_refresher(
    client, morag
):
    client.force_login(morag)
    amina = make_joined_customer("Amina Hussain", reference="GH-5")
    today = timezone.localdate()
    typed = {
        "reference": "GH-5",
        "trained_on_0": today.day,
        "trained_on_1": today.month,
        "trained_on_2": today.year - 3,
        "trained_by": "TIS",
        "trains_others": "on",
    }
    address = "/staff/scrutiny/investigations/mappers/"
    both = client.post(f"{address}new/", {**typed, "name": "Ola"}).content.decode()
    assert "Say who it is" in both
    client.post(f"{address}new/", typed)

    mapper = Mapper.objects.get()
    assert mapper.customer == amina
    assert mapper.trains_others
    assert "Refresher needed" in client.get(address).content.decode()
    assert "Arrange a refresher for a mapper" in client.get("/staff/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_at_once_one_gives_a_map_and_the_other_notes_the_service(repair):
    """Whichever is first, nobody is left with a map of their own service."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time; PostgreSQL settles this race.")
    mapper = make_mapper(make_user(Role.STAFF, name="Ewan Galbraith"))
    together = Barrier(2)

    def press(act):
        together.wait()
        try:
            act()
        except Refused:
            pass
        finally:
            connection.close()

    acts = [
        lambda: choose(repair, mapper),
        lambda: note_mapper(mapper=mapper, works_in=["repairs"], by=repair.lead_officer),
    ]
    threads = [Thread(target=press, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Mapper.objects.get().works_in == ["repairs"]
    assert not Assignment.objects.exists()


def test_a_map_of_a_stage_that_has_not_begun_is_not_drawn(repair):
    amina = make_joined_customer("Amina Hussain")
    choose(repair, make_mapper(amina), stage=Stage.STAFF)
    with pytest.raises(Refused, match="not begun"):
        seen(repair, amina.user, Stage.STAFF)
    assert draw_map(repair, Stage.CUSTOMERS, 1)


def test_of_two_records_of_one_mapper_the_maps_go_with_the_entry_that_stays(repair, officer):
    amina = make_joined_customer("Amina Hussain")
    twin = make_joined_customer("Amina Husain", reference="GH-2")
    stays, ends = make_mapper(amina), make_mapper(twin, trained_on=dt.date(2025, 1, 6))
    choose(repair, ends)
    choose(repair, stays, ends, stage=Stage.STAFF)

    merge = merge_records(kept=amina, away=twin, by=officer)

    assert seen(repair, amina.user).feeling == 2
    assert Assignment.objects.get(stage=Stage.CUSTOMERS).mapper == stays
    undo_merge(merge=merge, by=officer)
    assert Assignment.objects.get(stage=Stage.CUSTOMERS).mapper == ends


def test_whoever_leads_hands_it_over_or_a_manager_who_does_not_answer_for_the_service(
    client, repair, morag
):
    ewan = make_user(Role.STAFF, name="Ewan Galbraith")
    isla, head = (make_user(Role.MANAGER, name=one) for one in ("Isla Kerr", "Hamish Head"))
    name_leads(leads={"repairs": head}, by=isla)
    for who, why in ((head, "I choose"), (ewan, "I would like it"), (isla, "")):
        with pytest.raises(Refused, match=r"hands it over|Say why"):
            hand_over(investigation=repair, lead=ewan, by=who, why=why)

    client.force_login(isla)
    assert "Hand it over to somebody else" in client.get(repair.staff_address).text
    client.post(f"{repair.staff_address}hand-over/", {"lead": ewan.pk, "why": "Morag is ill."})

    repair.refresh_from_db()
    assert repair.lead_officer == ewan
    assert "Morag is ill." in Message.objects.get(address=morag.email).text
    hand_over(investigation=repair, lead=morag, by=ewan)
    with pytest.raises(Refused, match="hands it over"):
        hand_over(investigation=repair, lead=ewan, by=ewan)
