"""Ways to reach a person, and the number that is a person: telephone numbers, e-mail addresses, personnummer."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum


class ContactKind(StrEnum):
    """Kinds of contact details, and the number that is a person's own."""

    EMAIL = "email"
    TELEPHONE = "telephone"
    PERSONAL_NUMBER = "personal_number"
    """Personnummer or samordningsnummer, its check digit right."""


_STANDS_IN = {
    ContactKind.EMAIL: "namn@kommun.example",
    ContactKind.TELEPHONE: "000-00 00 00",
    ContactKind.PERSONAL_NUMBER: "000000-0000",
}
_FIGURE = re.compile(r"[@\d]")
"""What each of them holds, and most texts do not."""
_PERSONAL = re.compile(r"(?<![\w./-])(?:(?:19|20)?(\d{2})(\d{2})(\d{2})[-+]?(\d{4}))(?![\w/-])")
_SCAN = re.compile(
    r"(?P<email>(?<![\w.+-])[\w.+-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})"
    r"|(?P<personal>(?<![\w./-])(?:19|20)?\d{6}[-+]?\d{4}(?![\w/-]))"
    # 08, 031 and 0451 with a hyphen or blank behind; +46.
    r"|(?P<telephone>(?<![\w./+-])(?<!\d[\s\xa0])(?:(?:\+|00)46[\s\xa0]?(?:\(0\))?[\s\xa0-]?[1-9]\d{0,2}[\s\xa0-]{0,3}|0(?:8|[1-9]\d{1,2})(?:[\s\xa0]?[-–/][\s\xa0]?|[\s\xa0](?=\d{2,3}[\s\xa0]\d{2})))"
    r"\d{2,4}(?:[\s\xa0-]?\d{2,3}){1,3}(?![\w/]))"
)
_HOURS = re.compile(r"0\d[-–]\d\d[\s\xa0]\d\d-\d\d")
"""Before and after noon ("08-12 13-17"): no number is parted so."""
_MOBILE = re.compile(r"07\d{8}")
_COORDINATION = 60
"""What is added to the day of birth in a samordningsnummer."""


@dataclass(frozen=True, slots=True)
class ContactDetail:
    """A way to reach a person, in a text."""

    kind: ContactKind
    words: str
    span: tuple[int, int]


def find_contact_details(text: str) -> tuple[ContactDetail, ...]:
    """Find the contact details and personal numbers in a text, in order.

    >>> [it.words for it in find_contact_details("Ring 031-365 00 00 eller skriv till anna.berg@kommun.example (KS 2026/00123)")]
    ['031-365 00 00', 'anna.berg@kommun.example']
    """
    kinds = ((_kind(match), match) for match in _SCAN.finditer(text))
    return tuple(ContactDetail(kind, match.group(), match.span()) for kind, match in kinds if kind is not None)


def without_contact_details(text: str) -> str:
    """Put signs that reach nobody in their place.

    >>> without_contact_details("Tel. 0451-26 80 00")
    'Tel. 000-00 00 00'
    """
    if _FIGURE.search(text) is None:
        return text
    parts, place = [], 0
    for found in find_contact_details(text):
        parts += [text[place : found.span[0]], _STANDS_IN[found.kind]]
        place = found.span[1]
    return "".join([*parts, text[place:]])


def _kind(match: re.Match[str]) -> ContactKind | None:
    words = match.group()
    if match.lastgroup == "email":
        # What stands in already is nobody's.
        return None if words == _STANDS_IN[ContactKind.EMAIL] else ContactKind.EMAIL
    if match.lastgroup == "personal":
        if _is_personal(words):
            return ContactKind.PERSONAL_NUMBER
        return ContactKind.TELEPHONE if _MOBILE.fullmatch(words) else None
    if _HOURS.fullmatch(words):
        return None
    digits = sum(letter.isdigit() for letter in words)
    return ContactKind.TELEPHONE if digits in range(8, 14) and words != _STANDS_IN[ContactKind.TELEPHONE] else None


def _is_personal(words: str) -> bool:
    match = _PERSONAL.fullmatch(words)
    if match is None:
        return False
    year, month, day, _ = match.groups()
    number = int(day) - _COORDINATION if int(day) > _COORDINATION else int(day)
    try:
        dt.date(2000 + int(year), int(month), number)
    except ValueError:
        return False
    # Check by Luhn's sum.
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate("".join(match.groups()))]
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0  # noqa: PLR2004 -- a digit sum
