"""What a landlord decides about surveys."""

from base.core.rules import Group, WholeNumber, Words, register
from base.core.rules.groups import KEEPING

SURVEYS = Group("surveys", "Surveys", position=45)

FULL_SURVEY_MONTHS = register(
    WholeNumber(
        name="FULL_SURVEY_MONTHS",
        title="Full satisfaction survey of tenants",
        meaning="The next is due so long after the last one closed. The Scottish regulator asks for one "
        "at least every three years.",
        group=SURVEYS,
        default=36,
        unit="months",
        least=6,
        most=60,
    )
)

OWNER_SURVEY_MONTHS = register(
    WholeNumber(
        name="OWNER_SURVEY_MONTHS",
        title="Satisfaction survey of factored owners",
        meaning="The next is due so long after the last one closed. The Scottish regulator asks for one "
        "at least every three years.",
        group=SURVEYS,
        default=36,
        unit="months",
        least=6,
        most=60,
    )
)

RENT_CONSULTATION_MONTHS = register(
    WholeNumber(
        name="RENT_CONSULTATION_MONTHS",
        title="Rent consultation",
        meaning="The next is due to close so long after the last one closed. Rents change once a year.",
        group=SURVEYS,
        default=12,
        unit="months",
        least=6,
        most=36,
    )
)

SURVEY_DUE_AHEAD_MONTHS = register(
    WholeNumber(
        name="SURVEY_DUE_AHEAD_MONTHS",
        title="Plan the next in time",
        meaning="So long before one of these is due, staff read on their worklist that it must be "
        "planned, unless it is.",
        group=SURVEYS,
        default=6,
        unit="months",
        least=1,
        most=24,
    )
)

SURVEY_REQUEST_WORKING_DAYS = register(
    WholeNumber(
        name="SURVEY_REQUEST_WORKING_DAYS",
        title="Answer a request for a survey",
        meaning="Whoever asks for a survey hears within this time whether it is done; and, once it is "
        "closed, what was found.",
        group=SURVEYS,
        default=10,
        unit="working days",
        least=1,
        most=60,
    )
)

REPORT_RESULT_WEEKS = register(
    WholeNumber(
        name="REPORT_RESULT_WEEKS",
        title="Report what was found",
        meaning="So long after a survey that is due regularly, or a rent consultation, has closed, its "
        "result is reported to those who must hear it: the Board, those who were asked, the regulator.",
        group=SURVEYS,
        default=12,
        unit="weeks",
        least=1,
        most=52,
    )
)

SURVEY_ANSWERS_EXPECTED = register(
    WholeNumber(
        name="SURVEY_ANSWERS_EXPECTED",
        title="How many answer a survey",
        meaning="Of a hundred people who are asked. So many more are drawn than must answer.",
        group=SURVEYS,
        default=25,
        unit="people of a hundred",
        least=1,
        most=100,
    )
)

SURVEY_REMINDER_DAYS = register(
    WholeNumber(
        name="SURVEY_REMINDER_DAYS",
        title="Before people are reminded",
        meaning="So long after they were asked to answer a survey, or last reminded, people who have not "
        "answered may be reminded. Nobody is reminded more than twice.",
        group=SURVEYS,
        default=7,
        unit="days",
        least=3,
        most=60,
    )
)

STAFF_SURVEY_GAP_DAYS = register(
    WholeNumber(
        name="STAFF_SURVEY_GAP_DAYS",
        title="Between two surveys of our own staff",
        meaning="A survey of our own staff begins so long after the one before at the earliest. What customers"
        " are asked has no part in it.",
        group=SURVEYS,
        default=60,
        unit="days",
        least=0,
        most=365,
    )
)

RING_BACK_WORKING_DAYS = register(
    WholeNumber(
        name="RING_BACK_WORKING_DAYS",
        title="Ring whoever asks for it",
        meaning="Whoever asks at the end of a survey to be rung, or that the service hears something, is "
        "told this time, and it stands on the worklist.",
        group=SURVEYS,
        default=3,
        unit="working days",
        least=1,
        most=20,
    )
)

SAFETY_WORDS = register(
    Words(
        name="SAFETY_WORDS",
        title="Words about safety",
        meaning="Parted by commas. Where one of them stands whole in what somebody wrote to a survey, the "
        "monthly report to the head of the service says so, and whoever may read the answer finds it on a list.",
        group=SURVEYS,
        default="unsafe, not safe, danger, dangerous, gas, carbon monoxide, fire, smoke alarm, electric shock, "
        "bare wires, sparks, asbestos, mould, damp, fell, trip, collapse, threatened, violence, afraid, scared",
        longest=1000,
    )
)

FINISHED_JOB_DAYS = register(
    WholeNumber(
        name="FINISHED_JOB_DAYS",
        title="Jobs that people are asked about",
        meaning="What other systems told us of a job, a call or a letting is deleted so long after the day "
        "it was done. Older ones are not taken.",
        group=KEEPING,
        default=120,
        unit="days",
        least=35,
        most=730,
    )
)

LARGE_SURVEY_PEOPLE = register(
    WholeNumber(
        name="LARGE_SURVEY_PEOPLE",
        title="A large survey",
        meaning="Where so many people or more are asked, a group looks through the questions before the "
        "survey opens. Its page says whether that is done.",
        group=SURVEYS,
        default=300,
        unit="people",
        least=20,
        most=100000,
    )
)
