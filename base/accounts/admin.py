from allauth.account.admin import EmailAddress
from allauth.mfa.admin import Authenticator
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import Group
from django.db.models import Exists, OuterRef
from django.template.defaultfilters import date
from django.utils import timezone
from django.utils.html import format_html_join

from base.core.audience import TRUSTED_ROLES, Role
from base.core.forms import PersonNameField
from base.core.hidden import CleanModelForm
from base.core.models import Fact

from .middleware import SECOND_FACTORS
from .models import User
from .services import (
    NOBODY_ELSE,
    grant_role,
    is_last_administrator,
    remove_second_factor,
    switch_account,
    take_role,
)
from .signals import colleague_let_in

# allauth's own pages would let an administrator sign in as somebody else: give an account one more
# proved address, or read the secret of a second factor.
admin.site.unregister(EmailAddress)
admin.site.unregister(Authenticator)
# Who may do what is a matter of roles; beside the tenants' groups Django's would only confuse.
admin.site.unregister(Group)


class UserForm(CleanModelForm):
    name = PersonNameField()
    roles = forms.MultipleChoiceField(
        choices=Role, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = User
        fields = ["email", "name", "job_title", "is_active"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["roles"].initial = sorted(self.instance.roles)

    def clean(self):
        """The page is saved in the same transaction, so nobody else stops being one in between."""
        typed = super().clean()
        goes_on = typed.get("is_active") and Role.ADMINISTRATOR in typed.get("roles", ())
        if not goes_on and self.instance.pk and is_last_administrator(self.instance):
            self.add_error("roles", NOBODY_ELSE)
        return typed


#: What each line of the log about an account says, before the role's name where it is about one.
IN_WORDS = {
    "role_granted": "Given",
    "role_taken": "Taken away",
    "account_opened": "May sign in again",
    "account_stopped": "May no longer sign in",
    "second_factor_removed": "Second step removed",
}


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    """Roles go through the services, so that the log knows who gave and took them."""

    form = UserForm
    list_display = [
        "email",
        "name",
        "job_title",
        "in_roles",
        "last_login",
        "second_step",
        "is_active",
    ]
    list_filter = ["role_grants__role", "is_active"]
    search_fields = ["email", "name__finds"]

    def get_queryset(self, request):
        factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=SECOND_FACTORS)
        users = super().get_queryset(request).prefetch_related("role_grants")
        return users.annotate(has_second_step=Exists(factors))

    @admin.display(description="Roles")
    def in_roles(self, user) -> str:
        return ", ".join(sorted(grant.get_role_display() for grant in user.role_grants.all()))

    @admin.display(description="Second step", boolean=True, ordering="has_second_step")
    def second_step(self, user) -> bool | None:
        """None where they need none: a cross would look as if something were wrong."""
        needs = any(grant.role in TRUSTED_ROLES for grant in user.role_grants.all())
        return user.has_second_step if needs or user.has_second_step else None

    @admin.display(description="Roles and access up to now")
    def history(self, user) -> str:
        lines = Fact.objects.about(user).filter(what__in=IN_WORDS).select_related("actor")
        return format_html_join("", "<p>{}</p>", ([said(line)] for line in lines.order_by("-pk")))

    def get_readonly_fields(self, request, user=None):
        """Whoever can read an account's address can sign in with it, so only its owner changes it."""
        return ["email", "last_login", "history"] if user else []

    def get_fields(self, request, user=None):
        fields = [*self.form.Meta.fields, "roles"]
        return [*fields, "last_login", "history"] if user else fields

    def save_model(self, request, user, form, change):
        """A colleague who had no role with us is let in, and hears what to do."""
        had, stays = (user.roles if change else frozenset()), user.is_active
        if not change:
            user.set_unusable_password()
        else:
            user.is_active = form.initial["is_active"]  # changed below, with a line in the log
        super().save_model(request, user, form, change)
        wanted = frozenset(form.cleaned_data["roles"])
        for role in wanted - had:
            grant_role(user=user, role=Role(role), by=request.user)
        for role in had - wanted:
            take_role(user=user, role=Role(role), by=request.user)
        switch_account(user=user, on=stays, by=request.user)
        if stays and had.isdisjoint(TRUSTED_ROLES) and not wanted.isdisjoint(TRUSTED_ROLES):
            colleague_let_in.send(User, user=user, by=request.user)

    def has_delete_permission(self, request, user=None) -> bool:
        """People who leave are made inactive; what they did stays signed."""
        return False


@admin.register(Authenticator)
class SecondFactorAdmin(admin.ModelAdmin):
    """For somebody who has lost their phone or key: it can be taken away, and nothing of it is shown."""

    fields = list_display = ["user", "type", "created_at", "last_used_at"]
    list_filter = ["type"]
    search_fields = ["user__email", "user__name__finds"]

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, authenticator=None) -> bool:
        return False

    def delete_model(self, request, authenticator):
        remove_second_factor(authenticator=authenticator, by=request.user)

    def delete_queryset(self, request, authenticators):
        for authenticator in authenticators:
            remove_second_factor(authenticator=authenticator, by=request.user)


def said(line: Fact) -> str:
    """One line of the log about an account, as administrators read it."""
    role = line.changes.get("role", "")
    about = f": {Role(role).label}" if role in Role.values else ""
    by = f", by {line.actor}" if line.actor else ""
    why = f" ({line.why})" if line.why else ""
    day = date(timezone.localtime(line.at), "j F Y, H:i")
    return f"{day}: {IN_WORDS[line.what]}{about}{by}{why}"
