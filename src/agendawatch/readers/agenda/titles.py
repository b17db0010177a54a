"""An item's line of text taken apart: its title, and what is said beside it."""

from __future__ import annotations

import re

from agendawatch.lang.sv.cases.items import classify_item
from agendawatch.lang.sv.cases.references import find_references
from agendawatch.lang.sv.pages.agenda_labels import REFERENCE_LABEL_END
from agendawatch.lang.sv.pages.agenda_patterns import FILE_TITLE
from agendawatch.lang.sv.pages.agenda_times import CLOCK_ALONE, CLOCK_END, CLOCK_FIRST
from agendawatch.lang.sv.pages.agenda_words import MARKED, NO_REFERENCE
from agendawatch.model import ItemClassification
from agendawatch.readers.agenda.people import PERSON, person_of
from agendawatch.readers.agenda.said import SHAPE, Said, labelled, mark, reference_of

__all__ = ["aside", "cut_reference", "split_title"]

_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{1,120})[)\]]\s*$")
_TAIL = re.compile(r"\s*(?:[–—,;:|*]|<<|\s[-/](?=\s))\s*((?:(?!\s[-/]\s)[^–—,;:|*<]){2,60})$")
_YEAR_FIRST = re.compile(r"\s((?:19|20)\d\d[./:-]\d{1,6}\s[A-ZÅÄÖ]{2,8})\s*$")
"""A case number of a form that capitals before it would otherwise be taken for the beginning of."""
_YEARS = re.compile(r"(?:19|20)\d\d\s[a-zåäö]")
"""How a title begins with a year: "2026 års budget"."""
_COMPANY = ("AB ", "HB ", "KB ")
"""Letters that end a company's name, and are no register's."""
_LONG = 2_000
"""Characters: what is longer is no title to take apart."""
_LEADERS = re.compile(r"\s*(?:[.…_]{4,}\s*(?:s(?:id)?\.?\s?)?(?:\d{1,3}\s*$)?|\s[.…]{1,3}\s*\d{1,3}\s*$)")
"""Dots that lead the eye to a column, with the page where they lead to one."""
_ROUNDS = 6
_BADGE_WORDS = 9
_ASIDE_AT_MOST = 200


def split_title(text: str) -> Said:
    """Take an item's title apart from what stands beside it.

    >>> said = split_title("Svar på remiss (SOU 2026:14) (KS 2026/00656)")
    >>> said.title, said.reference
    ('Svar på remiss (SOU 2026:14)', 'KS 2026/00656')
    >>> split_title("UTGÅR: Köp av mark").withdrawn, split_title("Lokaler – sekretess").public
    (True, False)
    """
    if len(text) > _LONG:
        return Said(title=text.strip())
    said = Said()
    text = _LEADERS.sub(" ", text)
    left = _leading_reference(CLOCK_FIRST.sub("", text.strip().rstrip(" –—")), said)
    left, labels = labelled(_shortest(_without_badges(_shortest(left, said), said), said))
    said.take(labels)
    if not left and said.reference:
        found = find_references(text)
        left = text[found[0].span[1] :].strip(" ,;:–—-") if found else ""
    left = _without_badges(_shortest(_leading_reference(left, said), said), said)
    said.title = REFERENCE_LABEL_END.sub("", left).strip(" ,;|–—-:") or text.strip()
    return said


def aside(line: str) -> Said | None:
    """Read a line that says something beside a title and holds none; `None` for other lines.

    >>> aside("KS 2026/00123 (utgår)").reference, aside("Köp av mark")
    ('KS 2026/00123', None)
    """
    if len(line) > _ASIDE_AT_MOST:
        return None
    alone = reference_of(line)
    if alone:
        return Said(reference=alone)
    left, said = labelled(line.strip())
    reference = reference_of(left)
    if said.labels and (not left or reference or mark(said, left)):
        said.reference = said.reference or reference
        return said
    found = find_references(line)
    behind = line[found[0].span[1] :].strip(" ,–-") if found and found[0].span[0] == 0 else ""
    if behind and PERSON.fullmatch(behind) and classify_item(behind) is ItemClassification.DECISION:
        return Said(reference=found[0].number, rapporteur=person_of(behind))
    if MARKED.search(line) is None and not any(map(str.isdigit, line)):
        return None
    inner = split_title(line)
    reference = reference_of(inner.title)
    if not reference and not mark(inner, inner.title):
        return None
    inner.reference = reference or inner.reference
    return inner


def cut_reference(text: str) -> tuple[str, str | None]:
    """Cut a case number off a text's end.

    >>> cut_reference("Köp av mark KS 2026/00123"), cut_reference("Köp av mark")
    (('Köp av mark', 'KS 2026/00123'), ('Köp av mark', None))
    """
    found = find_references(text)
    year_first = _YEAR_FIRST.search(text)
    if year_first and year_first.start() and find_references(year_first[1]):
        return text[: year_first.start()].rstrip(" ,;:–—-("), year_first[1]
    if not found or found[-1].span[1] != len(text.rstrip()) or found[-1].span[0] == 0:
        return text, None
    start, number = found[-1].span[0], found[-1].number
    if number.startswith(_COMPANY) and find_references(f"Dnr {number[3:]}"):
        start, number = start + 3, number[3:]
    if NO_REFERENCE.fullmatch(number) or text[start - 1] != " ":
        return text, None
    return text[:start].rstrip(" ,;:–—-("), number


def _without_badges(text: str, said: Said) -> str:
    """Take words off a title's beginning or end that stand there as a badge: "UTGÅR Köp av mark", "Lokaler Sekretess"."""
    if MARKED.search(text) is None:
        return text
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
        or not (title[0].isupper() or title[0] in "([" or _YEARS.match(title))
        or not SHAPE.match(text)
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
            return REFERENCE_LABEL_END.sub("", text[: match.start()]).rstrip()
    tail = _TAIL.search(text)
    if tail and not said.rapporteur and PERSON.fullmatch(tail[1]) and _ends_with_case(text[: tail.start()]):
        said.rapporteur = person_of(tail[1])
        return text[: tail.start()]
    found = find_references(text)
    if found and found[-1].span[0] > 0 and not said.rapporteur:
        match = PERSON.fullmatch(text[found[-1].span[1] :].strip())
        if match and not NO_REFERENCE.fullmatch(found[-1].number):
            said.rapporteur = person_of(match[0])
            return text[: found[-1].span[1]]
    left, number = cut_reference(text)
    if number is not None:
        said.reference = said.reference or number
        return left
    return CLOCK_END.sub("", text) if CLOCK_END.search(text) else text


def _ends_with_case(text: str) -> bool:
    """Tell whether a case number ends a text, perhaps in brackets: a name behind it presents the item."""
    bracket = _BRACKET.search(text)
    return cut_reference(text)[1] is not None or (bracket is not None and reference_of(bracket[1]) is not None)


def _keep(words: str, said: Said, *, bracket: bool) -> bool:
    """Keep what a bracket or tail says; false when it belongs to the title."""
    if mark(said, words) or CLOCK_ALONE.fullmatch(words) or (bracket and FILE_TITLE.fullmatch(words)):
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
        match = PERSON.fullmatch(words)
        if match and not said.bracketed_name:
            said.bracketed_name, said.bracket = person_of(words), words
            return True
    return False
