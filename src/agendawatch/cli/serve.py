"""The command that serves pages, feeds and the JSON API from a store, and makes rounds beside it."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TypeVar

import click

from agendawatch.cli import options
from agendawatch.cli.config import Session
from agendawatch.cli.errors import log_to_stderr
from agendawatch.cli.terminal import say
from agendawatch.config_tables import read_toml
from agendawatch.server.app import make_app, make_service
from agendawatch.server.askers import Askers, read_server
from agendawatch.server.background import Rounds
from agendawatch.server.doubts import POSTS, doubt_routes
from agendawatch.server.middleware import Mounted
from agendawatch.server.runner import ASGIApp, listen, run, tune_interpreter
from agendawatch.server.service import Service
from agendawatch.site.settings import SiteSettings, read_settings

_TICK = 0.5
"""Seconds between looks at a round under way: so soon it is stopped with the server."""
T = TypeVar("T")

DEFAULT_HOST = "127.0.0.1"


@options.command()
@options.store
@click.option("--host", default=DEFAULT_HOST, show_default=True, help="The address to listen at; 0.0.0.0 for all.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port to listen at.")
@click.option("--base-url", help="Where readers find the site, as https://moten.example/; links are made of it.")
@click.option(
    "--every", type=click.FloatRange(min=0.1), metavar="HOURS", help="Make a round in the background so often."
)
@click.option(
    "--update",
    "where",
    multiple=True,
    metavar="WHERE",
    shell_complete=options.complete_places,
    help="With --every: a municipality or an address to visit; may be said again. Else those of agendawatch.toml.",
)
@click.option(
    "--access-log", is_flag=True, help="Tell of each request on stderr, without who asked and for which words."
)
@click.pass_obj
def serve(
    session: Session,
    *,
    store_url: str,
    host: str,
    port: int,
    base_url: str | None,
    every: float | None,
    where: tuple[str, ...],
    access_log: bool,
) -> None:
    """Serve pages, feeds with filters in their addresses, and a JSON API, from the store.

    With the extra mcp installed, assistants are answered at /mcp. A store that is locked or missing stops nothing: /healthz says so, and it is served when it is there.

    \b
    agendawatch serve
    agendawatch serve --port 8080 --base-url https://moten.example/ --every 6 --update Göteborg

    With a key under [server], /osakert/ asks whoever has it of what is in doubt, one at a time.

    Writes nothing itself but such a word; with --every each round writes into the store.
    """
    log_to_stderr()
    named = f"[{host}]" if ":" in host else host
    settings = read_settings(session.text, base_url=base_url)
    askers = askers_of(session.text, host)
    rounds = None
    if every is not None:
        make = partial(make_round, round_command(where, session), store_url)
        rounds = Rounds(make, dt.timedelta(hours=every), options.now)
    with listen(host, port) as listening:
        here = f"http://{named}:{listening.getsockname()[1]}/"
        if settings.base_url is None:
            settings = settings.model_copy(update={"base_url": here})
        say(here, err=True)
        app = application(store_url, settings, session, askers, rounds=rounds, access_log=access_log)
        tune_interpreter()
        run(app, listening)


def askers_of(text: str, host: str) -> Askers:
    """Read who is believed to say who asks; where mail is offered and nobody can tell, that is told before it begins."""
    askers = Askers(read_server(text, os.environ))
    if "mail" in read_toml(text):
        askers.require(host)
    return askers


def application(
    store_url: str,
    settings: SiteSettings,
    session: Session,
    askers: Askers,
    *,
    rounds: Rounds | None = None,
    access_log: bool,
) -> ASGIApp:
    """Make the application; where the config file has [mail], readers can ask for it, and where it has a key under [server], its host is asked of doubts."""
    letters = None
    if "mail" in read_toml(session.text):
        from agendawatch.cli.mail import mail_service  # noqa: PLC0415 - needs an extra

        letters = mail_service(session.text, session.folder, settings)
    settings = settings.model_copy(update={"mail": letters is not None})
    service = make_service(store_url, settings, now=options.now, askers=askers)
    key = read_server(session.text, os.environ).key
    beside, posts = (doubt_routes(service, key), POSTS) if key else ([], frozenset())
    if letters is not None:
        from agendawatch.server import mail  # noqa: PLC0415 - likewise

        beside, posts = [*beside, *mail.mail_routes(service, letters)], posts | mail.POSTS
    return make_app(
        service, rounds=rounds, beside=beside, posts=posts, access_log=access_log, mounted=mounted_beside(service)
    )


def mounted_beside(service: Service) -> tuple[Mounted, ...]:
    """Make what stands beside the site: `/mcp`, where the extra of that name is installed."""
    if importlib.util.find_spec("mcp") is None:
        return ()
    from agendawatch.mcp import McpEndpoint, View  # noqa: PLC0415 - its library is an extra's, and slow to load

    async def ask(question: Callable[[View], T], /) -> T:
        return await service.ask(lambda store, state: question(View(store, state.now, state.towns)))

    return (McpEndpoint(ask),)


def round_command(where: Sequence[str], session: Session) -> list[str]:
    """Write the command of a round: `agendawatch update`, of what is named here or in the config file.

    >>> round_command(["Göteborg"], Session())[-4:]
    ['update', '--json', '--', 'Göteborg']
    """
    if not where and not session.config.municipalities:
        msg = "--every needs to know what to visit: name it with --update, or in agendawatch.toml"
        raise click.UsageError(msg)
    config = ["--config", str(session.path)] if session.path else []
    program = [sys.executable, "-c", "from agendawatch.cli import main; main()"]
    return [*program, "update", *config, "--json", *(["--", *where] if where else [])]


def make_round(command: Sequence[str], store_url: str, stop: threading.Event) -> str | None:
    """Make a round in a process of its own, and give what went wrong in words; `None` when nothing did.

    A process of its own never takes the interpreter from those who read, and gives its memory back.
    Which store is told by its environment: an address may hold a password, and anybody may list commands.
    """
    env = os.environ | {"AGENDAWATCH_STORE": store_url}
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own program and what its user named
        while True:
            try:
                output, errors = process.communicate(timeout=_TICK)
                break
            except subprocess.TimeoutExpired:
                if stop.is_set():
                    process.terminate()
    if process.returncode == 0 or stop.is_set():
        return None
    with suppress(ValueError, KeyError, TypeError):  # it printed no facts
        if failed := json.loads(output)["failed"]:
            return f"sites that failed: {len(failed)}; agendawatch coverage tells which"
    # The line of stderr that says what was wrong: ours, which advice may follow, or the last.
    lines = [*errors.strip().splitlines()] or [f"it ended with {process.returncode}"]
    return next((line for line in lines if line.startswith("agendawatch")), lines[-1])
