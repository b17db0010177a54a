"""The command that looks after mail for readers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.mail.test_bounces import report
from tests.replicas.inbox import SITE, at, meeting, see
from tests.replicas.nobody import NOBODY
from tests.replicas.post_office import PostOffice, post_office

from agendawatch.cli import main
from agendawatch.cli.mail import mail_service
from agendawatch.mail import Purpose, Subscription, new_key
from agendawatch.model import Watch
from agendawatch.site.settings import read_settings
from agendawatch.store import Store

FILE = """
[site]
base_url = "https://moten.example/"

[mail]
from = "nytt@moten.example"
smtp = "$BREV"
key = "$NYCKEL"
hour = 0
"""
KEY = new_key()


@pytest.fixture(scope="module")
def office() -> Iterator[PostOffice]:
    """Open a server of mail."""
    with post_office() as opened:
        yield opened


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, office: PostOffice) -> Path:
    """Stand in a folder with a config file, a store that has seen one meeting, and one reader."""
    office.letters.clear()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BREV", office.url)
    monkeypatch.setenv("NYCKEL", KEY)
    (tmp_path / "agendawatch.toml").write_text(FILE, encoding="utf-8")
    with Store("sqlite:///agendawatch.db") as store:
        see(store, at(0), meeting(11))
        after = store.queries.last_change_number()
    room = mail_service(FILE, tmp_path, read_settings(FILE))
    assert room is not None
    watch = Watch(name="mail", words=("cykelbana",))
    wanted = Subscription(address="anna@post.example", watch=watch, title="cykelbana")
    asked = room.subscriptions.ask(wanted, now=at(0), asker=("192.0.2.7/32", "192.0.2.0/24"), per_hour=5)
    assert asked is not None
    room.subscriptions.confirm(asked.id, now=at(0), after=after)
    (tmp_path / "studs.eml").write_bytes(report(room.sender.keys.token(Purpose.BOUNCE, asked.id)))
    return tmp_path


def run(*words: str) -> Result:
    """Run `agendawatch mail`."""
    return CliRunner().invoke(main, ["mail", *words])


def test_it_sends_what_is_due_once(place: Path, office: PostOffice) -> None:
    """A letter with the item's words; run again, nothing."""
    with Store("sqlite:///agendawatch.db") as store:
        see(store, at(1), meeting(11, "Nya cykelbanor", "Budget"))
    first, second = run("send"), run("send", "--json")

    assert first.output == "1 letter sent\n", first.output
    assert json.loads(second.output)["letters"] == 0
    assert [letter.to for letter in office.letters] == [("anna@post.example",)]
    assert "Nya cykelbanor" in office.letters[0].part("plain")
    assert SITE.url
    assert place.exists()


def test_a_server_that_is_away_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By exit code 1, without who was to get a letter."""
    with Store("sqlite:///agendawatch.db") as store:
        see(store, at(1), meeting(11, "Nya cykelbanor"))
    monkeypatch.setenv("BREV", f"smtp://{NOBODY}")
    told = run("send")

    assert told.exit_code == 1
    assert "anna" not in told.output
    assert place.exists()


def test_what_came_back_pauses(place: Path) -> None:
    """From a file or a folder; a report of nobody's letter is counted as such."""
    (place / "in").mkdir()
    (place / "in" / "other.eml").write_bytes(report("0" * 48))
    first = run("bounces", "studs.eml", "in", "--json")
    counts = run("counts", "--json")

    assert json.loads(first.output) == {"read": 2, "paused": 1, "later": 0, "others": 1}
    assert json.loads(counts.output) == {"pending": 0, "active": 0, "paused": 1}


def test_an_address_is_forgotten_at_a_word(place: Path) -> None:
    """All of it; what is no address is refused."""
    assert run("forget", "anna@post.example").output == "1 subscription deleted\n"
    assert run("forget", "anna").exit_code == 2
    assert run("forget").exit_code == 2
    assert "0 are told" in run("counts").output
    assert place.exists()


def test_a_key_is_made_and_takes_over(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new one first, then the old; resealed, the old can go; a wrong one opens nothing, and is told."""
    made = run("key").output.strip()
    monkeypatch.setenv("NYCKEL", f"{made},{KEY}")
    resealed = run("reseal")
    monkeypatch.setenv("NYCKEL", made)
    fine = run("forget", "anna@post.example")

    assert resealed.output == "1 subscription sealed anew\n"
    assert fine.output == "1 subscription deleted\n"
    assert place.exists()


def test_without_its_table_it_says_what_is_missing(place: Path) -> None:
    """And without the site's own address, which links are made of."""
    (place / "agendawatch.toml").write_text("[site]\ntitle = 'x'\n", encoding="utf-8")
    without = run("send")
    (place / "agendawatch.toml").write_text(FILE.replace('base_url = "https://moten.example/"', ""), encoding="utf-8")
    nowhere = run("send")

    assert (without.exit_code, nowhere.exit_code) == (2, 2)
    assert "[mail]" in without.output
    assert "base_url" in nowhere.output
