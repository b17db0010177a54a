"""What watches find, from the command line."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from agendawatch.cli import main, options
from agendawatch.model import AgendaItem, Listing, Meeting, Municipality, Organization, Site, Window
from agendawatch.store import Store

WATCHES = """
[[watch]]
name = "Cyklar"
words = ["cykelbana"]
municipalities = ["Mölndal"]

[[watch]]
name = "Skolor"
words = ["skola"]
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Make a folder with watches and a store with one meeting."""
    (tmp_path / "agendawatch.toml").write_text(WATCHES, encoding="utf-8")
    items = (AgendaItem(title="Nya cykelbanor"), AgendaItem(title="Förskolor"), AgendaItem(title="Budget"))
    meeting = Meeting(
        organization=Organization(name="Kommunstyrelsen"),
        municipality=Municipality(code="1481", name="Mölndal"),
        date=dt.date(2026, 3, 11),
        agenda=items,
    )
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        store.records.add(
            Listing(window=Window.year(2026), meetings=(meeting,)),
            site=Site(url="https://kommun.example", platform="page"),
            seen=dt.datetime(2026, 3, 1, tzinfo=dt.UTC),
        )
    return tmp_path


def run(place: Path, *words: str) -> Result:
    """Run `agendawatch search` in the folder."""
    fixed = ["--config", str(place / "agendawatch.toml"), "--store", f"sqlite:///{place / 'a.db'}"]
    return CliRunner().invoke(main, ["search", *words, *fixed])


def test_hits_are_told_with_their_words(place: Path) -> None:
    """Each watch, its items, and by which words."""
    told = run(place)
    facts = json.loads(run(place, "--watch", "Cyklar", "--json").output)

    assert "cykelbanor (title)" in told.output
    assert "Förskolor (title)" in told.output
    assert [(fact["watch"], fact["item"]["title"]) for fact in facts] == [("Cyklar", "Nya cykelbanor")]
    assert facts[0]["found"][0] == {"term": "cykelbana", "words": "cykelbanor", "place": "title"}


def test_a_word_that_two_terms_find_is_told_once(place: Path) -> None:
    """Whoever looks for a word in two forms sees what stands there, and not twice."""
    (place / "agendawatch.toml").write_text(
        '[[watch]]\nname = "Cyklar"\nwords = ["cykelbana", "cykelbanor"]\n', encoding="utf-8"
    )

    assert run(place).output.count("cykelbanor (title)") == 1


def test_hits_are_written_as_a_calendar(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A topic's feed is a file."""
    monkeypatch.setattr(options, "now", lambda: dt.datetime(2026, 3, 2, tzinfo=dt.UTC))
    run(place, "--watch", "Cyklar", "--calendar", str(place / "cyklar.ics"))
    data = (place / "cyklar.ics").read_bytes()

    assert data.count(b"BEGIN:VEVENT") == 1
    assert "cykelbanor" in data.decode()


def test_only_changes_since_a_day_are_looked_at(place: Path) -> None:
    """Before the first round all is new; after it nothing is."""
    assert "cykelbanor" in run(place, "--since", "2026-02-28").output
    assert run(place, "--since", "2026-03-02").output == "Nothing is found.\n"


@pytest.mark.parametrize("words", ["ås", "ny bana"])
def test_a_mistake_in_the_file_is_wrong_use(place: Path, words: str) -> None:
    """The line is told."""
    (place / "agendawatch.toml").write_text(f'[[watch]]\nname = "a"\nwords = ["{words}"]\n', encoding="utf-8")
    told = run(place)

    assert told.exit_code == 2
    assert "line 3: words" in told.output


def test_a_file_without_a_watch_is_wrong_use(place: Path) -> None:
    """What `init` writes has none yet; help, which shows one, is pointed to."""
    (place / "agendawatch.toml").write_text('municipalities = ["Mölndal"]\n', encoding="utf-8")
    english, swedish = run(place), run(place, "--language", "sv")

    assert (english.exit_code, swedish.exit_code) == (2, 2)
    assert "there is no [[watch]] in" in english.stderr
    assert "agendawatch search --help" in english.stderr
    assert "det finns ingen [[watch]] i" in swedish.stderr


def test_a_watch_that_is_not_there_is_wrong_use(place: Path) -> None:
    """Those that are there are named."""
    told = run(place, "--watch", "Bilar")

    assert told.exit_code == 2
    assert "Cyklar, Skolor" in told.output


def test_a_file_of_another_encoding_is_wrong_use(place: Path) -> None:
    """Latin-1 is told; a mark of byte order is no mistake."""
    (place / "agendawatch.toml").write_bytes(WATCHES.encode("utf-8-sig"))
    marked = run(place)
    (place / "agendawatch.toml").write_bytes(WATCHES.encode("latin-1"))
    told = run(place)

    assert marked.exit_code == 0
    assert told.exit_code == 2
    assert "UTF-8" in told.output


def test_a_watch_looks_where_and_when_it_is_asked_to(place: Path) -> None:
    """The places and days of a search narrow a watch's finds too."""
    assert "cykelbanor" in run(place, "-m", "Mölndal", "--from", "2026-03-11").output
    assert run(place, "--from", "2026-03-12").output == "Nothing is found.\n"
    assert run(place, "-m", "Göteborg").output == "Nothing is found.\n"


@pytest.mark.parametrize("words", [("skola", "--watch", "Cyklar"), ("--party", "V"), ("--kind", "item")])
def test_what_a_text_is_asked_for_and_a_watch_is_not(place: Path, words: tuple[str, ...]) -> None:
    """And the other way round: what would narrow nothing is wrong use."""
    assert run(place, *words).exit_code == 2
