"""Searching from the command line: a text, and what watches find."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.cases import cases, table
from tests.cli.running import BOARD, as_json, keep, run

from agendawatch.cli import options
from agendawatch.model import AgendaItem, Decision, Meeting, Municipality, Organization, Outcome, VoteCount

TOWN = Municipality(code="1481", name="Mölndal")
MEETING = Meeting(
    municipality=TOWN,
    organization=BOARD,
    date=dt.date(2026, 3, 11),
    url="https://exempelkoping.example/m",
    agenda=(
        AgendaItem(title="Upphandling av skolskjutsar", reference="KS 2026/19", number="7"),
        AgendaItem(title="Nya cykelbanor"),
        AgendaItem(title="Budget"),
    ),
)
WATCHES: str = table(__file__, "WATCHES")
CONFIG = Path("agendawatch.toml")


def test_an_item_is_told_with_whose_it_is() -> None:
    """Number, title, organization, municipality, day and case number; before the minutes not even that its outcome is unknown."""
    keep(MEETING, town=TOWN)
    told = run("search", "skolskjuts", "-m", "Mölndal")

    assert told.exit_code == 0
    assert told.output.splitlines()[:2] == [
        "7 Upphandling av skolskjutsar",
        "  item · Kommunstyrelsen, Mölndal, 2026-03-11 · KS 2026/19",
    ]
    assert "Outcome" not in told.output


def test_programs_get_json_and_people_a_word() -> None:
    """Hits as values; nothing found is said; too many words are wrong use."""
    keep(MEETING, town=TOWN)
    (hit,) = as_json("search", "KS 2026-19")

    assert (hit["kind"], hit["title"]) == ("item", "Upphandling av skolskjutsar")
    assert "Nothing is found." in run("search", "zzzz").output
    assert run("search", " ".join(f"ord{nth}" for nth in range(17))).exit_code == 2


@pytest.mark.parametrize(
    ("organization", "said", "recommended"),
    [
        ("Kommunfullmäktige", "avslag (röstning 17–14)", False),
        ("Kommunstyrelsen", "förslag: avslag (röstning 17–14)", True),
    ],
)
def test_what_became_of_an_item_is_told(organization: str, said: str, recommended: bool) -> None:
    """With the vote; what a board says of a motion is a recommendation."""
    decision = Decision(outcome=Outcome.REJECTED, vote=VoteCount(winning=17, losing=14), text="Motionen avslås.")
    motion = AgendaItem(title="Motion om skolskjuts", decision=decision)
    keep(MEETING.model_copy(update={"organization": Organization(name=organization), "agenda": (motion,)}), town=TOWN)

    told = run("search", "skolskjuts", "--kind", "item", "--language", "sv")
    (hit,) = as_json("search", "skolskjuts", "--kind", "item")

    assert f"  Utfall: {said}" in told.output.splitlines()
    assert (hit["decision"]["outcome"], hit["decision"]["vote"]["winning"]) == ("rejected", 17)
    assert hit.get("recommended", False) is recommended


@pytest.fixture
def _watching() -> None:
    """Watch a store with one meeting."""
    CONFIG.write_text(WATCHES, encoding="utf-8")
    keep(MEETING, town=TOWN)


@pytest.mark.usefixtures("_watching")
def test_hits_are_told_with_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each watch, its items, and by which words; a topic's feed is a file."""
    monkeypatch.setattr(options, "now", lambda: dt.datetime(2026, 3, 2, tzinfo=dt.UTC))
    told = run("search")
    (fact,) = as_json("search", "--watch", "Cyklar", "--calendar", "cyklar.ics")

    assert "cykelbanor (title)" in told.output
    assert "skolskjutsar (title)" in told.output
    assert (fact["watch"], fact["item"]["title"]) == ("Cyklar", "Nya cykelbanor")
    assert fact["found"][0] == {"term": "cykelbana", "words": "cykelbanor", "place": "title"}
    calendar = Path("cyklar.ics").read_bytes()
    assert (calendar.count(b"BEGIN:VEVENT"), b"cykelbanor" in calendar) == (1, True)


@pytest.mark.usefixtures("_watching")
def test_a_word_that_two_terms_find_is_told_once() -> None:
    """Whoever looks for a word in two forms sees what stands there, and not twice."""
    CONFIG.write_text('[[watch]]\nname = "Cyklar"\nwords = ["cykelbana", "cykelbanor"]\n', encoding="utf-8")

    assert run("search").output.count("cykelbanor (title)") == 1


@pytest.mark.usefixtures("_watching")
def test_a_watch_looks_where_and_when_it_is_asked_to() -> None:
    """The places and days of a search narrow a watch's finds too; before the first round all is new, after it nothing is."""
    for words in (("--since", "2026-02-28"), ("-m", "Mölndal", "--from", "2026-03-11")):
        assert "cykelbanor" in run("search", *words).output
    for words in (("--since", "2026-03-03"), ("--from", "2026-03-12"), ("-m", "Göteborg")):
        assert run("search", *words).output == "Nothing is found.\n"


@pytest.mark.usefixtures("_watching")
@cases("words", "config", "said")
def test_wrong_use_is_told(words: tuple[str, ...], config: str | None, said: str) -> None:
    """A mistake in the file with its line, a watch that is not there with those that are; what would narrow nothing is refused."""
    if config is not None:
        CONFIG.write_text(config, encoding="utf-8")
    told = run("search", *words)

    assert told.exit_code == 2
    assert said in told.stderr
