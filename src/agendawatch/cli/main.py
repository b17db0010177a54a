"""The door of the command line: the commands, and what their exit codes mean."""

from __future__ import annotations

import sys

import click

from agendawatch.cli.cases import correct
from agendawatch.cli.covering import coverage
from agendawatch.cli.finding import detect
from agendawatch.cli.following import follow, status
from agendawatch.cli.hits import hits
from agendawatch.cli.looking import meetings, municipalities_
from agendawatch.cli.reading import read
from agendawatch.cli.recording import record
from agendawatch.cli.watching import changes, demo, watch
from agendawatch.errors import AgendawatchError, InputError, UnknownMunicipalityError

__all__ = ["main"]

_FAILED = 1
_WRONG_USE = 2


class _Commands(click.Group):
    """A group that tells our own errors in a line, with the exit code that they mean."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error of ours ends it with a message, any other is a bug and shows itself."""
        try:
            return super().invoke(ctx)
        except (InputError, UnknownMunicipalityError) as error:
            click.echo(f"agendawatch: {error}", err=True)
            sys.exit(_WRONG_USE)
        except AgendawatchError as error:
            click.echo(f"agendawatch: {error}", err=True)
            sys.exit(_FAILED)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done, 1 something failed, 2 wrong use.",
)
@click.version_option(package_name="agendawatch", message="%(prog)s %(version)s")
def main() -> None:
    """Watch the politics of Sweden's municipalities: meetings, agendas, proposals.

    Begin with `agendawatch demo`; it needs no network.
    """


for command in (
    demo,
    municipalities_,
    detect,
    meetings,
    watch,
    changes,
    coverage,
    record,
    follow,
    correct,
    status,
    hits,
    read,
):
    main.add_command(command)
