"""Dotted paths that somebody wrote into the environment of a portal before its apps stood in wings."""

import re

WINGS = {
    "people": "customers groups equality imports",
    "messages": "contact letters calls formats wording",
    "programme": "activities events meetings consultations network",
    "reach": "segments representation sendouts learning",
    "feedback": "enquiries ideas achievements",
    "joining": "involvement recruitment selection",
    "steering": "assessments reviews widening",
}
WING_OF = {app: wing for wing, apps in WINGS.items() for app in apps.split()}


def moved(path: str) -> str:
    """Where ``path`` stands today: ``participation.contact.x`` is ``participation.messages.contact.x``."""
    path = re.sub(r"^portal\.(core|accounts)\.", r"base.\1.", path)
    found = re.match(r"^participation\.(\w+)\.(.+)", path)
    if found and found[1] in WING_OF:
        return f"participation.{WING_OF[found[1]]}.{found[1]}.{found[2]}"
    return path
