"""The command line as a whole: language, config file, tour, help and errors; its commands stand in `commands`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from agendawatch.cli import errors
from agendawatch.cli.commands import ENTRIES, REST, ROWS, SECTIONS, CommandTable
from agendawatch.cli.config import Session, find_config, read_session
from agendawatch.cli.help import EVERYWHERE, HelpfulCommand, section, write_options
from agendawatch.cli.terminal import say
from agendawatch.errors import AgendawatchError
from agendawatch.i18n import LANGUAGES, Language, speaking, tr

_NAME = 14
"""Columns of a command's name."""
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")

TOUR = (
    ("agendawatch demo", "Try it on a made-up region; no network is needed."),
    ("agendawatch init", "Answer three questions, and have agendawatch.toml."),
    ("agendawatch update", "Make a round: ask the municipalities, keep what is new."),
    ("agendawatch changes", "See what is new."),
    ("agendawatch publish site", "Make calendars to subscribe to, and pages around them."),
)


class _CommandGroup(click.Group):
    """A group that chooses the language, finds the config file, and tells errors in a line."""

    def main(  # click's own signature has Any: settings of a context go in, what a command gives comes out
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,  # noqa: ANN401 - likewise
    ) -> Any:  # noqa: ANN401 - likewise
        """Run a command to its end, and leave with its exit code."""
        words = list(sys.argv[1:] if args is None else args)
        session = _session(_option(words, "--config"))
        debug = "--debug" in words
        errors.hear_logs(debug=debug)
        with ExitStack() as stack:
            language = choose_language(os.environ, _option(words, "--language"), session.config.language)
            stack.enter_context(speaking(language))
            if args is None:
                errors.take_any_letter()
                sys.excepthook = errors.show_trace if debug else errors.show_bug
            try:
                left = super().main(
                    args,
                    prog_name or "agendawatch",
                    complete_var,
                    standalone_mode=False,
                    windows_expand_args=windows_expand_args,
                    obj=session,
                    color=False if os.environ.get("NO_COLOR") else None,
                    **extra,
                )
            except (AgendawatchError, click.ClickException, OSError, click.Abort) as error:
                if not standalone_mode or (debug and not isinstance(error, click.UsageError)):
                    raise
                sys.exit(errors.tell(error))
        return sys.exit(left if isinstance(left, int) else errors.FINE) if standalone_mode else left

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; a reader of our output that has left is told nothing."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            errors.silence()
            return errors.FINE

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete a command's name from its row, without loading it."""
        del ctx
        return [
            CompletionItem(entry.name, help=tr(entry.does)) for entry in ENTRIES if entry.name.startswith(incomplete)
        ]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands of a user's life under their headings."""
        formatter.write_text(tr(self.help or ""))
        write_sections(formatter, SECTIONS)
        write_options(formatter, "Options", self.get_params(ctx), ctx)
        formatter.write_paragraph()
        formatter.write_text(
            tr("agendawatch COMMAND --help teaches one, with examples; agendawatch more lists the rest.")
        )
        formatter.write_text(tr("Exit codes: 0 fine, 1 something failed, 2 used wrongly, 130 stopped by Ctrl-C."))


def write_sections(formatter: click.HelpFormatter, heads: Sequence[str]) -> None:
    """Write the commands of sections, each under its heading."""
    for head in heads:
        with section(formatter, head):
            listed = [(f"{entry.name:{_NAME}}", tr(entry.does)) for entry in ENTRIES if entry.section == head]
            formatter.write_dl(listed, col_max=_NAME)


def choose_language(
    environment: Mapping[str, str], asked: str | None = None, configured: str | None = None
) -> Language:
    """Choose a language: what is asked for, then AGENDAWATCH_LANGUAGE, the config file, and the locale.

    >>> choose_language({"LANG": "sv_SE.UTF-8"}), choose_language({"LANG": "de_DE.UTF-8"})
    ('sv', 'en')
    """
    for wish in (asked, environment.get("AGENDAWATCH_LANGUAGE"), configured):
        for language in LANGUAGES:
            if wish == language:
                return language
    locale = next((value for name in _LOCALES if (value := environment.get(name))), "")
    return "sv" if locale.casefold().startswith("sv") else "en"


def _option(words: Sequence[str], name: str) -> str | None:
    """Find an option's value, wherever it stands; what follows `--` is no option."""
    own = list(words[: words.index("--")]) if "--" in words else list(words)
    for place, word in enumerate(own):
        if word == name and place + 1 < len(own):
            return own[place + 1]
        if word.startswith(f"{name}="):
            return word.removeprefix(f"{name}=")
    return None


def _session(named: str | None) -> Session:
    path = Path(named) if named else find_config(Path.cwd())
    if path is None:
        return Session()
    try:
        return read_session(path)
    except AgendawatchError as error:
        return Session(mistake=error)


def introduce() -> None:
    """Tell somebody who has typed our name alone where to go."""
    say(tr("The politics of Sweden's municipalities as calendars.") + "\n")
    for command, does in TOUR:
        say(f"  {click.style(f'{command:26}', bold=True)} {tr(does)}")
    say("\n" + tr("agendawatch --help lists the commands; agendawatch doctor tells what is missing."))


@click.group(
    "agendawatch",
    cls=_CommandGroup,
    commands=CommandTable(ROWS),
    params=list(EVERYWHERE),
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="agendawatch", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Watch the politics of Sweden's municipalities: meetings, agendas, proposals."""
    if ctx.invoked_subcommand is None:
        introduce()


@click.command(cls=HelpfulCommand)
@click.pass_context
def more(ctx: click.Context) -> None:
    """List the commands that the first help leaves out.

    \b
    agendawatch more
    agendawatch more --language sv

    Writes nothing.
    """
    formatter = ctx.make_formatter()
    write_sections(formatter, REST)
    say(formatter.getvalue().strip("\n"))
