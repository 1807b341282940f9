"""What the directory puts on the worklist."""

from collections.abc import Iterable

from base.core.tasks_waiting import Task

from .models import Signpost

MOST = 50


def signposts_to_check(user) -> Iterable[Task]:
    for signpost in Signpost.objects.due_for_checking().order_by("check_by", "pk")[:MOST]:
        yield Task(
            what=f"Check that it is still true: {signpost}",
            address=signpost.get_absolute_url(),
            due=signpost.check_by,
            origin="Getting online",
            detail="A phone call, or a look at their page",
        )
