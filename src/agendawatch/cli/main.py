"""The door of the command line: language, config file, tour, help and errors; the commands stand on the shelf."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from agendawatch.cli import errors
from agendawatch.cli.commands import REST, SECTIONS, CommandTable
from agendawatch.cli.config import Session, find_config, read_config
from agendawatch.cli.help import EVERYWHERE, write_options
from agendawatch.cli.language import choose
from agendawatch.cli.terminal import say
from agendawatch.errors import AgendawatchError
from agendawatch.i18n import speaking, tr

_NAME = 14
"""Columns of a command's name."""

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
        configured = session.config.language if session.config else None
        debug = "--debug" in words
        errors.hear_logs(debug=debug)
        with ExitStack() as stack:
            language = choose(os.environ, _option(words, "--language"), configured)
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
                sys.exit(_code(error))
        return sys.exit(left if isinstance(left, int) else errors.FINE) if standalone_mode else left

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; a reader of our output that has left is told nothing."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            errors.silence()
            return errors.FINE

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List commands in the order that a newcomer needs them."""
        del ctx
        return list(self.commands)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete a command's name from its row, without loading it."""
        del ctx
        shelf = self.commands
        rows = {name: shelf.entry(name) if isinstance(shelf, CommandTable) else None for name in shelf}
        return [
            CompletionItem(name, help=tr(row.does) if row else None)
            for name, row in rows.items()
            if name.startswith(incomplete)
        ]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands of a user's life under their headings."""
        formatter.write_text(tr(self.help or ""))
        self.list_sections(formatter, SECTIONS)
        write_options(formatter, "Options", self.get_params(ctx), ctx)
        formatter.write_paragraph()
        formatter.write_text(
            tr("agendawatch COMMAND --help teaches one, with examples; agendawatch more lists the rest.")
        )
        formatter.write_text(tr("Exit codes: 0 fine, 1 something failed, 2 used wrongly, 130 stopped by Ctrl-C."))

    def list_sections(self, formatter: click.HelpFormatter, sections: Sequence[str]) -> None:
        """Write the commands of each section under its heading."""
        shelf = self.commands
        rows = [row for name in shelf if isinstance(shelf, CommandTable) and (row := shelf.entry(name))]
        for section in sections:
            listed = [(f"{row.name:{_NAME}}", tr(row.does)) for row in rows if row.section == section]
            formatter.write_paragraph()
            formatter.write(click.style(tr(section), bold=True) + "\n")
            formatter.indent()
            formatter.write_dl(listed, col_max=_NAME)
            formatter.dedent()


def _code(error: Exception) -> int:
    """Tell an error and give its exit code; a person that stops us is told nothing."""
    if isinstance(error, click.Abort):
        return errors.BROKEN_OFF
    if isinstance(error, AgendawatchError | click.ClickException | OSError):
        return errors.tell(error)
    raise error


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
        return Session(config=read_config(path))
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
    commands=CommandTable(),
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


@click.command()
@click.pass_context
def more(ctx: click.Context) -> None:
    """List the commands that the first help leaves out.

    \b
    agendawatch more
    agendawatch more --language sv

    Writes nothing.
    """
    formatter = ctx.make_formatter()
    main.list_sections(formatter, REST)
    say(formatter.getvalue().strip("\n"))
