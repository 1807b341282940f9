from participation.programme.activities.kinds import Kind, register

from .calendar_item import consultation_item

CONSULTATION = register(
    Kind(
        code="consultation",
        label="Consultation",
        page="consultations:detail",
        staff_page="consultations:hub",
        planned_on="consultations:new",
        position=100,
        stands_on_last_day=True,
        last_day_words="Last day to have your say",
        calendar_item=consultation_item,
        from_home=True,
        is_consultation=True,
    )
)
