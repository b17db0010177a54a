"""An agenda's items from a page of any shape: tables, cards, lists, numbered lines, in HTML, PDF or text."""

from __future__ import annotations

from collections.abc import Sequence

from agendawatch.errors import LayoutError
from agendawatch.model import AgendaItem, Meeting
from agendawatch.reading.agenda_draft import item_of
from agendawatch.reading.agenda_flow import Walk
from agendawatch.reading.agenda_forms import form_of
from agendawatch.reading.agenda_opens import Form, start_of
from agendawatch.reading.agenda_order import in_order
from agendawatch.reading.agenda_split import split_lines
from agendawatch.reading.agenda_table import columns_of, pairs_of
from agendawatch.reading.agenda_text import agenda_text_blocks
from agendawatch.reading.blocks import Block, BlockKind
from agendawatch.reading.encoding import decode
from agendawatch.reading.page import blocks, is_html, is_pdf
from agendawatch.swedish.agenda_words import EMPTY

__all__ = ["read_agenda"]

_NARROW = 40
"""Characters: text with no longer line is not broken to fit."""


def read_agenda(page: str | bytes, *, meeting: Meeting | None = None) -> tuple[AgendaItem, ...]:
    r"""Read the items of an agenda, in order.

    >>> [item] = read_agenda("Dagordning\n\n1. Taxa för bygglov\n   Dnr KS 2026/00123\n")
    >>> item.number, item.title, item.reference
    ('1', 'Taxa för bygglov', 'KS 2026/00123')

    `()` when the page says that there are none. A page on which none can be recognised is a `LayoutError`,
    with the address of `meeting` where it is given.
    """
    main = _main(_blocks(page))
    tables = [block for block in main if block.kind is BlockKind.TABLE and columns_of(block)]
    form = form_of(main)
    if form is None and not tables:
        if any(EMPTY.search(block.text) for block in main):
            return ()
        raise LayoutError(meeting.url if meeting else None, missing="the items of an agenda")
    if form is not None and form.unnumbered and tables:
        form = None
    drafts = in_order(Walk(form or Form(""), _width(page, main)).read(main))
    if not drafts:
        raise LayoutError(meeting.url if meeting else None, missing="the items of an agenda")
    return tuple(map(item_of, drafts))


def _blocks(page: str | bytes) -> tuple[Block, ...]:
    """Read a page as blocks; plain text with the tables that agendas have."""
    if isinstance(page, bytes):
        if is_pdf(page):
            return blocks(page)
        page = decode(page)
    return agenda_text_blocks(page) if page.strip() and not is_html(page) else blocks(page)


def _main(found: Sequence[Block]) -> list[Block]:
    """Keep what is the page's content, tables of labels and values as such pairs."""
    main = [block for block in found if block.region == "main"] or [b for b in found if b.region != "nav"]
    out: list[Block] = []
    for block in main:
        out.extend(pairs_of(block) or split_lines(block))
    return out


def _width(page: str | bytes, main: Sequence[Block]) -> int:
    """Find where plain text breaks its lines, in characters; 0 where lines are not broken to fit."""
    if isinstance(page, bytes):
        if is_pdf(page):
            return 0
        page = decode(page)
    if is_html(page):
        return 0
    texts = (start.title if (start := start_of(block, Form(""), pending=False)) else block.text for block in main)
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    return longest if longest > _NARROW else 0
