"""Preformatted: columns that a page keeps with spaces."""

from __future__ import annotations

import datetime as dt

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


def test_other_pre_stays() -> None:
    """Text without columns, and a `pre` that never ends."""
    for page in ("<p>Hej</p><pre>en rad\nen till</pre>", "<pre>" * 2_000, PRE.replace("</pre>", "")):
        assert with_tables(page) == page


def test_what_stands_around_the_columns_is_kept() -> None:
    """Signs that mean something in HTML are written so."""
    assert "<p>Tider &amp; dagar</p>" in with_tables(PRE.replace("<pre>", "<pre>Tider &amp; dagar\n\n"))
