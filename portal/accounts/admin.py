from django import forms
from django.contrib import admin

from portal.core.audience import Role

from .models import User
from .services import grant_role, take_role


class UserForm(forms.ModelForm):
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
    search_fields = ["email", "name"]

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
