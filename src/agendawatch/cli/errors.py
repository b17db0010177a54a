"""How a failure is told: one clear line on stderr, and an exit code that a script can trust."""

from __future__ import annotations

import io
import logging
import os
import sys
import traceback
from contextlib import suppress
from types import TracebackType

import click

from agendawatch.cli.terminal import say
from agendawatch.errors import AgendawatchError, InputError, UnknownMunicipalityError
from agendawatch.i18n import tr
from agendawatch.i18n.finished import tr_said
from agendawatch.redaction import redacted

FINE = 0
FAILED = 1
WRONG_USE = 2
BROKEN_OFF = 130
"""Ctrl-C, as shells have it: 128 and the signal's number."""

_DAMAGES = "agendawatch.store.damage"
"""The logger of rows that were left out: no command may keep that to itself."""
_LOGGERS = ("agendawatch", "stamina", "apprise")
"""Loggers of warnings that a command tells in its own words."""


def tell(error: AgendawatchError | click.ClickException | click.Abort | OSError) -> int:
    """Tell what went wrong in a line, and give the exit code; a person that stops us is told nothing."""
    match error:
        case click.Abort():
            return BROKEN_OFF
        case click.exceptions.NoArgsIsHelpError():
            return _say(error.format_message(), WRONG_USE)
        case click.UsageError():
            where = error.ctx.command_path if error.ctx else "agendawatch"
            help_ = tr("{command} --help tells more.", command=where)
            return _say(f"{where}: {tr_said(error.format_message())}\n{help_}", WRONG_USE)
        case click.ClickException():
            return _say(f"agendawatch: {tr_said(error.format_message())}", FAILED)
        case OSError():
            named = f"{error.strerror}: {error.filename}" if error.filename else error.strerror or str(error)
            return _say(f"agendawatch: {named}", FAILED)
        case _:
            slip = isinstance(error, InputError | UnknownMunicipalityError)
            return _say(f"agendawatch: {tr_said(str(error))}", WRONG_USE if slip else FAILED)


def show_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell of an error that nobody foresaw, in place of its traceback: a hook for `sys.excepthook`."""
    del trace
    known = redacted(f"{kind.__name__}: {error}".splitlines()[0])
    said = tr("agendawatch: a mistake of ours, not yours: {error}", error=known)
    say(f"{said}\n{tr('Run it again with --debug, and send us what it says.')}", err=True)


def show_trace(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show a traceback as Python does, but for the secrets of addresses in it: a hook for `sys.excepthook`."""
    say(redacted("".join(traceback.format_exception(kind, error, trace))), err=True, nl=False)


class ShownError(logging.Formatter):
    """Writes a line of a log, its traceback too, without the secrets of addresses in it."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record as one line, without secrets."""
        facts = record.__dict__
        if "stamina.wait_for" in facts:
            record.msg = f"asked again in {facts['stamina.wait_for']} s: {facts['stamina.caused_by']}"
        return redacted(super().format(record))


def log_to_stderr(form: str = "%(asctime)s %(name)s %(message)s") -> None:
    """Show what is logged, from now on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(ShownError(form))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    logging.getLogger("stamina").disabled = True  # a page that is asked for again is told by us, where it fails


def silence() -> None:
    """Let whoever read our output be gone: write the rest nowhere, so that the end is quiet too."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # a test's stream, or one that is closed, has no descriptor
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def take_any_letter() -> None:
    """Show a letter that the terminal does not take as a question mark, rather than stop at it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def hear_logs(*, debug: bool) -> None:
    """Show what libraries log to those who debug; to others a command tells what matters in its own words."""
    if debug:
        log_to_stderr("%(name)s: %(message)s")
        return
    damages = logging.getLogger(_DAMAGES)
    if not any(isinstance(handler, _LogHandler) for handler in damages.handlers):
        damages.addHandler(_LogHandler())
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        if not logger.handlers:
            # Without any handler Python prints warnings as they are. A server's own handlers still hear them.
            logger.addHandler(logging.NullHandler())


class _LogHandler(logging.Handler):
    """Tells a warning in a line of its own."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print the warning, unless another handler does."""
        if not logging.getLogger().handlers:
            say(f"agendawatch: {tr_said(redacted(record.getMessage()))}", err=True)


def _say(words: str, code: int) -> int:
    say(redacted(words), err=True)
    return code
