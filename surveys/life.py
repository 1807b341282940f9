"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.personal_rows import Rule, declare

from .models import FinishedJob, ListedPerson, Sampled

declare(
    ListedPerson,
    Rule("Lists of people for a survey", one_per=("people_list_id",), erase="delete"),
)
declare(
    Sampled,
    Rule(
        "Samples of surveys they are in",
        one_per=("draw_id",),
        erase="delete",
        own_copy=("draw", "group", "is_drawn"),
        headings={"is_drawn": "You were drawn"},
    ),
)
declare(
    FinishedJob,
    Rule(
        "Jobs done for them, to be asked about",
        erase="delete",
        own_copy=("job_type", "finished_on", "sender"),
        headings={"sender": "Told us by"},
    ),
)
