"""Publishing from the command line."""

from __future__ import annotations

import datetime as dt
import gc
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from agendawatch.cli import main
from agendawatch.model import STOCKHOLM, Listing, Meeting, Municipality, Organization, Site, Window
from agendawatch.site.hosts import Host
from agendawatch.store import Store
from agendawatch.testing import Clock, played_region

CONFIG = """
[site]
title = "Möten i Ängelvik"
base_url = "https://moten.example"
languages = ["sv"]
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Make a folder with a config file and a store with one meeting."""
    (tmp_path / "agendawatch.toml").write_text(CONFIG, encoding="utf-8")
    town = Municipality(code="9901", name="Ängelvik")
    meeting = Meeting(
        organization=Organization(name="Kommunstyrelsen"), municipality=town, date=dt.date(2026, 3, 11), source_id="1"
    )
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        store.records.add(
            Listing(window=Window.year(2026), meetings=(meeting,)),
            site=Site(url="https://kommun.example", platform="page", municipality=town),
            seen=dt.datetime(2026, 3, 1, tzinfo=dt.UTC),
        )
    return tmp_path


def run(place: Path, *words: str) -> Result:
    """Run `agendawatch publish` into the folder's site."""
    told = ["publish", str(place / "site"), "--store", f"sqlite:///{place / 'a.db'}", "--workers", "1", *words]
    return CliRunner().invoke(main, told)


def test_a_store_is_published_and_the_second_time_nothing_has_changed(place: Path) -> None:
    """What became of the files is told, to people and to programs."""
    settings = ("--config", str(place / "agendawatch.toml"))
    first = json.loads(run(place, *settings, "--json").output)
    again = run(place, *settings)

    assert "angelvik/kommunstyrelsen.ics" in first["written"]
    assert (first["unchanged"], first["removed"], first["left_out"]) == (0, [], [])
    assert first["seconds"] >= 0
    assert again.exit_code == 0
    assert again.output.startswith("Nothing has changed")
    assert "Möten i Ängelvik" in (place / "site" / "index.html").read_text(encoding="utf-8")
    assert not (place / "site" / "en").exists()


def test_a_process_that_publishes_collects_garbage_seldom(place: Path) -> None:
    """The process is the command's own."""
    before = gc.get_threshold()

    run(place)

    assert gc.get_threshold() > before


def test_who_publishes_without_an_address_is_told_what_lacks(place: Path) -> None:
    """Readers are not: they cannot give it."""
    assert "--base-url" in run(place).output
    assert "--base-url" not in run(place, "--base-url", "https://moten.example").output


def test_options_win_over_the_file(place: Path) -> None:
    """Languages, title and address."""
    run(place, "--config", str(place / "agendawatch.toml"))
    told = run(place, "--pages-in", "sv", "--pages-in", "en", "--title", "Annat", "--base-url", "https://annan.example")

    assert told.exit_code == 0, told.output
    assert "Annat" in (place / "site" / "en" / "index.html").read_text(encoding="utf-8")
    assert "https://annan.example/sitemap.xml" in (place / "site" / "robots.txt").read_text(encoding="utf-8")


def test_a_page_that_cannot_be_made_is_told_and_ends_in_one(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are written."""

    def broken(*_: object, **__: object) -> bytes:
        msg = "trasig"
        raise ValueError(msg)

    monkeypatch.setattr("agendawatch.site.indexes.search_index", broken)

    told = run(place)

    assert told.exit_code == 1
    assert "Left out: search.json: ValueError: trasig" in told.output
    assert (place / "site" / "index.html").exists()


def test_an_object_store_will_do(place: Path) -> None:
    """By its address."""
    pytest.importorskip("obstore")

    told = CliRunner().invoke(main, ["publish", "memory:///", "--store", f"sqlite:///{place / 'a.db'}"])

    assert told.exit_code == 0, told.output
    assert "files written" in told.output


@pytest.mark.parametrize(("words", "said"), [(("--base-url", "ftp://x"), "base_url"), (("--pages-in", "fi"), "fi")])
def test_wrong_use_is_told(place: Path, words: tuple[str, ...], said: str) -> None:
    """Before anything is written."""
    told = run(place, *words)

    assert told.exit_code == 2
    assert said in told.output
    assert not (place / "site").exists()


def test_only_what_is_named_is_published(place: Path) -> None:
    """By a name that the store knows; one that nobody knows is a mistake, told with the setting."""
    named = run(place, "-m", "Ängelvik")
    nobody = run(place, "-m", "Ingenstans")

    assert named.exit_code == 0
    assert (place / "site" / "angelvik.ics").exists()
    assert nobody.exit_code == 2
    assert "site.only" in nobody.output


def _site(folder: Path) -> dict[str, bytes]:
    """Give what a site holds; its notes on what was made from which rows are our own."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if not path.name.startswith(".")}


@pytest.mark.slow
def test_a_moment_that_has_been_is_drawn_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte by byte what was published at that moment, whatever happened since: moves, a decision, a page that fails."""
    today = dt.date(2026, 3, 6)
    then = dt.datetime(2026, 3, 2, 8, tzinfo=STOCKHOLM)
    address = f"sqlite:///{tmp_path / 'a.db'}"
    told = ["--store", address, "--workers", "1", "--base-url", "https://moten.example/"]
    published: list[Result] = []

    def publish_at_the_moment(clock: Clock, moment: str | dt.datetime) -> None:
        if not isinstance(moment, str) and moment.replace(tzinfo=STOCKHOLM) > then and not published:
            with monkeypatch.context() as patch:
                patch.setattr("agendawatch.cli.options.now", lambda: then)
                published.append(CliRunner().invoke(main, ["publish", str(tmp_path / "then"), *told]))
        set_clock(clock, moment)

    set_clock = Clock.set
    with Store(address) as store, monkeypatch.context() as patch:
        patch.setattr(Clock, "set", publish_at_the_moment)
        played_region(store, today)
    again = CliRunner().invoke(main, ["publish", str(tmp_path / "again"), *told, "--as-of", "2026-03-02 08:00"])
    now = CliRunner().invoke(main, ["publish", str(tmp_path / "now"), *told])

    assert [it.exit_code for it in (*published, again, now)] == [0, 0, 0]
    assert _site(tmp_path / "again") == _site(tmp_path / "then")
    assert _site(tmp_path / "now") != _site(tmp_path / "then")


@pytest.mark.parametrize(
    ("moment", "told"),
    [("2999-01-01", "a moment that has been"), ("i går", "is no moment"), ("2026-13-01", "is no moment")],
)
def test_only_a_moment_that_has_been_can_be_drawn(place: Path, moment: str, told: str) -> None:
    """Anything else is wrong use."""
    answer = run(place, "--as-of", moment)

    assert answer.exit_code == 2
    assert told in answer.output


def test_a_day_is_drawn_by_its_end(place: Path) -> None:
    """The meeting was seen on the first of March, in Sweden as in UTC."""
    before, after = run(place, "--as-of", "2026-02-28", "--json"), run(place, "--as-of", "2026-03-01", "--json")

    assert "angelvik.ics" not in json.loads(before.output)["written"]
    assert "angelvik.ics" in json.loads(after.output)["written"]


def test_what_a_host_will_not_take_is_said_before_anything_is_written(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On standard error, with what helps; the site is written all the same."""
    small = Host("liten", ends=(".liten.example",), files=3, octets=4_000)
    monkeypatch.setattr("agendawatch.site.hosts.HOSTS", (small,))
    told = run(place, "--base-url", "https://moten.liten.example/", "--json")

    assert "liten takes at most 3 files, and the site has" in told.stderr
    assert "meeting_pages" in told.stderr
    facts = json.loads(told.stdout)
    assert facts["files"] == len([path for path in (place / "site").rglob("*.*") if path.is_file()]) - 2
    assert facts["octets"] > 4_000


def test_a_site_that_fits_is_written_without_a_word(place: Path) -> None:
    """And how large it is, is told when it stands."""
    told = run(place)

    assert told.stderr == ""
    assert "files and" in told.output
