"""Parties: their letters, names and joint names."""

from __future__ import annotations

import re

from agendawatch.model import Party
from agendawatch.swedish.party_names import JOINT, PARTIES
from agendawatch.swedish.people import find_people

__all__ = ["find_parties", "find_people", "party"]

_BY_CODE = {code.casefold(): Party(code=code, name=name) for code, name, _ in PARTIES}
_BY_FORM = {form: _BY_CODE[code.casefold()] for code, name, forms in PARTIES for form in (name.casefold(), *forms)}
_FORM = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(re.escape(form) for form in sorted((*_BY_FORM, *JOINT), key=len, reverse=True))
    + r")(?![\w])"
)
_CODES = re.compile(r"\((?P<codes>[A-Za-zÅÄÖåäö]{1,7}!?(?:\s?(?:[,/+&]|och|samt)\s?[A-Za-zÅÄÖåäö]{1,7}!?){0,10})\)")
_BETWEEN = re.compile(r"\s?(?:[,/+&]|\boch\b|\bsamt\b)\s?")


def party(code_or_name: str) -> Party | None:
    """Look a party up by its letters or any form of its name.

    >>> party("Vänsterpartister").code, party("fp").code, party("(MP)").code
    ('V', 'L', 'MP')
    """
    key = " ".join(code_or_name.strip("() .:").casefold().split())
    return _BY_CODE.get(key) or _BY_FORM.get(key) or _BY_FORM.get(key.removesuffix("s"))


def find_parties(text: str) -> tuple[Party, ...]:
    """Find the parties that a text names, each once, in order.

    >>> [party.code for party in find_parties("Vänsterpartiet och Anna Ek (S) svarar Alliansen")]
    ['V', 'S', 'M', 'L', 'C', 'KD']
    """
    found: list[tuple[int, Party]] = []
    lowered = text.lower()
    for match in _FORM.finditer(lowered):
        codes = JOINT.get(match.group())
        members = [_BY_CODE[code.casefold()] for code in codes] if codes else [_BY_FORM[match.group()]]
        found.extend((match.start(), member) for member in members)
    for match in _CODES.finditer(text):
        members = [party(code) for code in _BETWEEN.split(match["codes"])]
        found.extend((match.start(), member) for member in members if member is not None)
    return tuple(dict.fromkeys(member for _, member in sorted(found, key=lambda pair: pair[0])))
