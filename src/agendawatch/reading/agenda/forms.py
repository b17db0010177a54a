"""What the items of an agenda in running text open with: found by trying one form after another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.model import ItemClassification
from agendawatch.reading.agenda.documents import document_of
from agendawatch.reading.agenda.openings import follows, lone_number
from agendawatch.reading.agenda.opens import Form, is_titled, numbered, start_of
from agendawatch.reading.agenda.said import labelled, reference_of
from agendawatch.reading.agenda.tell import is_detail
from agendawatch.swedish.matters.items import classify_item
from agendawatch.swedish.pages.agenda_labels import Field, field_of
from agendawatch.swedish.pages.agenda_words import AGENDA_HEADING, DETAIL_HEADING, GROUP, NOISE

__all__ = ["form_of"]

_LEAST = 2
_HEAD_AT_MOST = 60
_TOLD = frozenset({Field.REFERENCE, Field.RAPPORTEUR, Field.DOCUMENTS, Field.PUBLIC, Field.KIND})
"""What pairs under an item's title say; times and the rest stand elsewhere too."""


def form_of(blocks: Sequence[Passage]) -> Form | None:
    """Find the form of an agenda in running text; `None` when there is none."""
    names = any(_heads_presenters(block.text) for block in blocks if block.kind is not PassageKind.TABLE)
    for find in (_numbered_form, _timed_form, _paired_form, _headed_form, _listed_form, _termed_form, _plain_form):
        form = find(blocks)
        if form is not None:
            return form._replace(names=names, leads=_leads(blocks, form))
    return None


def _heads_presenters(text: str) -> bool:
    """Tell whether a line is a head for presenters, perhaps with others': "Ärende/Föredragande Dnr"."""
    fields = [field_of(word) for word in re.split(r"[\s/]+", text)] if len(text) <= _HEAD_AT_MOST else []
    return field_of(text) is Field.RAPPORTEUR or (Field.RAPPORTEUR in fields and None not in fields)


def _leads(blocks: Sequence[Passage], form: Form) -> bool:
    """Tell whether case numbers in blocks of their own stand before their items: formalities, which have none, tell."""
    opens = [start_of(block, form, pending=False) for block in blocks]
    votes = 0
    for before, block, after in zip(opens, blocks[1:], opens[2:], strict=False):
        if before is not None and after is not None and reference_of(block.text):
            votes += classify_item(before.title) is ItemClassification.FORMALITY
            votes -= classify_item(after.title) is ItemClassification.FORMALITY
    return votes > 0


def _numbered_form(blocks: Sequence[Passage]) -> Form | None:
    """Find numbers that rise from block to block."""
    starts = [(block, start) for block in blocks if (start := numbered(block)) and start.number]
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
    level = next((level for kind, level in kinds if kind is PassageKind.HEADING), 0)
    if not level and style.endswith("lone"):
        level = _level_after(blocks)
    return Form(style, level, listed=any(kind is PassageKind.LIST_ITEM for kind, _ in kinds))


def _level_after(blocks: Sequence[Passage]) -> int:
    """Find the level of the headings that follow numbers in blocks of their own."""
    levels: Counter[int] = Counter()
    for block, following in pairwise(blocks):
        if lone_number(block.text) and following.kind is PassageKind.HEADING:
            levels[following.level] += 1
    return levels.most_common(1)[0][0] if levels else 0


def _has_agenda(blocks: Sequence[Passage]) -> bool:
    """Tell whether a page says that it holds an agenda."""
    return any(AGENDA_HEADING.search(block.text) for block in blocks[:20] if len(block.text) < 120)  # noqa: PLR2004 - a heading or a short line near the top


def _timed_form(blocks: Sequence[Passage]) -> Form | None:
    """Find lines that open with clock times."""
    times = sum((start := numbered(block, timed=True)) is not None and start.number is None for block in blocks)
    return Form("clock", timed=True) if times > _LEAST else None


def _headed_form(blocks: Sequence[Passage]) -> Form | None:
    """Find headings of one level that details stand under."""
    counts: Counter[int] = Counter()
    detailed: Counter[int] = Counter()
    open_level = 0
    for block in blocks:
        if block.kind is PassageKind.HEADING:
            if DETAIL_HEADING.fullmatch(block.text) or is_detail(block.text):
                continue
            if NOISE.match(block.text) or AGENDA_HEADING.fullmatch(block.text):
                open_level = 0
                continue
            open_level = block.level
            counts[open_level] += 1
        elif open_level and _tells(block):
            detailed[open_level] += 1
            open_level = 0
    found = [level for level in counts if detailed[level] >= _LEAST and 3 * detailed[level] >= counts[level]]
    return Form("heading", max(found), unnumbered=PassageKind.HEADING) if found else None


def _tells(block: Passage) -> bool:
    """Tell whether a block says what stands under an item's title; a list of titles with case numbers does not."""
    first = block.text.split("\n")[0]
    if block.kind is PassageKind.LIST_ITEM and not block.links and not is_detail(first) and is_titled(block.text):
        return False
    return (
        (block.key is not None and field_of(block.key) in _TOLD)
        or is_detail(first)
        or bool(labelled(first)[1].labels)
        or any(map(document_of, block.links))
    )


def _listed_form(blocks: Sequence[Passage]) -> Form | None:
    """Find a list under an agenda's heading, or one whose items have case numbers or are known formalities."""
    items = [block for block in blocks if block.kind is PassageKind.LIST_ITEM and block.level == 1]
    known = sum(is_titled(block.text) for block in items)
    if len(items) < _LEAST or (known < _LEAST and not (_has_agenda(blocks) and known)):
        return None
    return Form("list", listed=True, unnumbered=PassageKind.LIST_ITEM)


def _paired_form(blocks: Sequence[Passage]) -> Form | None:
    """Find pairs of labels and values, "Ärende" among them."""
    titles = [block for block in blocks if block.key and block.text and field_of(block.key) is Field.TITLE]
    return Form("key") if titles else None


def _termed_form(blocks: Sequence[Passage]) -> Form | None:
    """Find terms that are titles."""
    keyed = [block for block in blocks if block.kind is PassageKind.KEY_VALUE and block.key]
    titles = {block.key for block in keyed if field_of(block.key or "") is None and not NOISE.match(block.key or "")}
    told = sum(_tells(block) or bool(labelled(block.text)[1].labels) for block in keyed)
    return Form("term", unnumbered=PassageKind.KEY_VALUE) if len(titles) >= _LEAST and told >= _LEAST else None


def _plain_form(blocks: Sequence[Passage]) -> Form | None:
    """Find paragraphs that are items without number."""
    titled = [
        block
        for block in blocks
        if block.kind is PassageKind.PARAGRAPH and is_titled(block.text) and not GROUP.fullmatch(block.text)
    ]
    return Form("plain", unnumbered=PassageKind.PARAGRAPH) if len(titled) > _LEAST - _has_agenda(blocks) else None
