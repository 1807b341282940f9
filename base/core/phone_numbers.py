"""Which phone numbers we take: from a form the same as from a list of the housing system."""

import re

import phonenumbers
from django.core.exceptions import ValidationError
from phonenumber_field.phonenumber import PhoneNumber, to_python

#: What nearly every UK number looks like, those set aside for made-up people among them; the others
#: are looked at by the phone number library.
UK_PHONE = re.compile(r"(?:\+44|0044|0)(7[1-57-9]\d{8}|1\d{9}|2[03489]\d{8}|3[0347]\d{8})")


def in_full(number: PhoneNumber | str) -> PhoneNumber | str:
    """With +44 as its own words, for the library keeps a number that it does not know as typed."""
    if isinstance(number, PhoneNumber) and number.country_code:
        return to_python(number.as_e164)
    return number


def refuse_what_cannot_be_rung(number: PhoneNumber) -> None:
    if not UK_PHONE.fullmatch(str(number)) and not number.is_valid():
        raise ValidationError("This number cannot be rung.", code="invalid")


def as_people_write(number: PhoneNumber | str) -> str:
    """ "+441414960112 ext. 23" as "0141 496 0112 ext. 23"; of another country with its code.

    Whoever shows a number shows it so: without its code, a number from abroad is another one here.
    """
    number = str(number)
    try:
        parsed = phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        return number
    extension, parsed.extension = parsed.extension, None
    shape = phonenumbers.PhoneNumberFormat
    at_home = parsed.country_code == phonenumbers.country_code_for_region("GB")
    written = phonenumbers.format_number(parsed, shape.NATIONAL if at_home else shape.INTERNATIONAL)
    return f"{written} ext. {extension}" if extension else written
