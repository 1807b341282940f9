from allauth.mfa.utils import is_mfa_enabled
from django.views.generic import TemplateView

from base.core.audience import Audience


class YourAccount(TemplateView):
    """How one signs in, and the doors to change it. What one takes part in is at /me/."""

    audience = Audience.SIGNED_IN
    template_name = "pages/account.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            **kwargs,
            has_password=user.has_usable_password(),
            has_second_factor=is_mfa_enabled(user),
            is_customer=Audience.CUSTOMERS.admits(user),
        )
