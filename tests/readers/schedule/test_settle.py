"""Candidates become meetings."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.documents.page import read_document
from agendawatch.lang.sv.calendar import Clock
from agendawatch.lang.sv.organizations import organization
from agendawatch.model import Caveat, CaveatCode, Meeting, MeetingStatus
from agendawatch.readers.schedule import ledger, read_schedule
from agendawatch.readers.schedule.candidate import Candidate
from agendawatch.readers.schedule.evidence.claims import settle

BOARD = organization("Kommunstyrelsen")
PAGE = read_document("mars")


def candidate(day: int, hour: int | None = None, *, listed: bool = True) -> Candidate:
    """Draw a meeting in March 2026."""
    hours = Clock(dt.time(hour), None, "", (0, 0)) if hour is not None else None
    return Candidate(BOARD, dt.date(2026, 3, day), ((0, 4),), hours=hours, listed=listed)


def settled(*candidates: Candidate) -> tuple[Meeting, ...]:
    """Settle candidates of a page that says nothing more."""
    return settle(candidates, document=PAGE, municipality=None, impossible={})


def test_told_twice_is_one() -> None:
    """A plan and a notice tell of one meeting; the notice's status holds."""
    notice = candidate(4, listed=False)
    notice.status = MeetingStatus.CANCELLED
    (meeting,) = settled(candidate(4, 13), notice)

    assert meeting.status is MeetingStatus.CANCELLED
    assert meeting.start is not None


def test_two_hours_in_a_list_are_two_meetings() -> None:
    """They are counted by their hour, whatever the order on the page."""
    assert [
        (meeting.nth, meeting.start.hour) for meeting in settled(candidate(4, 13), candidate(4, 9)) if meeting.start
    ] == [
        (1, 9),
        (2, 13),
    ]


def test_day_that_was_left_is_kept_with_the_new_one() -> None:
    """A moved meeting stands once, on its new day."""
    old, new = candidate(4), candidate(11)
    old.moved_to = new.date
    (meeting,) = settled(old, new)

    assert meeting.date == dt.date(2026, 3, 11)
    assert meeting.previous_starts == (dt.date(2026, 3, 4),)


def test_impossible_day_warns() -> None:
    """A day that no calendar has is told on the organization's first meeting."""
    doubt = Caveat.of(CaveatCode.NO_SUCH_DAY, day="2026-02-30", words="30 februari")

    (meeting,) = settle([candidate(4)], document=PAGE, municipality=None, impossible={BOARD.name: (doubt,)})

    assert meeting.warnings == (doubt,)


def test_a_sentence_about_one_day_goes_before_the_list() -> None:
    """The list gives the hour of all its days, the sentence that of one, in the list's year."""
    page = (
        "<h1>Nämnden för teknik</h1><p>Tekniska nämnden sammanträder år 2027 den 14 januari, 11 februari "
        "och 11 mars klockan 13.15. Mötet den 11 februari börjar klockan 9.00.</p><footer>Granskad 3 februari 2026</footer>"
    )
    found = read_schedule(page)

    assert [meeting.start.strftime("%Y-%m-%d %H:%M") for meeting in found if meeting.start] == [
        "2027-01-14 13:15",
        "2027-02-11 09:00",
        "2027-03-11 13:15",
    ]


@pytest.mark.parametrize(
    ("day", "years"),
    [
        ("torsdag den 20 februari", ["2020"]),
        ("den 20 februari", ["2019", "2020"]),
        ("den 20 februari 2020", []),
    ],
)
def test_the_year_of_a_matter_is_no_meetings_year(day: str, years: list[str]) -> None:
    """Without a day of asking it is asked which year is meant; a weekday leaves out those that it speaks against."""
    page = f"Valnämnden sammanträder {day} kl. 17.\n\nFörvaltningen berättar om verksamheten som bedrevs 2019."

    found = read_schedule(page)

    assert [way.reading for doubt in found.doubts for way in doubt.alternatives] == years
    assert len(found) == (not years)


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        ("28 januari - 2 februari 2025", "2025-01-28", "2025-02-02"),
        ("30 december – 2 januari 2026", "2025-12-30", "2026-01-02"),
        ("4-5 mars 2026", "2026-03-04", "2026-03-05"),
    ],
)
def test_the_year_behind_a_span_is_that_of_both_its_days(days: str, first: str, last: str) -> None:
    """Without a day of asking, too; over New Year the first day is of the year before."""
    (meeting,) = read_schedule(f"Kommunfullmäktige {days}")

    assert (str(meeting.date), str(meeting.end_date)) == (first, last)


@pytest.mark.parametrize("word", ["Våra", "Samtliga", "Följande", "Övriga", "Framtida"])
def test_a_word_that_points_is_no_name(word: str) -> None:
    """Whose meetings a heading points at, the one above it tells."""
    found = read_schedule(f"Valnämnden\n\n{word} sammanträden 2027\n\n25 januari\n22 februari\n29 mars\n26 april\n")

    assert {(it.organization.name, it.date.month) for it in found} == {("Valnämnden", nth) for nth in range(1, 5)}


def test_lists_of_one_organization_are_set_against_one_another_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pairs of lists count as work, so that a page of thousands is refused; equal ones are one."""
    spent: list[int] = []
    monkeypatch.setattr(ledger, "spend", spent.append)
    one, other = (
        f"<h2>Sammanträden</h2><ul><li>13 januari<li>{day} februari<li>10 mars<li>14 april<li>12 maj</ul>"
        for day in (23, 25)
    )

    read_schedule("<h1>Valnämnden 2026</h1>" + one * 20)
    assert spent == []
    read_schedule("<h1>Valnämnden 2026</h1>" + one * 20 + other * 20)
    assert spent == [5]
