"""Tables in `pre`: text whose columns the page keeps with spaces."""

from __future__ import annotations

from collections.abc import Sequence

from agendawatch.documents.document import Document
from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.reading.schedule.aligned import align_columns
from agendawatch.reading.traced import passages_of_lines, traced_lines

__all__ = ["with_tables"]


def with_tables(document: Document, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    r"""Make tables of the aligned columns in `pre`; a `pre` without columns stays as it is.

    >>> from agendawatch.documents.page import read_document
    >>> page = read_document("<pre>     Jan  Feb\nKF   12   9\nKS   3    4</pre>")
    >>> [[slot.text for slot in row] for row in with_tables(page, page.passages)[0].rows]
    [['', 'Jan', 'Feb'], ['KF', '12', '9'], ['KS', '3', '4']]
    """
    made: list[Passage] = []
    kept = {(each,) for each in document.unfolded}
    for passage in passages:
        if passage.kind is not PassageKind.PARAGRAPH or passage.ranges not in kept:
            made.append(passage)
            continue
        start, end = passage.ranges[0]
        # The spaces before a first line's head are part of its columns.
        start = document.text.rfind("\n", 0, start) + 1
        lines = align_columns(traced_lines(document, start, end))
        if any("\t" in line for line in lines):
            made.extend(each._replace(region=passage.region) for each in passages_of_lines(document, lines))
        else:
            made.append(passage)
    return tuple(made)
