"""Where nobody has an association to speak for them, and the page that helps to start one (R-102)."""

from django.views.generic import TemplateView

from base.core.audience import Audience
from participation.people.customers.models import Area
from participation.people.groups.models import Group


def spoken_for_by(estate: Area, speaking: dict[int, list[str]]) -> list[str]:
    """The associations of the estate itself, and of the area and the region it is in."""
    places = (estate.pk, estate.parent_id, estate.parent and estate.parent.parent_id)
    return [name for place in places if place for name in speaking.get(place, [])]


class StartAssociation(TemplateView):
    """What an association is, how we help to start one, and where there is none yet."""

    audience = Audience.EVERYONE
    template_name = "representation/start.html"

    def get_context_data(self, **kwargs):
        speaking = Group.objects.speaking_for()
        estates = Area.objects.estates().select_related("parent").order_by("parent__name", "name")
        return super().get_context_data(
            without=[one for one in estates if not spoken_for_by(one, speaking)], **kwargs
        )
