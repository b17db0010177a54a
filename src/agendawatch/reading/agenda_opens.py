"""The form of an agenda in running text: what its items open with, and whether a block opens one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from agendawatch.model import ItemClassification
from agendawatch.reading.agenda_documents import document_of
from agendawatch.reading.agenda_openings import follows, lone_number, open_line, parts
from agendawatch.reading.agenda_tell import is_detail
from agendawatch.reading.agenda_titles import labelled, reference_of, split_title
from agendawatch.reading.blocks import Block, BlockKind, Link
from agendawatch.swedish.agenda_words import AGENDA_HEADING, DETAIL_HEADING, GROUP, NOISE, Field, field_of
from agendawatch.swedish.items import classify_item

__all__ = ["Form", "Start", "form_of", "split_lines", "start_of"]

_INLINE = re.compile(r"(?:^|\s)(\d{1,3})[.)]\s(?=[A-ZÅÄÖ])")
_BOLD = 6
"""The level that a bold line has as a heading."""
_LEAST = 2
_STEP = 2
"""How far numbers of neighbouring lines may be apart."""
_TITLE_AT_MOST = 400


class Start(NamedTuple):
    """What opens an item: its number, its title (perhaps in the next block), and what else the block says."""

    number: str | None
    title: str
    style: str
    details: str = ""


class Form(NamedTuple):
    """How the items of one agenda open."""

    style: str
    """The style of most openings, by block and by number."""
    level: int = 0
    """The level of headings that open items; 0 when none do."""
    listed: bool = False
    """True when items are list items."""
    unnumbered: BlockKind | None = None
    """The kind of block that opens an item without number; `None` when numbers or times do."""
    timed: bool = False
    names: bool = False
    """True when the page has a head for presenters outside a table, so that a name alone is one."""
    leads: bool = False
    """True when a case number stands before its item, and not under it."""


def start_of(block: Block, form: Form, *, pending: bool) -> Start | None:
    """Read what opens an item in a block; `None` when it opens none; `pending` when a number waits for its title."""
    if len(block.text) > 5 * _TITLE_AT_MOST:
        return None
    start = _numbered(block, timed=form.timed)
    if start is not None:
        return start
    if block.kind is BlockKind.KEY_VALUE and block.key:
        if field_of(block.key) is Field.TITLE and block.text:
            opening = open_line(block.text)
            return Start(opening.number, opening.rest, "key") if opening else Start(None, block.text, "key")
        if field_of(block.key) is not None:
            return None
    if pending and not is_detail(block.text) and block.text:
        return Start(None, block.text, "pending")
    return _unnumbered(block, form)


def _numbered(block: Block, *, timed: bool = False) -> Start | None:
    """Read an opening with a number, or with a time."""
    sign = f"{block.kind}{block.level if block.kind is not BlockKind.PARAGRAPH else ''}"
    if block.kind is BlockKind.KEY_VALUE and block.key:
        return _keyed(block, sign)
    number = lone_number(block.text)
    if number is not None and block.number is None:
        return Start(number, "", f"{sign} lone")
    opening = open_line(block.text, timed=timed)
    if block.number is not None and block.text:
        inner = opening is not None and opening.style not in {"bare", "clock"}
        return Start(opening.number, opening.rest, sign) if inner and opening else Start(block.number, block.text, sign)
    if opening is None or DETAIL_HEADING.fullmatch(opening.rest):
        return None
    return Start(opening.number, opening.rest, f"{sign} {opening.style}")


def _keyed(block: Block, sign: str) -> Start | None:
    """Read a term that is a number or opens with one; what it stands for is the title, or says more."""
    key = block.key or ""
    if field_of(key) is Field.NUMBER and lone_number(block.text):
        return Start(lone_number(block.text), "", f"{sign} lone")
    number = lone_number(key)
    if number is not None:
        return Start(number, block.text, sign)
    opening = open_line(key)
    return Start(opening.number, opening.rest, sign, block.text) if opening else None


def _unnumbered(block: Block, form: Form) -> Start | None:
    """Read an opening without number, where the agenda has such."""
    bold = form.unnumbered is BlockKind.PARAGRAPH and block.kind is BlockKind.HEADING and block.level == _BOLD
    if not bold and (block.kind is not form.unnumbered or (form.level and block.level != form.level)):
        return None
    if block.kind is BlockKind.LIST_ITEM and block.level > 1:
        return None
    title = block.key if block.kind is BlockKind.KEY_VALUE and block.key else block.text
    if not title or len(title) > _TITLE_AT_MOST or DETAIL_HEADING.fullmatch(title) or is_detail(title.split("\n")[0]):
        return None
    if form.unnumbered is BlockKind.PARAGRAPH and not _is_titled(title):
        return None
    return Start(None, title, "unnumbered", block.text if title is block.key else "")


def _is_titled(text: str) -> bool:
    """Tell whether a paragraph without number is an item: it has a case number, or is a known formality."""
    if len(text.split("\n", maxsplit=1)[0]) < 60 and classify_item(text) is ItemClassification.FORMALITY:  # noqa: PLR2004 - a short line
        return True
    return split_title(text.split("\n", maxsplit=1)[0]).reference is not None or any(
        map(reference_of, text.split("\n")[1:])
    )


def form_of(blocks: Sequence[Block]) -> Form | None:
    """Find the form of an agenda in running text; `None` when there is none."""
    names = any(field_of(block.text) is Field.RAPPORTEUR for block in blocks if block.kind is not BlockKind.TABLE)
    for find in (_numbered_form, _timed_form, _headed_form, _listed_form, _termed_form, _plain_form):
        form = find(blocks)
        if form is not None:
            return form._replace(names=names, leads=_leads(blocks, form))
    return None


def _leads(blocks: Sequence[Block], form: Form) -> bool:
    """Tell whether case numbers in blocks of their own stand before their items: formalities, which have none, tell."""
    opens = [start_of(block, form, pending=False) for block in blocks]
    votes = 0
    for before, block, after in zip(opens, blocks[1:], opens[2:], strict=False):
        if before is not None and after is not None and reference_of(block.text):
            votes += classify_item(before.title) is ItemClassification.FORMALITY
            votes -= classify_item(after.title) is ItemClassification.FORMALITY
    return votes > 0


def _numbered_form(blocks: Sequence[Block]) -> Form | None:
    """Find numbers that rise from block to block."""
    starts = [(block, start) for block in blocks if (start := _numbered(block)) and start.number]
    chains: Counter[str] = Counter()
    last: dict[str, str] = {}
    for _, start in starts:
        number = start.number or ""
        if start.style not in last or follows(number, last[start.style]):
            chains[start.style] += 1
            last[start.style] = number
    if not chains or (chains.most_common(1)[0][1] < _LEAST and not _has_agenda(blocks)):
        return None
    style = chains.most_common(1)[0][0]
    kinds = {(block.kind, block.level) for block, start in starts if start.style == style}
    level = next((level for kind, level in kinds if kind is BlockKind.HEADING), 0)
    if not level and style.endswith("lone"):
        level = _level_after(blocks)
    return Form(style, level, listed=any(kind is BlockKind.LIST_ITEM for kind, _ in kinds))


def _level_after(blocks: Sequence[Block]) -> int:
    """Find the level of the headings that follow numbers in blocks of their own."""
    levels: Counter[int] = Counter()
    for block, following in pairwise(blocks):
        if lone_number(block.text) and following.kind is BlockKind.HEADING:
            levels[following.level] += 1
    return levels.most_common(1)[0][0] if levels else 0


def _has_agenda(blocks: Sequence[Block]) -> bool:
    """Tell whether a page says that it holds an agenda."""
    return any(AGENDA_HEADING.search(block.text) for block in blocks[:20] if len(block.text) < 120)  # noqa: PLR2004 - a heading or a short line near the top


def _timed_form(blocks: Sequence[Block]) -> Form | None:
    """Find lines that open with clock times."""
    times = sum((start := _numbered(block, timed=True)) is not None and start.number is None for block in blocks)
    return Form("clock", timed=True) if times > _LEAST else None


def _headed_form(blocks: Sequence[Block]) -> Form | None:
    """Find headings of one level that details stand under."""
    counts: Counter[int] = Counter()
    detailed: Counter[int] = Counter()
    open_level = 0
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            if DETAIL_HEADING.fullmatch(block.text) or is_detail(block.text):
                continue
            open_level = block.level
            counts[open_level] += 1
        elif open_level and _tells(block):
            detailed[open_level] += 1
            open_level = 0
    found = [level for level in counts if detailed[level] >= _LEAST and 3 * detailed[level] >= counts[level]]
    return Form("heading", max(found), unnumbered=BlockKind.HEADING) if found else None


def _tells(block: Block) -> bool:
    """Tell whether a block says what stands under an item's title."""
    first = block.text.split("\n")[0]
    return (
        (block.key is not None and field_of(block.key) is not None)
        or is_detail(first)
        or bool(labelled(first)[1].labels)
        or any(map(document_of, block.links))
    )


def _listed_form(blocks: Sequence[Block]) -> Form | None:
    """Find a list under an agenda's heading, or one whose items have case numbers or are known formalities."""
    items = [block for block in blocks if block.kind is BlockKind.LIST_ITEM and block.level == 1]
    known = sum(_is_titled(block.text) for block in items)
    if len(items) < _LEAST or (known < _LEAST and not (_has_agenda(blocks) and known)):
        return None
    return Form("list", listed=True, unnumbered=BlockKind.LIST_ITEM)


def _termed_form(blocks: Sequence[Block]) -> Form | None:
    """Find terms that are titles, or pairs under "Ärende"."""
    keyed = [block for block in blocks if block.kind is BlockKind.KEY_VALUE and block.key]
    if any(field_of(block.key or "") is Field.TITLE for block in keyed):
        return Form("key")
    titles = {block.key for block in keyed if field_of(block.key or "") is None and not NOISE.match(block.key or "")}
    told = sum(_tells(block) or bool(labelled(block.text)[1].labels) for block in keyed)
    return Form("term", unnumbered=BlockKind.KEY_VALUE) if len(titles) >= _LEAST and told >= _LEAST else None


def _plain_form(blocks: Sequence[Block]) -> Form | None:
    """Find paragraphs that are items without number."""
    titled = [
        block
        for block in blocks
        if block.kind is BlockKind.PARAGRAPH and _is_titled(block.text) and not GROUP.fullmatch(block.text)
    ]
    return Form("plain", unnumbered=BlockKind.PARAGRAPH) if len(titled) > _LEAST - _has_agenda(blocks) else None


def split_lines(block: Block) -> list[Block]:
    """Split a block whose lines open item after item ("1. Upprop", "2. Val av justerare") into one for each.

    So is one line that runs through three or more.
    """
    if block.kind is BlockKind.TABLE or block.number is not None:
        return [block]
    lines = block.text.split("\n")
    if len(lines) == 1:
        lines = _run_on(block.text)
    cuts: list[int] = []
    last: str | None = None
    for index, line in enumerate(lines):
        opening = open_line(line)
        if opening and opening.number and (last is None or _is_next(opening.number, last)):
            cuts.append(index)
            last = opening.number
    if len(cuts) < _LEAST:
        return [block]
    bounds = [*([0] if cuts[0] else []), *cuts, len(lines)]
    texts = ["\n".join(lines[start:end]) for start, end in pairwise(bounds)]
    return [replace(block, text=text, links=_links_in(block, text), struck=_struck_in(block, text)) for text in texts]


def _run_on(text: str) -> list[str]:
    """Break a line before each number that opens an item in it, when three or more follow each other."""
    cuts: list[int] = []
    last: str | None = None
    for match in _INLINE.finditer(text):
        if last is None or (_is_next(match[1], last) and int(match[1]) == int(last) + 1):
            cuts.append(match.start(1))
            last = match[1]
    if len(cuts) <= _LEAST:
        return [text]
    return [part.strip() for start, end in pairwise([0, *cuts, len(text)]) if (part := text[start:end].strip())]


def _is_next(number: str, before: str) -> bool:
    """Tell whether a number comes right after another."""
    one, other = parts(before), parts(number)
    return follows(number, before) and (
        len(one) != len(other) or sum(n for n, _ in other) - sum(n for n, _ in one) <= _STEP
    )


def _links_in(block: Block, text: str) -> tuple[Link, ...]:
    return tuple(link for link in block.links if link.text in text.replace("\n", " "))


def _struck_in(block: Block, text: str) -> tuple[str, ...]:
    return tuple(words for words in block.struck if words in text)
