from django.views.generic import ListView

from base.core.audience import Audience
from base.core.kept_pages import KeptForVisitors

from .models import Wish


class PublicWishes(KeptForVisitors, ListView):
    audience = Audience.EVERYONE
    template_name = "wishes/wishes.html"
    queryset = Wish.objects.open()


class StaffWishes(ListView):
    audience = Audience.STAFF
    template_name = "wishes/wishes.html"
    queryset = Wish.objects.open()
