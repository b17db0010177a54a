"""From the lines that begin items to the items: what stands under each title, which group it is in, where it ends."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from agendawatch.documents.passages import PassageKind
from agendawatch.documents.tree import Box, Link, Range
from agendawatch.lang.sv.matters import classify_item
from agendawatch.lang.sv.pages.agendas import (
    AGENDA_HEADING,
    DETAIL_HEADING,
    GROUP,
    GROUP_LINE,
    NOISE,
    SUPPLEMENT,
    WHOLE_AGENDA,
    Field,
    field_of,
)
from agendawatch.model import ItemClassification
from agendawatch.readers.agenda.evidence import TitleEvidence, is_generic
from agendawatch.readers.agenda.item_parts import PERSON, Draft, Opening, open_line, person_of, reference_of
from agendawatch.readers.agenda.lines import AgendaLine, numbered_start
from agendawatch.readers.agenda.runs import ItemRun
from agendawatch.readers.agenda.titles import begin, cut_reference, is_detail, tell

_MOSTLY = 0.8
_HEADING_AT_MOST = 80
_PRESENTED = 2
"""So many items under which a name stands alone, and names alone are those of presenters."""
_RAGGED = 10
"""Characters by which lines broken to fit fall short of the longest."""
_ALIKE = 3
"""Items' lines of about one length are broken to fit; else the whole text's are asked."""
_NARROW = 40
"""Characters: in a column so narrow, titles are broken to fit only where all that are broken would not fit."""
_SIGN = 3
"""Characters of a line without letters that tells nothing: a dash, a page's number."""
_BOXED = 3
"""So many items are needed to tell the boxes of items from those about them."""


class Chunk(NamedTuple):
    """Lines of one passage that belong together: those up to the next item's."""

    at: int
    """The place of the first."""
    lines: Sequence[AgendaLine]

    @property
    def text(self) -> str:
        """All their words, a line each."""
        return "\n".join(line.text for line in self.lines)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links in them, each once."""
        return tuple(dict.fromkeys(link for line in self.lines for link in line.passage.links))

    @property
    def struck(self) -> tuple[str, ...]:
        """What is struck in them."""
        return tuple(dict.fromkeys(words for line in self.lines for words in line.passage.struck))

    @property
    def ranges(self) -> tuple[Range, ...]:
        """Where they stand."""
        return tuple(
            dict.fromkeys(found for line in self.lines for found in (*line.passage.key_ranges, *line.passage.ranges))
        )


def read_run(evidence: TitleEvidence, run: ItemRun, *, plain_text: bool) -> list[Draft]:
    """Read the items of a run, and the formalities without numbers that stand before them."""
    lines, run = evidence.lines, _with_formalities(evidence, run)
    # The lines of a passage stand together, but where an item begins amid them.
    begun = (at for at, it in enumerate(lines) if it.first or at in run.openings or it.passage.key is not None)
    starts = [0, *(at for at in begun if at), len(lines)]
    chunks = [Chunk(start, lines[start:end]) for start, end in pairwise(starts)]
    walk = _Walk(lines, run, _boxes(lines, run), _width(chunks, run) if plain_text else 0)
    # Whether case numbers of their own stand before their items, and not under them: formalities tell, and
    # passages.
    votes = 0
    for chunk, after in pairwise(chunks):
        if after.at in run.openings and reference_of(chunk.text):
            votes += chunk.lines[0].first and not after.lines[0].first
            votes -= not chunk.lines[0].first
    for before, chunk, after in zip(chunks, chunks[1:], chunks[2:], strict=False):
        if before.at in run.openings and after.at in run.openings and reference_of(chunk.text):
            votes += classify_item(run.openings[before.at].title) is ItemClassification.FORMALITY
            votes -= classify_item(run.openings[after.at].title) is ItemClassification.FORMALITY
    walk.leads = votes > 0
    walk.names = _presented(chunks, run, evidence)
    return walk.read(chunks)


def _with_formalities(evidence: TitleEvidence, run: ItemRun) -> ItemRun:
    """Add to numbered items the formalities right before them: "Upprop", "Val av justerare"."""
    if run.name != "numbered" or not run.openings:
        return run
    found: dict[int, Opening] = {}
    for at in range(min(run.openings) - 1, -1, -1):
        line = evidence.lines[at]
        if line.passage.kind is PassageKind.TABLE or not line.text:
            break
        said = evidence.title(line.text)
        # "Mötets öppnande" heads a group, or is a formality where others follow that no number counts.
        formality = "formality" in said and "noise" not in said and (found or GROUP.fullmatch(line.text) is None)
        if formality and line.passage.kind is not PassageKind.HEADING and numbered_start(line.passage) is None:
            found[at] = Opening(None, line.text, "plain")
        elif evidence.headings[at] == (evidence.headings[at - 1] if at else 0) or found:
            break
    return replace(run, openings=dict(sorted((found | run.openings).items()))) if found else run


def _boxes(lines: Sequence[AgendaLine], run: ItemRun) -> dict[int, tuple[int, int]]:
    """Find the box that each item fills by itself, as first and last block; none where items share theirs."""
    places = sorted(run.openings)
    if len(places) < _BOXED or any(lines[at].box is None for at in places):
        return {}
    blocks = [lines[at].block for at in places]
    filled = [_filled(lines[places[nth]].box, blocks[nth - 1], blocks[nth + 1]) for nth in range(1, len(places) - 1)]
    signs = Counter((box.name, _depth(box)) for box in filled)
    (sign, count), held = signs.most_common(1)[0], sum(box.last - box.first for box in filled)
    if count < _MOSTLY * len(filled) or held <= len(filled):
        return {}
    found: dict[int, tuple[int, int]] = {}
    for at in places:
        box = lines[at].box
        mine = next((above for above in (box.above if box else ()) if (above.name, _depth(above)) == sign), None)
        if mine is None:
            return {}
        found[at] = (mine.first, mine.last)
    return found if len(set(found.values())) == len(places) else {}


def _filled(box: Box | None, before: int, after: int) -> Box:
    assert box is not None  # noqa: S101 - asked before
    while box.parent is not None and box.parent.first > before and box.parent.last <= after:
        box = box.parent
    return box


def _depth(box: Box) -> int:
    return sum(1 for _ in box.above)


def _width(chunks: Sequence[Chunk], run: ItemRun) -> int:
    """Find where a plain text breaks its lines, in characters; 0 where lines are not broken to fit."""
    # The lines of an item's title and those under it that tell nothing else, without case numbers at their ends.
    titled = (it for it in chunks if it.at in run.openings)
    told = ((run.openings[it.at].title or it.lines[0].text, *(line.text for line in it.lines[1:])) for it in titled)
    cut = ([cut_reference(line.strip())[0] for line in it if line.strip() and not is_detail(line)] for it in told)
    items = [lines for lines in cut if lines]
    longest = max((len(line) for lines in items for line in lines), default=0)
    if sum(len(line) > longest - _RAGGED for lines in items for line in lines) < _ALIKE:
        others = [len(line.text) for chunk in chunks if chunk.at not in run.openings for line in chunk.lines]
        longest = max(longest, *others, 0)
    if longest > _NARROW:
        return longest
    broken = [lines for lines in items if len(lines) > 1]
    first = max((len(lines[0]) for lines in items), default=0)
    fits = all(len(lines[0]) + 1 + len((lines[1].split(maxsplit=1) or [""])[0]) > first for lines in broken)
    return first if len(broken) >= _PRESENTED and fits else 0


def _presented(chunks: Sequence[Chunk], run: ItemRun, evidence: TitleEvidence) -> bool:
    """Tell whether names that stand alone under titles are those of presenters."""
    for text in (line.text for line in evidence.lines if line.passage.kind is not PassageKind.TABLE):
        # A head for presenters, perhaps with others': "Ärende/Föredragande Dnr".
        words = text.replace("/", " ").split() if len(text) <= _HEADING_AT_MOST else []
        fields = [field_of(word) for word in words]
        if field_of(text) is Field.RAPPORTEUR or (Field.RAPPORTEUR in fields and None not in fields):
            return True
    alone, items, within = 0, set[int](), 0
    for chunk in chunks:
        within = chunk.at if chunk.at in run.openings else within
        for line in chunk.lines[chunk.at in run.openings :]:
            person = person_of(line.text) if len(line.text) < _HEADING_AT_MOST and PERSON.fullmatch(line.text) else None
            if person is not None and person.title and within and within not in items:
                alone += 1
                items.add(within)
    return alone >= _PRESENTED


@dataclass(slots=True)
class _Walk:
    """A walk over a document's chunks, and the items so far."""

    lines: Sequence[AgendaLine]
    run: ItemRun
    boxes: dict[int, tuple[int, int]]
    width: int
    leads: bool = False
    names: bool = False
    listed: bool = False
    """Whether items begin in lists."""
    plain: bool = False
    """Whether none has a number."""
    places: list[int] = field(default_factory=list)
    """The lines that begin items in boxes, in order."""
    drafts: list[Draft] = field(default_factory=list)
    current: Draft | None = None
    box: tuple[int, int] = (0, 0)
    pending: tuple[Opening, Chunk] | None = None
    """A number that stands alone, before its title."""
    group: str | None = None
    within: Field | None = None
    """The part of an item that a heading or a label has opened."""
    supplement: bool = False
    ahead: list[Chunk] = field(default_factory=list)
    """What stands in an item's box before its title."""

    def read(self, chunks: Sequence[Chunk]) -> list[Draft]:
        """Read all chunks."""
        first, last = self.run.span
        self.places = sorted(self.boxes)
        self.listed = any(self.lines[at].passage.kind is PassageKind.LIST_ITEM for at in self.run.openings)
        self.plain = all(start.style == "plain" for start in self.run.openings.values())
        # The level of the headings that are items' titles.
        places = (at if start.title else min(at + 1, len(self.lines) - 1) for at, start in self.run.openings.items())
        titles = (self.lines[at].passage for at in places)
        level = max((it.level for it in titles if it.kind is PassageKind.HEADING), default=0)
        for chunk in chunks:
            if chunk.at in self.run.tables:
                # Take a table's items.
                for draft in self.run.tables[chunk.at]:
                    draft.group = draft.group or self.group
                    draft.supplement = self.supplement
                    self.drafts.append(draft)
                self.current, self.pending, self.within = None, None, None
            elif chunk.at in self.run.openings:
                self._opening(self.run.openings[chunk.at], chunk)
            elif self.pending is not None and not (len(chunk.lines) == 1 and not chunk.text.strip()):
                self._open(self.pending[0]._replace(title=chunk.text), chunk, self.pending[1])
            elif chunk.lines[0].passage.kind is PassageKind.TABLE:
                self._papers(chunk)
            elif self._boxed(chunk):
                continue
            elif chunk.lines[0].passage.kind is PassageKind.HEADING and not (first > chunk.at and self.boxes):
                self._heading(chunk, level, after=chunk.at > last)
            else:
                self._detail(chunk)
        return self.drafts

    def _papers(self, chunk: Chunk) -> None:
        """Take what a table within an item links to."""
        if self.current is not None:
            tell(self.current, "", chunk.links, among_documents=True)
            for row in chunk.lines[0].passage.rows:
                for cell in row:
                    tell(self.current, "", cell.links, among_documents=True)

    def _boxed(self, chunk: Chunk) -> bool:
        """Keep what stands in the box of an item that is to come; leave out what stands in none after the last."""
        block = chunk.lines[0].block
        if not self.boxes or block < 0:
            return False
        # The next line that begins an item in a box.
        places = self.places
        nth = bisect_right(places, chunk.at)
        coming = places[nth] if nth < len(places) else None
        if coming is not None and self.boxes[coming][0] <= block < self.boxes[coming][1]:
            self.ahead.append(chunk)
            return True
        if self.current is not None and not self.box[0] <= block < self.box[1]:
            self.current, self.within = None, None
            return coming is None
        return False

    def _opening(self, start: Opening, chunk: Chunk) -> None:
        """Begin an item, or keep a number that its title follows."""
        self.within = None
        if start.title:
            self._open(start, chunk, None)
        elif len(chunk.lines) > 1:
            rest = Chunk(chunk.at + 1, chunk.lines[1:])
            self._open(start._replace(title=rest.lines[0].text), rest, Chunk(chunk.at, chunk.lines[:1]))
        else:
            self.pending, self.current = (start, chunk), None
            self.box = self.boxes.get(chunk.at, self.box)

    def _open(self, start: Opening, chunk: Chunk, number: Chunk | None) -> None:
        """Begin an item."""
        title, beside = _parted(start.title, chunk)
        below = chunk.lines[1:] if start.title != chunk.text else ()
        text = "\n".join(
            [title, *(line.text for line in below if len(line.text) > _SIGN or any(map(str.isalpha, line.text)))]
        )
        draft = begin(
            text,
            chunk.links,
            chunk.struck,
            number=start.number,
            ranges=(*(number.ranges if number else ()), *chunk.ranges),
            width=self.width,
            names=self.names,
        )
        tell(draft, "\n".join(filter(None, (beside, start.details))))
        for ahead in self.ahead:
            tell(draft, ahead.text, ahead.links)
        self.ahead = []
        draft.group, draft.supplement, draft.style = self.group, self.supplement, start.style
        self.drafts.append(draft)
        self.current, self.pending = draft, None
        self.box = self.boxes.get(number.at if number else chunk.at, self.box)

    def _heading(self, chunk: Chunk, level: int, *, after: bool) -> None:
        """Read a heading that opens no item: a part of one, a group, or the agenda's end."""
        text, passage = chunk.text, chunk.lines[0].passage
        if self.current is not None and DETAIL_HEADING.fullmatch(text):
            self.within = Field.DOCUMENTS if field_of(text) is Field.DOCUMENTS else Field.OTHER
            return
        if self.current is not None and is_detail(text):
            tell(self.current, text, chunk.links)
            return
        self.within, self.pending = None, None
        self.supplement = self.supplement or SUPPLEMENT.search(text) is not None
        if self.current is not None and passage.level > level > 0 and not NOISE.match(text) and not after:
            self.within = Field.OTHER
            return
        known = GROUP.fullmatch(text) is not None or SUPPLEMENT.search(text) is not None
        opening = open_line(text)
        words = opening.title if opening and GROUP.fullmatch(opening.title) else text
        titled = passage.level <= 1 and not known
        self.group = words if not titled and not NOISE.match(text) and _says_more(words) else None
        self.current = None

    def _detail(self, chunk: Chunk) -> None:
        """Read what opens no item: what it says of the item above, or of those to come."""
        text, passage = chunk.text, chunk.lines[0].passage
        if passage.kind is PassageKind.KEY_VALUE and passage.key:
            self.within = field_of(passage.key)
            text = f"{passage.key}: {text}"
        if self.leads and reference_of(text):
            self.ahead.append(chunk)
            return
        if self.current is None:
            # A line before the first item, or after a group's heading.
            line = text.rsplit("\n", maxsplit=1)[-1] if passage.kind is not PassageKind.LIST_ITEM else ""
            if SUPPLEMENT.search(line) and len(line) < _HEADING_AT_MOST:
                self.supplement = True
            if GROUP.fullmatch(line) and _says_more(line):
                self.group = line
            return
        # A line among items may head those that follow.
        heads = passage.kind is PassageKind.PARAGRAPH and passage.key is None and GROUP.fullmatch(text.rstrip(":"))
        if heads and (self.plain or GROUP_LINE.search(text.rstrip(":"))):
            self.group, self.current, self.within = text.rstrip(":"), None, None
            return
        if NOISE.match(text) and not is_detail(text.split("\n")[0]):
            self.within = Field.OTHER
            return
        if DETAIL_HEADING.fullmatch(text):
            self.within = Field.DOCUMENTS if field_of(text) is Field.DOCUMENTS else Field.OTHER
        self._tell(chunk, text)

    def _tell(self, chunk: Chunk, text: str) -> None:
        """Add to the item above what is said under it."""
        assert self.current is not None  # noqa: S101 - asked before
        passage = chunk.lines[0].passage
        stays = (
            self.within is not None or passage.kind is not PassageKind.PARAGRAPH or not self.listed or bool(self.boxes)
        )
        links = chunk.links if stays or is_detail(text.split("\n", maxsplit=1)[0]) else ()
        linked = sum(len(link.text) for link in links) >= _MOSTLY * len(text)
        papers = self.within is Field.DOCUMENTS or (passage.kind is PassageKind.LIST_ITEM and linked)
        if passage.kind is PassageKind.PARAGRAPH and not papers:
            links = tuple(link for link in links if not WHOLE_AGENDA.match(link.text))
        names = self.names and not any(map(NOISE.match, text.split("\n")))
        label = tell(self.current, text, links, among_documents=papers, names=names)
        if label is not None and text.rstrip().endswith(":"):
            self.within = label


def _parted(title: str, chunk: Chunk) -> tuple[str, str]:
    """Part a title that is a link from what stands behind the link on its line: "Upprop KS 2026/1 · Beslut"."""
    links = chunk.lines[0].passage.links
    if not links or links[0].text == chunk.lines[0].text:
        return title, ""
    opening = open_line(links[0].text)
    words = links[0].text if title.startswith(links[0].text) else opening.title if opening else ""
    behind = title[len(words) :].strip() if words and title.startswith(words) else ""
    if not behind or behind[0] in ",;(":
        return title, ""
    number = next((reference_of(word) for word in behind.split(" · ") if reference_of(word)), None)
    return (
        (words, behind.replace(" · ", "\n")) if number or " · " in behind or len(behind.split()) == 1 else (title, "")
    )


def _says_more(text: str) -> bool:
    """Tell whether a heading says more than that an agenda follows."""
    generic = (
        AGENDA_HEADING.search(text) is not None and GROUP.fullmatch(text) is None and GROUP_LINE.search(text) is None
    )
    return not generic and not is_generic(text)
