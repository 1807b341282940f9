"""Which phone numbers a text message can reach."""

import phonenumbers
from phonenumbers import PhoneNumberType

TAKE_TEXTS = frozenset({PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE})
#: Set aside by Ofcom for made-up people: nobody's, and shaped like a mobile number.
MADE_UP_MOBILES = "+447700900"
#: How nearly all numbers that take texts begin. For SQL, which cannot ask the numbering plan.
UK_MOBILES = "+447"


def why_no_text(number: str) -> str:
    """In plain words; empty where the number takes texts."""
    try:
        parsed = phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        return f"{number} is not a phone number."
    plain = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    if plain.startswith(MADE_UP_MOBILES) and len(plain) == 13:
        return ""
    if not phonenumbers.is_valid_number(parsed):
        return f"{number} is not a phone number that exists."
    kind = phonenumbers.number_type(parsed)
    if kind in TAKE_TEXTS:
        return ""
    if kind == PhoneNumberType.FIXED_LINE:
        return f"{number} is a landline, which takes no texts."
    return f"{number} is not a mobile number, and takes no texts."
