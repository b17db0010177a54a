"""An item's line of text taken apart: its number, its title, and what is said beside the title."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from agendawatch.model import Person
from agendawatch.swedish.agenda_words import CLOSED, NO_REFERENCE, OFFICE, OPEN, WITHDRAWN, Field, field_of
from agendawatch.swedish.party_names import party
from agendawatch.swedish.references import find_references

__all__ = ["Said", "aside", "column_reference", "labelled", "mark", "person_of", "reference_of", "split_title"]

_WORD = r"[A-ZÅÄÖÉ][a-zåäöéüøæëíáóè]+(?:[-'’][A-ZÅÄÖÉ]?[a-zåäöéü]+)*"
_NAME = rf"{_WORD}(?:\s(?:af|von|van|de|la|al|el)\b){{0,2}}(?:\s{_WORD}){{1,3}}"
_PERSON = re.compile(
    rf"(?:(?P<before>[a-zåäöA-ZÅÄÖ-]{{4,40}}(?:\s[a-zåäö]{{2,30}}){{0,2}})[\s:]+)??(?P<name>{_NAME})(?:\s\((?P<party>[A-ZÅÄÖa-z]{{1,6}})\))?(?:,?\s\(?(?P<after>[a-zåäö][a-zåäö \-/]{{3,50}})\)?)?"
)
_LABEL = re.compile(
    r"(?:^|(?<=[\s,;|·•(\[–—-])|(?<=[a-zåäö0-9)])(?=(?-i:Dnr|Diarienummer|Diarienr|Ärendenummer|Föredragande:)))(?P<label>dnr|diarienr|diarienummer|ärendenummer|ärendenr|beteckning|föredragande(?: tjänsteperson| tjänsteman)?|föredragare|föredragning|föredras av|föredr|handläggare|handlingar|bilagor|bilaga|underlag|beslutsunderlag|förslag till beslut|sekretess|tid|status|ansvarig|typ|ärendetyp|anmärkning|notering)(?P<sign>\s?[:.]\s|[:.]$|:|\s)\s*",
    re.IGNORECASE,
)
_UNSIGNED = frozenset({"dnr", "diarienr", "diarienummer", "ärendenummer", "ärendenr"})
"""Labels that are labels without a colon, wherever they stand."""
_FIRST = frozenset(
    {
        "föredragande",
        "föredragare",
        "föredras av",
        "föredragning",
        "beteckning",
        "föredragande tjänsteperson",
        "föredragande tjänsteman",
    }
)
"""Labels that are labels without a colon where a line begins."""
_UNNUMBERED_LABEL = re.compile(
    r"[\s,;:(–-]*(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer)[.:]?\s*$", re.IGNORECASE
)
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{1,120})[)\]]\s*$")
_TAIL = re.compile(r"\s*(?:[–—,;:|*]|\s-)\s*([^–—,;:|*]{2,60})$")
_TIME = r"(?:kl(?:ockan|\.)?\s?)?\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?"
_CLOCK = re.compile(
    rf"(?:ca\s)?{_TIME}|(?:ca\s)?\d{{1,3}}\s?min(?:uter|\.)?|kl(?:ockan|\.)?\s?\d{{1,2}}", re.IGNORECASE
)
_LEADING_CLOCK = re.compile(
    r"^(?:kl(?:ockan|\.)?\s?)?\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?\s*[:–-]?\s+(?=\S)", re.IGNORECASE
)
_BARE_CLOCK = re.compile(r"\s\d{1,2}[.:]\d{2}$")
_SPELLED = r"kl(?:ockan|\.)?\s?\d{1,2}(?:[.:]\d{2})?(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?|\d{1,3}\s?min(?:uter|\.)?"
_CLOCK_END = re.compile(
    rf"(?:[\s,(–-]+(?:ca\s)?(?:{_SPELLED})|(?:,\s?|\s\(|\s[–-]\s?){_TIME}|\s\d{{1,2}}[.:]\d{{2}}\s?[-–]\s?\d{{1,2}}[.:]\d{{2}})\)?$",
    re.IGNORECASE,
)
"""A time at a line's end; "3:17" alone there is a property's number."""
_LOOKS_NUMBERED = re.compile(r"\d")
_SHAPE = re.compile(r"[A-ZÅÄÖ]{1,10}(?=[\d\s/.:-])|\d")
"""How a case number begins that no label announces: capitals or figures."""
_FILE = re.compile(
    r"(?:pdf|docx?|xlsx?)(?:[,\s-]{1,3}[\d.,]{1,8}\s?[kmg]?b)?(?:[,\s]{1,3}öppnas.{0,30})?", re.IGNORECASE
)
_ROUNDS = 6
_BADGE_WORDS = 9
_ASIDE_AT_MOST = 200


@dataclass(slots=True)
class Said:
    """What stands beside or under an item's title."""

    title: str = ""
    reference: str | None = None
    rapporteur: Person | None = None
    withdrawn: bool = False
    public: bool | None = None
    kind: str | None = None
    bracketed_name: Person | None = None
    """A name alone in brackets behind the title: perhaps who presents it, when other items have such a one too."""
    bracket: str = ""
    labels: list[Field] = field(default_factory=list)
    """The labels seen, in order."""

    def take(self, other: Said) -> None:
        """Take what another line says and this one did not."""
        self.reference = self.reference or other.reference
        self.rapporteur = self.rapporteur or other.rapporteur
        self.withdrawn = self.withdrawn or other.withdrawn
        self.public = self.public if self.public is not None else other.public
        self.kind = self.kind or other.kind


def reference_of(words: str) -> str | None:
    """Read a case number that stands alone; `None` when the words are none.

    >>> reference_of("KS 2026/00123"), reference_of("Dnr 0606/18"), reference_of("SOU 2026:14"), reference_of("2026-03-11")
    ('KS 2026/00123', '0606/18', None, None)
    """
    bare = re.sub(r"(?i)^(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer)[.:]?\s*", "", words.strip()).strip(
        " .,;()[]"
    )
    if not bare or NO_REFERENCE.fullmatch(bare):
        return None
    found = find_references(f"Dnr {bare}")
    return bare if _SHAPE.match(bare) and found and found[0].span == (4, 4 + len(bare)) else None


def column_reference(words: str) -> str | None:
    """Read a cell that its column says to hold a case number, in whatever form."""
    first = words.split("\n", maxsplit=1)[0]
    return reference_of(words.replace("\n", " ")) or _labelled_reference(labelled(first)[1].reference or first)


def person_of(words: str) -> Person | None:
    """Read who presents an item: a name, with the office before or after it.

    >>> person_of("Anna Ek, ekonomichef kl. 9.15")
    Person(name='Anna Ek', party=None, title='ekonomichef')
    >>> person_of("förvaltningschef Bo von Alm").title, person_of("förvaltningschefen")
    ('förvaltningschef', None)
    """
    bare = _BARE_CLOCK.sub("", _LEADING_CLOCK.sub("", words.strip().replace("\n", ", ")))
    bare = _CLOCK_END.sub("", bare).strip(" .,;:()–-")
    match = _PERSON.search(bare)
    if match is None or (match.start() > 0 and not bare[: match.start()].strip(" ,:").replace(" ", "").isalpha()):
        return None
    name, office = match["name"], match["before"] or match["after"] or ""
    first, _, rest = name.partition(" ")
    if OFFICE.fullmatch(first) and " " in rest:
        name, office = rest, first
    code = match["party"]
    return Person(name=name, party=party(code) if code else None, title=office.strip() or None)


def labelled(line: str) -> tuple[str, Said]:
    """Take the labelled parts of a line out of it: "Dnr KS 2026/1, Föredragande: Anna Ek"; give what is left too."""
    said = Said()
    marks = [match for match in _LABEL.finditer(line) if _is_label(match)]
    if not marks:
        return line, said
    for match, following in zip(marks, [*marks[1:], None], strict=True):
        words = line[match.end() : following.start() if following else len(line)].strip(" ,;|·•–—-([")
        field_found = field_of(match["label"])
        if field_found is not None:
            said.labels.append(field_found)
            _take_field(said, field_found, words, match["label"])
    return line[: marks[0].start()].strip(" ,;|·•(–—-["), said


def _is_label(match: re.Match[str]) -> bool:
    """Tell whether a label's word is one here: by its colon, by its kind, or by where it stands."""
    label = match["label"].casefold()
    if ":" in match["sign"] or label in _UNSIGNED:
        return True
    begins = not match.string[: match.start()].rstrip(" ") or match.string[: match.start()].rstrip(" ")[-1] in "|·•;"
    return label in _FIRST and begins and match.end() < len(match.string)


def _take_field(said: Said, found: Field, words: str, label: str) -> None:
    """Keep a labelled field's words."""
    if found is Field.REFERENCE and not said.reference:
        said.reference = _labelled_reference(words)
    elif found is Field.RAPPORTEUR and not said.rapporteur:
        said.rapporteur = person_of(words)
    elif found is Field.PUBLIC:
        said.public = (
            False
            if label.casefold().startswith("sekretess") and words.casefold()[:3] not in {"nej", ""}
            else said.public
        )
    elif found is Field.STATUS:
        mark(said, words)
    elif found is Field.KIND:
        said.kind = words or None


def _labelled_reference(words: str) -> str | None:
    """Read the case number behind its label: the known form it begins with, else words with figures up to a comma."""
    found = find_references(f"Dnr {words}")
    if found and found[0].span[0] == 4:  # noqa: PLR2004 - right behind "Dnr "
        return found[0].number
    bare = re.split(r"[,;|\n]|\s[–—-]\s", words, maxsplit=1)[0].strip(" .)]")
    return bare if _LOOKS_NUMBERED.search(bare) and len(bare) <= 40 else None  # noqa: PLR2004 - no register writes longer ones


def mark(said: Said, words: str) -> bool:
    """Keep what words on their own say: withdrawn, closed, open; false when they say none of it."""
    bare = words.strip(" ()[].!*:–—-")
    if WITHDRAWN.fullmatch(bare):
        said.withdrawn = True
    elif CLOSED.fullmatch(bare):
        said.public = False
    elif OPEN.fullmatch(bare):
        said.public = True
    else:
        return False
    return True


def split_title(text: str) -> Said:
    """Take an item's title apart from what stands beside it.

    >>> said = split_title("Svar på remiss (SOU 2026:14) (KS 2026/00656)")
    >>> said.title, said.reference
    ('Svar på remiss (SOU 2026:14)', 'KS 2026/00656')
    >>> split_title("UTGÅR: Köp av mark").withdrawn, split_title("Lokaler – sekretess").public
    (True, False)
    """
    said = Said()
    left = _leading_reference(_LEADING_CLOCK.sub("", text.strip()), said)
    left, labels = labelled(_shortest(_without_badges(_shortest(left, said), said), said))
    said.take(labels)
    if not left and said.reference:
        found = find_references(text)
        left = text[found[0].span[1] :].strip(" ,;:–—-") if found else ""
    left = _without_badges(_shortest(_leading_reference(left, said), said), said)
    said.title = _UNNUMBERED_LABEL.sub("", left).strip(" ,;|–—-:") or text.strip()
    return said


def aside(line: str) -> Said | None:
    """Read a line that says something beside a title and holds none; `None` for other lines.

    >>> aside("KS 2026/00123 (utgår)").reference, aside("Köp av mark")
    ('KS 2026/00123', None)
    """
    if len(line) > _ASIDE_AT_MOST:
        return None
    left, said = labelled(line.strip())
    reference = reference_of(left)
    if said.labels and (not left or reference or mark(said, left)):
        said.reference = said.reference or reference
        return said
    found = find_references(line)
    if found and found[0].span[0] == 0 and _PERSON.fullmatch(line[found[0].span[1] :].strip(" ,–-")):
        return Said(reference=found[0].number, rapporteur=person_of(line[found[0].span[1] :]))
    inner = split_title(line)
    reference = reference_of(inner.title)
    if not reference and not mark(inner, inner.title):
        return None
    inner.reference = reference or inner.reference
    return inner


def _without_badges(text: str, said: Said) -> str:
    """Take words off a title's beginning or end that stand there as a badge: "UTGÅR Köp av mark", "Lokaler Sekretess"."""
    words = text.split()
    for count in range(1, min(_BADGE_WORDS, len(words))):
        tail = " ".join(words[-count:])
        if (tail[0].isupper() or tail[0] in "*([") and _is_badge(tail, said):
            return " ".join(words[:-count]).rstrip(" ,;–—-.:")
        head, rest = " ".join(words[:count]), " ".join(words[count:]).lstrip(" –—-:")
        if (head[0].isupper() or head[0] in "*([") and rest[:1].isupper() and _is_badge(head, said):
            return rest
    return text


def _is_badge(words: str, said: Said) -> bool:
    """Tell whether words take an item off or close it, and keep that."""
    inner = Said()
    if mark(inner, words) and (inner.withdrawn or inner.public is False):
        said.take(inner)
        return True
    return False


def _leading_reference(text: str, said: Said) -> str:
    """Take a case number off a title's beginning."""
    found = find_references(f"Dnr {text}")
    if not found or found[0].span[0] != 4:  # noqa: PLR2004 - right behind "Dnr "
        return text
    rest = text[len(found[0].number) :]
    title = rest.strip(" ,;:–—-|")
    if (
        not title
        or not (title[0].isupper() or title[0] in "([")
        or not _SHAPE.match(text)
        or NO_REFERENCE.fullmatch(found[0].number)
    ):
        return text
    said.reference = said.reference or found[0].number
    return title


def _shortest(text: str, said: Said) -> str:
    """Take all that can be taken off a title's end."""
    for _ in range(_ROUNDS):
        shorter = _shortened(text, said)
        if shorter == text:
            break
        text = shorter
    return text


def _shortened(text: str, said: Said) -> str:
    """Take one thing off a title's end: brackets or a tail that hold a case number, a presenter, a mark, a time."""
    for pattern in (_BRACKET, _TAIL):
        match = pattern.search(text)
        if match and match.start() and _keep(match[1].strip(), said, bracket=pattern is _BRACKET):
            return _UNNUMBERED_LABEL.sub("", text[: match.start()]).rstrip()
    found = find_references(text)
    if found and found[-1].span[0] > 0 and not said.rapporteur:
        match = _PERSON.fullmatch(text[found[-1].span[1] :].strip())
        if match and not NO_REFERENCE.fullmatch(found[-1].number):
            said.rapporteur = person_of(match[0])
            return text[: found[-1].span[1]]
    if found and found[-1].span[1] == len(text.rstrip()) and found[-1].span[0] > 0:
        number = found[-1].number
        if not NO_REFERENCE.fullmatch(number) and text[found[-1].span[0] - 1] == " ":
            said.reference = said.reference or number
            return text[: found[-1].span[0]].rstrip(" ,;:–—-(")
    return _CLOCK_END.sub("", text) if _CLOCK_END.search(text) else text


def _keep(words: str, said: Said, *, bracket: bool) -> bool:
    """Keep what a bracket or tail says; false when it belongs to the title."""
    if mark(said, words) or _CLOCK.fullmatch(words) or (bracket and _FILE.fullmatch(words)):
        return True
    reference = reference_of(words)
    if reference and (bracket or not said.reference):
        said.reference = said.reference or reference
        return True
    left, inner = labelled(words)
    if inner.labels and not left:
        said.take(inner)
        return True
    if bracket:
        match = _PERSON.fullmatch(words)
        if match and not said.bracketed_name:
            said.bracketed_name, said.bracket = person_of(words), words
            return True
    return False
