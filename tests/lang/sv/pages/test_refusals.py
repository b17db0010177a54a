"""A page that stands in for another is known by its title."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.pages.portals import Refusal, find_refusal


@cases("title", "expected", expected=Refusal)
def test_titles_tell(title: str, expected: Refusal | None) -> None:
    """Only a part of the title that begins with the phrase counts."""
    assert find_refusal(title) is expected
