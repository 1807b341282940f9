"""Groups that apply to be on the register of tenant organisations, and what became of them."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from participation.people.groups.models import Group, Membership
from participation.programme.registration import services
from participation.programme.registration.models import AnnualCheck, Finding, Registration

from .groups import make_group, make_membership
from .people import make_joined_customer, make_user


def a_file(name: str = "constitution.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.7 made for a test", "application/pdf")


def make_association(name: str = "Mill Lane Residents' Association", **fields) -> Group:
    """With a secretary who signs in, and whom we write to by email."""
    group = make_group(name, **fields)
    customer = make_joined_customer("Amina Hussain", email=f"{group.slug}@example.com")
    make_membership(group, customer, role=Membership.Role.SECRETARY)
    return group


def secretary_of(group: Group) -> User:
    return group.memberships.get(role=Membership.Role.SECRETARY).customer.user


def make_application(group: Group | None = None) -> Registration:
    """With all that has to go with it, and not sent yet."""
    group = group or make_association()
    by = secretary_of(group)
    today = timezone.localdate()
    services.save_own_page(group=group, by=by, public_contact="PO Box 12, Glenmarnock")
    services.add_document(
        group=group,
        what="constitution",
        title="Constitution",
        agreed_on=today,
        file=a_file(),
        by=by,
    )
    registration = services.begin(group=group, by=by)
    services.save_application(
        registration=registration,
        by=by,
        area_words="Mill Lane, numbers 1 to 80",
        correspondence="The secretary, 4 Mill Lane",
        other_landlords="none",
        committee=5,
        open_to_all=True,
    )
    return registration


def make_sent_application(group: Group | None = None) -> Registration:
    registration = make_application(group)
    by = secretary_of(registration.group)
    return services.submit(registration=registration, by=by)


def found_met(registration: Registration, by: User, *, but: str = "") -> None:
    """Every criterion but the one of this code, as its rows stand afterwards."""
    today = timezone.localdate()
    Finding.objects.filter(registration=registration).exclude(criterion__code=but).update(
        met=True, checked_on=today, checked_by=by, next_check_on=today + dt.timedelta(days=365)
    )


def make_registered(group: Group | None = None, *, since: dt.date | None = None) -> Registration:
    """On the register from a day."""
    registration = make_sent_application(group)
    since = since or timezone.localdate()
    Registration.objects.filter(pk=registration.pk).update(submitted_on=since)
    by = make_user(Role.MANAGER, name="Ewan Moore")
    found_met(registration, by)
    return services.register(registration=registration, effective_from=since, by=by)


def make_check(since: dt.date | None = None) -> AnnualCheck:
    return make_registered(since=since).checks.get()
