"""Rows of a board are told apart by what begins one."""

from __future__ import annotations

import pytest

from agendawatch.readers.opening import open_document
from agendawatch.sources.board import NoticeRow, read_rows


def _rows(html: str) -> list[NoticeRow]:
    return list(read_rows(open_document(f"<!doctype html><main>{html}</main>").passages))


def test_a_heading_holds_what_stands_under_it() -> None:
    """Its lines and links are one notice's, until the next heading; it knows what it stands under."""
    rows = _rows(
        "<h1>Anslagstavla</h1><h2>Justerat protokoll</h2><p>Organ: KS<br>Dag: 2026-03-11</p><p><a href='/p'>Läs protokollet</a></p>"
        "<h2>Kungörelse</h2>"
    )

    assert [row.title for row in rows] == ["Anslagstavla", "Justerat protokoll", "Kungörelse"]
    assert rows[1].headings == ("Anslagstavla",)
    assert rows[1].words == "Justerat protokoll | Organ: KS\nDag: 2026-03-11 | Läs protokollet"
    assert [link.url for link in rows[1].links] == ["/p"]


@pytest.mark.parametrize(
    ("html", "titles"),
    [
        ("<ul><li><a href='/1'>Protokoll KS 2026-03-11</a><li><a href='/2'>Protokoll SN 2026-03-12</a></ul>", 2),
        (
            "<p>Justerat protokoll KS 2026-03-11</p><p>Anslaget: 2026-03-18</p><p>Justerat protokoll SN 2026-03-12</p>",
            2,
        ),
        ("<ul><li>Organ: KS<li>Sammanträdesdatum: 2026-03-11<li><a href='/p'>Läs protokollet</a></ul>", 1),
        (f"<p>Justerat protokoll KS 2026-03-11 {'om och om igen ' * 20}</p>", 1),
        ("<table><tr><th>Organ<th>Dag</tr><tr><td>KS<td>2026-03-11</tr><tr><td>SN<td>2026-03-12</tr></table>", 2),
        ("<table><tr><th>Organ<td>KS</tr><tr><th>Dag<td>2026-03-11</tr></table>", 1),
    ],
)
def test_what_begins_a_notice(html: str, titles: int) -> None:
    """An item with whose minutes they are, a row of a table; a label and a "read more" belong to what is above them."""
    assert len(_rows(html)) == titles


def test_cells_are_named_by_their_columns() -> None:
    """A day says nothing without the column's name."""
    (row,) = _rows("<table><tr><th>Organ<th>Tas ned</tr><tr><td><a href='/p'>KS</a><td>2026-04-09</tr></table>")

    assert (row.title, row.told) == ("KS", ["Organ: KS", "Tas ned: 2026-04-09"])
