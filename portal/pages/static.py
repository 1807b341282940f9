"""Pages that say the same to everybody."""

from django.views.generic import TemplateView

from base.core.audience import Audience


class Accessibility(TemplateView):
    audience = Audience.EVERYONE
    template_name = "pages/accessibility.html"


class Privacy(TemplateView):
    audience = Audience.EVERYONE
    template_name = "pages/privacy.html"


class Complaints(TemplateView):
    audience = Audience.EVERYONE
    template_name = "pages/complaints.html"


class Contact(TemplateView):
    audience = Audience.EVERYONE
    template_name = "pages/contact.html"
