"""Who presents an item."""

from __future__ import annotations

import re

from agendawatch.lang.sv.names.party_names import party
from agendawatch.lang.sv.pages.agenda_times import CLOCK_END, CLOCK_FIRST, CLOCK_LAST
from agendawatch.lang.sv.pages.agenda_words import OFFICE
from agendawatch.model import Person

__all__ = ["PERSON", "names_office", "person_of"]

_WORD = r"[A-ZÅÄÖÉ][a-zåäöéüøæëíáóè]+(?:[-'’][A-ZÅÄÖÉ]?[a-zåäöéü]+)*"
_NAME = rf"{_WORD}(?:\s(?:af|von|van|de|la|al|el)\b){{0,2}}(?:\s{_WORD}){{1,3}}"
PERSON = re.compile(
    rf"(?:(?P<before>[a-zåäöA-ZÅÄÖ-]{{4,40}}(?:\s[a-zåäö]{{2,30}}){{0,2}})[\s:]+)??(?P<name>{_NAME})(?:\s\((?P<party>[A-ZÅÄÖa-z]{{1,6}})\))?(?:,?\s\(?(?P<after>[a-zåäö][a-zåäö \-/]{{3,50}})\)?)?"
)
"""A name, with office and party where they stand beside it."""


def person_of(words: str) -> Person | None:
    """Read who presents an item: a name, with the office before or after it.

    >>> person_of("Anna Ek, ekonomichef kl. 9.15")
    Person(name='Anna Ek', party=None, title='ekonomichef')
    >>> person_of("förvaltningschef Bo von Alm").title, person_of("förvaltningschefen")
    ('förvaltningschef', None)
    """
    bare = CLOCK_END.sub("", CLOCK_FIRST.sub("", words.strip().replace("\n", ", ")))
    bare = CLOCK_LAST.sub("", bare).strip(" .,;:–-")
    bare = bare.strip("()") if bare.startswith("(") or "(" not in bare else bare
    match = PERSON.search(bare)
    if match is None or (match.start() > 0 and not bare[: match.start()].strip(" ,:").replace(" ", "").isalpha()):
        return None
    name = match["name"]
    office = next((found for found in (match["before"], match["after"]) if found and _is_office(found)), None)
    first, _, rest = name.partition(" ")
    if OFFICE.fullmatch(first) and " " in rest:
        name, office = rest, first
    code = match["party"]
    return Person(name=name, party=party(code) if code else None, title=office.strip() if office else None)


def names_office(words: str) -> bool:
    """Tell whether words are an office and nothing else.

    >>> names_office("Ordföranden"), names_office("Köp av mark")
    (True, False)
    """
    return OFFICE.fullmatch(words.strip()) is not None


def _is_office(words: str) -> bool:
    """Tell whether an office is named in some words."""
    return any(OFFICE.fullmatch(word) for word in words.split())
