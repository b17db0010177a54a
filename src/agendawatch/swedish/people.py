"""People: elected persons, known by the party behind the name or the office beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from agendawatch.model import Party, Person
from agendawatch.swedish.party_names import party, read_code

__all__ = ["find_people"]

_WORD = r"[A-ZÅÄÖÉ][a-zåäöéèüøæëíáóčćšžğı]{1,20}(?:-[A-ZÅÄÖÉ][a-zåäöéü]{1,20})?"
_PARTICLE = r"(?:af|von|van|van der|de la|de|der|la|al|el|del|den|zu)"
_NAME = rf"(?P<name>{_WORD}(?:\s(?:{_PARTICLE}\s)?{_WORD}){{1,4}})"
_OFFICE = (
    r"(?:(?:\d:[ae]|förste|andre|första|andra|tredje)\s)?(?:vice\s)?"
    r"[a-zåäö-]{0,30}(?:kommunal|oppositions|region|borgar|landstings|stads)råd"
    r"|(?:(?:\d:[ae]|förste|andre|första|andra)\s)?(?:vice\s)?(?:[a-zåäö-]{0,30}\s)?"
    r"[a-zåäö-]{0,30}(?:ordförande|gruppledare|ledamot|ersättare|talesperson|sekreterare|ombud|politiker)"
)
_WHERE = r"(?:\s(?:i|för|av)\s[a-zåäö][a-zåäö-]{2,40}(?:\soch\s[a-zåäö-]{2,40})?)?"
_CODE = r"\((?P<code>[A-Za-zÅÄÖåäö]{1,5}!?|[-–])\)"
_NO_PARTY = ("-", "–")
"""What stands behind an elected person who has left the party."""

_SHAPES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w-]){_NAME},?\s{_CODE}(?:,\s(?P<title>(?:{_OFFICE}){_WHERE})(?!\w))?",
        rf"(?<![\w-]){_NAME},\s(?P<title>(?:{_OFFICE}){_WHERE})\s{_CODE}",
        rf"(?<![\w-]){_NAME},\s(?P<title>{_OFFICE})\s(?:för|från)\s(?P<party>[A-ZÅÄÖ][a-zåäö]{{1,30}}(?:\sinitiativ)?)(?!\w)",
    )
)
_NO_PART_OF_A_NAME = re.compile(
    r"(?:Enligt|Motion|Interpellation|Fråga|Svar|Yttrande|Reservation|Yrkande|Från|Av|Till|Efter|Även|När|Då|Men|Och|Både|Tack|Ledamot|Ledamoten|Ledamöter|"
    r"Ledamöterna|Ersättare|Ersättaren|Ordförande|Ordföranden|Gruppledaren?|Närvarande|Beslutande|Justerare|Sekreterare|Föredragande|Vice|Undertecknad|"
    r"Undertecknade|Medborgaren?|Medborgarförslag|Val|Valda?|Utse|Därefter|Dessutom|Nu|Som|Att|Vidare|Också|Samt|Herr|Fru|"
    r"[A-ZÅÄÖ]?[a-zåäö]*(?:råd|rådet|talare|ledaren|ordföranden?|ledamoten|partiet|demokraterna|nämnden|styrelsen|fullmäktige|utskottet|"
    r"förbundet|regionen|kommun|kommunen|samverkan|bolaget|yrkande|anteckning|förslag|beskrivning|beslut|skolan|centrum))"
)
"""Words with a capital that stand before a name and are none of it."""


def find_people(text: str) -> tuple[Person, ...]:
    """Find elected people in a text, each once, in order.

    >>> [str(person) for person in find_people("Ada Ek, kommunalråd för Vänsterpartiet, och Bo von Alm (S)")]
    ['Ada Ek (V)', 'Bo von Alm (S)']
    >>> find_people("Undertecknad medborgare, Ci Dal, 0700-00 00 00, vill ha en lekplats")
    ()

    A name counts only with a party's letters behind it, or with an office and a party: private
    persons have neither.
    """
    people: dict[str, Person] = {}
    for _, person in sorted(_sightings(text), key=lambda pair: pair[0]):
        known = people.get(person.name)
        if known is None or (known.title is None and person.title is not None):
            people[person.name] = person
    shadows = set(_shadows(people.values()))
    return tuple(person for person in people.values() if (person.name, person.party) not in shadows)


def _shadows(people: Iterable[Person]) -> Iterator[tuple[str, Party | None]]:
    """List what is a person's name again: in the genitive ("Ada Eks motion"), or its end where a line cut it."""
    for person in people:
        yield f"{person.name}s", person.party
        words = person.name.split()
        for place in range(1, len(words) - 1):
            yield " ".join(words[place:]), person.party


def _sightings(text: str) -> Iterator[tuple[int, Person]]:
    for shape in _SHAPES:
        for match in shape.finditer(text):
            facts = match.groupdict()
            belongs = read_code(facts["code"]) if facts.get("code") else party(facts["party"])
            name = _bare(match["name"])
            if name is not None and (belongs is not None or facts.get("code") in _NO_PARTY):
                yield match.start(), Person(name=name, party=belongs, title=facts.get("title"))


def _bare(name: str) -> str | None:
    """Leave out what stands before a name; `None` when less than two words are left.

    A heading may stand on the line above, and an office between two names.
    """
    above, _, last_line = name.rpartition("\n")
    words = (last_line if len(last_line.split()) > 1 else f"{above} {last_line}").split()
    for place in range(len(words) - 1, -1, -1):
        if _NO_PART_OF_A_NAME.fullmatch(words[place]):
            words = words[place + 1 :]
            break
    return " ".join(words) if len(words) > 1 else None
