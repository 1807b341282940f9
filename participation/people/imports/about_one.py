"""Views about one list."""

from django.shortcuts import get_object_or_404

from .models import Import


class AboutOneList:
    """``self.imported`` is the list that the address names."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if self.audience.admits(request.user):
            lists = Import.objects.visible_to(request.user).select_related("asked_by", "applied_by")
            self.imported = get_object_or_404(lists, pk=kwargs["pk"])
