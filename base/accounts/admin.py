from allauth.account.admin import EmailAddress
from allauth.mfa.admin import Authenticator
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import Group

from base.core.audience import Role
from base.core.forms import PersonNameField
from base.core.hidden import CleanModelForm

from .models import User
from .services import grant_role, remove_second_factor, take_role

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


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    """Roles go through the services, so that the log knows who gave and took them."""

    form = UserForm
    list_display = ["email", "name", "job_title", "is_active"]
    search_fields = ["email", "name__finds"]

    def get_readonly_fields(self, request, user=None):
        """Whoever can read an account's address can sign in with it, so only its owner changes it."""
        return ["email"] if user else []

    def save_model(self, request, user, form, change):
        if not change:
            user.set_unusable_password()
        super().save_model(request, user, form, change)
        wanted = set(form.cleaned_data["roles"])
        for role in wanted - user.roles:
            grant_role(user=user, role=Role(role), by=request.user)
        for role in user.roles - wanted:
            take_role(user=user, role=Role(role), by=request.user)

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
