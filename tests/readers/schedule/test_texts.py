"""Lists, headings, lines and running text become meetings: who, when, and what became of it."""

from __future__ import annotations

from collections.abc import Callable

from tests.cases import cases

Telling = Callable[..., list[str]]


@cases("page", "given", "meetings", meetings=list)
def test_page_gives_its_meetings(told: Telling, page: str, given: dict[str, object], meetings: list[str]) -> None:
    """Every meeting of the page is told, and nothing else."""
    assert told(page, **given) == meetings
