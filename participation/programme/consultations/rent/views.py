"""The page on which staff enter what a change of rent means by home."""

from base.core.audience import Audience
from base.core.views import ActOnForm

from ..models import RentTable
from ..views.staff import OneConsultation
from .forms import RentTableForm
from .services import still_to_fill_in, write_rent_table


class WriteRentTable(OneConsultation, ActOnForm):
    audience = Audience.STAFF
    form_class = RentTableForm
    template_name = "consultations/rent.html"
    success_message = "Saved. People read it before the first question."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.table = RentTable.objects.filter(consultation=self.consultation).first()

    def get_form_kwargs(self):
        table = self.table or still_to_fill_in(self.consultation)
        return {**super().get_form_kwargs(), "table": table}

    def get_context_data(self, **kwargs):
        return super().get_context_data(table=self.table, **kwargs)

    def act(self, form) -> str:
        write_rent_table(
            consultation=self.consultation,
            options=form.cleaned_data["options"],
            rows=form.rows,
            by=self.request.user,
        )
        return self.consultation.staff_address
