"""Whole layouts, each small: what pages do with days, names and hours besides putting them in sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Telling = Callable[..., list[str]]

LAYOUTS = {
    "a year behind a name": (
        "Valnämnden 2026: 20 januari, 17 mars (flyttat från 10 mars) och 21 april.",
        ["2026-01-20 - Valnämnden", "2026-03-17 - Valnämnden from 2026-03-10", "2026-04-21 - Valnämnden"],
    ),
    "a year behind the verb": (
        "Valnämnden sammanträder 2026 den 20 januari, 21 april och 19 maj (inställt).",
        ["2026-01-20 - Valnämnden", "2026-04-21 - Valnämnden", "2026-05-19 - Valnämnden cancelled"],
    ),
    "a remark that moves a row to a day without a year": (
        (
            "<h2>Valnämnden</h2><table><tr><th>Datum</th><th>Tid</th><th>Anmärkning</th></tr>"
            "<tr><td>2026-03-17</td><td>13.00</td><td></td></tr>"
            "<tr><td>2026-04-21</td><td>13.00</td><td>Flyttas till 28 april</td></tr></table>"
        ),
        ["2026-03-17 13:00 Valnämnden", "2026-04-28 13:00 Valnämnden from 2026-04-21"],
    ),
    "midnight where nobody has given an hour": (
        "<h1>Valnämnden</h1><ul><li>2026-01-14 00:00</li><li>2026-02-11 13:00</li></ul>",
        ["2026-01-14 - Valnämnden", "2026-02-11 13:00 Valnämnden"],
    ),
    "letters behind days that a line explains, and a reserve day in a cell": (
        (
            "<h2>Möten 2026</h2><table><tr><th></th><th>Jan</th><th>Feb</th></tr>"
            "<tr><td>Valnämnden</td><td>13 (reserv 14)</td><td>10 i</td></tr>"
            "<tr><td>Kulturnämnden</td><td>15 (R)</td><td>12</td></tr></table><p>i = inställt, R = reservdag</p>"
        ),
        [
            "2026-01-13 - Valnämnden",
            "2026-01-15 - Kulturnämnden reserve",
            "2026-02-10 - Valnämnden cancelled",
            "2026-02-12 - Kulturnämnden",
        ],
    ),
    "cards with labelled days": (
        (
            "<h1>Kalender</h1><h3>Valnämnden</h3><p>Datum: 3 mars 2026</p><p>Tid: 9.15</p>"
            "<h3>Kulturnämnden</h3><p>Datum: 5 mars 2026</p><p>Tid: 17.00</p>"
        ),
        ["2026-03-03 09:15 Valnämnden", "2026-03-05 17:00 Kulturnämnden"],
    ),
    "a day's figure, a colon and a name under a month": (
        "<h1>Möten 2026</h1><ul><li>Mars<ul><li>3: Valnämnden, 9.15</li><li>5: Kulturnämnden, 17.00</li></ul></li></ul>",
        ["2026-03-03 09:15 Valnämnden", "2026-03-05 17:00 Kulturnämnden"],
    ),
    "weekdays and weeks under a name": (
        "<h1>Mötesveckor 2026</h1><h3>Valnämnden</h3><p>Tisdagar kl. 9.15, vecka 10, 14 och 20</p>",
        ["2026-03-03 09:15 Valnämnden", "2026-03-31 09:15 Valnämnden", "2026-05-12 09:15 Valnämnden"],
    ),
    "day, month, name and hours in boxes": (
        (
            "<h2>Möten 2026</h2><ul><li><div><span class='d'>3</span><span class='m'>mars</span></div>"
            "<div><a href='/1'>Valnämnden</a><p>9.15–11.00, Stadshuset, sal B</p></div></li></ul>"
        ),
        ["2026-03-03 09:15 Valnämnden"],
    ),
    "a name and its day in boxes without a space": (
        "<h1>Evenemang</h1><div><a href='/1'><strong>Valnämnden</strong></a><span>tis 3 mars 2026 09:15</span></div>",
        ["2026-03-03 09:15 Valnämnden"],
    ),
    "a school year under a committee": (
        (
            "<h1>Skolnämndens sammanträden läsåret 2026/27</h1><h2>Höstterminen</h2><ul><li>1 september</ul>"
            "<h2>Vårterminen</h2><ul><li>2 februari</ul>"
        ),
        ["2026-09-01 - Skolnämnden", "2027-02-02 - Skolnämnden"],
    ),
    "hours in a legend": (
        (
            "<h1>Sammanträden 2026</h1><table><tr><th>Månad</th><th>KF</th><th>KS</th></tr>"
            "<tr><td>Mars</td><td>3</td><td>5</td></tr><tr><td>April</td><td>7</td><td>9</td></tr></table>"
            "<p>KF = Kommunfullmäktige, kl. 18<br>KS = Kommunstyrelsen, kl. 13</p>"
        ),
        [
            "2026-03-03 18:00 Kommunfullmäktige",
            "2026-03-05 13:00 Kommunstyrelsen",
            "2026-04-07 18:00 Kommunfullmäktige",
            "2026-04-09 13:00 Kommunstyrelsen",
        ],
    ),
    "a footnote behind a sentence": (
        (
            "<h1>Möten 2026</h1><p>Mötena börjar kl. 13.00. *Heldag med start kl. 8.00.</p><table><tr><th>Organ</th>"
            "<th>Jan</th><th>Feb</th><th>Mars</th></tr><tr><td>Valnämnden</td><td>12</td><td>9*</td><td>-</td></tr></table>"
        ),
        ["2026-01-12 13:00 Valnämnden", "2026-02-09 08:00 Valnämnden"],
    ),
    "marks with a footnote": (
        (
            "<h1>Möten 2026</h1><p>Mötena börjar kl. 13.00.</p><table><tr><th>Datum</th><th>Valnämnden</th>"
            "<th>Kulturnämnden</th></tr><tr><td>3 mars</td><td>X*</td><td>X</td></tr></table><p>* börjar kl. 8.00</p>"
        ),
        ["2026-03-03 08:00 Valnämnden", "2026-03-03 13:00 Kulturnämnden"],
    ),
    "hours at the foot of a table": (
        (
            "<h1>Möten 2026</h1><table><tr><th></th><th>Valnämnden</th><th>Kulturnämnden</th></tr><tr><td>Mars</td>"
            "<td>3</td><td>5</td></tr><tr><td>April</td><td>7</td><td></td></tr><tr><td>Starttid</td><td>9.15</td>"
            "<td>17.00</td></tr></table>"
        ),
        ["2026-03-03 09:15 Valnämnden", "2026-03-05 17:00 Kulturnämnden", "2026-04-07 09:15 Valnämnden"],
    ),
    "hours with an end in a table without heads": (
        "Valnämnden 2026\n\nTisdag 3 mars\tkl. 9.15–11.00\tSal A\nTisdag 7 april\tkl. 9.15–11.00\tSal A",
        ["2026-03-03 09:15 Valnämnden", "2026-04-07 09:15 Valnämnden"],
    ),
    "two subcommittees in a cell": (
        (
            "<h1>Möten 2026</h1><table><tr><th>Datum</th><th>Möten</th></tr><tr><td>3 mars</td><td>Tekniska utskottet "
            "kl. 9.15<br>Skolutskottet kl. 13.00</td></tr></table>"
        ),
        ["2026-03-03 09:15 Tekniska utskottet", "2026-03-03 13:00 Skolutskottet"],
    ),
    "two halves of a year side by side": (
        (
            "<h1>Möten 2026</h1><table><tr><th>Våren</th><th></th><th>Hösten</th><th></th></tr><tr><td>3/3</td>"
            "<td>Valnämnden kl. 9.15</td><td>1/9</td><td>Kulturnämnden kl. 17.00</td></tr></table>"
        ),
        ["2026-03-03 09:15 Valnämnden", "2026-09-01 17:00 Kulturnämnden"],
    ),
    "lists in cells with hours under them": (
        (
            "<h1>Möten 2026</h1><table><tr><th>Valnämnden</th><th>Kulturnämnden</th></tr><tr><td><ul><li>3 mars"
            "<li>7 april</ul><p>Kl. 9.15</p></td><td><ul><li>5 mars</ul><p>Kl. 17.00</p></td></tr></table>"
        ),
        ["2026-03-03 09:15 Valnämnden", "2026-03-05 17:00 Kulturnämnden", "2026-04-07 09:15 Valnämnden"],
    ),
    "a month, a day and who meets as headings": (
        (
            "<h1>Möten</h1><h2>Mars 2026</h2><h3>Tisdag 3</h3><p>Valnämnden kl. 9.15</p><h3>Torsdag 5</h3>"
            "<p>Kulturnämnden kl. 17.00</p>"
        ),
        ["2026-03-03 09:15 Valnämnden", "2026-03-05 17:00 Kulturnämnden"],
    ),
    "hours before the names under a day": (
        "Politik i mars 2026\n\nv. 10\nTisdag 3 mars\n09.15 Valnämnden\n13.00 Kulturnämnden – INSTÄLLT",
        ["2026-03-03 09:15 Valnämnden", "2026-03-03 13:00 Kulturnämnden cancelled"],
    ),
    "a row of dates that lost its cells, with its hours last": (
        "Mötesplan 2026\n\nValnämnden\n\n3 mars\n\n7 april\n\n9.15\n\nKulturnämnden\n\n5 mars\n\n9 april\n\n17.00",
        [
            "2026-03-03 09:15 Valnämnden",
            "2026-03-05 17:00 Kulturnämnden",
            "2026-04-07 09:15 Valnämnden",
            "2026-04-09 17:00 Kulturnämnden",
        ],
    ),
    "an exception to the usual hours": (
        (
            "<h2>Valnämnden</h2><p>Möten 2026: 3 mars, 7 april och 5 maj. Mötena börjar kl. 9.15. Undantag är 7 april då "
            "mötet startar kl. 8.00.</p>"
        ),
        ["2026-03-03 09:15 Valnämnden", "2026-04-07 08:00 Valnämnden", "2026-05-05 09:15 Valnämnden"],
    ),
    "the time and place of a protocol": (
        (
            "Valnämnden\nSammanträdesdatum 2026-03-03\n\nPlats och tid: Stadshuset, kl. 9.15–11.05\n"
            "Justeringens plats och tid: Stadshuset 2026-03-09 kl. 10.00"
        ),
        ["2026-03-03 09:15 Valnämnden"],
    ),
    "a summons of members": (
        (
            "KALLELSE\n\nLedamöter kallas till sammanträde med Valnämnden\n\nTid: tisdag 3 mars 2026, kl. 9.15\n\n"
            "Gruppmöte (S): 2 mars kl. 18.00"
        ),
        ["2026-03-03 09:15 Valnämnden"],
    ),
    "lone days under a name": (
        "Valnämnden\nSammanträdesdatum 2026:\n2026-03-03\n2026-04-07\n\nTid: 09:15 - 11:00",
        ["2026-03-03 09:15 Valnämnden", "2026-04-07 09:15 Valnämnden"],
    ),
    "OBS! before what became of a meeting": (
        "<h2>Valnämnden 2026</h2><ul><li>3 mars</li><li>7 april OBS! Inställt</li></ul>",
        ["2026-03-03 - Valnämnden", "2026-04-07 - Valnämnden cancelled"],
    ),
    "auditors among the others": (
        "<h1>Möten 2026</h1><p>Revisionen 3 mars kl. 9.15</p><p>Valnämnden 5 mars kl. 9.15</p>",
        ["2026-03-03 09:15 Revisionen", "2026-03-05 09:15 Valnämnden"],
    ),
    "a stage of the board's own subcommittee": (
        (
            "<h1>Valnämndens tidplan 2026</h1><table><tr><th>Stoppdag</th><th>Beredning AU</th><th>Nämnd</th></tr>"
            "<tr><td>2/2</td><td>17/2</td><td>3/3</td></tr><tr><td>2/3</td><td>17/3</td><td>7/4</td></tr></table>"
        ),
        [
            "2026-03-03 - Valnämnden",
            "2026-04-07 - Valnämnden",
        ],
    ),
    "a day that empty cells put in the month above": (
        (
            "<h1>Möten 2026</h1><table><tr><th>Månad</th><th>Dag</th><th>Tid</th><th>Organ</th></tr><tr><td>Mars</td>"
            "<td>3</td><td>9.15</td><td>Valnämnden</td></tr><tr><td></td><td>5</td><td>17.00</td><td>Kulturnämnden</td></tr></table>"
        ),
        ["2026-03-03 09:15 Valnämnden", "2026-03-05 17:00 Kulturnämnden"],
    ),
    "weeks before their days": (
        "Valnämnden 2026\n\nv 10 tisdag 3 mars kl 9.15\nv 15 tisdag 7 april kl 9.15",
        ["2026-03-03 09:15 Valnämnden", "2026-04-07 09:15 Valnämnden"],
    ),
    "quarters of a year": (
        "<h1>Valnämnden 2026</h1><p>Kvartal 1: 3 mars<br>Kvartal 2: 7 april, 5 maj<br>Tid: kl. 9.15</p>",
        ["2026-03-03 09:15 Valnämnden", "2026-04-07 09:15 Valnämnden", "2026-05-05 09:15 Valnämnden"],
    ),
    "a year that leads its days, and hours as a habit": (
        (
            "<h1>Valnämnden</h1><h2>Mötestider</h2><p>Tisdagar kl. 9.15 i Stadshuset.</p><p>2026: 3/3, 7/4</p>"
            "<h2>Handlingar</h2><p>Protokoll 2025-12-10</p>"
        ),
        ["2026-03-03 09:15 Valnämnden", "2026-04-07 09:15 Valnämnden"],
    ),
    "an extra meeting by the words in another cell": (
        (
            "<h1>Möten 2026</h1><table><tr><th>Datum</th><th>Nämnd</th><th>Anmärkning</th></tr><tr><td>3 mars</td>"
            "<td>Valnämnden</td><td>Extra sammanträde kl. 8.00</td></tr><tr><td>7 april</td><td>Valnämnden</td><td></td></tr></table>"
        ),
        ["2026-03-03 08:00 Valnämnden extra", "2026-04-07 - Valnämnden"],
    ),
    "a month's meeting that was moved": (
        "<h1>Valnämnden</h1><h2>Möten 2026</h2><ul><li>10 mars</ul><p>Marsmötet är flyttat från den 3 mars till den 10 mars.</p>",
        ["2026-03-10 - Valnämnden from 2026-03-03"],
    ),
    "days, hours and names on lines of their own": (
        "Kommande möten 2026\n\n3 mars\n9.15–11.00\nValnämnden\n\n5 mars\n17.00–19.00\nKulturnämnden",
        ["2026-03-03 09:15 Valnämnden", "2026-03-05 17:00 Kulturnämnden"],
    ),
    "labels on lines of their own, the day first": (
        "Kalender\n\nDatum\n2026-03-03\nTid\n9:15\nNämnd\nValnämnden\n\nDatum\n2026-03-05\nTid\n17:00\nNämnd\nKulturnämnden",
        ["2026-03-03 09:15 Valnämnden", "2026-03-05 17:00 Kulturnämnden"],
    ),
    "something else in a calendar of meetings": (
        "Kalender\n\nTis 3 mars 2026 09:15 Valnämnden\nOns 4 mars 2026 10:00 Babycafé\nTors 5 mars 2026 17:00 Kulturnämnden",
        ["2026-03-03 09:15 Valnämnden", "2026-03-05 17:00 Kulturnämnden"],
    ),
    "papers linked beside a day": (
        "<h1>Valnämnden</h1><h2>Möten 2026</h2><ul><li>3 mars kl. 9.15 – <a href='k.pdf'>Kallelse (pdf, 2 MB)</a></li><li>7 april</ul>",
        ["2026-03-03 09:15 Valnämnden", "2026-04-07 - Valnämnden"],
    ),
    "a summer without meetings amid the days": (
        "<h1>Valnämnden</h1><p>Mötesdagar 2026: 5 maj, 9 juni, sommaruppehåll, 1 september och 6 oktober. Kl 9.15.</p>",
        [f"2026-{day} 09:15 Valnämnden" for day in ("05-05", "06-09", "09-01", "10-06")],
    ),
    "a plan that was changed": (
        "<h1>Uppdaterade sammanträdestider 2026</h1><h2>Valnämnden</h2><p>3 mars, 7 april</p>",
        ["2026-03-03 - Valnämnden", "2026-04-07 - Valnämnden"],
    ),
}


ONE_READING = {
    "letters behind days that a line explains, and a reserve day in a cell",
    "a stage of the board's own subcommittee",
}
"""Layouts that only one of the two readings understands."""
BOTH = {name: case for name, case in LAYOUTS.items() if name not in ONE_READING}


@pytest.mark.parametrize("name", sorted(ONE_READING))
def test_what_one_reading_bears_is_withheld(told: Telling, may_be: Telling, name: str) -> None:
    """Nothing false is claimed, and each meeting's day is among the alternatives, or claimed."""
    page, meetings = LAYOUTS[name]
    days = {line.split(" ", 1)[0] for line in meetings}

    assert {line.split(" ", 1)[0] for line in told(page)} <= days <= {line.split(" ", 1)[0] for line in may_be(page)}


@pytest.mark.parametrize(("page", "meetings"), BOTH.values(), ids=BOTH.keys())
def test_layout_gives_its_meetings(told: Telling, page: str, meetings: list[str]) -> None:
    """Wherever a page puts days, names and hours, they come together."""
    assert told(page) == meetings


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Läsårstider</h1><h2>Höstterminen 2026</h2><ul><li>Höstlov: 26 oktober<li>Jullov: 21 december</ul>",
        "<h1>Öppettider</h1><p>Datum: 3 mars 2026</p><p>Datum: 4 mars 2026</p>",
    ],
)
def test_other_lists_of_days_give_none(told: Telling, page: str) -> None:
    """Terms of schools and days without a name are nobody's meetings."""
    assert told(page) == []
