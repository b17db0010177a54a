"""Agendas in running form: numbered lines, cards, lists, definitions, accordions. One walk over blocks reads them all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.tree import Range
from agendawatch.reading.agenda.draft import Draft
from agendawatch.reading.agenda.openings import follows
from agendawatch.reading.agenda.opens import Form, Start, start_of
from agendawatch.reading.agenda.said import reference_of
from agendawatch.reading.agenda.table import columns_of, table_drafts
from agendawatch.reading.agenda.tell import begin, is_detail, tell
from agendawatch.swedish.pages.agenda_labels import Field, field_of
from agendawatch.swedish.pages.agenda_words import (
    AGENDA_HEADING,
    DECISION_SENTENCE,
    DETAIL_HEADING,
    GROUP,
    GROUP_LINE,
    GROUP_ONLY,
    NOISE,
    SUPPLEMENT,
    WHOLE_AGENDA,
)

__all__ = ["Walk"]

_MOSTLY = 0.8
_LETTER = re.compile(r"(?P<letter>[b-z])[).]\s+(?P<title>[A-ZÅÄÖ].*)", re.DOTALL)
_GENERIC = frozenset({"ärenden", "ärende", "dagordning", "föredragningslista", "ärendelista", "agenda", "kallelse"})
"""Headings that say only that an agenda follows."""


@dataclass(slots=True)
class Walk:
    """A walk over the blocks of an agenda, and the items so far."""

    form: Form
    width: int = 0
    drafts: list[Draft] = field(default_factory=list)
    _current: Draft | None = None
    _number: str | None = None
    """The last item's number."""
    _pending: str | None = None
    """A number that stands in a block of its own, before its title."""
    _pending_ranges: tuple[Range, ...] = ()
    _group: str | None = None
    _within: Field | None = None
    """The part of an item that a heading or label has opened."""
    _supplement: bool = False
    _ended: bool = False
    _ahead: str = ""
    """A case number that stands before its item."""

    def read(self, blocks: Sequence[Passage]) -> list[Draft]:
        """Read all blocks."""
        for block in blocks:
            if block.kind is PassageKind.TABLE:
                self._table(block)
            else:
                self._block(block)
        return self.drafts

    def _table(self, block: Passage) -> None:
        """Read a table's items, or what a table within an item links to."""
        found = columns_of(block)
        if found is None:
            if self._current is not None:
                for row in block.rows:
                    for cell in row:
                        tell(self._current, "", cell.links, among_documents=True)
            return
        drafts = table_drafts(block, *found, group=self._group)
        for draft in drafts:
            draft.supplement = self._supplement
        self.drafts.extend(drafts)
        self._current, self._pending, self._within = None, None, None
        self._number = next((draft.number for draft in reversed(drafts) if draft.number), self._number)

    def _block(self, block: Passage) -> None:
        """Read a block that is no table."""
        start = start_of(block, self.form, pending=self._pending is not None) or self._lettered(block)
        if start is not None and self._heads_group(start):
            self._group, self._current = start.title, None
        elif start is not None and self._accepts(start, block):
            self._open(start, block)
        elif block.kind is PassageKind.HEADING:
            self._heading(block)
        else:
            self._detail(block)

    def _lettered(self, block: Passage) -> Start | None:
        """Read the next letter of a number that has one: "b) Taxa" after "15 a) Avgift"."""
        match = _LETTER.fullmatch(block.text)
        last = self._number or ""
        if match is None or not last[-1:].isalpha() or ord(match["letter"]) != ord(last[-1]) + 1:
            return None
        return Start(f"{last[:-1]}{match['letter']}", match["title"], self.form.style)

    def _heads_group(self, start: Start) -> bool:
        """Tell whether a number, of another style than the items', stands before a group's heading."""
        if start.number is None or start.style == self.form.style or self._pending is not None:
            return False
        return GROUP.fullmatch(start.title) is not None and _says_more(start.title)

    def _accepts(self, start: Start, block: Passage) -> bool:
        """Tell whether what looks like an item's beginning is one here."""
        if DECISION_SENTENCE.match(start.title) or (self._ended and start.style == "unnumbered"):
            return False
        if start.number is None and self._pending is None:
            return NOISE.match(start.title) is None and GROUP_ONLY.fullmatch(start.title) is None
        if start.number is None or self._number is None:
            return True
        later = follows(start.number, self._number) or self._adds_letter(start.number)
        if start.style == self.form.style:
            return later or self._within is None
        return later and self._within is None and block.level <= 1

    def _adds_letter(self, number: str) -> bool:
        """Tell whether a number is another's with a letter to it, whose place is up the list: "4b" last of all."""
        known = {draft.number for draft in self.drafts}
        return number[-1:].isalpha() and number[:-1] in known and number not in known

    def _open(self, start: Start, block: Passage) -> None:
        """Begin an item, or keep a number that its title follows."""
        self._within = None
        if not start.title:
            self._pending, self._current, self._pending_ranges = start.number, None, block.ranges
            return
        number = start.number or self._pending
        draft = begin(
            start.title,
            block.links,
            block.struck,
            number=number,
            ranges=(*self._pending_ranges, *block.key_ranges, *block.ranges),
            width=self.width,
            names=self.form.names,
        )
        tell(draft, "\n".join(filter(None, (start.details, self._ahead))))
        self._ahead = ""
        draft.group, draft.supplement = self._group, self._supplement
        self.drafts.append(draft)
        self._current, self._pending, self._pending_ranges = draft, None, ()
        self._number = number or self._number
        self._ended = False

    def _heading(self, block: Passage) -> None:
        """Read a heading that opens no item: a part of one, a group, or the agenda's end."""
        text = block.text
        if DETAIL_HEADING.fullmatch(text) and self._current is not None:
            self._within = Field.DOCUMENTS if field_of(text) is Field.DOCUMENTS else Field.OTHER
            return
        if self._current is not None and is_detail(text):
            tell(self._current, text, block.links)
            return
        self._within, self._pending = None, None
        self._supplement = self._supplement or SUPPLEMENT.search(text) is not None
        if self._current is not None and block.level > self.form.level > 0 and not NOISE.match(text):
            self._within = Field.OTHER
            return
        known = GROUP.fullmatch(text) is not None or SUPPLEMENT.search(text) is not None
        self._ended = NOISE.match(text) is not None or not (known or AGENDA_HEADING.search(text) or block.level <= 1)
        self._group = text if not self._ended and (block.level > 1 or known) and _says_more(text) else None
        self._current = None

    def _detail(self, block: Passage) -> None:
        """Read a block that opens no item: what it says of the item above."""
        text = block.text
        if block.kind is PassageKind.KEY_VALUE and block.key:
            self._within = field_of(block.key)
            text = f"{block.key}: {text}"
        if self.form.leads and reference_of(text):
            self._ahead = text
            return
        if self._current is None:
            if block.kind is not PassageKind.LIST_ITEM:
                self._group_line(text)
            return
        if self._parts_groups(block):
            self._group, self._current, self._within = text, None, None
            return
        if NOISE.match(text) and not is_detail(text.split("\n")[0]):
            self._within = Field.OTHER
            return
        if DETAIL_HEADING.fullmatch(text):
            self._within = Field.DOCUMENTS if field_of(text) is Field.DOCUMENTS else Field.OTHER
        stays = self._within is not None or block.kind is not PassageKind.PARAGRAPH or not self.form.listed
        links = block.links if stays or is_detail(text.split("\n")[0]) else ()
        papers = self._within is Field.DOCUMENTS or (block.kind is PassageKind.LIST_ITEM and _is_linked(block))
        if block.kind is PassageKind.PARAGRAPH and not papers:
            links = tuple(link for link in links if not WHOLE_AGENDA.match(link.text))
        names = self.form.names and not any(map(NOISE.match, text.split("\n")))
        label = tell(self._current, text, links, among_documents=papers, names=names)
        if label is not None and text.rstrip().endswith(":"):
            self._within = label

    def _parts_groups(self, block: Passage) -> bool:
        """Tell whether a line among numbered items heads those that follow."""
        numbered = self.form.unnumbered is None and block.kind is PassageKind.PARAGRAPH
        return numbered and GROUP.fullmatch(block.text) is not None and GROUP_LINE.search(block.text) is not None

    def _group_line(self, text: str) -> None:
        """Read a line before the first item, or after a group's heading."""
        line = text.rsplit("\n", maxsplit=1)[-1]
        if SUPPLEMENT.search(line) and len(line) < 80:  # noqa: PLR2004 - a heading is short
            self._supplement = True
        if GROUP.fullmatch(line) and _says_more(line):
            self._group = line


def _is_linked(block: Passage) -> bool:
    """Tell whether a block is but links."""
    return sum(len(link.text) for link in block.links) >= _MOSTLY * len(block.text)


def _says_more(text: str) -> bool:
    """Tell whether a heading says more than that an agenda follows."""
    return text.casefold().strip(" :.") not in _GENERIC
