"""Each piece of news is told once: whatever stops, whoever else runs, whatever is held back."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cases import table
from tests.replicas.inbox import SITE, Inbox, Kept, at, inbox, meeting, see

from agendawatch.model import STOCKHOLM, Action, ActionCode, Proposal, Watch
from agendawatch.notify.delivery import DeliveryRequest, notify, pending
from agendawatch.notify.sender import read_address
from agendawatch.store import Store

ROOT = Path(__file__).parents[2]
TO = read_address("ntfy://kanal")
ALL = DeliveryRequest()
CYCLES = DeliveryRequest(watches=(Watch(name="Cyklar", words=("cykelbana",)),))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open a store that has seen one meeting, and an address that was told so far."""
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as opened:
        see(opened, at(0), meeting(11))
        notify(opened, TO, ALL, now=at(0), sender=Kept())
        yield opened


def test_an_address_is_told_from_now_on(tmp_path: Path) -> None:
    """What was known before is no news; with a day, what came since is."""
    with Store(f"sqlite:///{tmp_path / 'b.db'}") as store:
        see(store, at(0), meeting(11))
        see(store, at(48), meeting(11), meeting(18))
        new, old = Kept(), Kept()

        assert notify(store, TO, ALL, now=at(50), sender=new).begun
        notify(store, read_address("ntfy://annan"), DeliveryRequest(since=at(24)), now=at(50), sender=old)

    assert new.messages == []
    assert [title for title, _ in old.messages] == [
        "Kommunstyrelsen, Exempelköping, onsdag 18 mars 2026 (påhittat exempel)"
    ]


def test_a_change_is_told_once(store: Store) -> None:
    """Round after round says the same, and nothing is said again."""
    sender = Kept()
    see(store, at(1), meeting(11, "Nya cykelbanor"))
    for hour in (2, 3, 30):
        see(store, at(hour), meeting(11, "Nya cykelbanor"))
        told = notify(store, TO, CYCLES, now=at(hour), sender=sender)

    assert len(sender.messages) == 1
    assert "Cyklar: cykelbanor" in sender.text
    assert (told.messages, told.waiting, told.begun) == ((), 0, False)


def test_what_no_watch_finds_is_not_told_later(store: Store) -> None:
    """A new watch looks ahead, not back."""
    sender = Kept()
    see(store, at(1), meeting(11, "Budget"))
    notify(store, TO, CYCLES, now=at(2), sender=sender)
    notify(store, TO, DeliveryRequest(watches=(Watch(name="Pengar", words=("budget",)),)), now=at(3), sender=sender)

    assert sender.messages == []


def test_what_the_guard_holds_back_is_not_told_before_it_is_believed(tmp_path: Path) -> None:
    """A list that shrinks is no news; a person's word that it is right is."""
    sender = Kept()
    many = [meeting(day) for day in range(3, 23)]
    with Store(f"sqlite:///{tmp_path / 'c.db'}") as store:
        see(store, at(0), *many)
        notify(store, TO, ALL, now=at(0), sender=sender)
        see(store, at(1), many[0])
        notify(store, TO, ALL, now=at(1), sender=sender)
        held_back = list(sender.messages)

        store.records.release(SITE, seen=at(2))
        notify(store, TO, ALL, now=at(2), sender=sender)

    assert held_back == []
    assert "Borta från listan" in sender.text


def test_an_address_that_fails_is_told_the_next_time(store: Store) -> None:
    """Nothing is lost, and what it took before it failed is not told again."""
    sender = Kept()
    see(store, at(1), meeting(11), meeting(18))
    sender.refuses = "it answered 500"
    failed = notify(store, TO, ALL, now=at(1), sender=sender)
    see(store, at(2), meeting(11), meeting(18), meeting(25))
    sender.refuses = None
    told = notify(store, TO, ALL, now=at(3), sender=sender)
    notify(store, TO, ALL, now=at(4), sender=sender)

    assert (failed.failed, failed.waiting, failed.messages) == ("it answered 500", 1, ())
    assert (told.failed, len(told.messages)) == (None, 2)
    assert [title.partition("onsdag ")[2][:7] for title, _ in sender.messages] == ["18 mars", "25 mars"]


def test_what_comes_after_a_message_that_failed_waits_too(store: Store) -> None:
    """The first goes, the second fails: the third is told the next time, with the second."""

    class Second(Kept):
        def send(self, title: str, body: str) -> str | None:
            self.refuses = "it answered 429" if len(self.messages) == 1 else None
            return super().send(title, body)

    see(store, at(1), *(meeting(day) for day in (11, 12, 13, 14)))
    failing, sender = Second(), Kept()
    failed = notify(store, TO, ALL, now=at(1), sender=failing)
    notify(store, TO, ALL, now=at(2), sender=sender)

    assert (len(failed.messages), failed.waiting) == (1, 2)
    assert [title.split()[3] for title, _ in (*failing.messages, *sender.messages)] == ["12", "13", "14"]


def test_a_digest_comes_once_a_day_from_its_hour(store: Store) -> None:
    """Everything since the last, in one message."""
    sender = Kept()
    request = DeliveryRequest(digest=True, hour=7)
    see(store, at(1), meeting(11), meeting(18))
    early = notify(store, TO, request, now=dt.datetime(2026, 3, 3, 6, 59, tzinfo=STOCKHOLM), sender=sender)
    see(store, at(18), meeting(11), meeting(18), meeting(25))
    first = notify(store, TO, request, now=dt.datetime(2026, 3, 3, 7, 0, tzinfo=STOCKHOLM), sender=sender)
    see(store, at(22), meeting(11), meeting(18), meeting(25), meeting(26))
    later = notify(store, TO, request, now=dt.datetime(2026, 3, 3, 12, 0, tzinfo=STOCKHOLM), sender=sender)
    second = notify(store, TO, request, now=dt.datetime(2026, 3, 4, 7, 5, tzinfo=STOCKHOLM), sender=sender)

    assert (early.messages, early.waiting, later.messages, later.waiting) == ((), 1, (), 1)
    assert [message.title for message in (*first.messages, *second.messages)] == [
        "2 nyheter: Exempelköping",
        "1 nyhet: Exempelköping",
    ]


def test_followed_proposals_are_told_with_their_meeting(store: Store) -> None:
    """A change and what it means for a proposal are one message; what was known before is not told."""
    sender = Kept()
    followed = Proposal(
        id="p1", title="Plan för ekar", actions=(Action(code=ActionCode.REGISTERED, date=at(0).date()),)
    )
    store.records.save_proposal(followed, seen=at(0))
    to = read_address("ntfy://ny")
    notify(store, to, ALL, now=at(1), sender=sender)
    shown = meeting(11, "Plan för ekar")
    see(store, at(2), shown)
    placed = Action(code=ActionCode.PLACED_ON_AGENDA, date=at(2).date(), meeting_id=shown.id, meeting_date=shown.date)
    store.records.save_proposal(followed.model_copy(update={"actions": (*followed.actions, placed)}), seen=at(2))
    notify(store, to, ALL, now=at(2), sender=sender)

    assert len(sender.messages) == 1
    assert "Dagordning publicerad" in sender.text
    assert "Du följer ”Plan för ekar”: togs upp på dagordningen" in sender.text


def test_what_would_be_told_can_be_seen_before(store: Store) -> None:
    """Nothing is sent, and nothing is noted."""
    see(store, at(1), meeting(11), meeting(18))

    assert [piece.key for piece in pending(store, TO, ALL, now=at(1))] == ["change:2"]
    assert pending(store, read_address("ntfy://annan"), ALL, now=at(2)) == ()
    assert len(notify(store, TO, ALL, now=at(2), sender=Kept()).messages) == 1


def test_what_was_under_way_when_a_process_stopped_is_reported_and_not_told_twice(store: Store) -> None:
    """Whether it arrived is not known; a person may have it sent again."""

    class Stopped(Kept):
        def send(self, title: str, body: str) -> str | None:
            super().send(title, body)
            raise KeyboardInterrupt

    see(store, at(1), meeting(11), meeting(18))
    with pytest.raises(KeyboardInterrupt):
        notify(store, TO, ALL, now=at(1), sender=Stopped())
    sender = Kept()
    soon = notify(store, TO, ALL, now=at(1.1), sender=sender)
    later = notify(store, TO, ALL, now=at(2), sender=sender)
    quiet = list(sender.messages)
    again = notify(store, TO, DeliveryRequest(again=True), now=at(3), sender=sender)

    assert (soon.unsure, later.unsure, quiet) == ((), ("change:2",), [])
    assert len(again.messages) == len(sender.messages) == 1
    assert notify(store, TO, ALL, now=at(4), sender=sender).unsure == ()


def started(url: str, box: Inbox, now: dt.datetime) -> subprocess.Popen[bytes]:
    """Run a process that tells the address what is new."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", table(__file__, "PROGRAM"), url, box.url, now.isoformat()]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)  # noqa: S603 - ourselves


@pytest.mark.slow
def test_two_processes_tell_each_thing_once(tmp_path: Path) -> None:
    """They run at the same moment, over forty meetings, and the address gets each once."""
    pytest.importorskip("apprise")
    url = f"sqlite:///{tmp_path / 'd.db'}"
    days = range(2, 31)
    with inbox() as box, Store(url) as store:
        notify(store, read_address(box.url), now=at(0))
        see(store, at(1), *(meeting(day) for day in days))
        processes = [started(url, box, at(2)) for _ in range(2)]
        said = [process.communicate(timeout=110)[0] for process in processes]
        text = "\n".join(f"{message['title']}\n{message['text']}" for message in box.messages)

    assert said == [b"\n", b"\n"]
    for day in days:
        assert text.count(f" {day} mars 2026") == 1


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
def test_a_process_that_is_killed_while_it_tells_tells_nothing_twice(tmp_path: Path) -> None:
    """Killed when the first message has come: what follows is told by the next, and the first is not told again."""
    pytest.importorskip("apprise")
    url = f"sqlite:///{tmp_path / 'e.db'}"
    with inbox() as box, Store(url) as store:
        notify(store, read_address(box.url), now=at(0))
        see(store, at(1), *(meeting(day) for day in range(2, 10)))
        box.holds.clear()
        process = started(url, box, at(2))
        assert box.came.wait(110)
        process.kill()
        process.communicate(timeout=60)
        box.holds.set()
        told = notify(store, read_address(box.url), now=at(3))
        titles = [message["title"] for message in box.messages]

    assert len(told.unsure) == 1
    assert len(titles) == len(set(titles)) == 8
