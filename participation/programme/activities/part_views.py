"""The pages of :mod:`.part_forms`."""

from base.core.views import ActOnForm

from .models import Activity


class PartPage(ActOnForm):
    """A page about one part of an activity, and back to its own page."""

    template_name = "activities/part.html"
    heading = ""
    success_message = "Saved."

    @property
    def activity(self) -> Activity:
        """The row of the address, which the page has found."""
        raise NotImplementedError

    def save(self, form) -> None:
        raise NotImplementedError

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.activity}

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading=self.heading, activity=self.activity, **kwargs)

    def act(self, form) -> str:
        self.save(form)
        return self.activity.staff_address
