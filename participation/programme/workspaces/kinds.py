"""A meeting that a group plans and holds itself, as a kind of activity."""

from participation.programme.activities.kinds import Kind, register

GROUP_MEETING = register(
    Kind(
        code="group_meeting",
        label="A group’s own meeting",
        page="workspaces:open_meeting",
        staff_page="workspaces:on_record",
        position=82,
        is_meeting=True,
        held_by_group=True,
    )
)
