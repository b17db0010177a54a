"""How failures are told."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from agendawatch.cli import errors
from agendawatch.errors import AgendawatchError, HostError, InputError, StatusError, UnknownMunicipalityError
from agendawatch.i18n import speaking


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


def test_swedes_are_told_in_swedish(capsys: pytest.CaptureFixture[str]) -> None:
    """As far as the shape of the message is known."""
    with speaking("sv"):
        errors.tell(StatusError(503, url="https://kommun.example/"))

    assert capsys.readouterr().err == "agendawatch: svarade med status 503 (https://kommun.example/)\n"


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Run a program of a few lines."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreter and text


_DOOR = "from agendawatch.cli import main; main()"
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
    told, debugged = run(_BUG.format(words=[])), run(_BUG.format(words=["--debug"]))

    assert told.returncode == debugged.returncode == 1
    assert "Traceback" not in told.stderr
    assert "ZeroDivisionError: division by zero" in told.stderr
    assert "--debug" in told.stderr
    assert "Traceback" in debugged.stderr


def test_the_traceback_of_our_own_errors_is_shown_when_asked_for(tmp_path: Path) -> None:
    """`--debug` tells where it happened."""
    page = tmp_path / "page.html"
    page.write_text("<p>Soppa.</p>", encoding="utf-8")
    told = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _DOOR, "read", "schedule", str(page), "--debug"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 1
    assert "Traceback" in told.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no broken pipes of this kind")
def test_a_reader_that_leaves_is_told_nothing() -> None:
    """`agendawatch municipalities | head -1` ends quietly, and well."""
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "w") as pipe:
        told = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", _DOOR, "municipalities"],
            stdout=pipe,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert told.stderr == ""
    assert told.returncode == errors.FINE


def test_ctrl_c_is_quiet() -> None:
    """No traceback, no word; the code that shells give it."""
    code = _BUG.replace("lambda: 1 / 0", "interrupt").replace(
        "main.add", "def interrupt(): raise KeyboardInterrupt\nmain.add"
    )
    told = run(code.format(words=[]))

    assert told.stderr.strip() == ""
    assert told.returncode == errors.BROKEN_OFF


def test_a_letter_that_the_terminal_lacks_stops_nothing() -> None:
    """An old terminal sees a question mark."""
    told = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _DOOR, "status", "--help"],
        env={**os.environ, "PYTHONIOENCODING": "iso8859-5", "PYTHONUTF8": "0", "AGENDAWATCH_LANGUAGE": "sv"},
        capture_output=True,
        check=False,
    )

    assert told.returncode == errors.FINE
    assert b"f?ljda f?rslag" in told.stdout


def test_a_log_says_in_words_that_a_host_is_asked_again() -> None:
    """After how long and why, without the secrets of its address."""
    told = {"stamina.wait_for": 1.5, "stamina.caused_by": "TimeoutError('https://a:b@host.example/ 100 % busy')"}
    record = logging.makeLogRecord({"name": "stamina", "msg": "stamina.retry_scheduled", **told})

    assert errors.ShownError("%(message)s").format(record).startswith("asked again in 1.5 s: TimeoutError(")
    assert "a:b@" not in errors.ShownError("%(message)s").format(record)
