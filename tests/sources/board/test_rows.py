"""Rows of a board are told apart by what begins one."""

from __future__ import annotations

import pytest

from agendawatch.readers.opening import open_document
from agendawatch.sources.board import NoticeRow, read_rows


def _rows(html: str) -> list[NoticeRow]:
    return list(read_rows(open_document(f"<!doctype html><main>{html}</main>").passages))


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
