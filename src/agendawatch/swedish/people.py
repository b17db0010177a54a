"""People: elected persons and those who speak in office, by the party behind or beside the name."""

from __future__ import annotations

import re

from agendawatch.model import Person
from agendawatch.swedish.party_names import party

__all__ = ["find_people"]

_WORD = r"[A-ZÅÄÖÉ][a-zåäöéüøæëíáó]{1,20}(?:-[A-ZÅÄÖ][a-zåäöéü]{1,20})?"
_PARTICLE = r"(?:af|von|van|de la|de|der|la|al|el|del|den)"
_NAME = rf"{_WORD}(?:\s(?:{_PARTICLE}\s)?{_WORD}){{1,3}}"
_WITH_CODE = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME}),?\s\((?P<code>[A-Za-zÅÄÖåäö]{{1,7}}!?)\)(?:,\s(?P<title>[a-zåäö][a-zåäö \-]{{3,60}}))?"
)
_OFFICE = (
    r"(?:[a-zåäö]{0,20}(?:råd|ordförande|ledare|ledamot|sekreterare|talesperson|politiker|ombud)|borgmästare|ersättare)"
)
_FOR_PARTY = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME}),\s(?P<title>(?:[\w:]{{1,10}}\s){{0,3}}{_OFFICE}(?:\s[a-zåäö]{{1,30}}){{0,4}}?)\s(?:för|i|från)\s(?P<party>[A-ZÅÄÖ][\wåäö]{{1,30}}(?:\sinitiativ)?)"
)


def find_people(text: str) -> tuple[Person, ...]:
    """Find elected people in a text, each once, in order.

    >>> [str(person) for person in find_people("Ada Ek, kommunalråd för Vänsterpartiet, och Bo von Alm (S)")]
    ['Ada Ek (V)', 'Bo von Alm (S)']
    """
    found: list[tuple[int, Person]] = []
    for match in _WITH_CODE.finditer(text):
        title = match["title"]
        found.append(
            (
                match.start(),
                Person(name=match["name"], party=party(match["code"]), title=title.strip() if title else None),
            )
        )
    for match in _FOR_PARTY.finditer(text):
        found.append((match.start(), Person(name=match["name"], party=party(match["party"]), title=match["title"])))
    people: dict[str, Person] = {}
    for _, person in sorted(found, key=lambda pair: pair[0]):
        people.setdefault(person.name, person)
    return tuple(people.values())
