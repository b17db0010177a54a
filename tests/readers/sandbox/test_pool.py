"""A process of its own for what anybody may have written: it answers, or it is ended, and the next document is read."""

from __future__ import annotations

import importlib
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.hostile import acts

from agendawatch.errors import LayoutError, ReadError, UnsafeError
from agendawatch.readers.sandbox import Limits, Sandbox, needs_sandbox

pytestmark = pytest.mark.slow

_HASTY = Limits(cpu=2, wall=30)


@pytest.fixture(scope="module")
def box() -> Iterator[Sandbox]:
    """Have one process."""
    with Sandbox(1) as made:
        yield made


def test_what_a_reader_gives_comes_home(box: Sandbox) -> None:
    """From another process, which is there for the next page too."""
    assert box.call(acts.tell, "kommunstyrelsen") == "KOMMUNSTYRELSEN"

    assert box.call(acts.process) == box.call(acts.process) != os.getpid()


@pytest.mark.parametrize(
    ("act", "limits", "told"),
    [
        (acts.spin, Limits(cpu=1, wall=60), "1 seconds of processor time"),
        (acts.sleep, Limits(wall=1), "1 seconds"),
        (acts.fill, Limits(memory=100_000_000), "100 MB of memory"),
        (acts.talk, Limits(answer=1_000_000), "1_000_000 bytes of answer"),
        (acts.die, Limits(), "its process ended by SIGSEGV"),
        (acts.pretend, Limits(), "an answer that is none of ours"),
    ],
)
def test_what_passes_a_limit_is_told_and_the_next_is_read(
    box: Sandbox, act: Callable[[], object], limits: Limits, told: str
) -> None:
    """By the limit that it passed; whatever the process did, the one after it answers."""
    with pytest.raises(UnsafeError) as caught:
        box.call(act, limits=limits)

    assert caught.value.limit == told
    assert box.call(acts.tell, "nästa") == "NÄSTA"


def test_what_it_imports_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module's compiled form is longer than it may write: cut short, nobody could import that module any more."""
    (tmp_path / "long_reader.py").write_text(
        f"WORDS = {'x' * 100_000!r}\n\ndef read() -> int:\n    return len(WORDS)\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    reader = importlib.import_module("long_reader")

    with Sandbox(1) as fresh:
        assert fresh.call(reader.read) == 100_000
    assert not list(tmp_path.rglob("*.pyc"))


def test_who_was_killed_by_somebody_else_is_asked_again(box: Sandbox, tmp_path: Path) -> None:
    """A machine short of memory ends whom it likes; no document is to blame for that."""
    assert box.call(acts.die_once, tmp_path / "mark") == "alive"


def test_a_process_that_died_in_its_sleep_is_replaced(box: Sandbox) -> None:
    """And nothing is told of it."""
    os.kill(box.call(acts.process), signal.SIGKILL)

    assert box.call(acts.tell, "a") == "A"


def test_our_own_errors_come_home_as_they_were(box: Sandbox) -> None:
    """With what they carry."""
    with pytest.raises(LayoutError, match="a table of meetings") as caught:
        box.call(acts.refuse)

    assert caught.value.url == "https://kommun.example/"


def test_a_mistake_of_ours_is_a_page_that_our_code_cannot_read(box: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    """Told in words, its traceback logged; the process lives on."""
    before = box.call(acts.process)

    with caplog.at_level(logging.ERROR), pytest.raises(ReadError, match="ZeroDivisionError"):
        box.call(acts.stumble)

    assert "in stumble" in caplog.text
    assert box.call(acts.process) == before


def test_a_reader_that_stands_in_no_module_is_no_page_s_fault(box: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as our mistake, and nothing is held against the page; the next page is read."""
    monkeypatch.setattr(acts, "gone", acts.tell, raising=False)
    monkeypatch.setattr(acts.tell, "__qualname__", "gone")

    with pytest.raises(ReadError, match="gone") as caught:
        box.call(acts.tell, "a")

    assert not isinstance(caught.value, UnsafeError)
    monkeypatch.undo()
    assert box.call(acts.tell, "a") == "A"


def test_memory_that_stays_in_use_ends_the_process(box: Sandbox) -> None:
    """What one document left behind is no burden to the next."""
    assert box.call(acts.keep) != box.call(acts.process)


def test_what_is_printed_is_no_answer(box: Sandbox) -> None:
    """Whatever a library has to say."""
    assert box.call(acts.chatter) == "heard"


def test_the_process_knows_no_secrets(box: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the environment that it does not need."""
    monkeypatch.setenv("AGENDAWATCH_STORE", "postgresql://kommun:hemligt@example/")
    box.close()

    assert "hemligt" not in str(box.call(acts.secrets))


def test_the_process_writes_no_files(box: Sandbox, tmp_path: Path) -> None:
    """But a few lines of complaint."""
    assert 0 <= box.call(acts.scribble, tmp_path / "file") <= 65_536


def test_work_goes_on_where_it_was_done() -> None:
    """Of two processes that are free, the one that did the last of it."""
    with Sandbox(2) as box:
        both = [threading.Thread(target=box.call, args=(acts.tell, "a")) for _ in range(2)]
        for it in both:
            it.start()
        for it in both:
            it.join()
        homes = {name: box.call(acts.process, near=name) for name in ("ks", "kf")}

        assert {name: box.call(acts.process, near=name) for name in ("kf", "ks")} == homes


def test_threads_wait_for_their_turn() -> None:
    """However many there are, no more processes than places are there at once."""
    with Sandbox(1) as box:
        seen: list[int] = []
        threads = [threading.Thread(target=lambda: seen.append(box.call(acts.process))) for _ in range(8)]
        for it in threads:
            it.start()
        for it in threads:
            it.join()

    assert len(seen) == 8
    assert len(set(seen)) == 1


def test_a_wait_that_is_broken_off_leaves_no_answer_behind() -> None:
    """Ctrl-C while a document is read: the next call is not given what the last one asked for."""
    with Sandbox(1) as box:
        box.call(acts.tell, "warm")
        old = signal.signal(signal.SIGALRM, signal.default_int_handler)
        try:
            signal.setitimer(signal.ITIMER_REAL, 0.2)
            with pytest.raises(KeyboardInterrupt):
                box.call(acts.sleep)
        finally:
            signal.signal(signal.SIGALRM, old)

        assert box.call(acts.tell, "b") == "B"


def test_a_process_that_does_not_start_is_no_documents_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told with what it said; nothing is held against the page."""
    monkeypatch.setattr("sys.path", [])

    with Sandbox(1) as box, pytest.raises(ReadError, match="No module named") as caught:
        box.call(acts.tell, "a")

    assert not isinstance(caught.value, UnsafeError)


@pytest.mark.parametrize(
    ("body", "needs"),
    [(b"%PDF-1.4", True), (b"<p>11 mars</p>", False), (b" " * 200_001, True), (b" " * 200_000, False)],
)
def test_pdf_and_what_is_large_is_read_apart(body: bytes, *, needs: bool) -> None:
    """What is small and no PDF costs no process."""
    assert needs_sandbox(body) is needs
