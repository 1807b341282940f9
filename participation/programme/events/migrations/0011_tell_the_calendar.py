"""Tell every activity what the calendar shows of its event, a few thousand at a time.

Doing it again changes nothing, so a run that was cut short is begun anew. Taking it back has nothing
to do: the events keep what they said, and the columns go with the migration that brought them.
"""

from django.db import migrations
from django.db.models import Max, Min
from django.utils import timezone

BATCH = 5000

TELL = """
    UPDATE activities_activity
    SET (in_person, online, place_words, address_words, help_words, room_link, bookable, places,
         times_changed, changed_at)
    = (
        SELECT e."where" <> 'online',
               e."where" <> 'in_person',
               CASE e."where" WHEN 'online' THEN 'Online' WHEN 'both' THEN e.venue || ' and online'
                              ELSE e.venue END,
               e.address, e.access_help, e.online_link, e.takes_bookings, e.capacity,
               e.revision, e.revised_at
        FROM events_event e WHERE e.activity_ptr_id = activities_activity.id
    )
    WHERE id IN (SELECT activity_ptr_id FROM events_event WHERE activity_ptr_id BETWEEN %s AND %s)
"""


def tell_the_calendar(apps, schema_editor):
    Event = apps.get_model("events", "Event")
    ends = Event.objects.order_by().aggregate(first=Min("pk"), last=Max("pk"))
    if ends["first"] is None:
        return
    with schema_editor.connection.cursor() as cursor:
        for first in range(ends["first"], ends["last"] + 1, BATCH):
            cursor.execute(TELL, [first, first + BATCH - 1])
    meeting_first = Event.objects.order_by().exclude(before_at=None)
    for event in meeting_first.iterator(chunk_size=BATCH):
        where = event.before_place or event.place_words
        words = ", ".join(filter(None, [_clock(event.before_at), where]))
        Event.objects.filter(pk=event.pk).update(first_words=words)


def _clock(moment):
    moment = timezone.localtime(moment)
    if (moment.hour, moment.minute) == (12, 0):
        return "noon"
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'am' if moment.hour < 12 else 'pm'}"


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("events", "0010_kinds_are_registered"),
        ("activities", "0007_how_it_stands_on_the_calendar"),
    ]

    operations = [migrations.RunPython(tell_the_calendar, migrations.RunPython.noop, elidable=True)]
