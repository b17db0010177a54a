"""Parties: their letters, names and joint names."""

from __future__ import annotations

import re

from agendawatch.lang.sv.names.party_names import BY_CODE, BY_FORM, JOINT, party, read_code
from agendawatch.lang.sv.text.letters import small_letters
from agendawatch.model import Party

__all__ = ["find_parties", "party"]

_FORM = re.compile(
    r"(?<![\w-])(?P<form>"
    + "|".join(re.escape(form) for form in sorted((*BY_FORM, *JOINT), key=len, reverse=True))
    + r")s?(?!\w)"
)
_NAME_BEFORE = re.compile(r"[A-ZÅÄÖ][\w-]+\s[A-ZÅÄÖ][\w-]+,?\s$")
_CODES = re.compile(r"\((?P<codes>[A-Za-zÅÄÖåäö]{1,7}!?(?:\s?(?:[,/+&]|och|samt)\s?[A-Za-zÅÄÖåäö]{1,7}!?){0,10})\)")
_BETWEEN = re.compile(r"\s?(?:[,/+&]|\boch\b|\bsamt\b)\s?")


def find_parties(text: str) -> tuple[Party, ...]:
    """Find the parties that a text names, each once, in order.

    >>> [party.code for party in find_parties("Vänsterpartiet och Anna Ek (S) svarar Alliansen")]
    ['V', 'S', 'M', 'L', 'C', 'KD']
    >>> [party.code for party in find_parties("Våra liberala moderater röstade med Bo Ek (XX) och (v, mp)")]
    ['M', 'XX', 'V', 'MP']

    Letters count only within parentheses; unknown ones behind a name are a local party's.
    """
    found: list[tuple[int, Party]] = []
    for match in _FORM.finditer(small_letters(text)):
        codes = JOINT.get(match["form"])
        members = [BY_CODE[code.casefold()] for code in codes] if codes else [BY_FORM[match["form"]]]
        found.extend((match.start(), member) for member in members)
    for match in _CODES.finditer(text):
        behind_a_name = _NAME_BEFORE.search(text, max(0, match.start() - 60), match.start()) is not None
        read = read_code if behind_a_name else party
        known = [read(code) for code in _BETWEEN.split(match["codes"])]
        found.extend((match.start(), member) for member in known if member is not None)
    return tuple(dict.fromkeys(member for _, member in sorted(found, key=lambda pair: pair[0])))
