"""Staff at the jobs that other systems tell of: what came, whose it is, and who may send."""

from django import forms as django_forms
from django.db.models import QuerySet
from django.urls import reverse
from django.views.generic import DetailView, ListView

from base.core.audience import Audience
from base.core.lists import Column, ListFilter, StaffList, addresses, link, quiet, tag
from base.core.once import OnceForm
from base.core.views import ActOnForm, FormAboutRow, OneButton

from ..house_rules import FINISHED_JOB_DAYS
from ..models import Delivery, FinishedJob, JobSender, SenderToken
from . import forms, services
from .reading import RowReader, rows_of_file, typed_day


class JobFilter(ListFilter):
    whose = django_forms.ChoiceField(
        label="Show",
        required=False,
        choices=[
            ("", "All"),
            ("unsettled", "Whose reference we do not know"),
            ("customer", "Of a customer"),
            ("nobody", "About nobody"),
        ],
    )

    def narrow(self, rows: QuerySet) -> QuerySet:
        self.is_valid()
        match self.cleaned_data.get("whose"):
            case "unsettled":
                return rows.unsettled()
            case "customer":
                return rows.exclude(customer=None)
            case "nobody":
                return rows.filter(customer=None, reference="")
        return rows


class Jobs(StaffList):
    """What was done, the latest first."""

    audience = Audience.STAFF
    title = "Jobs to ask about"
    one, many = "job", "jobs"
    columns = (
        Column("What was done", sort="job_type__name"),
        Column("Finished on", sort="finished_on"),
        Column("For", sort="customer__name"),
        Column("Sent by", sort="sender__name"),
    )
    opens_with = ("-finished_on",)
    filter_class = JobFilter
    queryset = FinishedJob.objects.select_related("job_type", "customer", "sender")
    nothing = "No system has sent anything yet."
    way_on = ("surveys:upload_jobs", "Upload a list")
    back = ("surveys:list", "Surveys")
    template_name = "surveys/jobs.html"
    personal = True

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            keep_days=FINISHED_JOB_DAYS.value,
            may_add_systems=Audience.ADMINISTRATORS.admits(self.request.user),
            **kwargs,
        )

    def look_up(self, rows: list[FinishedJob]) -> None:
        self.page_of = addresses("surveys:settle_job")

    def row(self, row: FinishedJob):
        what = str(row.job_type)
        return (
            link(what, self.page_of(row.pk)) if row.is_unsettled else what,
            row.finished_on,
            self.whose(row),
            row.sender,
        )

    def whose(self, row: FinishedJob):
        if row.is_unsettled:
            return tag("Not known", "doing")
        return row.customer or quiet("Nobody")


class UploadJobs(ActOnForm):
    audience = Audience.STAFF
    form_class = forms.UploadJobsForm
    template_name = "surveys/upload_jobs.html"
    refused_at = "file"

    def get_context_data(self, **kwargs):
        return super().get_context_data(types=RowReader.known_types(), **kwargs)

    def act(self, form) -> Delivery:
        return services.take_jobs(
            sender=form.cleaned_data["sender"],
            rows=rows_of_file(form.cleaned_data["file"]),
            reader=RowReader(typed_day()),
            by=self.request.user,
        )


class DeliveryPage(DetailView):
    """What became of the rows of one file or call."""

    audience = Audience.STAFF
    model = Delivery
    context_object_name = "delivery"
    template_name = "surveys/delivery.html"

    def get_queryset(self):
        return Delivery.objects.select_related("sender", "uploaded_by", "token")

    def get_context_data(self, **kwargs):
        unsettled = self.object.jobs.unsettled().count()
        return super().get_context_data(unsettled=unsettled, **kwargs)


class SettleJob(FormAboutRow):
    """Whose a job is whose reference we do not know."""

    audience = Audience.STAFF
    model = FinishedJob
    context_object_name = "job"
    form_class = forms.SettleForm
    template_name = "surveys/settle_job.html"
    success_message = "It is settled, and so is whatever came with the same reference."

    def get_queryset(self):
        return FinishedJob.objects.select_related("job_type", "sender")

    def act(self, form) -> str:
        services.settle_job(
            job=self.row, customer=form.cleaned_data["reference"], by=self.request.user
        )
        return reverse("surveys:jobs")


class PutJobAside(OneButton):
    audience = Audience.STAFF
    model = FinishedJob

    def leads_to(self) -> str:
        return reverse("surveys:jobs")

    def act(self, job: FinishedJob) -> str:
        services.put_job_aside(job=job, by=self.request.user)
        return "It is put aside. Nobody is asked about it."


class Senders(ListView):
    """The few systems that may send jobs."""

    audience = Audience.ADMINISTRATORS
    model = JobSender
    context_object_name = "senders"
    template_name = "surveys/senders.html"


class AddSender(ActOnForm):
    audience = Audience.ADMINISTRATORS
    form_class = forms.SenderForm
    template_name = "surveys/add_sender.html"
    refused_at = "name"

    def act(self, form) -> JobSender:
        return services.add_sender(name=form.cleaned_data["name"], by=self.request.user)


class SenderPage(FormAboutRow):
    """One system and its tokens. A new one is shown on the answer to the press, and nowhere again."""

    audience = Audience.ADMINISTRATORS
    model = JobSender
    context_object_name = "sender"
    form_class = OnceForm
    template_name = "surveys/sender.html"
    secret = ""

    def get_form_class(self):
        return self.form_class  # nothing in it that somebody else could change

    def get_context_data(self, **kwargs):
        tokens = self.row.tokens.select_related("made_by")
        endpoint = self.request.build_absolute_uri(reverse("surveys:finished_jobs"))
        return super().get_context_data(
            tokens=tokens, secret=self.secret, endpoint=endpoint, **kwargs
        )

    def act(self, form) -> JobSender:
        _, self.secret = services.make_token(sender=self.row, by=self.request.user)
        return self.row

    def go_on(self, leads_to: str):
        if not self.secret:  # pressed twice: the first answer had it
            return super().go_on(leads_to)
        return self.render_to_response(self.get_context_data(form=self.form_class()))


class RevokeToken(OneButton):
    audience = Audience.ADMINISTRATORS
    model = SenderToken

    def get_queryset(self):
        return SenderToken.objects.select_related("sender")

    def leads_to(self) -> JobSender:
        return self.object.sender

    def act(self, token: SenderToken) -> str:
        services.revoke_token(token=token, by=self.request.user)
        return "It opens nothing any more."
