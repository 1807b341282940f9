"""The worker's side of a copy: claim it, write the file, say when it goes."""

import datetime as dt
import io
import json
import secrets
import zipfile
from typing import Any

from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.utils import timezone

from base.accounts.models import User
from base.core.brand import current_brand
from base.core.documents import forget_file
from base.core.facts import record_fact
from base.core.house_rules import BRAND_NAME
from base.core.jobs import Hold, TakenOver
from participation.people.customers.models import Customer

from ..house_rules import DATA_COPY_DAYS
from ..models import DataCopy, DataRequest
from . import holding


def delete_run_out() -> None:
    """The file goes once the row says so."""
    for copy in DataCopy.objects.run_out():
        forget_file(copy.file)


def make(hold: Hold) -> None:
    copy = hold.row
    customer = Customer.objects.select_related("user", "tenure", "area", "level").get(
        pk=copy.customer_id
    )
    data = everything_about(customer, hold)
    hold.tell("Writing the file", 90)
    name = f"{secrets.token_urlsafe(24)}.zip"
    copy.file.save(name, ContentFile(zipped(data)), save=False)
    try:
        hold.finish(
            DataCopy.State.READY,
            file=copy.file.name,
            expires_at=timezone.now() + dt.timedelta(days=DATA_COPY_DAYS.value),
        )
    except TakenOver:
        copy.file.storage.delete(copy.file.name)
        raise


def paper_copy(*, request: DataRequest, by: User) -> str:
    """What goes by post, without what is for nobody else to see: the equality answers, and what was answered in
    confidence."""
    customer = request.customer
    record_fact("data_copy_printed", subject=customer, actor=by, request=request.pk)
    return as_page(everything_about(customer, secrets_too=False), by_post=True)


def as_page(data: dict[str, Any], *, by_post: bool = False) -> str:
    """To read, on a screen or on paper: each row as a list, for a sheet is too narrow for a table."""
    brand = current_brand()
    told = [
        {
            "name": part["name"],
            "rows": [zip(part["headings"], row, strict=True) for row in part["rows"]],
        }
        for part in data["sections"]
        if part["rows"]
    ]
    return render_to_string(
        "records/own_copy.html",
        {
            **data,
            "sections": told,
            "nothing": [part["name"] for part in data["sections"] if not part["rows"]],
            "contact": f"{brand['phone']}, {brand['email']}, {brand['address']}",
            "by_post": by_post,
        },
    )


def everything_about(
    customer: Customer, hold: Hold | None = None, *, secrets_too: bool = True
) -> dict[str, Any]:
    parts = [part for part in holding.sections() if secrets_too or not part.relation.rule.secret]
    found = []
    for done, section in enumerate(parts):
        if hold:
            hold.tell(f"Reading: {section.words}"[:80], 5 + 80 * done // len(parts))
        rows = list(section.rows_for(customer, secrets_too=secrets_too))
        found.append({"name": section.words, "headings": list(section.headings), "rows": rows})
    found += [
        {
            "name": "Changes to your record",
            "headings": ["When", "By", "What"],
            "rows": holding.changes_in_words(customer),
        },
        {
            "name": "Our log about you",
            "headings": ["When", "What"],
            "rows": list(holding.log_of(customer, secrets_too=secrets_too)),
        },
    ]
    return {
        "landlord": BRAND_NAME.value,
        "made": holding.moment(timezone.now()),
        "you": dict(holding.own_details(customer)),
        "account": dict(holding.account_details(customer)),
        "sections": found,
    }


def zipped(data: dict[str, Any]) -> bytes:
    """The same twice: to read in a browser, and for a machine."""
    for_machine = {
        **data,
        "sections": {
            part["name"]: [dict(zip(part["headings"], row, strict=True)) for row in part["rows"]]
            for part in data["sections"]
        },
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("my-data.html", as_page(data))
        archive.writestr("my-data.json", json.dumps(for_machine, indent=2, ensure_ascii=False))
    return file.getvalue()
