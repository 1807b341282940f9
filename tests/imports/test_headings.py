"""Columns are known by what housing systems call them."""

import pytest

from participation.people.imports.matching import guess


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Tenancy Ref", "reference"),
        ("Tenant code", "reference"),
        ("PERSON_REFNO", "reference"),
        ("Rent Account No.", "reference"),
        ("Forename(s)", "first_name"),
        ("Main Tenant", "name"),
        ("Tel (H)", "phone"),
        ("Mob", "phone"),
        ("Home Tel No.", "phone"),
        ("Telephone Number 2", "phone"),
        ("D.O.B", "date_of_birth"),
        ("Ten Type", "tenure"),
        ("Ten Start", "started_on"),
        ("TenancyEndDate", "ended_on"),
        ("Town or City", "address"),
        ("ADDR1", "address"),
        ("House No", "address"),
        ("Patch", "area"),
        ("P.Code", "postcode"),
        ("E-mail Address", "email"),
        ("Prop Type", ""),
        ("Property Ref", ""),
        ("UPRN", ""),
        ("Rent Balance", ""),
        ("Next of kin phone", ""),
        ("Phone Consent", ""),
    ],
)
def test_a_heading_is_known(heading, meaning):
    assert guess([heading]) == [meaning]


def test_a_persons_own_reference_goes_before_that_of_a_tenancy():
    assert guess(["Tenancy Ref", "Person Ref"]) == ["", "reference"]


def test_the_lines_of_an_address_and_every_number_are_taken_together():
    headings = ["Addr1", "Addr2", "Town", "Tel (H)", "Tel (W)", "Mob"]

    assert guess(headings) == ["address"] * 3 + ["phone"] * 3
