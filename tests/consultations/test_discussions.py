"""Focus groups, meetings and forums that belong to a consultation (F-55)."""

import pytest

from tests.factories.activities import make_consultation, make_event

from .pages import page_of, shown_at

pytestmark = pytest.mark.django_db


def test_everybody_reads_where_it_is_talked_over(client, staff):
    consultation = make_consultation()
    group, draft = make_event("Focus group on the rent"), make_event("Secret", published_at=None)
    staff.post(page_of("discussions", consultation), {"discussed_at": [group.pk, draft.pk]})
    client.logout()

    page = shown_at(client, consultation.get_absolute_url())

    assert "Where can I talk it over?" in page
    assert group.get_absolute_url() in page
    assert "Secret" not in page
