"""On the addresses under ``/me/`` there are one's own rows alone, whoever else one is."""

from base.core.audience import Role
from tests.factories.everywhere import make_zebedee
from tests.factories.people import make_customer, make_user

from .routes import DUMMY, our_routes, read_through, with_rows

#: A month's questions are the same for every mystery shopper; whoever is none is led away from them.
NOBODYS = "shopping:round_"
MINE = [
    one
    for one in our_routes()
    if one.address.startswith("/me/") and DUMMY in one.address and NOBODYS not in one.name
]


def test_somebody_who_also_works_here_opens_nobody_elses_rows_under_their_own_pages(
    db, client, officer
):
    make_zebedee(officer)
    both = make_user(Role.CUSTOMER, Role.STAFF, Role.MANAGER)
    make_customer(user=both)
    client.force_login(both)

    there = [one for route in MINE for one in with_rows(client, route, most=1)]
    theirs = [address for address in there if DUMMY not in address]
    opened = {}
    for address in theirs:
        answer = client.get(address)
        if answer.status_code == 405:
            answer = client.post(address)
        read_through(answer)
        opened[address] = answer.status_code

    assert len(theirs) > 30
    assert {address: said for address, said in opened.items() if said != 404} == {}
