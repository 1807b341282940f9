import pytest
from django.contrib.auth.models import AnonymousUser

from base.core.facts import record_fact
from base.core.models import Fact
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def test_the_log_can_be_added_to_and_not_changed():
    user = make_user()
    record_fact("role_granted", subject=user, actor=user, role="staff")
    fact = Fact.objects.about(user).get()

    for change in (
        fact.save,
        fact.delete,
        Fact.objects.all().delete,
        lambda: Fact.objects.update(what="nothing"),
    ):
        with pytest.raises(TypeError):
            change()


def test_a_fact_without_somebody_signed_in_has_no_actor():
    user = make_user()

    record_fact("joined", subject=user, actor=AnonymousUser())

    assert Fact.objects.about(user).get().actor is None
