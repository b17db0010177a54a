"""The form of an agenda in running text: what its items open with, and whether a block opens one."""

from __future__ import annotations

from typing import NamedTuple

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.model import ItemClassification
from agendawatch.reading.agenda.openings import lone_number, open_line
from agendawatch.reading.agenda.said import reference_of
from agendawatch.reading.agenda.tell import is_detail
from agendawatch.reading.agenda.titles import split_title
from agendawatch.swedish.matters.items import classify_item
from agendawatch.swedish.pages.agenda_labels import Field, field_of
from agendawatch.swedish.pages.agenda_words import DETAIL_HEADING

__all__ = ["Form", "Start", "is_titled", "numbered", "start_of"]

_BOLD = 6
"""The level that a bold line has as a heading."""
_SHORT = 60
"""Characters of a formality's line."""
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
    unnumbered: PassageKind | None = None
    """The kind of block that opens an item without number; `None` when numbers or times do."""
    timed: bool = False
    names: bool = False
    """True when the page has a head for presenters outside a table, so that a name alone is one."""
    leads: bool = False
    """True when a case number stands before its item, and not under it."""


def start_of(block: Passage, form: Form, *, pending: bool) -> Start | None:
    """Read what opens an item in a block; `None` when it opens none; `pending` when a number waits for its title."""
    if len(block.text) > 5 * _TITLE_AT_MOST:
        return None
    start = numbered(block, timed=form.timed)
    if start is not None:
        return start
    if block.kind is PassageKind.KEY_VALUE and block.key:
        if field_of(block.key) is Field.TITLE and block.text:
            opening = open_line(block.text)
            return Start(opening.number, opening.rest, "key") if opening else Start(None, block.text, "key")
        if field_of(block.key) is not None:
            return None
    if pending and not is_detail(block.text) and block.text:
        return Start(None, block.text, "pending")
    return _unnumbered(block, form)


def numbered(block: Passage, *, timed: bool = False) -> Start | None:
    """Read an opening with a number, or with a time."""
    sign = f"{block.kind}{block.level if block.kind is not PassageKind.PARAGRAPH else ''}"
    if block.kind is PassageKind.KEY_VALUE and block.key:
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


def _keyed(block: Passage, sign: str) -> Start | None:
    """Read a term that is a number or opens with one; what it stands for is the title, or says more."""
    key = block.key or ""
    if field_of(key) is Field.NUMBER and lone_number(block.text):
        return Start(lone_number(block.text), "", f"{sign} lone")
    number = lone_number(key)
    if number is not None:
        return Start(number, block.text, sign)
    opening = open_line(key)
    return Start(opening.number, opening.rest, sign, block.text) if opening else None


def _unnumbered(block: Passage, form: Form) -> Start | None:
    """Read an opening without number, where the agenda has such."""
    bold = form.unnumbered is PassageKind.PARAGRAPH and block.kind is PassageKind.HEADING and block.level == _BOLD
    if not bold and (block.kind is not form.unnumbered or (form.level and block.level != form.level)):
        return None
    if block.kind is PassageKind.LIST_ITEM and block.level > 1:
        return None
    title = block.key if block.kind is PassageKind.KEY_VALUE and block.key else block.text
    if not title or len(title) > _TITLE_AT_MOST or DETAIL_HEADING.fullmatch(title) or is_detail(title.split("\n")[0]):
        return None
    if form.unnumbered is PassageKind.PARAGRAPH and not is_titled(title):
        return None
    return Start(None, title, "unnumbered", block.text if title is block.key else "")


def is_titled(text: str) -> bool:
    """Tell whether a paragraph without number is an item: it has a case number, or is a known formality."""
    first, *rest = text.split("\n")
    short = len(first) < _SHORT and first[-1:] != "."
    if short and classify_item(text) is ItemClassification.FORMALITY:
        return True
    return split_title(first).reference is not None or any(map(reference_of, rest))
