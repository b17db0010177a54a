"""The command that looks after mail for readers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cases import table
from tests.cli.running import STORE, as_json, run
from tests.mail.test_bounces import report
from tests.replicas.inbox import at, meeting, see
from tests.replicas.nobody import NOBODY
from tests.replicas.post_office import PostOffice, post_office

from agendawatch.cli.mail import mail_service
from agendawatch.mail import Purpose, Subscription, new_key
from agendawatch.model import Watch
from agendawatch.site.settings import read_settings
from agendawatch.store import Store

FILE: str = table(__file__, "FILE")
KEY = new_key()
CONFIG = Path("agendawatch.toml")


@pytest.fixture(scope="module")
def office() -> Iterator[PostOffice]:
    """Open a server of mail."""
    with post_office() as opened:
        yield opened


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, office: PostOffice) -> None:
    """Stand in a folder with a config file, a store that has seen one meeting, and one reader."""
    office.letters.clear()
    monkeypatch.setenv("BREV", office.url)
    monkeypatch.setenv("NYCKEL", KEY)
    CONFIG.write_text(FILE, encoding="utf-8")
    with Store(STORE) as store:
        see(store, at(0), meeting(11))
        after = store.queries.last_change_number()
    room = mail_service(FILE, tmp_path, read_settings(FILE))
    assert room is not None
    watch = Watch(name="mail", words=("cykelbana",))
    wanted = Subscription(address="anna@post.example", watch=watch, title="cykelbana")
    asked = room.subscriptions.ask(wanted, now=at(0), asker=("192.0.2.7/32", "192.0.2.0/24"), per_hour=5)
    assert asked is not None
    room.subscriptions.confirm(asked.id, now=at(0), after=after)
    Path("studs.eml").write_bytes(report(room.sender.keys.token(Purpose.BOUNCE, asked.id)))


def bicycles() -> None:
    """See an agenda that the reader wants to hear of."""
    with Store(STORE) as store:
        see(store, at(1), meeting(11, "Nya cykelbanor", "Budget"))


def test_it_sends_what_is_due_once(office: PostOffice) -> None:
    """A letter with the item's words; run again, nothing."""
    bicycles()
    first = run("mail", "send")

    assert first.output == "1 letter sent\n", first.output
    assert as_json("mail", "send")["letters"] == 0
    assert [letter.to for letter in office.letters] == [("anna@post.example",)]
    assert "Nya cykelbanor" in office.letters[0].part("plain")


def test_a_server_that_is_away_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """By exit code 1, without who was to get a letter."""
    bicycles()
    monkeypatch.setenv("BREV", f"smtp://{NOBODY}")
    told = run("mail", "send")

    assert (told.exit_code, "anna" in told.output) == (1, False)


def test_what_came_back_pauses() -> None:
    """From a file or a folder; a report of nobody's letter is counted as such."""
    Path("in").mkdir()
    Path("in/other.eml").write_bytes(report("0" * 48))

    assert as_json("mail", "bounces", "studs.eml", "in") == {"read": 2, "paused": 1, "later": 0, "others": 1}
    assert as_json("mail", "counts") == {"pending": 0, "active": 0, "paused": 1}


def test_an_address_is_forgotten_at_a_word() -> None:
    """All of it; what is no address is refused."""
    assert run("mail", "forget", "anna@post.example").output == "1 subscription deleted\n"
    assert run("mail", "forget", "anna").exit_code == 2
    assert run("mail", "forget").exit_code == 2
    assert "0 are told" in run("mail", "counts").output


def test_a_key_is_made_and_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """The new one first, then the old; resealed, the old can go; a wrong one opens nothing, and is told."""
    made = run("mail", "key").output.strip()
    monkeypatch.setenv("NYCKEL", f"{made},{KEY}")
    resealed = run("mail", "reseal")
    monkeypatch.setenv("NYCKEL", made)

    assert resealed.output == "1 subscription sealed anew\n"
    assert run("mail", "forget", "anna@post.example").output == "1 subscription deleted\n"


@pytest.mark.parametrize(
    ("config", "said"),
    [("[site]\ntitle = 'x'\n", "[mail]"), (FILE.replace('base_url = "https://moten.example/"', ""), "base_url")],
)
def test_without_its_table_it_says_what_is_missing(config: str, said: str) -> None:
    """And without the site's own address, which links are made of."""
    CONFIG.write_text(config, encoding="utf-8")
    told = run("mail", "send")

    assert (told.exit_code, said in told.output) == (2, True)
