from django.contrib import messages
from django.middleware.csrf import rotate_token
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, View

from base.core import front_pages
from base.core.audience import Audience
from base.core.kept_answers import kept_answers
from base.core.refused import Refused
from participation.people.customers.models import Customer

from ..house_rules import ACTING_MINUTES
from ..models import Acting
from .forms import BeginForm
from .middleware import IN_SESSION, leave
from .services import begin_acting, end_acting


class Begin(FormView):
    """What it lets an officer do, what it does not, and how the customer asked for it."""

    audience = Audience.STAFF
    form_class = BeginForm
    template_name = "records/act.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        people = Customer.objects.visible_to(request.user)
        self.customer = get_object_or_404(people, pk=kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            customer=self.customer, minutes=ACTING_MINUTES.value, **kwargs
        )

    def form_valid(self, form):
        request = self.request
        try:
            acting = begin_acting(
                officer=request.user, customer=self.customer, asked=form.cleaned_data["asked"]
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        request.session[IN_SESSION] = acting.pk
        request.acting = acting
        # A form that was opened before, for somebody else, now asks to be looked at again.
        rotate_token(request)
        return redirect("kept_answers" if kept_answers(request) else front_pages.ME)


class Finish(View):
    audience = Audience.STAFF
    http_method_names = ["post"]

    def post(self, request):
        if request.acting is None:
            return redirect("customers:list")
        acting = end_acting(acting=request.acting, how=Acting.Ended.PRESSED)
        leave(request)
        changes = acting.changes.count()
        told = " They get a copy of what you changed." if changes else " You changed nothing."
        messages.success(request, f"You have stopped acting for {acting.customer}.{told}")
        return redirect(acting.customer)
