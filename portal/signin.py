"""How signing in speaks to the rest of the portal: its emails leave by the one way out."""

import uuid

from allauth.account.adapter import DefaultAccountAdapter

from participation.contact.services import send_to_address


class PortalAdapter(DefaultAccountAdapter):
    def send_mail(self, template_prefix, email, context):
        """A code or a notice about signing in becomes a message like any other."""
        mail = self.render_mail(template_prefix, email, context)
        send_to_address(
            email,
            template=template_prefix,
            subject=mail.subject,
            text=mail.body,
            dedupe_key=f"signin:{uuid.uuid4()}",
        )
