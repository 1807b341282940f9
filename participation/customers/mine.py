from django.http import Http404

from .models import Customer


class OwnRecord:
    """For a view about the signed-in person's own record, which it finds as ``self.customer``."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.customer = None
        if request.user.is_authenticated:
            self.customer = Customer.objects.filter(user=request.user).first()

    def dispatch(self, request, *args, **kwargs):
        if self.customer is None:
            raise Http404("This person has no customer record.")
        return super().dispatch(request, *args, **kwargs)
