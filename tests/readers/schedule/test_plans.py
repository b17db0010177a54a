"""Plans of a year in many forms: grids of months, tables a month, notes behind days, names with their hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from agendawatch.errors import LayoutError
from agendawatch.model import MeetingStatus
from agendawatch.readers.schedule import read_schedule

Telling = Callable[..., list[str]]

WEEKS = "".join(
    "<tr>" + "".join(f"<td>{day}{'<br>VN kl. 9.15' if day == 17 else ''}</td>" for day in week) + "</tr>"
    for week in (range(2, 9), range(9, 16), range(16, 23), range(23, 30))
)

PLANS = {
    "a month's grid without weekdays": (
        f"<h1>Kalender 2026</h1><h2>Mars 2026</h2><table>{WEEKS}</table><p>VN = Valnämnden</p>",
        ["2026-03-17 09:15 Valnämnden"],
    ),
    "a table for each month": (
        (
            "<h1>Plan 2026</h1><table><caption>Mars</caption><tr><th>Dag</th><th>Tid</th><th>Organ</th></tr>"
            "<tr><td>tis 3</td><td>9.15</td><td>Valnämnden</td></tr></table>"
        ),
        ["2026-03-03 09:15 Valnämnden"],
    ),
    "figures raised behind days": (
        (
            "<h1>Tider 2026</h1><table><tr><th></th><th>Jan</th><th>Feb</th><th>Mars</th></tr><tr><td>Valnämnden (kl. 9.15)"
            "</td><td>13</td><td>2<sup>1)</sup></td><td>3<sup>2</sup></td></tr></table><p>1) Börjar kl. 8.00<br>2) Heldag</p>"
        ),
        ["2026-01-13 09:15 Valnämnden", "2026-02-02 08:00 Valnämnden", "2026-03-03 09:15 Valnämnden"],
    ),
    "figures that lost their height": (
        (
            "<h1>Tider 2026</h1><p>1) Börjar kl. 8.00</p><table><tr><th></th><th>Jan</th><th>Feb</th><th>Mars</th></tr>"
            "<tr><td>Valnämnden</td><td>13</td><td>21)</td><td>231)</td></tr></table>"
        ),
        ["2026-01-13 - Valnämnden", "2026-02-02 08:00 Valnämnden", "2026-03-23 08:00 Valnämnden"],
    ),
    "a name with hours and place over terms": (
        (
            "<h1>Möten 2026</h1><ul><li>Valnämnden, kl. 9.15, Stora salen<ul><li>Våren: 3 mars och 7 april</li>"
            "<li>Hösten: 1 september</li></ul></li></ul>"
        ),
        ["2026-03-03 09:15 Valnämnden", "2026-04-07 09:15 Valnämnden", "2026-09-01 09:15 Valnämnden"],
    ),
    "a day over the rows that name who meets": (
        (
            "<h1>Kalender 2026</h1><table><tr><th colspan='3'>Tisdag 3 mars</th></tr><tr><td>9.15</td><td>Valnämnden</td>"
            "<td>Sal B</td></tr><tr><td>17.00</td><td>Kulturnämnden</td><td>Biblioteket</td></tr></table>"
        ),
        ["2026-03-03 09:15 Valnämnden", "2026-03-03 17:00 Kulturnämnden"],
    ),
    "facts of a card in a list": (
        (
            "<h1>Kalender</h1><ul><li><a href='/1'><strong>Valnämnden</strong></a> <span>Inställt</span><dl><dt>När</dt>"
            "<dd>3 mars 2026, 9.15</dd></dl></li><li><strong>Kulturnämnden</strong><dl><dt>När</dt><dd>5 mars 2026</dd></dl></li></ul>"
        ),
        ["2026-03-03 09:15 Valnämnden cancelled", "2026-03-05 - Kulturnämnden"],
    ),
    "hours within a time element": (
        "<h1>Kalender</h1><h3>Valnämnden</h3><p><time datetime='2026-03-03T09:15'>3 mars kl 09.15</time></p>",
        ["2026-03-03 09:15 Valnämnden"],
    ),
    "labelled hours under every name": (
        (
            "<h1>Tider 2026</h1><table><tr><th>Valnämnden</th><th>Kulturnämnden</th></tr><tr><td>Tid: 9.15</td><td>Tid: 17.00"
            "</td></tr><tr><td>Tisdag 3 mars</td><td>Torsdag 5 mars</td></tr></table>"
        ),
        ["2026-03-03 09:15 Valnämnden", "2026-03-05 17:00 Kulturnämnden"],
    ),
    "names grouped under a label, hours under the names": (
        (
            "<h1>Plan 2026</h1><table><thead><tr><th rowspan='3'>Månad</th><th colspan='2'>Nämnder</th></tr><tr><th>Valnämnden</th>"
            "<th>Kulturnämnden</th></tr><tr><th>kl. 9.15</th><th>kl. 17.00</th></tr></thead><tr><th>Mars</th><td>3</td><td>5</td></tr>"
            "<tr><th>April</th><td>7</td><td></td></tr></table>"
        ),
        ["2026-03-03 09:15 Valnämnden", "2026-03-05 17:00 Kulturnämnden", "2026-04-07 09:15 Valnämnden"],
    ),
    "kinds of meetings in a column of a committee's table": (
        (
            "<h1>Tider 2026</h1><h3>Valnämnden</h3><table><tr><th>Nr</th><th>Datum</th><th>Tid</th><th>Typ</th></tr><tr><td>1</td>"
            "<td>3/3</td><td>9.15</td><td>Ordinarie</td></tr><tr><td>2</td><td>7/4</td><td>9.15</td><td>Inställt</td></tr></table>"
        ),
        ["2026-03-03 09:15 Valnämnden", "2026-04-07 09:15 Valnämnden cancelled"],
    ),
    "a presidium that calls its council's meeting off": (
        "<h1>Inställt möte</h1><p>Valnämndens presidium har beslutat att ställa in sammanträdet den 3 mars 2026.</p>",
        ["2026-03-03 - Valnämnden cancelled"],
    ),
    "a presidium's own meetings": (
        "<p>Kommunfullmäktiges presidium sammanträder den 3 mars 2026 kl. 9.15.</p>",
        ["2026-03-03 09:15 Kommunfullmäktiges presidium"],
    ),
    "records whose name comes last": (
        (
            "<h1>Kommande</h1><div><div><span>Datum: </span><span>3 mars, 2026</span></div><div>Tid: 9.15</div><div>Nämnd: Valnämnden"
            "</div></div><div><div>Datum: 5 mars, 2026</div><div>Tid: 17.00</div><div>Nämnd: Kulturnämnden</div></div>"
        ),
        ["2026-03-03 09:15 Valnämnden", "2026-03-05 17:00 Kulturnämnden"],
    ),
    "weeks with their days in parentheses": (
        "<h1>Mötesveckor 2026</h1><h3>Valnämnden</h3><p>Tid: tisdagar kl. 9.15</p><p>v. 10 (3/3), v. 15 (7/4)</p>",
        ["2026-03-03 09:15 Valnämnden", "2026-04-07 09:15 Valnämnden"],
    ),
    "terms over a plan of several": (
        (
            "<h1>Sammanträdesdagar 2026</h1><h2>Vårterminen 2026</h2><table><tr><th>Organ</th><th>Tid</th><th>Mars</th><th>April</th></tr>"
            "<tr><td>Valnämnden</td><td>9.15</td><td>3</td><td>7</td></tr></table>"
        ),
        ["2026-03-03 09:15 Valnämnden", "2026-04-07 09:15 Valnämnden"],
    ),
    "hours of short forms under a table": (
        "Mötestider 2026\n\n\tJan\tFeb\tMars\nKF\t26\t23\t30\nKS\t13\t-\t3\n\nKF kl. 18.30 och KS kl. 13.00\n",
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-26 18:30 Kommunfullmäktige",
            "2026-02-23 18:30 Kommunfullmäktige",
            "2026-03-03 13:00 Kommunstyrelsen",
            "2026-03-30 18:30 Kommunfullmäktige",
        ],
    ),
    "days decided the year before": (
        "<h1>Valnämnden</h1><p>Valnämnden beslutade den 18 november om sina sammanträdesdagar för 2026. Nämnden möts 3 mars och 7 april.</p>",
        ["2026-03-03 - Valnämnden", "2026-04-07 - Valnämnden"],
    ),
    "two days that a rule does not hold for": (
        (
            "<h1>Valnämnden 2026</h1><p>Nämnden möts 3 mars, 7 april och 5 maj. Mötena börjar kl. 13.00 utom den 7 april och 5 maj "
            "då de börjar kl. 9.15.</p>"
        ),
        ["2026-03-03 13:00 Valnämnden", "2026-04-07 09:15 Valnämnden", "2026-05-05 09:15 Valnämnden"],
    ),
    "a company's board": (
        "Ekbyhem AB\nStyrelsemöten 2026: 3 mars, 7 april\n",
        ["2026-03-03 - Ekbyhem AB", "2026-04-07 - Ekbyhem AB"],
    ),
    "a council of several": (
        "Kommunala rådet för äldre och funktionshindrade\n\nMöten 2026: 3 mars. Tid: kl. 13.30.\n",
        ["2026-03-03 13:30 Kommunala rådet för äldre och funktionshindrade"],
    ),
    "a day that differs, told after the list": (
        "<h1>Möten 2026</h1><p><b>Valnämnden</b><br>Tisdagar kl. 9.15: 3/3, 7/4, 5/5.<br>OBS! 7/4 kl. 8.00.</p>",
        ["2026-03-03 09:15 Valnämnden", "2026-04-07 08:00 Valnämnden", "2026-05-05 09:15 Valnämnden"],
    ),
    "hours beside a title's day": (
        "<h1>Valnämnden 3 mars</h1><dl><dt>Datum</dt><dd>3 mars 2026</dd><dt>Tid</dt><dd>9.15</dd></dl>",
        ["2026-03-03 09:15 Valnämnden"],
    ),
    "two days, and when the first begins": (
        "<p>Valnämnden sammanträder den 3–4 mars 2026 med början den 3 mars kl. 9.15.</p>",
        ["2026-03-03/2026-03-04 09:15 Valnämnden"],
    ),
}


ONE_READING = {
    "figures that lost their height",
    "a presidium that calls its council's meeting off",
    "records whose name comes last",
}
"""Plans that only one of the two readings understands."""
BOTH = {name: case for name, case in PLANS.items() if name not in ONE_READING}


@pytest.mark.parametrize("name", sorted(ONE_READING))
def test_what_one_reading_bears_is_withheld(told: Telling, may_be: Telling, name: str) -> None:
    """Nothing false is claimed, and each meeting's day is among the alternatives, or claimed."""
    page, meetings = PLANS[name]
    days = {line.split(" ", 1)[0] for line in meetings}

    assert {line.split(" ", 1)[0] for line in told(page)} <= days <= {line.split(" ", 1)[0] for line in may_be(page)}


@pytest.mark.parametrize(("page", "meetings"), BOTH.values(), ids=BOTH.keys())
def test_plan_gives_its_meetings(told: Telling, page: str, meetings: list[str]) -> None:
    """Wherever a plan puts days, names and hours, they come together."""
    assert told(page) == meetings


def test_a_day_of_something_else_is_nobodys() -> None:
    """Behind a colon stands what a day is of."""
    page = "Valnämnden sammanträder måndag 7 maj 2018.\n1 maj: demonstration från torget."

    assert [meeting.date.day for meeting in read_schedule(page, today=dt.date(2018, 4, 20))] == [7]


def test_plan_without_a_year_is_for_one_year() -> None:
    """A table from January to December, read in January, is for this year, its December too."""
    months = ("Jan", "Feb", "Mars", "April", "Maj", "Juni", "Aug", "Sept", "Okt", "Nov", "Dec")
    head = "".join(f"<th>{month}</th>" for month in months)
    days = "".join(f"<td>{day}</td>" for day in (15, 12, 12, 16, 21, 11, 13, 17, 15, 12, 10))
    page = f"<table><tr><th>Organ</th>{head}</tr><tr><td>Valnämnden</td>{days}</tr></table>"

    assert {meeting.date.year for meeting in read_schedule(page, today=dt.date(2026, 1, 5))} == {2026}


@pytest.mark.parametrize(
    "page",
    [
        "<p>Arbetsordningen har antagits av kommunfullmäktige 2022-11-28, § 140.</p>",
        "<h1>Valnämnden</h1><p>Nämnden valdes av kommunfullmäktige den 15 december 2022.</p>",
        "<p>Taxan är beslutad av den nya socialnämnden den 3 mars 2026.</p>",
    ],
)
def test_what_someone_did_is_no_meeting(page: str) -> None:
    """A day on which an organization chose or adopted something is told of that, not as a meeting."""
    with pytest.raises(LayoutError):
        read_schedule(page)


@pytest.mark.parametrize("words", ["Inga möten inplanerade.", "Visar 0 möten.", "Det finns inga kommande händelser."])
def test_nothing_planned_is_empty(words: str) -> None:
    """A page that says that nothing is planned is an answer."""
    assert read_schedule(f"<h1>Möteskalender</h1><h2>Valnämnden</h2><p>{words}</p>") == ()


def test_minutes_give_their_own_meeting() -> None:
    """The days in the paragraphs of minutes are the matters' histories."""
    page = (
        "Sammanträdesprotokoll\nValnämnden\n2026-03-03\n\nPlats och tid\nStadshuset, kl. 9.15–11.00\n\nBeslutande\nAnna Ek (S)\n\n"
        "Utses att justera\nBo Lind (M)\n\n§ 1 Val av justerare\nValnämnden beslutar att välja Bo Lind.\n\n"
        "§ 2 Lokaler\nKommunstyrelsen sammanträdde den 4 februari 2026 och remitterade ärendet."
    )

    [meeting] = read_schedule(page)

    assert (meeting.organization.name, meeting.date) == ("Valnämnden", dt.date(2026, 3, 3))
    assert meeting.start is not None
    assert (meeting.start.hour, meeting.start.minute) == (9, 15)
    assert meeting.status is MeetingStatus.HELD


def test_minutes_of_nobody_are_refused() -> None:
    """Minutes that do not say whose they are give no meeting."""
    with pytest.raises(LayoutError):
        read_schedule(
            "Protokoll\n\nBeslutande\nAnna Ek (S)\nUtses att justera\nBo Lind (M)\n§ 1 Budget\n§ 2 Taxa 3 mars 2026"
        )
