"""What target groups, barriers and initiatives share: somebody owns each."""

from django.db.models import Model

from base.core.audience import Audience
from base.core.views import WriteRow


class WriteOwned(WriteRow):
    """A target group, barrier or initiative, owned by whoever writes it unless they say otherwise."""

    audience = Audience.STAFF
    template_name = "widening/write.html"
    name: str
    new_heading: str

    def get_initial_of_new(self):
        return {"owner": self.request.user}

    def act(self, form) -> Model:
        return self.save(by=self.request.user, **{self.name: self.row}, **form.cleaned_data)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading="Change it" if self.row else self.new_heading, **kwargs
        )
