"""A clerk states what holds of a meeting, as the how-to tells."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner, Result
from tests.replicas.inbox import SITE, at, meeting, see
from tests.replicas.post_office import PostOffice, post_office

from agendawatch.cli import main
from agendawatch.mail import new_key
from agendawatch.model import MeetingStatus
from agendawatch.store import Store
from agendawatch.store.signing import new_secret

KEY = new_secret("kansli-2026")
FILE = f"""
[statements]
author = "Kommunkansliet"
health = "kansliet@post.example"

[mail]
from = "moten@post.example"
smtp = "$BREV"
key = "{new_key()}"
"""
BOARD = "Kommunstyrelsen 2026-03-11"


@pytest.fixture(scope="module")
def office() -> Iterator[PostOffice]:
    """Open a server of mail."""
    with post_office() as opened:
        yield opened


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, office: PostOffice) -> Iterator[Path]:
    """Stand in a folder with a config file and a store that has seen two meetings, an hour ago."""
    office.letters.clear()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AGENDAWATCH_STATEMENT_KEYS", KEY)
    monkeypatch.setenv("BREV", office.url)
    (tmp_path / "agendawatch.toml").write_text(FILE, encoding="utf-8")
    with Store("sqlite:///agendawatch.db") as store:
        see(store, at(0), meeting(11), meeting(18))
    with time_machine.travel(at(1), tick=False):
        yield tmp_path


def run(*words: str) -> Result:
    """Run `agendawatch state`."""
    return CliRunner().invoke(main, ["state", *words])


def known(day: int) -> MeetingStatus:
    """Give how a meeting stands in the store."""
    with Store("sqlite:///agendawatch.db") as store:
        return next(it.status for it in store.meetings() if it.date.day == day)


@pytest.mark.parametrize("named", [BOARD, "kommunstyrelsen 2026-03-11", "{id}", "https://moten.example/x/y/{id}/"])
def test_a_meeting_is_named_as_a_clerk_names_it(place: Path, named: str) -> None:
    """By who meets and when, by its id, or by its page."""
    told = run("cancel", named.format(id=meeting(11).id), "--why", "Sjukdom")

    assert told.exit_code == 0, told.output
    assert "meeting cancelled: Kommunstyrelsen" in told.output
    assert (known(11), known(18)) == (MeetingStatus.CANCELLED, MeetingStatus.SCHEDULED)
    assert place.exists()


def test_what_is_stated_is_listed_and_taken_back(place: Path) -> None:
    """With who, why, by which key, and whether it holds."""
    run("cancel", BOARD, "--why", "Sjukdom")
    [listed] = json.loads(run("list", "--json").output)
    back = run("revoke", listed["statement"]["id"][:8], "--why", "Fel möte")
    after = run("list").output

    assert (listed["signer"], listed["holds"], listed["statement"]["author"]) == ("kansli-2026", True, "Kommunkansliet")
    assert back.exit_code == 0, back.output
    assert known(11) is MeetingStatus.SCHEDULED
    assert "Sjukdom" in after
    assert "Fel möte" in after
    assert place.exists()


def test_a_meeting_is_moved_and_one_is_added(place: Path) -> None:
    """To a day and an hour on Swedish clocks, with an end."""
    moved = run("move", BOARD, "--to", "2026-03-12T13:00", "--until", "15.30", "--why", "Krock")
    added = run("add", "Valnämnden", "--to", "2026-03-20 09:00", "--why", "Extra")
    with Store("sqlite:///agendawatch.db") as store:
        found = {it.organization.name: it for it in store.meetings() if it.date.day != 18}

    assert (moved.exit_code, added.exit_code) == (0, 0), moved.output + added.output
    start, end = found["Kommunstyrelsen"].start, found["Kommunstyrelsen"].end
    assert start is not None
    assert end is not None
    assert (start.isoformat(), end - start) == ("2026-03-12T13:00:00+01:00", dt.timedelta(hours=2, minutes=30))
    assert found["Valnämnden"].date == dt.date(2026, 3, 20)
    assert place.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("cancel", BOARD), "--why"),
        (("cancel", "Kommunstyrelsen 2026-03-12", "--why", "x"), "one that is known"),
        (("cancel", "", "--why", "x"), "several are meant"),
        (("cancel", "--why", "x"), "which meeting"),
        (("move", BOARD, "--why", "x"), "--to"),
        (("move", BOARD, "--why", "x", "--to", "på onsdag"), "a day and an hour"),
        (("move", BOARD, "--why", "x", "--to", "2026-02-30T10:00"), "a day and an hour"),
        (("move", BOARD, "--why", "x", "--to", "2026-03-12T25:00"), "a day and an hour"),
        (("move", BOARD, "--why", "x", "--to", "2026-03-12T13:00", "--until", "12:00"), "a day and an hour"),
        (("place", BOARD, "--why", "x"), "where it is held"),
        (("revoke", "abc", "--why", "x"), "one that is known"),
        (("revoke-key", "kansli-2026", "--why", "x"), "another key"),
        (("accept", "saknas.json"), "saknas.json"),
        (("accept", "agendawatch.toml"), "signed statement"),
    ],
)
def test_what_cannot_be_stated_is_said_and_changes_nothing(place: Path, words: tuple[str, ...], said: str) -> None:
    """With exit code 2."""
    told = run(*words)

    assert told.exit_code == 2, told.output
    assert said in told.output
    assert run("list").output == "Nothing is stated.\n"
    assert known(11) is MeetingStatus.SCHEDULED
    assert place.exists()


def test_a_wrong_or_a_given_up_key_states_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was signed elsewhere is taken in by who knows the key; changed, or by a stranger, it is refused."""
    signed = run("cancel", BOARD, "--why", "Sjukdom", "--sign-only").output
    (place / "m.json").write_text(signed, encoding="utf-8")
    (place / "forged.json").write_text(signed.replace("Sjukdom", "Annat"), encoding="utf-8")
    monkeypatch.setenv("AGENDAWATCH_STATEMENT_KEYS", new_secret("annan"))
    strange = run("accept", "m.json")
    monkeypatch.setenv("AGENDAWATCH_STATEMENT_KEYS", KEY)
    forged = run("accept", "forged.json")
    untouched = known(11)
    taken, again = run("accept", "m.json"), run("accept", "m.json")
    new = new_secret("kansli-2027")
    monkeypatch.setenv("AGENDAWATCH_STATEMENT_KEYS", f"{new},{KEY}")
    fallen = run("revoke-key", "kansli-2026", "--why", "Röjd")
    monkeypatch.setenv("AGENDAWATCH_STATEMENT_KEYS", KEY)
    refused = run("cancel", "Kommunstyrelsen 2026-03-18", "--why", "x")

    assert (strange.exit_code, forged.exit_code, untouched) == (2, 2, MeetingStatus.SCHEDULED)
    assert (taken.exit_code, again.exit_code) == (0, 2)
    assert fallen.exit_code == 0, fallen.output
    assert known(11) is MeetingStatus.SCHEDULED
    assert refused.exit_code == 2
    assert "given up" in refused.output


def test_the_office_is_told_where_its_page_says_otherwise(place: Path, office: PostOffice) -> None:
    """By mail, once for each state of things; nothing when they agree."""
    fine = run("health")
    run("cancel", BOARD, "--why", "Sjukdom")
    told, again = run("health", "--mail"), run("health", "--mail")

    assert (fine.exit_code, told.exit_code, again.exit_code) == (0, 1, 1)
    assert "the page says 2026-03-11" in told.output
    assert [letter.to for letter in office.letters] == [("kansliet@post.example",)]
    assert "Kommunstyrelsen" in office.letters[0].message.get_content()
    assert SITE.url
    assert place.exists()
