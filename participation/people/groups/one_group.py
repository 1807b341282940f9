"""For pages about one group."""

from django.shortcuts import get_object_or_404

from .models import Group


class OneGroup:
    """For a page of one group, as ``self.group``."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        everything = Group.objects.visible_to(request.user).select_related(
            "kind", "area", "reports_to"
        )
        self.group = get_object_or_404(everything, pk=kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(group=self.group, **kwargs)
