"""Keeping the register of documents; taking a request for another format and answering it."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.documents import delete_with_file
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from base.core.working_days import after_working_days
from participation.messages.contact import services as contact
from participation.messages.contact.models import Message
from participation.people.customers.models import Customer, PreferenceOption

from .house_rules import FORMAT_REQUEST_WORKING_DAYS
from .models import ENGLISH, Document, FormatRequest, Version

How = FormatRequest.How


@transaction.atomic
def save_document(*, by: User, document: Document | None = None, **fields: Any) -> Document:
    """Put a document on the register, or change ``document``. A new one has its usual version."""
    new = document is None
    document = document or Document()
    for name, value in fields.items():
        setattr(document, name, value)
    document.save()
    if new:
        record_fact("document_added", subject=document, actor=by, title=document.title)
    return document


@transaction.atomic
def withdraw_document(*, document: Document, by: User) -> None:
    """Off the public register. Its versions stay on record."""
    document = locked(document)
    if document.withdrawn_at is None:
        document.withdrawn_at = timezone.now()
        document.save(update_fields=["withdrawn_at"])
        record_fact("document_withdrawn", subject=document, actor=by, title=document.title)


@transaction.atomic
def add_version(
    *,
    document: Document,
    by: User,
    format: PreferenceOption | None,
    language: str,
    file: File | None = None,
    link: str = "",
) -> Version:
    document = locked(document)
    if document.versions.filter(format=format, language=language).exists():
        raise Refused("There is a version in this format and language already. Remove it first.")
    version = Version.objects.create(
        document=document,
        format=format,
        language=language,
        file=file or "",
        size=(file.size or 0) if file else 0,
        link=link,
    )
    record_fact("version_added", subject=document, actor=by, version=str(version))
    return version


@transaction.atomic
def remove_version(*, version: Version, by: User) -> None:
    """Take a version away, and its file once that is certain."""
    record_fact("version_removed", subject=version.document, actor=by, version=str(version))
    delete_with_file(version, version.file)


@transaction.atomic
def ask_for_format(
    *,
    what: str,
    format: PreferenceOption | None,
    language: str,
    how: How = How.ONLINE,
    customer: Customer | None = None,
    name: str = "",
    reach: str = "",
    document: Document | None = None,
    page: str = "",
    details: str = "",
    taken_by: User | None = None,
    asked_on: dt.date | None = None,
) -> FormatRequest:
    """Take a request, from the person or from the officer they told. Asking again while it waits
    is the same request."""
    if format is None and language == ENGLISH:
        raise Refused("Choose a format, a language, or both.")
    if customer is not None:
        name = reach = ""
        locked(customer)
        same = FormatRequest.objects.waiting().filter(
            customer=customer, what=what, format=format, language=language
        )
        if already := same.first():
            return already
    asked_on = asked_on or timezone.localdate()
    request = FormatRequest.objects.create(
        customer=customer,
        name=name,
        reach=reach,
        what=what,
        document=document,
        page=page,
        format=format,
        language=language,
        details=details,
        how=how,
        taken_by=taken_by,
        asked_on=asked_on,
        due_on=after_working_days(asked_on, FORMAT_REQUEST_WORKING_DAYS.value),
    )
    record_fact("format_asked_for", subject=request, actor=taken_by, wanted=request.wanted)
    return request


@transaction.atomic
def meet_request(*, request: FormatRequest, by: User, how: str) -> Message | None:
    """It is ready, and they are told. None where we hold no way that the portal can use: then
    the officer tells them."""
    request = _waiting(request)
    request.met_on, request.met_how = timezone.localdate(), how
    request.save(update_fields=["met_on", "met_how"])
    record_fact("format_request_met", subject=request, actor=by, how=how)
    return _tell(request, "ready")


@transaction.atomic
def refuse_request(*, request: FormatRequest, by: User, reason: str) -> Message | None:
    request = _waiting(request)
    request.refused_on, request.refused_reason = timezone.localdate(), reason
    request.save(update_fields=["refused_on", "refused_reason"])
    record_fact("format_request_refused", subject=request, actor=by, why=reason)
    return _tell(request, "refused")


@transaction.atomic
def forget_who_asked(*, before: dt.date) -> int:
    """Name and address of people who are not on record go some time after the answer; the counts stay."""
    answered = FormatRequest.objects.closed_before(before).filter(customer=None)
    return answered.exclude(name="", reach="").update(name="", reach="")


def _waiting(request: FormatRequest) -> FormatRequest:
    request = locked(request)
    if not request.is_waiting:
        raise Refused("This request has been answered already.")
    return request


def _tell(request: FormatRequest, news: str) -> Message | None:
    template, key = f"formats/email/{news}", f"format-request:{request.pk}:{news}"
    if request.customer is not None:
        return contact.send(
            request.customer,
            template,
            dedupe_key=key,
            about=request.source,
            context={"asked": request},
        )
    try:
        validate_email(request.reach)
    except ValidationError:
        return None  # a phone number or an address: for the officer to use
    subject, text = contact.rendered(template, {"asked": request})
    return contact.send_to_address(
        request.reach, template=template, subject=subject, text=text, dedupe_key=key
    )
