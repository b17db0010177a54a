"""The demo: true of what is real, alive in what is made up, and the same bytes on the same day."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import icalendar
import pytest
from tests.cases import cases, table

from agendawatch.demo import DemoReport, run_demo
from agendawatch.errors import InputError
from agendawatch.i18n.caveats import caveat_words
from agendawatch.lang.sv.parties import find_parties
from agendawatch.model import Example, Meeting
from agendawatch.registry import municipalities
from agendawatch.store import Store

TODAY = dt.date(2026, 3, 6)
PRESS = {
    path.name: path.read_text(encoding="utf-8")
    for path in (files("agendawatch.demo") / "press").iterdir()
    if isinstance(path, Path)
}
ORIGINALS = set(table(__file__, "ORIGINALS"))


@pytest.fixture(scope="module")
def real(demo: DemoReport) -> tuple[Meeting, ...]:
    """Give every meeting of its store that is of a municipality of Sweden."""
    with Store(f"sqlite:///{demo.database}") as store:
        return tuple(it for it in store.meetings() if not it.made_up)


def _events(path: Path) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(path.read_bytes()).events)


def _pages(demo: DemoReport) -> Iterator[tuple[str, str]]:
    """Give each page's path and what it says."""
    for path in sorted(demo.site.rglob("*.html")):
        text = re.sub(r"<[^>]*>", " ", path.read_text(encoding="utf-8").partition("<main")[2].partition("</main>")[0])
        yield path.relative_to(demo.site).as_posix(), " ".join(text.split())


def test_of_what_is_real_only_the_derived_meeting_is_known(real: tuple[Meeting, ...]) -> None:
    """Kommunstyrelsen in Göteborg on Wednesday 11 March 2020: no hour, item, file, place or page of the city."""
    (meeting,) = real

    assert (str(meeting.municipality), meeting.organization.name) == ("Göteborg", "Kommunstyrelsen")
    assert meeting.date == dt.date(2020, 3, 11)
    assert {meeting.start, meeting.agenda, meeting.location, meeting.url} == {None}
    assert meeting.documents == ()
    assert meeting.provenance is not None
    assert (meeting.provenance.words, meeting.provenance.certainty) == ("på onsdag", "derived")
    assert meeting.provenance.url in ORIGINALS
    assert meeting.provenance.retold


def test_every_fact_of_the_proposals_stands_in_the_releases(demo: DemoReport) -> None:
    """Words, people, parties and days are the texts'; each action rests on an original's address, and is told again."""
    texts = " ".join(" ".join(PRESS.values()).split())
    first, second = demo.seed.proposals

    for proposal, day in ((first, dt.date(2020, 3, 6)), (second, dt.date(2020, 6, 15))):
        assert {action.date for action in proposal.actions} == {day}
        assert all(action.words and action.words in texts for action in proposal.actions)
        assert all(person.name in texts for person in proposal.people)
        assert {action.provenance.url for action in proposal.actions if action.provenance} <= ORIGINALS
        assert all(action.provenance and action.provenance.retold for action in proposal.actions)
        assert not any(action.authoritative for action in proposal.actions)
        assert proposal.reference is None
    assert [party.code for party in first.parties] == ["V"]
    assert {party.code for party in second.parties} == {"V", "MP", "FI", "S"}
    assert {it.meeting_date for it in first.actions} == {None, dt.date(2020, 3, 11)}
    assert {it.meeting_date for it in second.actions} == {None}


@cases("day", "statuses")
def test_no_outcome_is_claimed(demo: DemoReport, day: tuple[int, int, int], statuses: tuple[str, str]) -> None:
    """Once the meeting has passed without a word, it is not known how it went; of the other no day is known."""
    assert tuple(it.status_at(dt.date(*day)) for it in demo.seed.proposals) == statuses


def test_the_second_is_a_proposal_of_its_own(demo: DemoReport) -> None:
    """Related, and why it is not the same."""
    compared = demo.seed.comparison

    assert not compared.same
    assert [caveat_words(it, "en") for it in compared.evidence] == [
        "the titles share no telling word",
        "related at most: sex in sexköp",
        "related at most: plan in handlingsplan",
    ]


def test_the_calendars_hold_the_case_and_nothing_else(demo: DemoReport) -> None:
    """The derived meeting; both proposals, the second on the day it was announced, saying that no day is known."""
    board, followed = demo.calendars
    (meeting,) = _events(board)
    first, second = sorted(_events(followed), key=lambda event: event.start)

    assert (board.name, followed.name) == ("kommunstyrelsen.ics", "forslag.ics")
    assert [event.start for event in (meeting, first, second)] == [
        dt.date(2020, 3, 11),
        dt.date(2020, 3, 11),
        dt.date(2020, 6, 15),
    ]
    assert "Härlett ur ett pressmeddelande: ”på onsdag” (återberättat)" in str(meeting["DESCRIPTION"])
    assert "inget är känt om utgången" in str(first["DESCRIPTION"])
    assert "Ingen källa säger vilken dag det behandlas" in str(second["DESCRIPTION"])
    for event in (meeting, first, second):
        assert str(event["URL"]) in ORIGINALS
        assert "ATTACH" not in event
        assert "Uppgifterna sedda" not in str(event["DESCRIPTION"])


def test_its_front_page_is_alive(demo: DemoReport) -> None:
    """At least eight meetings to come, three changes of the week, and a button that leads to a calendar that is there."""
    front = (demo.site / "index.html").read_text(encoding="utf-8")
    buttons = re.findall(r'class="button" href="([^"]*)"', front)

    assert front.count('<li class="row') >= 8
    assert front.partition('id="changed"')[2].partition("</section>")[0].count("<time ") >= 3
    assert len(buttons) == 5
    assert all(_events(demo.site / link) for link in buttons)


def test_every_page_feed_and_event_of_the_site_says_that_it_is_made_up(demo: DemoReport) -> None:
    """In both languages: a notice on each page, the name of each calendar and feed, the first words of each entry."""
    said = {"sv": ("Påhittat exempel.", "(påhittat exempel)"), "en": ("Made-up example.", "(made-up example)")}

    for path, text in _pages(demo):
        assert said["en" if path.startswith("en/") else "sv"][0] in text, path
    feeds = [path for path in demo.site.rglob("*") if path.suffix in {".ics", ".atom"}]
    assert len(feeds) > 50
    for feed in feeds:
        first, name = said["en" if "en" in feed.relative_to(demo.site).parts[:1] else "sv"]
        head, *entries = re.split(r"BEGIN:VEVENT|<entry>", feed.read_text(encoding="utf-8").replace("\r\n ", ""))
        assert name in head, feed
        assert all(first in entry for entry in entries), feed


def test_the_site_tells_nothing_of_anybody_who_is_real(demo: DemoReport) -> None:
    """No municipality of Sweden, save that none of them is asked; no party but the made-up one; no page beside the region's own hosts."""
    names = {place.name for place in municipalities()}

    for path, text in _pages(demo):
        if "tackning" not in path:
            assert {name for name in names if re.search(rf"\b{re.escape(name)}\b", text)} <= {"Mark"} & set(
                text.split()
            )
        assert {it.code for it in find_parties(text)} <= {"LLI"}, path
    links = {
        link
        for path in demo.site.rglob("*.html")
        for link in re.findall(r'href="https?://([^/"]*)', path.read_text(encoding="utf-8"))
    }
    assert all(host.endswith(".example") for host in links)


def _hashes(folder: Path) -> dict[str, str]:
    """Hash every file of a folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


@pytest.mark.parametrize("name", ["agendawatch.db", "forslag.ics", "site"])
def test_somebodys_own_files_are_left_alone(tmp_path: Path, name: str) -> None:
    """The demo clears away only what a demo made; what it does not make itself it never touches."""
    own = tmp_path / name
    own.mkdir() if name == "site" else own.write_bytes(b"precious")

    with pytest.raises(InputError, match="of your own"):
        run_demo(tmp_path, today=TODAY)

    assert own.exists()


@pytest.mark.parametrize("day", [dt.date.max, dt.date.min])
def test_a_day_past_the_calendar_is_refused(tmp_path: Path, day: dt.date) -> None:
    """With those that it can be played on, and before anything is written."""
    with pytest.raises(InputError, match="expected a day from 1900-01-01 to 2200-01-01"):
        run_demo(tmp_path / "demo", today=day)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_two_runs_on_one_day_are_the_same_bytes(demo: DemoReport, tmp_path: Path) -> None:
    """Every file, made anew over the old ones: database, calendars, site; a calendar of somebody's own stays."""
    folder = tmp_path / "demo"
    shutil.copytree(demo.database.parent, folder)
    before = _hashes(folder)
    (folder / "mina.ics").write_bytes(b"precious")

    run_demo(folder, today=TODAY)
    after = _hashes(folder)

    assert len(before) > 200
    assert after.pop("mina.ics") == hashlib.sha256(b"precious").hexdigest()
    assert after == before


def test_all_of_the_region_is_an_example_and_nothing_of_the_case(demo: DemoReport) -> None:
    """So that nobody takes one for the other."""
    assert {proposal.example for proposal in demo.proposals} == {Example.MADE_UP}
    assert {proposal.example for proposal in demo.seed.proposals} == {None}
    assert {meeting.example for meeting in demo.seed.meetings} == {None}


def test_its_calendar_tells_what_was_decided(demo: DemoReport) -> None:
    """Three outcomes and the vote in the council's entry, and the outcome in the title of the motion that is followed."""
    entries = [it for path in demo.site.glob("*.ics") for it in _events(path) if "Bifall" in str(it.get("description"))]
    (council,) = entries
    titles = {str(it["SUMMARY"]) for path in demo.site.glob("arende/*.ics") for it in _events(path)}

    assert set(str(council["DESCRIPTION"]).split("\n")) >= set(table(__file__, "DECIDED"))
    assert (str(council["SUMMARY"]), council["SEQUENCE"]) == ("Kommunfullmäktige, Lingonvik", 1)
    assert "Bifall: Lingonlistan vill att bryggan…" in titles
