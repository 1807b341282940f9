"""Receipts, what a group tells us of a grant, and closing it: by its office bearers, or by one of us for them."""

from functools import cached_property
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import View

from base.core.audience import Audience
from base.core.documents import handed_out, shown_picture
from base.core.views import ActOnForm, OneButton

from . import services
from .bearers import kept_group, sits_on
from .models import Account, AccountPhoto, Grant, Receipt
from .spending_forms import (
    AccountForm,
    PhotoForm,
    ReceiptForGroupForm,
    ReceiptForm,
    SettleForm,
)


class OfGrant:
    """The grant of the address, for one of us."""

    request: Any
    kwargs: Any
    page = "grants:grant"

    @cached_property
    def grant(self) -> Grant:
        about = ("group__kind", "scheme_year__scheme", "account")
        grant = get_object_or_404(Grant.objects.select_related(*about), pk=self.kwargs["pk"])
        self.let_in(grant)
        return grant

    def let_in(self, grant: Grant) -> None:
        """Everybody of us reads every grant."""

    def leads_to(self) -> str:
        return reverse(self.page, args=[self.kwargs["pk"]])


class OfMyGrant(OfGrant):
    """For an office bearer of its group."""

    page = "grants:my_grant"

    def let_in(self, grant: Grant) -> None:
        kept_group(self.request.user, grant.group_id)


class OfReadGrant(OfGrant):
    """For whoever sits on its group, to read."""

    def let_in(self, grant: Grant) -> None:
        if not sits_on(self.request.user, grant.group):
            raise Http404("This is for those who sit on the group.")


class Writes(ActOnForm):
    template_name = "grants/write.html"
    heading = ""
    grant: Any
    leads_to: Any

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.grant  # to nobody else is the page there  # noqa: B018

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.heading,
            caption=self.grant,
            back=self.leads_to(),
            back_words="The grant",
            **kwargs,
        )

    def do(self, form) -> None:
        raise NotImplementedError

    def act(self, form) -> str:
        self.do(form)
        return self.leads_to()


class WritesReceipt(Writes):
    heading = "Add a receipt"
    success_message = "It is added."

    def do(self, form):
        services.add_receipt(grant=self.grant, by=self.request.user, **form.cleaned_data)


class AddReceipt(OfGrant, WritesReceipt):
    audience = Audience.STAFF
    form_class = ReceiptForGroupForm


class MyReceipt(OfMyGrant, WritesReceipt):
    audience = Audience.CUSTOMERS
    form_class = ReceiptForm


class Tells(Writes):
    form_class = AccountForm
    heading = "What came of it"
    success_message = "Thank you. It is sent."

    def get_initial(self):
        account = getattr(self.grant, "account", None) or Account()
        return {"did": account.did, "people": account.people, "case": account.case}

    def do(self, form):
        services.send_account(grant=self.grant, by=self.request.user, **form.cleaned_data)


class TellForGroup(OfGrant, Tells):
    audience = Audience.STAFF
    success_message = "It is on record."


class MyAccount(OfMyGrant, Tells):
    audience = Audience.CUSTOMERS


class AddsPhoto(Writes):
    form_class = PhotoForm
    heading = "Add a photo"
    success_message = "It is added."

    def do(self, form):
        services.add_photo(grant=self.grant, by=self.request.user, **form.cleaned_data)


class AddPhoto(OfGrant, AddsPhoto):
    audience = Audience.STAFF


class MyPhoto(OfMyGrant, AddsPhoto):
    audience = Audience.CUSTOMERS


class Settle(OfGrant, Writes):
    """The rule suggests, and one of us decides."""

    audience = Audience.MANAGERS
    form_class = SettleForm
    template_name = "grants/settle.html"
    heading = "Close it"
    refused_at = "deduct"
    success_message = "It is closed, and the group is told."

    @cached_property
    def account(self) -> Account:
        found = get_object_or_404(Account, grant=self.grant)
        found.grant = self.grant
        return found

    def get_initial(self):
        return {"deduct": services.suggestion_for(self.account).deduct}

    def get_context_data(self, **kwargs):
        found = services.suggestion_for(self.account)
        return super().get_context_data(account=self.account, suggestion=found, **kwargs)

    def do(self, form):
        services.settle(account=self.account, by=self.request.user, **form.cleaned_data)


class HandsIn(OneButton):
    grant: Any

    def get_object(self, queryset=None):
        return self.grant

    def act(self, row: Grant) -> str:
        services.claim_receipts(grant=row, by=self.request.user)
        return "They are handed in, and stay as they are."


class HandIn(OfGrant, HandsIn):
    audience = Audience.STAFF


class MyHandIn(OfMyGrant, HandsIn):
    audience = Audience.CUSTOMERS


class TakesOff(OneButton):
    grant: Any

    def get_object(self, queryset=None):
        return Receipt.objects.filter(grant=self.grant, pk=self.kwargs["receipt"]).first()

    def act(self, row: Receipt | None) -> str:
        if row is not None:  # pressed twice, it is off already
            row.grant = self.grant
            services.take_off_receipt(receipt=row, by=self.request.user)
        return "It is off the list."


class TakeOffReceipt(OfGrant, TakesOff):
    audience = Audience.STAFF


class MyTakeOffReceipt(OfMyGrant, TakesOff):
    audience = Audience.CUSTOMERS


class HandsOutReceipt(View):
    grant: Any
    http_method_names = ["get"]

    def get(self, request, pk, receipt):
        found = get_object_or_404(Receipt.objects.exclude(file=""), grant=self.grant, pk=receipt)
        return handed_out(found.file, f"{self.grant.reference} {found.what}")


class ReceiptFile(OfGrant, HandsOutReceipt):
    audience = Audience.STAFF


class MyReceiptFile(OfReadGrant, HandsOutReceipt):
    audience = Audience.CUSTOMERS


class ShowsPhoto(View):
    grant: Any
    http_method_names = ["get"]

    def get(self, request, pk, photo):
        found = get_object_or_404(AccountPhoto, account__grant=self.grant, pk=photo)
        response = shown_picture(found.file.open("rb"), str(found.file.name))
        response["Cache-Control"] = "private, no-cache"
        return response


class Photo(OfGrant, ShowsPhoto):
    audience = Audience.STAFF


class MyPhotoFile(OfReadGrant, ShowsPhoto):
    audience = Audience.CUSTOMERS
