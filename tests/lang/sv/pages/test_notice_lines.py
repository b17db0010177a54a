"""Notice lines: dates, bylines and headings of reports name no matter."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.pages.minutes import is_notice_line


@pytest.mark.parametrize(
    "line",
    [
        "2021-05-05",
        "Publicerad 2018-12-12 16:08",
        "Senast uppdaterad: 18 oktober 2017",
        "Snabbprotokoll 28 januari",
        "Fullmäktige i korthet 2018-11-21",
        "Dagens möte i kommunstyrelsen",
        "Rapport från kommunfullmäktige den 28 maj",
        "Rapport från Ekby kommunfullmäktige den 28 maj",
        "Regionstyrelsen har sammanträtt i dag, onsdagen den 12 december.",
        "Beslut i kommunstyrelsen 3 maj",
        "Region Ekby, regionfullmäktige 27 november",
        "Fullmäktige ikväll",
        "Motioner under beredning",
    ],
)
def test_a_line_about_the_notice_is_known(line: str) -> None:
    """Nothing is left when dates, organizations and a notice's words are taken away."""
    assert is_notice_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Skattesats 2027",
        "Årsredovisning 2025",
        "Beslut om taxor",
        "Avskrivning av motion",
        "Motion om bad",
        "",
        "Dnr KS 2024/0123",
    ],
)
def test_a_line_that_names_a_matter_is_none(line: str) -> None:
    """One word of a matter is enough."""
    assert not is_notice_line(line)


@pytest.mark.parametrize(
    "line", ["12.", "", f"Protokoll {'Kommunstyrelsen ' * 12}", "Protokoll KS 2026/00123", "Detaljplan för Ekbacken"]
)
def test_numbers_matters_and_long_lines_are_no_notices(line: str) -> None:
    """A number alone is an item's, a case number a matter's."""
    assert not is_notice_line(line)
