"""Tables that lost their columns: what both readings bear is claimed, what one alone bears may be, nothing else is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Telling = Callable[..., list[str]]

MONTHS_DOWN = "2026\n\nKF\n\nKS\n\nSN\n\nMötestid:\n\nKl. 18\n\nKl. 13\n\nKl. 9\n\nJanuari\n\n26\n\n\n15\n\nFebruari\n\n\n10, kl. 8.30\n\n\nMars\n\n\n\n5, 26\n\nFörkortningar\n\nSN Socialnämnden\n"
NAMES_DOWN = "Organ\n\nJan\n\nFeb\n\nMars\n\nKlockan\n\nKommunfullmäktige\n\n26\n\n-\n\n30\n\n18.00\n\nSocialnämnden\n\n15\n\n12\n26\n\n\n5\n\n9.00\n"
HALF_YEAR = "Socialnämnden\n\nTider 2026\n\nJanuari\n\nFebruari\n\nMars\n\n15:e kl. 9.00\n\n-\n\n12:e kl. 9.00\n"
LABELS = "Datum\n\nTid\n\nOrgan\n\n26 januari 2026\n\n18.00\n\nKommunfullmäktige\n\n13 januari 2026\n\n13.00\n\nKommunstyrelsen\n"
SIDE_BY_SIDE = (
    "Tider 2026\n\nSkolnämnden        Arbetsutskottet\n\n29 januari         20 januari\n26 februari        17 februari"
)
STACKED = "Möten 2026\n\nMånad\nKS\nKF\n\nJanuari\n\n13\n\n\n\nFebruari\n\n10\n\n16\n\nMars\n\n10\n\n30"
STAGES = "Kommunfullmäktige: tider 2026\n\nStoppdatum för ärenden Utskick av kallelse Sammanträde Justering\n2026-01-05 2026-01-19 2026-01-26 2026-02-01\n"
PRE = "<h1>Sammanträden 2026</h1><pre>\n<b>     Jan  Feb  Mars</b>\nKF   26        23\nKS   14   11   11\n</pre>"
CODES = "<h1>Möten 2026</h1><ul><li>KF Kommunfullmäktige, måndagar 18.00</li><li>KS Kommunstyrelsen, tisdagar 13.00</li></ul><h2>Januari</h2><p>KS 13, KF 26</p><h2>Februari</h2><p>10 (KS), 23 (KF)</p>"
LEGEND = (
    "Plan 2026 (POM = plan- och miljönämnden, KS = kommunstyrelsen)\n\nJanuari: POM 13, KS 27\nFebruari: POM 10, KS 24"
)

PAGES = [
    pytest.param(
        "Fritidsnämnden: mötes- och beredningsdatum 2026\n\nNämndmöte      Presidieberedning      Sista inlämning\n21 januari     8 januari              19 december\n18 februari    4 februari             21 januari",
        {},
        ["2026-01-21 - Fritidsnämnden", "2026-02-18 - Fritidsnämnden"],
        id="name before a plan's year, and stages of matters",
    ),
    pytest.param(
        "Kulturnämnden 2026\nSammanträden (kl. 15.00)     Arbetsutskott (kl. 10.00)\n20 januari                   13 januari\n24 februari                  17 februari",
        {},
        [
            "2026-01-13 10:00 Kulturnämndens arbetsutskott",
            "2026-01-20 15:00 Kulturnämnden",
            "2026-02-17 10:00 Kulturnämndens arbetsutskott",
            "2026-02-24 15:00 Kulturnämnden",
        ],
        id="two columns of text with hours in their heads",
    ),
    pytest.param(
        "Sammanträdestider 2026\n\nJanuari - juni 2026\n\nNämnd Tid Jan Feb Mars April Maj Juni\nKF 18:00 26 23 30 27 25 15(9.00)\nKS 13:00 13 10 10 14 12 2, 16(8.30)\nTN 09:15 16 - 6, 20 17 8 -\nSN 09:00  15  12  - 11 \n\nFörkortningar\nKommunfullmäktige KF\nKommunstyrelsen KS\nTekniska nämnden TN\n",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-16 09:15 Tekniska nämnden",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-10 13:00 Kommunstyrelsen",
            "2026-02-23 18:00 Kommunfullmäktige",
            "2026-03-06 09:15 Tekniska nämnden",
            "2026-03-10 13:00 Kommunstyrelsen",
            "2026-03-20 09:15 Tekniska nämnden",
            "2026-03-30 18:00 Kommunfullmäktige",
            "2026-04-14 13:00 Kommunstyrelsen",
            "2026-04-17 09:15 Tekniska nämnden",
            "2026-04-27 18:00 Kommunfullmäktige",
            "2026-05-08 09:15 Tekniska nämnden",
            "2026-05-12 13:00 Kommunstyrelsen",
            "2026-05-25 18:00 Kommunfullmäktige",
            "2026-06-02 13:00 Kommunstyrelsen",
            "2026-06-15 09:00 Kommunfullmäktige",
            "2026-06-16 08:30 Kommunstyrelsen",
        ],
        id="space rows",
    ),
    pytest.param(
        "SAMMANTRÄDESPLAN 2026\n\nOrgan               Datum          Tid\nKommunfullmäktige   26 januari     18.00\nKommunstyrelsen     13 januari     13.00\nSocialnämnden       15 januari     09.00\n",
        {},
        ["2026-01-13 13:00 Kommunstyrelsen", "2026-01-15 09:00 Socialnämnden", "2026-01-26 18:00 Kommunfullmäktige"],
        id="plain aligned",
    ),
]


@pytest.mark.parametrize(("page", "given", "meetings"), PAGES)
def test_page_gives_its_meetings(may_be: Telling, page: str, given: dict[str, object], meetings: list[str]) -> None:
    """Every meeting of the page is claimed or among the alternatives of a doubt; of a row that is short, none."""
    days = {line.split(" ")[0] for line in meetings}

    assert days <= {line.split(" ")[0] for line in may_be(page, **given)}


@pytest.mark.parametrize(
    ("page", "days"),
    [
        pytest.param(MONTHS_DOWN, ["2026-01-15 Socialnämnden", "2026-01-26 Kommunfullmäktige", "2026-02-10 Kommunstyrelsen", "2026-03-05 Socialnämnden", "2026-03-26 Socialnämnden"], id="months down"),
        pytest.param(HALF_YEAR, ["2026-01-15 Socialnämnden", "2026-03-12 Socialnämnden"], id="months over one row"),
        pytest.param(LABELS, ["2026-01-13 Kommunstyrelsen", "2026-01-26 Kommunfullmäktige"], id="labels over rows"),
        pytest.param(SIDE_BY_SIDE, ["2026-01-29 Skolnämnden", "2026-02-26 Skolnämnden"], id="side by side"),
        pytest.param(PRE, ["2026-01-14 Kommunstyrelsen", "2026-01-26 Kommunfullmäktige", "2026-03-23 Kommunfullmäktige"], id="pre"),
        pytest.param(CODES, ["2026-02-10 Kommunstyrelsen", "2026-02-23 Kommunfullmäktige"], id="short forms"),
        pytest.param(LEGEND, ["2026-01-13 Plan- och miljönämnden", "2026-02-24 Kommunstyrelsen"], id="a legend in brackets"),
    ],
)  # fmt: skip
def test_days_are_in_their_columns(told: Telling, may_be: Telling, page: str, days: list[str]) -> None:
    """What is claimed stands in its column, and what isn't claimed is among the alternatives."""
    borne = {f"{line.split(' ', 2)[0]} {line.split(' ', 2)[2]}" for line in may_be(page)}

    assert set(days) <= borne
    assert set(told(page)) <= set(may_be(page))


def test_stages_of_a_matter_are_nobodys(told: Telling) -> None:
    """A row of dates under heads that lost their columns is claimed for nobody."""
    assert told(STAGES) == []


def test_nothing_is_claimed_that_only_looks_so(told: Telling) -> None:
    """A row that is short is not believed."""
    assert not {
        line
        for line in told(STACKED)
        if line
        not in {
            "2026-01-13 - Kommunstyrelsen",
            "2026-02-10 - Kommunstyrelsen",
            "2026-02-16 - Kommunfullmäktige",
            "2026-03-10 - Kommunstyrelsen",
            "2026-03-30 - Kommunfullmäktige",
        }
    }
