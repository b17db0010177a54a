"""Tables of any form become meetings, by what their heads hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.cases import cases

import agendawatch as aw

Telling = Callable[..., list[str]]


@cases("page", "given", "meetings", meetings=list)
def test_page_gives_its_meetings(told: Telling, page: str, given: dict[str, object], meetings: list[str]) -> None:
    """Every meeting of the page is told, and nothing else."""
    assert told(page, **given) == meetings


@pytest.mark.parametrize(
    ("heads", "last", "unread"),
    [
        (("Jan", "Feb", "Mars"), ("18", "25"), 1),
        (("Jan", "Feb", "Mars", ""), ("18", "25"), 1),
        (("Jan", "Feb", "Mars", "Antal"), ("18", "25"), 0),
        (("Jan", "Feb", "Mars"), ("18", "Rådhuset"), 0),
        (("Jan", "Feb", "Mars"), ("18", ""), 0),
    ],
)
def test_a_day_behind_the_last_month_is_unread_and_doubted(
    heads: tuple[str, ...], last: tuple[str, str], unread: int
) -> None:
    """A row with more cells than there are months loses none of its days in silence; under a head of something else a figure is no day."""
    rows = (("Valnämnden", "26", "23", "30", ""), ("Skolnämnden", "21", "", *last))
    drawn = "".join("<tr>" + "".join(f"<td>{it}</td>" for it in row) + "</tr>" for row in (("", *heads), *rows))

    found = aw.read_schedule(f"<h1>Sammanträden 2026</h1><table>{drawn}</table>")

    assert len(found) == found.account.claimed == 5
    assert found.account.unread == unread
    assert [(it.code, it.provenance.words if it.provenance else "") for it in found.doubts] == (
        [(aw.CaveatCode.DAYS_UNEXPLAINED, "25")] if unread else []
    )
