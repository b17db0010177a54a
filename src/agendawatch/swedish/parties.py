"""Parties: their letters, names and joint names."""

from __future__ import annotations

import re

from agendawatch.model import Party
from agendawatch.swedish.party_names import BY_CODE, BY_FORM, JOINT, party
from agendawatch.swedish.people import find_people

__all__ = ["find_parties", "find_people", "party"]

_FORM = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(re.escape(form) for form in sorted((*BY_FORM, *JOINT), key=len, reverse=True))
    + r")(?![\w])"
)
_CODES = re.compile(r"\((?P<codes>[A-Za-zÅÄÖåäö]{1,7}!?(?:\s?(?:[,/+&]|och|samt)\s?[A-Za-zÅÄÖåäö]{1,7}!?){0,10})\)")
_BETWEEN = re.compile(r"\s?(?:[,/+&]|\boch\b|\bsamt\b)\s?")


def find_parties(text: str) -> tuple[Party, ...]:
    """Find the parties that a text names, each once, in order.

    >>> [party.code for party in find_parties("Vänsterpartiet och Anna Ek (S) svarar Alliansen")]
    ['V', 'S', 'M', 'L', 'C', 'KD']
    """
    found: list[tuple[int, Party]] = []
    lowered = text.lower()
    for match in _FORM.finditer(lowered):
        codes = JOINT.get(match.group())
        members = [BY_CODE[code.casefold()] for code in codes] if codes else [BY_FORM[match.group()]]
        found.extend((match.start(), member) for member in members)
    for match in _CODES.finditer(text):
        members = [party(code) for code in _BETWEEN.split(match["codes"])]
        found.extend((match.start(), member) for member in members if member is not None)
    return tuple(dict.fromkeys(member for _, member in sorted(found, key=lambda pair: pair[0])))
