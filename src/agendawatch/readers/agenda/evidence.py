"""What speaks for a line to begin an item of an agenda, and against it: named features, and what each weighs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.tree import Box, BoxKind
from agendawatch.lang.sv.matters import classify_item
from agendawatch.lang.sv.pages.agendas import (
    AGENDA_HEADING,
    ANNOUNCES_ITEMS,
    BADGES,
    BODY_NAME,
    CALENDAR_WORD,
    CLOSED,
    DAY_OR_HOUR,
    DECISION_SENTENCE,
    DETAIL_HEADING,
    GROUP,
    MATTER,
    NAMES_DAY,
    NO_REFERENCE,
    NOISE,
    OTHER_SECTION,
    PAPER_OF_MEETING,
    WITHDRAWN,
    Field,
    field_of,
)
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.lang.sv.references import find_references
from agendawatch.lang.sv.titles import is_sentence
from agendawatch.model import DocumentClassification, ItemClassification
from agendawatch.readers.agenda.item_parts import (
    PERSON,
    labelled,
    lone_number,
    open_line,
    person_of,
    reference_of,
)
from agendawatch.readers.agenda.lines import AgendaLine, numbered_start
from agendawatch.readers.agenda.titles import document_of, is_detail
from agendawatch.readers.explanation import Weights

_SHORT = 60
_LONG = 300
_SENTENCE = 70
_FEW_WORDS = 3
"""A text of fewer words may be a file's name: "Protokoll", "Kallelse 2026-03-11"."""
_LOOK = 5
"""Lines below a title that are asked what they say of it."""
_HEADING_AT_MOST = 120
_SEVERAL = 2
"""So many lines that stand apart over blocks of lines, and all of them head those."""
_MOSTLY = 0.8
_HALF = 0.5
_OF_SENTENCES = frozenset({"full_stop", "sentence"})
_OF_MATTERS = frozenset({"formality", "kind", "matter", "reference"})
_PLACE = re.compile(r",? i (?=[A-ZÅÄÖ])|, ")
"""What stands between an organization's name and its town, or its day."""
_SENTENCES = re.compile(r"[a-zåäö)]\.\s+[A-ZÅÄÖ]")
_REACHED = re.compile(r"@|(?<![\d-])0\d{1,3}[- ]\d\d")
_FILE = re.compile(r"(?i)\.(?:pdf|docx?)\b|\(?(?:pdf|docx?)[ ,]|\b\d{1,5}(?:[.,]\d)?\s?(?:kB|MB)\b")


WEIGHTS = Weights(__package__)


def _parted(before: Box | None, box: Box | None, *, begun: bool) -> bool:
    """Tell whether a box holds other things than what stands before it under a heading: another list, a part of its own."""
    if box is before:
        return False
    if box is None or before is None:
        return begun
    return before.name != box.name or box.kind is BoxKind.LIST


class TitleEvidence:
    """The lines of a document, and what each of them says as a title, as a detail, as a heading."""

    def __init__(self, lines: Sequence[AgendaLine]) -> None:
        """Take the lines, and look for the headings that they stand under."""
        self.lines = lines
        self.openings: dict[tuple[str, int, str], tuple[tuple[str, ...], float]] = {}
        """What speaks for a line as an item's first, by how it is read, and what that weighs."""
        self.title = cache(lambda text: tuple(_title(text)))
        """What a text says as an item's title."""
        self.line = cache(lambda at: (*self._set(at), *self._said_below(at)))
        """What a line's kind, and what stands around it, say of it as an item's first, by its place."""
        self.details = [line.passage.kind is not PassageKind.TABLE and _is_said(line) for line in lines]
        """Which lines say something of an item, and are none."""
        self.headings = [0] * len(lines)
        """How many headings of any kind stand above each line."""
        self.meetings = [0] * len(lines)
        """How many headings that tell a day stand above each line."""
        self.under: list[str] = [""] * len(lines)
        """What the heading above a line announces: an agenda, a part of an item, what is no agenda."""
        self.listed = [False] * len(lines)
        """Which stand in a list that a line with a colon announces as an agenda: "På dagordningen:"."""
        self._find_headings()
        # Whether a page's numbered titles end as sentences do, and name matters all the same.
        starts = (numbered_start(it.passage) for it in lines)
        titles = [start.title for start in starts if start is not None and start.title]
        stops = sum(title.rstrip().endswith(".") for title in titles)
        told = sum(not _OF_MATTERS.isdisjoint(self.title(title)) for title in titles)
        self._stops = len(titles) > _SEVERAL and stops > _HALF * len(titles) and told >= _HALF * len(titles)
        self._apart = sum(map(self._stands_apart, range(len(lines))))

    def _find_headings(self) -> None:
        count, meetings, under, since = 0, 0, "", 0
        heading: Box | None = None
        scope: Box | None = None
        announced = 0
        for at, line in enumerate(self.lines):
            kind = self._heads(at, line)
            level = line.passage.level if line.passage.kind is PassageKind.HEADING else 0
            if kind and level:
                announced = level if kind == "agenda" else 0 if level <= announced else announced
                kind = "agenda" if kind == "unknown" and 0 < announced < level else kind
            elif kind == "unknown" and under == "agenda" and at == since + 1 and line.text.endswith(":"):
                kind = "agenda"
            if kind:
                count += 1
                meetings += kind == "meeting"
                under, since, heading, scope = kind, at, line.box, None
            elif under == "other":
                above = line.box.above if line.box is not None and heading is not None else ()
                inner_box = next((it for it in above if it.parent is heading), None)
                if (line.gap and at > since + 1) or _parted(scope, inner_box, begun=at > since + 1):
                    under = ""
                scope = scope or inner_box
            self.headings[at], self.meetings[at] = count, meetings
            self.under[at] = under
            item = line.passage.kind is PassageKind.LIST_ITEM
            self.listed[at] = item and under == "agenda" and self.lines[since].text.endswith(":")

    def _heads(self, at: int, line: AgendaLine) -> str:
        """Tell what a line announces if it is a heading; nothing when it is none."""
        passage, text = line.passage, line.text
        if passage.kind in {PassageKind.TABLE, PassageKind.KEY_VALUE} or not text or len(text) > _HEADING_AT_MOST:
            return "part" if passage.key is None and DETAIL_HEADING.fullmatch(text) else ""
        heading = passage.kind is PassageKind.HEADING
        if sum(len(link.text) for link in passage.links) >= _MOSTLY * len(text) and not heading:
            return ""
        if DETAIL_HEADING.fullmatch(text):
            return "part"
        opening = open_line(text)
        if opening is not None or lone_number(text) or (passage.number is not None and not heading):
            return "group" if opening and heading and GROUP.fullmatch(opening.title) else ""
        if GROUP.fullmatch(text.rstrip(":")):
            return "agenda" if is_generic(text) else "group"
        if passage.kind is PassageKind.LIST_ITEM:
            return ""
        return _announced(passage) if heading else self._line_announces(at)

    def _line_announces(self, at: int) -> str:
        """Tell what a line that is set as no heading announces."""
        line, text = self.lines[at], self.lines[at].text
        words = len(text.split())
        if AGENDA_HEADING.search(text) and (text.endswith(":") or words < 4):  # noqa: PLR2004 - "Preliminär ärendelista"
            return "agenda"
        short = line.first and len(text) < _SHORT and text[-1] != "." and ":" not in text[:-1]
        # It is all of its passage, or stands over the rest of it.
        after = self.lines[at + 1] if at + 1 < len(self.lines) else None
        alone = after is None or after.first or not self.details[at + 1]
        if short and alone and _is_other(text):
            return "other"
        if text.endswith(":"):
            return "agenda" if ANNOUNCES_ITEMS.search(text) else "unknown"
        return ""

    def _stands_apart(self, at: int) -> bool:
        """Tell whether a line of a plain text stands between empty ones, and lines that stand together follow."""
        line, after = self.lines[at], self.lines[at + 1 : at + 3]
        together = len(after) == 2 and after[0].gap and not after[1].gap  # noqa: PLR2004 - two lines
        return line.gap and together and not self.details[at + 2]

    def title_of(self, text: str, at: int, *, numbered: bool) -> Iterator[str]:
        """Tell the same of a line; that it ends as a sentence does says nothing where all do, or where it is announced."""
        manner = self.listed[at] or (numbered and self._stops)
        yield from (it for it in self.title(text) if not (manner and it in _OF_SENTENCES))
        if self.listed[at]:
            yield "announced"

    def _set(self, at: int) -> list[str]:
        line, under = self.lines[at], self.under[at]
        found = [f"under_{under}"] if under in {"agenda", "part", "other"} else []
        linked = sum(len(link.text) for link in line.passage.links)
        if linked >= _MOSTLY * len(line.text) and line.text:
            title = line.text if line.passage.kind is PassageKind.HEADING else ""
            papers = [link for link in line.passage.links if document_of(link, title=title) is not None]
            found.append("file" if papers or _FILE.search(line.text) else "link")
        elif self.details[at]:
            found.append("detail")
        numbered = line.passage.number is not None or open_line(line.text) is not None
        generic = is_generic(line.text)
        group = generic or GROUP.fullmatch(line.text.rstrip(":")) is not None
        if not numbered and (group or self._apart >= _SEVERAL) and self._stands_apart(at):
            found.append("group_apart")
        if not numbered and group and (generic or classify_item(line.text) is ItemClassification.DECISION):
            found.append("group_item" if line.passage.kind is PassageKind.LIST_ITEM else "group")
        return found

    def _leads(self, at: int) -> bool:
        """Tell whether what begins a passage with a detail has its title right under that: "Dnr KS 2026/1" over "Taxa"."""
        after = self.lines[at + 1] if at + 1 < len(self.lines) else None
        return (
            after is not None and not after.first and not self.details[at + 1] and after.place == self.lines[at].place
        )

    def _said_below(self, at: int) -> Iterable[str]:
        """Tell what the next lines say that belongs to an item."""
        line, found = self.lines[at], set[str]()
        for below in range(at + 1, min(at + 1 + _LOOK, len(self.lines))):
            other = self.lines[below]
            if other.place == line.place and (other.first or not line.first) and not self.details[below]:
                break
            if other.first and self.details[below] and self._leads(below):
                break
            heading = other.passage.kind is PassageKind.HEADING
            if heading and (line.passage.kind is not PassageKind.HEADING or other.passage.level <= line.passage.level):
                break
            if self.details[below]:
                found.add("part_below" if DETAIL_HEADING.fullmatch(other.text) else "said_below")
                if find_references(f"Dnr {other.text}"[:80]):
                    found.add("reference_below")
            if any(document_of(link) is not None for link in other.passage.links):
                found.add("papers_below")
        return sorted(found)


def is_generic(text: str) -> bool:
    """Tell whether a heading says only that an agenda follows."""
    return text.casefold().strip(" :.") in _GENERIC


_GENERIC = frozenset({"ärenden", "ärende", "dagordning", "föredragningslista", "ärendelista", "agenda", "kallelse", "innehållsförteckning", "ärendeförteckning"})  # fmt: skip
"""Headings that say only that an agenda follows."""


def _is_said(line: AgendaLine) -> bool:
    """Tell whether a line says something beside a title."""
    text = line.text
    if line.passage.key is not None:
        return field_of(line.passage.key) not in {None, Field.TITLE}
    if len(text) > _LONG:
        return False
    return is_detail(text) or bool(labelled(text)[1].labels and not labelled(text)[0])


def _announced(passage: Passage) -> str:
    """Tell what a heading announces."""
    text = passage.text
    kind = classify_item(text)
    matter = kind is not ItemClassification.DECISION or MATTER.search(text)
    if passage.level > 1 and NAMES_DAY.search(text) and not matter:
        return "meeting"
    if AGENDA_HEADING.search(text):
        return "agenda"
    noise = NOISE.match(text) and kind is not ItemClassification.FORMALITY
    return "other" if _is_other(text) or noise else "unknown"


def _is_other(text: str) -> bool:
    """Tell whether a heading's words head no items."""
    return OTHER_SECTION.match(text) is not None and classify_item(text) is not ItemClassification.FORMALITY


def _title(text: str) -> Iterable[str]:  # noqa: C901, PLR0912 - one question after another
    """Tell what a text says as a title, each thing once."""
    if not any(map(str.isalpha, text)):
        yield "empty"
        return
    kind = classify_item(text)
    short = len(text) < (_SHORT if text[-1] == "." else _SENTENCE)
    if kind is ItemClassification.FORMALITY and PAPER_OF_MEETING.match(text):
        yield from ("page_title",) if any(map(str.isdigit, text)) else ()
    elif kind is ItemClassification.FORMALITY and short and not is_generic(text):
        yield "formality"
    elif kind not in {ItemClassification.DECISION, ItemClassification.FORMALITY}:
        yield "kind"
    elif MATTER.search(text):
        yield "matter"
    references = [reference for reference in find_references(text) if not NO_REFERENCE.fullmatch(reference.number)]
    if references and not (kind is ItemClassification.FORMALITY and PAPER_OF_MEETING.match(text)):
        yield "alone" if reference_of(text) else "reference"
    if BADGES.search(text):
        yield "badge"
    if NOISE.match(text) and kind is not ItemClassification.FORMALITY:
        yield "noise"
    if DECISION_SENTENCE.match(text):
        yield "decision"
    if kind is ItemClassification.DECISION and PERSON.fullmatch(text.strip()):
        person = person_of(text)
        if person is not None and (person.party or person.title):
            yield "person"
        elif len(text.split()) < 4:  # noqa: PLR2004 - a name alone
            yield "name"
    if DETAIL_HEADING.fullmatch(text) or CLOSED.fullmatch(text) or WITHDRAWN.fullmatch(text):
        yield "part"
    if len(text) > _LONG:
        yield "long"
    stops = text.rstrip().endswith((".", "!"))
    if _SENTENCES.search(text) or (stops and len(text) > _SENTENCE) or (stops and is_sentence(text)):
        yield "sentence"
    elif stops and len(text.split()) > 1:
        yield "full_stop"
    if not references and _REACHED.search(text):
        yield "contact"
    if DAY_OR_HOUR.fullmatch(text.strip()) or CALENDAR_WORD.fullmatch(text):
        yield "day"
    if BODY_NAME.fullmatch(text) or (NAMES_DAY.search(text) and BODY_NAME.fullmatch(_PLACE.split(text, maxsplit=1)[0])):
        yield "body"
    if text[:1].islower():
        yield "small"
    if _FILE.search(text) or (
        kind is not ItemClassification.FORMALITY
        and len(text.split()) < _FEW_WORDS
        and classify_document(text) is not DocumentClassification.OTHER
    ):
        yield "file_name"
