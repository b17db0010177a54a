"""The ground of a fact: where in the document it stands, and the words that stand there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from agendawatch.documents.document import Document
from agendawatch.documents.tree import Range, Run
from agendawatch.model.provenance import BETWEEN, Certainty, Provenance, Span

__all__ = ["ground", "spans_of"]


def ground(
    document: Document,
    ranges: Iterable[Range],
    words: str | None = None,
    *,
    certainty: Certainty = Certainty.STATED,
    place: str | None = None,
    rule: str | None = None,
) -> Provenance:
    """Make the ground of a fact that stands in some ranges of a document; of `words` only, where they are given.

    The place in a person's terms is that of the first range, unless it is given.
    """
    within = tuple(ranges)
    if words:
        within = document.find(words, within) or document.find_pieces(words, within) or within
    found = document.trimmed(within)
    if not found:
        return Provenance(words=None, certainty=certainty, place=place, rule=rule)
    return Provenance(
        words=BETWEEN.join([document.text[start:end] for start, end in found]),
        spans=spans_of(document, found),
        certainty=certainty,
        place=place or document.place(found[0][0]),
        rule=rule,
    )


def spans_of(document: Document, ranges: Iterable[Range]) -> tuple[Span, ...]:
    """Tell of each range where it stands: its block, its place in a table, its page and box in a PDF."""
    return tuple(_span(document, start, end) for start, end in ranges)


def _span(document: Document, start: int, end: int) -> Span:
    nth = document.block_in(start, end)
    cell = document.blocks[nth].cell if nth is not None else None
    runs = document.runs_in(start, end)
    page = runs[0].page if runs else None
    here = [run for run in runs if run.page == page]
    return Span(
        start=start,
        end=end,
        block=nth,
        page=page,
        box=_box(here) if here else None,
        row=cell.row if cell is not None else None,
        column=cell.column if cell is not None else None,
    )


def _box(runs: Sequence[Run]) -> tuple[float, float, float, float]:
    """Give the box about some pieces of a page, to a tenth of a point."""
    return (
        round(min(run.left for run in runs), 1),
        round(min(run.bottom for run in runs), 1),
        round(max(run.right for run in runs), 1),
        round(max(run.top for run in runs), 1),
    )
