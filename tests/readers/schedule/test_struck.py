"""A struck day is called off, or left for the one beside it."""

from __future__ import annotations

from collections.abc import Callable

from tests.cases import cases


@cases("cell", "meetings", meetings=list)
def test_struck_day_of_a_cell(told: Callable[..., list[str]], cell: str, meetings: list[str]) -> None:
    """What parts the days tells whether one stands for the other."""
    page = f"<h1>Möten 2026</h1><table><tr><th>Organ</th><th>Mars</th></tr><tr><td>Valnämnden</td><td>{cell}</td></tr></table>"

    assert told(page) == meetings


def test_struck_day_of_a_long_list_is_called_off(told: Callable[..., list[str]]) -> None:
    """The next month's day stands for nothing."""
    page = "<h1>Valnämnden 2026</h1><p>13/1<br><s>10/2</s><br>10/3</p>"

    assert told(page) == [
        "2026-01-13 - Valnämnden",
        "2026-02-10 - Valnämnden cancelled",
        "2026-03-10 - Valnämnden",
    ]
