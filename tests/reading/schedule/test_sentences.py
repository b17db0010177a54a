"""Running text becomes meetings: who, when, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

Telling = Callable[..., list[str]]

PAGES = [
    pytest.param(
        "<h1>Ändrat sammanträde</h1><p>Kommunstyrelsens sammanträde den 4 mars 2026 är flyttat till den 11 mars kl. 9.00. Socialnämndens möte den 5 mars utgår.</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-03-05 - Socialnämnden cancelled", "2026-03-11 09:00 Kommunstyrelsen from 2026-03-04"],
        id="moved notice",
    ),
    pytest.param(
        "<h1>Nyhet</h1><p>Publicerad 2 mars 2026</p><p>Kommunfullmäktiges möte flyttas från måndag 30 mars till tisdag 31 mars. Mötet börjar klockan 17.</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-03-31 17:00 Kommunfullmäktige from 2026-03-30"],
        id="moved notice 2",
    ),
    pytest.param(
        "<h1>Nyhet</h1><p>Publicerad 2 mars 2026</p><p>Sammanträdet med socialnämnden den 16 april ersätts av ett sammanträde den 23 april klockan 13.15.</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-04-23 13:15 Socialnämnden from 2026-04-16"],
        id="moved notice 3",
    ),
    pytest.param(
        "<h1>Fritidsnämnden</h1><p>Fritidsnämnden har ändrat datum för mötet den 21 maj 2026 till den 19 maj 2026.</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-05-19 - Fritidsnämnden from 2026-05-21"],
        id="change date",
    ),
    pytest.param(
        "<h1>Kommunfullmäktiges sammanträden 2026</h1><p>Sammanträdena börjar kl. 18.00 med undantag för den 23 februari då mötet börjar kl. 15.00.</p><ul><li>26 januari</li><li>23 februari</li><li>30 mars</li></ul><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-23 15:00 Kommunfullmäktige",
            "2026-03-30 18:00 Kommunfullmäktige",
        ],
        id="exception sentence",
    ),
    pytest.param(
        "<h1>Socialnämndens möte i februari ställs in</h1><p>Socialnämndens sammanträde torsdagen den 12 februari är inställt. Nästa ordinarie sammanträde är torsdagen den 12 mars kl. 9.00.</p><p>Publicerad: 2026-02-05</p>",
        {},
        ["2026-02-12 - Socialnämnden cancelled", "2026-03-12 09:00 Socialnämnden"],
        id="cancel news",
    ),
    pytest.param(
        "<h1>Kommunfullmäktige sammanträder</h1><p>Tid: måndag 26 januari 2026 kl. 18.00<br>Plats: Folkets hus</p><h2>Ärenden</h2><ol><li>Svar på motion väckt den 3 mars 2025</li><li>Interpellation inlämnad 12 december 2025</li></ol><p>Ärendelistan anslogs den 16 januari 2026. Handlingarna finns i kommunhuset från den 19 januari.</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-26 18:00 Kommunfullmäktige"],
        id="kungörelse labels",
    ),
    pytest.param(
        "<h1>Kommunfullmäktige 2026</h1><p>Ordinarie sammanträden: 26 januari, 23 februari och 30 mars kl. 18.00.</p><p>Budgetsammanträde: 22 juni kl. 9.00.</p><p>Sommaruppehåll 29 juni–14 augusti.</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-23 18:00 Kommunfullmäktige",
            "2026-03-30 18:00 Kommunfullmäktige",
            "2026-06-22 09:00 Kommunfullmäktige",
        ],
        id="ordinarie budget",
    ),
    pytest.param(
        "Fullmäktige sammanträder på måndag kl. 18. På agendan står budgeten.",
        {"today": dt.date(2026, 3, 5)},
        ["2026-03-09 18:00 Kommunfullmäktige"],
        id="på måndag",
    ),
    pytest.param(
        "<h1>Regionfullmäktige 2026</h1><p>Sammanträden: 17 februari, 21 april och 16 juni. Reservdag: 17 juni. Sammanträdena börjar kl. 10.00.</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-02-17 10:00 Regionfullmäktige",
            "2026-04-21 10:00 Regionfullmäktige",
            "2026-06-16 10:00 Regionfullmäktige",
            "2026-06-17 10:00 Regionfullmäktige reserve",
        ],
        id="reserve days row",
    ),
]


@pytest.mark.parametrize(("page", "given", "meetings"), PAGES)
def test_page_gives_its_meetings(told: Telling, page: str, given: dict[str, object], meetings: list[str]) -> None:
    """Every meeting of the page is told, and nothing else."""
    assert told(page, **given) == meetings
