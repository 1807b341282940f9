"""Five programs that read calendars and share no code, each asked what it makes of one of ours."""

import datetime as dt
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import icalendar
import ics
import vobject
from ical.calendar_stream import IcsCalendarStream

HERE = Path(__file__).parent
NODE = Path(sys.executable).parent / "node"


@dataclass(frozen=True)
class Read:
    method: str
    uid: str
    sequence: int
    status: str
    summary: str
    busy: bool
    starts: dt.date | dt.datetime
    ends: dt.date | dt.datetime


def by_icalendar(text: str) -> Read:
    calendar = icalendar.Calendar.from_ical(text)
    (entry,) = calendar.walk("vevent")
    return Read(
        calendar["method"],
        entry["uid"],
        int(entry["sequence"]),
        entry["status"],
        entry["summary"],
        entry["transp"] == "OPAQUE",
        entry["dtstart"].dt,
        entry["dtend"].dt,
    )


def by_vobject(text: str) -> Read:
    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    (entry,) = calendar.vevent_list
    return Read(
        calendar.method.value,
        entry.uid.value,
        int(entry.sequence.value),
        entry.status.value,
        entry.summary.value,
        entry.transp.value == "OPAQUE",
        entry.dtstart.value,
        entry.dtend.value,
    )


def by_ics(text: str) -> Read:
    calendar = ics.Calendar(text)
    (entry,) = calendar.events
    starts, ends = entry.begin.datetime, entry.end.datetime
    if entry.all_day:
        starts, ends = starts.date(), ends.date()
    (sequence,) = [line.value for line in entry.extra if line.name == "SEQUENCE"]
    return Read(
        calendar.method,
        entry.uid,
        int(sequence),
        entry.status,
        entry.name,
        not entry.transparent,
        starts,
        ends,
    )


def by_ical(text: str) -> Read:
    calendar = IcsCalendarStream.calendar_from_ics(text)
    (entry,) = calendar.events
    return Read(
        calendar.method,
        entry.uid,
        entry.sequence,
        entry.status.value,
        entry.summary,
        entry.transparency == "OPAQUE",
        entry.dtstart,
        entry.dtend,
    )


def by_ical_js(text: str) -> Read:
    ran = subprocess.run(
        [NODE, HERE / "read_calendar.mjs"], input=text, capture_output=True, text=True, check=True
    )
    ((method, uid, sequence, status, summary, transparency, *when),) = json.loads(ran.stdout)
    starts, ends = (
        dt.datetime.fromisoformat(moment) if "T" in moment else dt.date.fromisoformat(moment)
        for moment in when
    )
    return Read(method, uid, int(sequence), status, summary, transparency == "OPAQUE", starts, ends)


READERS = [by_icalendar, by_vobject, by_ics, by_ical, by_ical_js]
