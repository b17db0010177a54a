"""Notice lines: dates, bylines and headings of reports name no matter."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.lang.sv.pages.minutes import is_notice_line


@cases("line")
def test_a_line_about_the_notice_is_known(line: str) -> None:
    """Nothing is left when dates, organizations and a notice's words are taken away."""
    assert is_notice_line(line)


@cases("line")
def test_a_line_that_names_a_matter_is_none(line: str) -> None:
    """One word of a matter is enough."""
    assert not is_notice_line(line)


@pytest.mark.parametrize(
    "line", ["12.", "", f"Protokoll {'Kommunstyrelsen ' * 12}", "Protokoll KS 2026/00123", "Detaljplan för Ekbacken"]
)
def test_numbers_matters_and_long_lines_are_no_notices(line: str) -> None:
    """A number alone is an item's, a case number a matter's."""
    assert not is_notice_line(line)
