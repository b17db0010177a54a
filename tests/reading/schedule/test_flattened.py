"""A table with one cell on a line is put together where its shape allows."""

from __future__ import annotations

from collections.abc import Callable

from agendawatch.documents.passages import PassageKind
from agendawatch.reading.opening import open_document
from agendawatch.reading.schedule.flattened import flattened_blocks
from agendawatch.reading.traced import traced_lines

MONTHS_DOWN = "2026\n\nKF\n\nKS\n\nSN\n\nMötestid:\n\nKl. 18\n\nKl. 13\n\nKl. 9\n\nJanuari\n\n26\n\n\n15\n\nFebruari\n\n\n10, kl. 8.30\n\n\nMars\n\n\n\n5, 26\n\nFörkortningar\n\nSN Socialnämnden\n"
NAMES_DOWN = "Organ\n\nJan\n\nFeb\n\nMars\n\nKlockan\n\nKommunfullmäktige\n\n26\n\n-\n\n30\n\n18.00\n\nSocialnämnden\n\n15\n\n12\n26\n\n\n5\n\n9.00\n"
HALF_YEAR = "Socialnämnden\n\nTider 2026\n\nJanuari\n\nFebruari\n\nMars\n\n15:e kl. 9.00\n\n-\n\n12:e kl. 9.00\n"
LABELS = "Datum\n\nTid\n\nOrgan\n\n26 januari 2026\n\n18.00\n\nKommunfullmäktige\n\n13 januari 2026\n\n13.00\n\nKommunstyrelsen\n"


def test_months_down(told: Callable[..., list[str]]) -> None:
    """One line end more than an empty line is an empty cell."""
    assert told(MONTHS_DOWN) == [
        "2026-01-15 09:00 Socialnämnden",
        "2026-01-26 18:00 Kommunfullmäktige",
        "2026-02-10 08:30 Kommunstyrelsen",
        "2026-03-05 09:00 Socialnämnden",
        "2026-03-26 09:00 Socialnämnden",
    ]


def test_names_down(told: Callable[..., list[str]]) -> None:
    """A line end too many in a cell is passed over when the count comes out without it."""
    assert told("Möten 2026\n\n" + NAMES_DOWN) == [
        "2026-01-15 09:00 Socialnämnden",
        "2026-01-26 18:00 Kommunfullmäktige",
        "2026-02-12 09:00 Socialnämnden",
        "2026-02-26 09:00 Socialnämnden",
        "2026-03-05 09:00 Socialnämnden",
        "2026-03-30 18:00 Kommunfullmäktige",
    ]


def test_heads_without_names(told: Callable[..., list[str]]) -> None:
    """Months alone head the days below them."""
    assert told(HALF_YEAR) == ["2026-01-15 09:00 Socialnämnden", "2026-03-12 09:00 Socialnämnden"]


def test_labels_head_rows(told: Callable[..., list[str]]) -> None:
    """Rows by label are as wide as their heads."""
    assert told(LABELS) == ["2026-01-13 13:00 Kommunstyrelsen", "2026-01-26 18:00 Kommunfullmäktige"]


def test_ambiguous_row_is_refused() -> None:
    """A first row that does not come out is no table."""
    page = open_document("2026\n\nKF\n\nKS\n\nJanuari\n\n26\n\nFebruari\n\n23\n\n10\n")
    blocks = flattened_blocks(page, traced_lines(page), legend={})

    assert all(block.kind is not PassageKind.TABLE for block in blocks)
