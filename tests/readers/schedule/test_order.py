"""Cards that show the day before the name read the other way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Telling = Callable[..., list[str]]

PAGES = [
    pytest.param(
        "<h1>Kalender</h1><h2>januari 2026</h2><article><time datetime='2026-01-13'>tis 13</time><div><time datetime='2026-01-13'>13 januari kl 13:00 - 15:00</time><h3>Kommunstyrelsen</h3></div></article>"
        "<article><time datetime='2026-01-17'>lör 17</time><div><time datetime='2026-01-17'>17 januari kl 10:00 - 12:00</time><h3>Loppmarknad</h3></div></article>",
        {},
        ["2026-01-13 13:00 Kommunstyrelsen"],
        id="day twice, and another occasion",
    ),
    pytest.param(
        "<h1>Kommande möten</h1><div class=card><time datetime='2026-01-13T13:00'>13 jan</time><h3><a href='/m/1'>Kommunstyrelsen</a></h3><p>Kl. 13.00–16.00, Stora salen</p></div><div class=card><time datetime='2026-01-26'>26 jan</time><h3>Kommunfullmäktige</h3><p>Kl. 18.00, Folkets hus</p></div><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 13:00 Kommunstyrelsen", "2026-01-26 18:00 Kommunfullmäktige"],
        id="cards",
    ),
    pytest.param(
        "<h1>Kommande möten</h1><div class=card><h3>Kommunstyrelsen</h3><p>Tisdag 13 januari 2026</p><p>Kl. 13.00–16.00</p></div><div class=card><h3>Kommunfullmäktige</h3><p>Måndag 26 januari 2026</p><p>Kl. 18.00</p></div><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 13:00 Kommunstyrelsen", "2026-01-26 18:00 Kommunfullmäktige"],
        id="cards2",
    ),
]


@pytest.mark.parametrize(("page", "given", "meetings"), PAGES)
def test_page_gives_its_meetings(told: Telling, page: str, given: dict[str, object], meetings: list[str]) -> None:
    """Every meeting of the page is told, and nothing else."""
    assert told(page, **given) == meetings
