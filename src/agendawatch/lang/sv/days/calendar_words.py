"""The calendar's Swedish words: months, weekdays and numbers, in every form that pages use."""

from __future__ import annotations

__all__ = [
    "DAY",
    "MONTH",
    "MONTHS",
    "NUMBERS",
    "ORDINALS",
    "WEEKDAY",
    "WEEKDAYS",
    "month_number",
    "weekday_number",
]

MONTHS = (
    ("januari", "jan"),
    ("februari", "febr", "feb"),
    ("mars", "mar"),
    ("april", "apr"),
    ("maj",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("augusti", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("december", "dec"),
)
"""Names and abbreviations, January first."""

WEEKDAYS = (
    ("måndag", "månd", "mån", "må"),
    ("tisdag", "tisd", "tis", "ti"),
    ("onsdag", "onsd", "ons", "on"),
    ("torsdag", "torsd", "tors", "tor", "to"),
    ("fredag", "fred", "fre", "fr"),
    ("lördag", "lörd", "lör", "lö"),
    ("söndag", "sönd", "sön", "sö"),
)
"""Names and abbreviations, Monday first as `date.weekday` counts."""

NUMBERS = {
    "en": 1,
    "ett": 1,
    "två": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "sex": 6,
    "sju": 7,
    "åtta": 8,
    "nio": 9,
    "tio": 10,
    "elva": 11,
    "tolv": 12,
    "fjorton": 14,
}
"""Numbers that stand before days, weeks and months."""

ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            "första",
            "andra",
            "tredje",
            "fjärde",
            "femte",
            "sjätte",
            "sjunde",
            "åttonde",
            "nionde",
            "tionde",
            "elfte",
            "tolfte",
            "trettonde",
            "fjortonde",
            "femtonde",
            "sextonde",
            "sjuttonde",
            "artonde",
            "nittonde",
            "tjugonde",
            "tjugoförsta",
            "tjugoandra",
            "tjugotredje",
            "tjugofjärde",
            "tjugofemte",
            "tjugosjätte",
            "tjugosjunde",
            "tjugoåttonde",
            "tjugonionde",
            "trettionde",
            "trettioförsta",
        ),
        start=1,
    )
}
"""Days of the month as words."""

_MONTH_NUMBER = {form: number for number, forms in enumerate(MONTHS, start=1) for form in forms}
_WEEKDAY_NUMBER = {form: number for number, forms in enumerate(WEEKDAYS) for form in forms}

MONTH = (
    rf"(?:{'|'.join(forms[0] for forms in MONTHS)}|"
    rf"(?:{'|'.join(sorted((form for forms in MONTHS for form in forms[1:]), key=len, reverse=True))})(?!\w)\.?)(?!\w)"
)
"""Pattern: a month's name or abbreviation, in small letters."""

WEEKDAY = rf"(?:(?:{'|'.join(forms[0] for forms in WEEKDAYS)})(?:ens|en|s)?|(?:{'|'.join(form for forms in WEEKDAYS for form in forms[1:])})\b\.?)"
"""Pattern: a weekday in any form ("onsdagen", "ons."), in small letters."""


DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)"
"""Pattern: a day of the month in digits."""


def month_number(word: str) -> int:
    """Turn a month's word into its number.

    >>> month_number("Sept.")
    9
    """
    return _MONTH_NUMBER[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """Turn a weekday's word into its number, Monday 0.

    >>> weekday_number("onsdagens"), weekday_number("fre.")
    (2, 4)
    """
    form = word.lower().rstrip(".")
    for ending in ("", "s", "en", "ens"):
        number = _WEEKDAY_NUMBER.get(form.removesuffix(ending))
        if number is not None:
            return number
    raise KeyError(word)
