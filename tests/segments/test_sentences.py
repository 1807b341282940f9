import pytest

from participation.reach.segments.lookups import PROFILES
from participation.reach.segments.sentences import NOT_UNDERSTOOD, Names
from tests.factories.people import make_estate

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("criteria", "said"),
    [
        ({}, "Everybody we serve now."),
        (
            {"tenures": ["tenant"], "areas": ["west"], "engagement": ["never", "lapsed"]},
            "Tenants in West who have not taken part for 12 months.",
        ),
        (
            {"tenures": ["short_tenant", "sharing_owner", "leaseholder"]},
            "Short tenancies, sharing owners or leaseholders.",
        ),
        ({"areas": ["west", "mill-lane"]}, "People in West or Mill Lane."),
        ({"ages": ["under_16", "16_24"]}, "People under 16 or aged 16 to 24."),
        (
            {"ages": ["85_over"], "joined": ["no"]},
            "People aged 85 or over who have not asked to get involved.",
        ),
        (
            {"housed": ["lately"], "needs": ["several", "bsl"]},
            "People who became our customers in the last 12 months and asked for two kinds of help "
            "or more or British Sign Language.",
        ),
        ({"housed": ["longer", "not_known", "lately"]}, "Everybody we serve now."),
        ({"joined": ["yes", "no"]}, "Everybody we serve now."),
        (
            {"methods": ["online"], "methods_only": True},
            "People who like to take part online, in no other way.",
        ),
        (
            {"needs": ["large_print", "bsl"], "times": ["weekend"]},
            "People who asked for large print or British Sign Language and are free on weekends.",
        ),
        (
            {"needs": ["any"], "languages": ["not_english", "pl"], "topics": ["repairs"]},
            "People who asked for a language besides English or Polski (Polish), need help to read "
            "or to take part and care about repairs.",
        ),
        (
            {"levels": ["influence"], "channels": ["email", "post"]},
            "People who chose the level Influence and can be reached by email or letter.",
        ),
        (
            {"channels": ["sms"], "agreed": True},
            "People who agreed to be invited by text message.",
        ),
        ({"agreed": True}, "People who agreed to be invited."),
        (
            {"group_kinds": ["members", "area"], "groups": ["group-gone"]},
            "People who sit on a group of the kind “Members of the association” or “Area "
            "association” and sit on something no longer on the list.",
        ),
        ({"tenures": ["gone"]}, "Something no longer on the list."),
        ({"tenures": "tenant"}, NOT_UNDERSTOOD),
        (None, NOT_UNDERSTOOD),
    ],
)
def test_a_segment_says_what_it_means(criteria, said):
    make_estate()

    assert Names().sentence(criteria) == said


def test_any_number_of_sentences_read_each_list_once(django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        names = Names()
        assert all(names.sentence(criteria).endswith(".") for _, _, criteria in PROFILES)
