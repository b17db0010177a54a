"""Publishing from the command line."""

from __future__ import annotations

import datetime as dt
import gc
import json
from pathlib import Path
from unittest.mock import Mock

import pytest
from click.testing import Result
from tests.cases import cases, table
from tests.cli.running import BOARD, STORE, keep, run

from agendawatch.model import STOCKHOLM, Meeting, Municipality
from agendawatch.site.hosts import Host
from agendawatch.store import Store
from agendawatch.testing import Clock, played_region

CONFIG: str = table(__file__, "CONFIG")


SITE = Path("site")


@pytest.fixture
def _kept() -> None:
    """Keep a store with one meeting."""
    town = Municipality(code="9901", name="Ängelvik")
    meeting = Meeting(organization=BOARD, municipality=town, date=dt.date(2026, 3, 11), source_id="1")
    keep(meeting, town=town, seen=dt.datetime(2026, 3, 1, tzinfo=dt.UTC))


pytestmark = pytest.mark.usefixtures("_kept")


def publish(*words: str) -> Result:
    """Publish into the folder's site, in one process."""
    return run("publish", "site", "--workers", "1", *words)


def test_a_store_is_published_and_the_second_time_nothing_has_changed() -> None:
    """By the config file; what became of the files is told, to people and to programs."""
    Path("agendawatch.toml").write_text(CONFIG, encoding="utf-8")
    first, again = json.loads(publish("--json").output), publish()

    assert "angelvik/kommunstyrelsen.ics" in first["written"]
    assert (first["unchanged"], first["removed"], first["left_out"]) == (0, [], [])
    assert first["seconds"] >= 0
    assert again.exit_code == 0
    assert again.output.startswith("Nothing has changed")
    assert "Möten i Ängelvik" in (SITE / "index.html").read_text(encoding="utf-8")
    assert not (SITE / "en").exists()


def test_options_win_over_the_file() -> None:
    """Languages, title and address."""
    Path("agendawatch.toml").write_text(CONFIG, encoding="utf-8")
    publish()
    told = publish("--pages-in", "sv", "--pages-in", "en", "--title", "Annat", "--base-url", "https://annan.example")

    assert told.exit_code == 0, told.output
    assert "Annat" in (SITE / "en" / "index.html").read_text(encoding="utf-8")
    assert "https://annan.example/sitemap.xml" in (SITE / "robots.txt").read_text(encoding="utf-8")


def test_a_site_that_fits_is_written_without_a_word() -> None:
    """But how large it is, and that nobody can subscribe without an address; its process collects garbage seldom."""
    before = gc.get_threshold()

    told = publish()

    assert gc.get_threshold() > before
    assert told.stderr == ""
    assert "files and" in told.output
    assert "--base-url" in told.output
    assert "--base-url" not in publish("--base-url", "https://moten.example").output


def test_a_page_that_cannot_be_made_is_told_and_ends_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are written."""
    monkeypatch.setattr("agendawatch.site.indexes.search_index", Mock(side_effect=ValueError("trasig")))

    told = publish()

    assert told.exit_code == 1
    assert "Left out: search.json: ValueError: trasig" in told.output
    assert (SITE / "index.html").exists()


def test_an_object_store_will_do() -> None:
    """By its address."""
    pytest.importorskip("obstore")

    told = run("publish", "memory:///")

    assert told.exit_code == 0, told.output
    assert "files written" in told.output


@cases("words", "said")
def test_wrong_use_is_told(words: tuple[str, ...], said: str) -> None:
    """Before anything is written."""
    told = publish(*words)

    assert told.exit_code == 2
    assert said in told.output
    assert not SITE.exists()


def test_only_what_is_named_is_published() -> None:
    """By a name that the store knows."""
    assert publish("-m", "Ängelvik").exit_code == 0
    assert (SITE / "angelvik.ics").exists()


def _site(folder: Path) -> dict[str, bytes]:
    """Give what a site holds; its notes on what was made from which rows are our own."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if not path.name.startswith(".")}


@pytest.mark.slow
def test_a_moment_that_has_been_is_drawn_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte by byte what was published at that moment, whatever happened since: moves, a decision, a page that fails."""
    then = dt.datetime(2026, 3, 2, 8, tzinfo=STOCKHOLM)
    told = ["--workers", "1", "--base-url", "https://moten.example/"]
    published: list[Result] = []

    def publish_at_the_moment(clock: Clock, moment: str | dt.datetime) -> None:
        if not isinstance(moment, str) and moment.replace(tzinfo=STOCKHOLM) > then and not published:
            with monkeypatch.context() as patch:
                patch.setattr("agendawatch.cli.options.now", lambda: then)
                published.append(run("publish", "then", *told))
        set_clock(clock, moment)

    set_clock = Clock.set
    Path("agendawatch.db").unlink()
    with Store(STORE) as store, monkeypatch.context() as patch:
        patch.setattr(Clock, "set", publish_at_the_moment)
        played_region(store, dt.date(2026, 3, 6))
    again = run("publish", "again", *told, "--as-of", "2026-03-02 08:00")
    now = run("publish", "now", *told)

    assert [it.exit_code for it in (*published, again, now)] == [0, 0, 0]
    assert _site(Path("again")) == _site(Path("then"))
    assert _site(Path("now")) != _site(Path("then"))


def test_a_day_is_drawn_by_its_end() -> None:
    """The meeting was seen on the first of March, in Sweden as in UTC."""
    before, after = publish("--as-of", "2026-02-28", "--json"), publish("--as-of", "2026-03-01", "--json")

    assert "angelvik.ics" not in json.loads(before.output)["written"]
    assert "angelvik.ics" in json.loads(after.output)["written"]


def test_what_a_host_will_not_take_is_said_before_anything_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """On standard error, with what helps; the site is written all the same."""
    small = Host("liten", ends=(".liten.example",), files=3, octets=4_000)
    monkeypatch.setattr("agendawatch.site.hosts.HOSTS", (small,))
    told = publish("--base-url", "https://moten.liten.example/", "--json")

    assert "liten takes at most 3 files, and the site has" in told.stderr
    assert "meeting_pages" in told.stderr
    facts = json.loads(told.stdout)
    assert facts["files"] == len([path for path in SITE.rglob("*.*") if path.is_file()]) - 2
    assert facts["octets"] > 4_000
