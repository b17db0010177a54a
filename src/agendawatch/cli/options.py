"""Options that several commands share, and the way from words to values."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import Any

import click
from click.types import FuncParamType

from agendawatch.answers.question import Form
from agendawatch.arguments import end_of, read_day
from agendawatch.cli.help import HelpfulCommand
from agendawatch.model import STOCKHOLM, Site, Window

Command = Callable[..., None]


def day(written: str) -> dt.date:
    """Read a day as ISO 8601 writes it."""
    read = read_day(written)
    if read is None:
        msg = f"{written!r} is no day; write it as 2020-03-11"
        raise click.BadParameter(msg)
    return read


def moment(written: str) -> dt.datetime:
    """Read a moment as ISO 8601 writes it; one that names no zone is Sweden's, and a day is its end."""
    if read_day(written):
        return end_of("moment", written)
    try:
        read = dt.datetime.fromisoformat(written)
    except ValueError as error:
        msg = f"{written!r} is no moment; write it as 2020-03-11, or as 2020-03-11 08:00"
        raise click.BadParameter(msg) from error
    return read if read.tzinfo else read.replace(tzinfo=STOCKHOLM)


DAY, MOMENT = FuncParamType(day), FuncParamType(moment)

command = partial(click.command, cls=HelpfulCommand)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
store = click.option(
    "--store",
    "store_url",
    default="sqlite:///agendawatch.db",
    show_default=True,
    envvar="AGENDAWATCH_STORE",
    metavar="URL",
    help="The database: sqlite:///FILE or postgresql+psycopg://…",
)
organization = click.option("--organization", "-o", help="One organization, by name or short form (KS).")
platform = click.option("--platform", help="The platform of an address; detected unless given.")
calendar = click.option(
    "--calendar", type=click.Path(dir_okay=False, path_type=Path), help="Write what is found as a calendar too."
)
workers = click.option(
    "--workers",
    "count",
    type=click.IntRange(1, 64),
    default=os.cpu_count() or 1,
    help="How much is done side by side; one for each processor unless given.",
)
user_agent = click.option(
    "--user-agent",
    envvar="AGENDAWATCH_USER_AGENT",
    help="Who hosts hear from; made of base_url and contact in agendawatch.toml unless given.",
)


def complete_places(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Complete the name of a municipality or region."""
    from agendawatch.registry import municipalities  # noqa: PLC0415 - the registry's files are read on import

    del ctx, param
    begun = incomplete.casefold()
    return [place.name for place in municipalities() if place.name.casefold().startswith(begun)]


def municipality_option(words: str, *name: str, **more: Any) -> Callable[[Command], Command]:  # noqa: ANN401 - below
    """Add --municipality, which means something of its own in some commands. Any: click's own arguments."""
    return click.option("--municipality", "-m", *name, shell_complete=complete_places, help=words, **more)


municipality = municipality_option("Only of one municipality, by name or code.")


_NAMES = {
    "municipality": "municipalities",
    "organization": "organizations",
    "party": "parties",
    "from": "first",
    "to": "last",
}
"""What fields of a question are called on the command line, where it is otherwise."""
_WIDEST = 40
"""Letters of choices that stand beside their option; of more, a wrong one is told the nearest."""
_LETTERS = {"municipality": ("-m",), "organization": ("-o",)}


def question(names: str, **named: str) -> Callable[[Command], Command]:
    """Add the options of a question's parts, and hand them to the command as one `question`."""
    form = Form({name: _NAMES.get(name, name) for name in names.split()} | named, usual={"limit": 20})

    def add(function: Command) -> Command:
        @wraps(function)
        def command(*args: object, **given: object) -> None:
            written = {name: given.pop(f"asked_{name}") for name in form.names}
            wanted = form.read({name: value for name, value in written.items() if value not in (None, ())}, None)
            function(*args, question=wanted, **given)

        for name, part in reversed(form.describe().items()):
            add_option = click.option(f"--{name}", f"asked_{name}", *_LETTERS.get(name, ()), **_option(name, part))
            command = add_option(command)
        return command

    return add


def _option(name: str, part: dict[str, Any]) -> dict[str, Any]:
    """Describe an option as click takes it. Any: click's own arguments."""
    schema = part["schema"]
    value = schema.get("items", schema)
    kind: click.ParamType[Any] | type = str
    if "enum" in value:
        kind = click.Choice(value["enum"])
    elif value["type"] == "integer":
        kind = click.IntRange(value["minimum"], value["maximum"])
    elif value.get("format") == "date":
        kind = DAY
    made = {"type": kind, "help": f"{part['description']}.", "multiple": "items" in schema}
    if len("|".join(value.get("enum", ()))) > _WIDEST:
        made["metavar"] = name.upper()
    if "default" in schema:
        made |= {"default": schema["default"], "show_default": True}
    return made | ({"shell_complete": complete_places} if name == "municipality" else {})


def number(name: str, least: int, most: int | None, usual: int, words: str) -> Callable[[Command], Command]:
    """Add an option that is a whole number from `least` to `most`, and `usual` unless given."""
    return click.option(name, type=click.IntRange(least, most), default=usual, show_default=True, help=words)


pages = number("--pages", 1, 500, 40, "How many pages to ask for at most; three more for each organization found.")


def window_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add --year, --from and --to, and hand them to the command as one `span`."""

    @click.option("--year", type=click.IntRange(1990, 2100), help="A calendar year; this year unless given.")
    @click.option("--from", "first", type=DAY, help="The first day.")
    @click.option("--to", "last", type=DAY, help="The last day.")
    @wraps(function)
    def command(*args: object, year: int | None, first: dt.date | None, last: dt.date | None, **others: object) -> None:
        function(*args, span=window(year, first, last), **others)

    return command


def window(year: int | None, first: dt.date | None, last: dt.date | None) -> Window:
    """Read the three options as a window; an open end is the end of its year."""
    whole = Window.year(year or (first or last or now().date()).year)
    first, last = first or whole.first, last or whole.last
    if last < first:
        msg = f"--to {last} is before --from {first}"
        raise click.UsageError(msg)
    return Window(first=first, last=last)


def now() -> dt.datetime:
    """Tell the time: the one place where the command line looks at the clock."""
    return dt.datetime.now(STOCKHOLM)


def place(where: str, platform: str | None) -> str | Site:
    """Read an address as a site, anything else as a municipality's name."""
    return Site(url=where, platform=platform) if "://" in where else where
