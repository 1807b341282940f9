"""One group’s way to the register, as rows with the days on which things would have happened."""

import datetime as dt

from django.core.files.base import ContentFile
from django.utils import timezone

from base.accounts.models import User
from base.core.demo import World
from base.core.periods import months_after
from base.core.working_days import after_working_days
from participation.messages.contact.services import rendered
from participation.people.groups.models import Group

from ..appealing_words import right_of_appeal
from ..house_rules import REGISTRATION_WORKING_DAYS, REMOVAL_NOTICE_DAYS
from ..models import (
    AnnualCheck,
    Appeal,
    Criterion,
    Document,
    Finding,
    OfficeBearer,
    OwnPage,
    Part,
    Posting,
    Registration,
    Removal,
    Status,
    Step,
)
from ..services.writing import written_to
from . import words as made_up

DAY = dt.timedelta(days=1)


class Told:
    """Rows as the services would have left them, had their days been those days."""

    def __init__(self, group: Group, applied: made_up.Applied, world: World) -> None:
        self.group, self.applied = group, applied
        self.officer, self.manager = world.officer, world.manager
        self.today = timezone.localdate(world.now)
        self.people = written_to(group)
        accounts = [one.user_id for one in self.people if one.user_id]
        self.by: User = User.objects.filter(pk__in=accounts).first() or world.officer

    def ago(self, days: int) -> dt.date:
        return self.today - days * DAY

    def tell(self, constitution: bytes) -> None:
        applied = self.applied
        OwnPage.objects.create(
            group=self.group,
            words=made_up.WORDS,
            public_contact=applied.contact,
            meets=applied.meets,
            members=applied.members,
            members_on=self.ago(100),
            changed_by=self.by,
        )
        self.row = self.registration()
        self.office_bearers()
        self.step(Status.DRAFT, "The application was begun", applied.sent + 5)
        if applied.stands == "draft":
            self.findings()
            return
        document = Document(
            group=self.group,
            what=Document.Kind.CONSTITUTION,
            title="Constitution",
            agreed_on=self.ago(applied.sent + 30),
            size=len(constitution),
            by=self.by,
        )
        document.file.save("constitution.pdf", ContentFile(constitution))
        self.findings()
        sent = self.row.submitted_on
        what = "The application was sent"
        self.step(Status.SUBMITTED, what, applied.sent, on=sent, letter="received")
        if applied.since is not None:
            self.registered()
        getattr(self, f"then_{applied.stands}", lambda: None)()

    def registration(self) -> Registration:
        applied = self.applied
        sent = None if applied.stands == "draft" else self.ago(applied.sent)
        decided = {"late": "registered"}.get(applied.stands, applied.stands)
        return Registration.objects.create(
            group=self.group,
            status=Status(decided),
            area_words=f"All streets of {self.group.area}",
            correspondence=f"The secretary, {self.group.name}\n4 {self.group.area}, Glenmarnock",
            other_landlords="none",
            open_to_all=applied.not_met != "open",
            committee=2 if applied.not_met == "three" else 5,
            began_by=self.by,
            submitted_on=sent,
            decide_by=sent and after_working_days(sent, REGISTRATION_WORKING_DAYS.value),
            registered_from=None if applied.since is None else self.ago(applied.since),
            removed_from=self.ago(300) if applied.stands == "removed" else None,
        )

    def office_bearers(self) -> None:
        for customer in self.people:
            seat = self.group.memberships.filter(customer=customer).first()
            OfficeBearer.objects.create(
                registration=self.row,
                customer=customer,
                name=customer.name,
                office=seat.get_role_display(),
                reached=str(customer.phone or ""),
            )
        if self.applied.since is not None:
            left = {"name": "Rab Orr", "office": "Treasurer", "left_on": self.ago(70)}
            OfficeBearer.objects.create(registration=self.row, **left)

    def findings(self) -> None:
        """Looked at when it was decided; of an application that waits, the first half."""
        applied = self.applied
        looks = {"draft": 0, "submitted": 9}.get(applied.stands, 100)
        asked = Criterion.objects.filter(part=Part.REGISTER)
        for number, criterion in enumerate(asked):
            fails = criterion.code == applied.not_met
            finding = Finding(registration=self.row, criterion=criterion)
            if applied.stands != "draft":
                clause = f"Clause {criterion.position} of the constitution."
                finding.evidence = made_up.EVIDENCE.get(criterion.code, clause)
            if number < looks:
                finding.met, finding.checked_by = not fails, self.officer
                finding.checked_on = self.ago(max(1, min(applied.sent - 5, 60)))
                finding.next_check_on = months_after(finding.checked_on, 12)
                finding.why = made_up.WHY_NOT[criterion.code] if fails else ""
            finding.save()

    def step(self, status: Status, what: str, days: int, *, letter: str = "", **given) -> None:
        context = {
            "registration": self.row,
            "group": self.group,
            "words": "",
            "right_of_appeal": right_of_appeal(),
            **given,
        }
        subject, text = rendered(f"registration/letters/{letter}", context) if letter else ("", "")
        at = timezone.make_aware(dt.datetime.combine(self.ago(days), dt.time(11)))
        by = self.by if status in (Status.DRAFT, Status.SUBMITTED) else self.manager
        step = Step.objects.create(
            registration=self.row,
            status=status,
            what=what,
            words=context["words"],
            on=given.get("on"),
            by=by,
            at=at,
            subject=subject,
            letter=text,
            told=len(self.people) if letter else 0,
        )
        if step.is_to_post:
            Posting.objects.create(step=step, posted_on=self.ago(days), by=self.officer)

    def registered(self) -> None:
        """With a check for each anniversary since, and the next one to do; a late group never did the last."""
        since = self.row.registered_from
        days = (self.today - since).days
        self.step(Status.REGISTERED, "Registered", days + 1, on=since, letter="registered")
        if self.applied.stands == "removed":
            return
        passed = sum(months_after(since, 12 * year) < self.today for year in range(1, 20))
        done = passed - (self.applied.stands in ("late", "notified"))
        for year in range(1, done + 2):
            check = AnnualCheck(registration=self.row, year=year)
            check.due_on = months_after(since, 12 * year)
            if year <= done:
                self.fill_in(check)
            check.save()

    def fill_in(self, check: AnnualCheck) -> None:
        check.agm_on = check.due_on - 60 * DAY
        check.accounts_examined_on = check.due_on - 40 * DAY
        check.accounts_examined_by = "R. Ballantyne, who keeps the books of the bowling club"
        check.committee, check.constitution_is_same = 5, True
        check.sent_on, check.sent_by = check.due_on - 10 * DAY, self.by
        check.in_order, check.checked_on = True, check.due_on - 3 * DAY
        check.checked_by = self.officer

    def then_refused(self) -> None:
        not_met = self.row.findings.filter(met=False).select_related("criterion")
        given = {"not_met": list(not_met), "words": made_up.REFUSED}
        day = self.applied.sent - 40
        self.step(Status.REFUSED, "Refused", day, on=self.ago(day), letter="refused", **given)

    def then_lodged(self) -> None:
        self.then_refused()
        Appeal.objects.create(
            registration=self.row,
            against=Appeal.Against.REFUSED,
            lodged_on=self.ago(30),
            grounds=made_up.APPEALED,
            noted_by=self.officer,
        )
        what = "Appeal to the Scottish Ministers: we refused to register it"
        self.step(Status.LODGED, what, 28, on=self.ago(30), words=made_up.APPEALED)

    def then_notified(self) -> None:
        self.notice(12, made_up.NOTICE, heard=made_up.HEARD)

    def then_removed(self) -> None:
        removal = self.notice(360, made_up.REMOVED, heard=made_up.REMOVED, ground="ceased")
        removal.removed, removal.decided_because = True, made_up.REMOVED
        removal.decided_on, removal.decided_by = self.ago(320), self.manager
        removal.save()
        self.step(
            Status.REMOVED,
            "Removed",
            320,
            on=self.row.removed_from,
            letter="removed",
            words=made_up.REMOVED,
        )

    def notice(
        self, days: int, reasons: str, *, heard: str, ground: str = "no_longer_meets"
    ) -> Removal:
        answer_by = self.ago(days) + REMOVAL_NOTICE_DAYS.value * DAY
        removal = Removal.objects.create(
            registration=self.row,
            ground=Criterion.objects.get(code=ground),
            reasons=reasons,
            proposed_from=answer_by + 14 * DAY,
            answer_by=answer_by,
            notified_on=self.ago(days),
            notified_by=self.manager,
            heard=heard,
            heard_on=self.ago(days - 8),
            heard_by=self.officer,
        )
        self.step(
            Status.NOTIFIED,
            "Notice of removal",
            days,
            on=removal.proposed_from,
            letter="notice",
            words=reasons,
            removal=removal,
        )
        self.step(
            Status.NOTIFIED, "The group was heard", days - 8, on=removal.heard_on, words=heard
        )
        return removal
