"""How failures are told."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import click
import pytest
from tests.cli.running import start

from agendawatch.cli import errors
from agendawatch.errors import AgendawatchError, HostError, InputError, StatusError, UnknownMunicipalityError


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (StatusError(503, url="https://kommun.example/"), 1, "answered with status 503"),
        (HostError("no answer", url="https://kommun.example/"), 1, "no answer"),
        (InputError("year", 1, "a year"), 2, "year is 1; expected a year"),
        (UnknownMunicipalityError("Götborg", ("Göteborg",)), 2, "did you mean Göteborg?"),
        (click.UsageError("name something"), 2, "name something"),
        (click.ClickException("it broke"), 1, "it broke"),
        (PermissionError(13, "Permission denied", "/there"), 1, "Permission denied: /there"),
    ],
)
def test_an_error_is_a_line_and_a_code(
    error: AgendawatchError | click.ClickException | OSError,
    code: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Scripts look at the code, people at the line; stdout stays clean."""
    assert errors.tell(error) == code

    out, err = capsys.readouterr()
    assert out == ""
    assert said in err.splitlines()[0]


_BUG = """
import sys
from agendawatch.cli import main
from agendawatch.cli.options import command
main.add_command(command("boom")(lambda: 1 / 0))
sys.argv = ["agendawatch", "boom", *{words}]
main()
"""


def test_a_bug_is_a_line_too() -> None:
    """A traceback is for those who ask for it."""
    told, debugged = (start(code=_BUG.format(words=words)) for words in ([], ["--debug"]))

    assert told.returncode == debugged.returncode == 1
    assert "Traceback" not in told.stderr
    assert "ZeroDivisionError: division by zero" in told.stderr
    assert "--debug" in told.stderr
    assert "Traceback" in debugged.stderr


def test_the_traceback_of_our_own_errors_is_shown_when_asked_for() -> None:
    """`--debug` tells where it happened."""
    Path("page.html").write_text("<p>Soppa.</p>", encoding="utf-8")
    told = start("read", "schedule", "page.html", "--debug")

    assert told.returncode == 1
    assert "Traceback" in told.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no broken pipes of this kind")
def test_a_reader_that_leaves_is_told_nothing() -> None:
    """`agendawatch municipalities | head -1` ends quietly, and well."""
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "w") as pipe:
        told = start("municipalities", stdout=pipe)

    assert (told.stderr, told.returncode) == ("", errors.FINE)


def test_ctrl_c_is_quiet() -> None:
    """No traceback, no word; the code that shells give it."""
    code = _BUG.replace("lambda: 1 / 0", "interrupt")
    code = code.replace("main.add", "def interrupt(): raise KeyboardInterrupt\nmain.add")
    told = start(code=code.format(words=[]))

    assert (told.stderr.strip(), told.returncode) == ("", errors.BROKEN_OFF)


def test_a_letter_that_the_terminal_lacks_stops_nothing() -> None:
    """An old terminal sees a question mark."""
    told = start("status", "--help", PYTHONIOENCODING="iso8859-5", PYTHONUTF8="0", AGENDAWATCH_LANGUAGE="sv")

    assert told.returncode == errors.FINE
    assert "f?ljda f?rslag" in told.stdout


def test_a_log_says_in_words_that_a_host_is_asked_again() -> None:
    """After how long and why, without the secrets of its address."""
    told = {"stamina.wait_for": 1.5, "stamina.caused_by": "TimeoutError('https://a:b@host.example/ 100 % busy')"}
    record = logging.makeLogRecord({"name": "stamina", "msg": "stamina.retry_scheduled", **told})

    assert errors.ShownError("%(message)s").format(record).startswith("asked again in 1.5 s: TimeoutError(")
    assert "a:b@" not in errors.ShownError("%(message)s").format(record)
