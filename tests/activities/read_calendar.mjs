// What ical.js makes of the calendar on standard input, for tests/activities/calendar_readers.py.
import fs from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(0, "utf8")));
const word = (of, name) => String(of.getFirstPropertyValue(name) ?? "");
const names = ["uid", "sequence", "status", "summary", "transp", "dtstart", "dtend"];
const entries = calendar
  .getAllSubcomponents("vevent")
  .map((entry) => [word(calendar, "method"), ...names.map((name) => word(entry, name))]);
console.log(JSON.stringify(entries));
