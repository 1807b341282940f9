"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from django.db.models import Q

from participation.people.customers.personal_rows import Rule, declare, erased_where_said

from .models import AskedUs, FinishedJob, ListedPerson, QuestionComment, Sampled

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
declare(
    QuestionComment,
    Rule(
        "What they said of questions before people were asked them",
        one_per=("review_id", "question"),
        latest="written_at",
        erase="blank",
        blank={"words": "", "answer": erased_where_said("answer")},
        own_copy=("review", "about", "is_clear", "words", "done", "answer", "written_at"),
        headings={
            "about": "Question",
            "is_clear": "You found it clear",
            "done": "What we did",
            "answer": "Our answer",
        },
        sign_of_life="written_at",
    ),
)
declare(
    AskedUs,
    Rule(
        "What they asked us to pass on",
        one_per=("survey_id",),
        among=Q(done_at=None),
        latest="asked_at",
        erase="delete",
        own_copy=("survey", "ring", "words", "asked_at", "due_on", "done_at", "note"),
        headings={"ring": "You asked to be rung", "words": "What you wanted passed on"},
        sign_of_life="asked_at",
    ),
)
