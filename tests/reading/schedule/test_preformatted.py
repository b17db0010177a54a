"""Preformatted: columns that a page keeps with spaces."""

from __future__ import annotations

import datetime as dt

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.reading.opening import open_document
from agendawatch.reading.schedule import read_schedule
from agendawatch.reading.schedule.preformatted import with_tables

PRE = "<pre>\n<b>     Jan  Feb  Mars</b>\nKF   26        23\nKS   14   11   11\n</pre>"


def test_columns_in_pre_are_a_table() -> None:
    """Marks of bold type are no columns, and an empty place stays empty."""
    found = read_schedule(f"<h1>Sammanträden 2026</h1>{PRE}")

    assert [(m.organization.name, m.date) for m in found if m.organization.name == "Kommunfullmäktige"] == [
        ("Kommunfullmäktige", dt.date(2026, 1, 26)),
        ("Kommunfullmäktige", dt.date(2026, 3, 23)),
    ]


def passages(page: str) -> tuple[Passage, ...]:
    """Read a page's passages, with the tables in `pre`."""
    document = open_document(page)
    return with_tables(document, document.passages)


def test_other_pre_stays() -> None:
    """Text without columns keeps its lines; so does a `pre` that never ends."""
    assert [it.text for it in passages("<p>Hej</p><pre>en rad\nen till</pre>")] == ["Hej", "en rad\nen till"]
    assert passages(PRE.replace("</pre>", ""))[0].kind is PassageKind.TABLE


def test_what_stands_around_the_columns_is_kept() -> None:
    """Signs that mean something in HTML are signs."""
    text, table = passages(PRE.replace("<pre>", "<pre>Tider &amp; dagar\n\n"))

    assert text.text == "Tider & dagar"
    assert [slot.text for slot in table.rows[1]] == ["KF", "26", "", "23"]


def test_cells_in_pre_stand_where_their_words_do() -> None:
    """Each is a piece of the document's own text."""
    document = open_document(PRE)
    [table] = with_tables(document, document.passages)

    assert all(
        document.text[start:end] == slot.text for row in table.rows for slot in row for start, end in slot.ranges
    )
