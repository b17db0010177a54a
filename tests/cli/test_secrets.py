"""A password in any place where an address may have one is never told, logged, kept or published.

Every command is run with one in each address that it takes, as a person would who does not know better, and all that
comes of it is searched: what is printed, what is logged and what stands in the traceback of every error behind it,
down to the last cause, and each file that was written.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import traceback
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import Result
from tests.cases import cases, table
from tests.cli.running import run, start
from tests.cli.test_json import OFFLINE, folder, takes
from tests.hostile.towns import LIST, schedule, towns
from tests.replicas.nobody import NOBODY
from tests.replicas.pdf import pdf

from agendawatch.answers.words import SWEDISH
from agendawatch.cli import options
from agendawatch.cli.commands import ENTRIES
from agendawatch.cli.errors import ShownError
from agendawatch.errors import InputError
from agendawatch.redaction import redacted
from agendawatch.store import Store

SECRET = "h3mligt-9f2a"  # noqa: S105 - nobody's
STORES = tuple(it.format(secret=SECRET, nobody=NOBODY) for it in table(__file__, "STORES"))
_DAY = options.now().date() + dt.timedelta(days=20)
_SOON = f"{_DAY.day} {SWEDISH.months[_DAY.month - 1]} {_DAY.year}"

__all__ = ["folder"]


@pytest.fixture(autouse=True)
def _listening(caplog: pytest.LogCaptureFixture) -> None:
    """Hear every logger, at every level."""
    caplog.set_level(logging.DEBUG)


def _said(result: Result) -> str:
    """Give all that a run shows, with the tracebacks that `--debug` shows of every error behind it."""
    told = [result.output]
    if result.exc_info is not None and not isinstance(result.exception, SystemExit):
        told.append("".join(traceback.format_exception(*result.exc_info)))
    error = result.exception
    while isinstance(error, SystemExit) and error.__context__ is not None:
        error = error.__context__
        told.append("".join(traceback.format_exception(error)))
    return redacted("\n".join(told[1:])) + told[0]


def _logged(caplog: pytest.LogCaptureFixture) -> str:
    return "\n".join(ShownError("%(name)s %(message)s").format(it) for it in caplog.records)


CONFIG = Path("agendawatch.toml")


def _run(*words: str) -> str:
    return _said(run(*words))


STORED = [entry.name for entry in ENTRIES if takes(entry.name, "--store") and entry.name != "serve"]


@pytest.mark.parametrize("name", STORED)
@pytest.mark.parametrize("store", STORES, ids=map(str, range(len(STORES))))
def test_no_command_tells_the_password_of_its_store(
    name: str, store: str, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Said on the line, by the environment or in the file; with --debug too."""
    words = [word.format(folder=folder, nobody=NOBODY) for word in OFFLINE.get(name, (f"http://{NOBODY}/",))]
    CONFIG.write_text(f"store = {json.dumps(store)}\n", encoding="utf-8")

    told = _run(name, *words, "--store", store) + _run(name, *words, "--debug")
    monkeypatch.setenv("AGENDAWATCH_STORE", store)
    told += _run(name, *words)

    assert told
    assert SECRET not in told
    assert SECRET not in _logged(caplog)


@pytest.fixture
def served() -> Iterator[int]:
    """Serve a town whose list has a summons; give its port."""
    summons = pdf(["# Kallelse till kommunstyrelsen", f"{_SOON} kl. 13.00", "1. Val av justerare", "2. Budget"])
    files: dict[str, bytes | str] = {LIST: schedule((_SOON, "/kallelse-ks.pdf")), "/kallelse-ks.pdf": summons}
    with towns({"Myrsjöstad": files}) as (town,):
        assert town.replica is not None
        yield int(town.replica.address.rpartition(":")[2])


def _written() -> str:
    """Give the names and bytes of all files in the folder."""
    files = [it for it in Path().rglob("*") if it.is_file() and it.name != "agendawatch.toml"]
    return "\n".join(f"{it.name} {it.read_bytes().decode('latin-1')}" for it in files)


@pytest.mark.slow
@cases("place")
def test_a_site_s_password_is_asked_with_and_stays_there(
    place: str, served: int, caplog: pytest.LogCaptureFixture
) -> None:
    """A round, what it kept, and every page, calendar, feed and line that is made of it."""
    where = place.format(secret=SECRET, port=served, path=LIST)
    told = [
        _run("update", where, "--platform", "page", "--keep-pages", "--json"),
        _run("update", where, "--platform", "page", "--debug"),
        _run("update", where),
        _run("meetings", where, "--platform", "page", "--json"),
        _run("record", where, "tagen", "--platform", "page"),
        _run("changes", "--json"),
        _run("coverage", "--json"),
        _run("coverage", "--page", "tackning.html"),
        _run("compact"),
        _run("doctor"),
        _run("publish", "ut", "--workers", "1", "--base-url", f"https://anna:{SECRET}@moten.example/"),
    ]
    with Store("sqlite:///agendawatch.db") as store:
        assert [it.date for it in store.meetings()] == [_DAY]
        assert len(store.sites()) == 1
        told.append("\n".join(store.maintenance.export_lines()))
        told.append(repr((store.sites(), store.queries.site_health(), store.queries.rounds(), list(store.changes()))))

    assert SECRET not in "".join(told)
    assert SECRET not in _logged(caplog)
    assert SECRET not in _written()


@pytest.mark.parametrize("command", ["update", "meetings", "record"])
@cases("place")
def test_a_site_that_cannot_be_had_keeps_its_password(
    command: str, place: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever is wrong with its address."""
    where = place.format(secret=SECRET, nobody=NOBODY)
    more = [*(["tagen"] if command == "record" else []), "--platform", "page"]

    told = _run(command, where, *more) + _run(command, where, *more, "--debug") + _run("coverage")

    assert SECRET not in told
    assert SECRET not in _logged(caplog)
    assert SECRET not in _written()


@pytest.mark.slow
@cases("to")
def test_whom_news_go_to_is_told_nobody(
    to: str, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """On the line, from the file, or from a variable; sent, shown or refused."""
    address = to.format(secret=SECRET, nobody=NOBODY)
    Path("agendawatch.db").write_bytes((folder / "agendawatch.db").read_bytes())
    monkeypatch.setenv("MIN_KANAL", address)
    said = ("notify", "--all", "--since", "2020-01-01")

    told = [
        _run(*said, "--to", it, *more) for it in (address, "$MIN_KANAL") for more in ((), ("--dry-run",), ("--debug",))
    ]
    CONFIG.write_text(f"[notify]\nto = [{json.dumps(address)}]\nwhen = 3\n", encoding="utf-8")
    told.append(_run(*said))
    CONFIG.write_text(f"[notify]\nto = [{json.dumps(address)}]\n", encoding="utf-8")
    told += [_run(*said), _run(*said, "--json"), _run("doctor")]

    assert SECRET not in "".join(told)
    assert SECRET not in _logged(caplog)
    assert SECRET not in _written()


@pytest.mark.parametrize(
    "out", [f"s3://nyckel:{SECRET}@", f"az://?sas_token={SECRET}", f"gs://{SECRET}@?token={SECRET}"]
)
def test_where_a_site_is_written_is_told_without_its_key(
    out: str, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """An object store's address that cannot be used."""
    store = f"sqlite:///{folder / 'agendawatch.db'}"

    told = _run("publish", out, "--store", store) + _run("publish", out, "--store", store, "--debug")

    assert "object store" in told
    assert SECRET not in told + _logged(caplog)


@pytest.mark.slow
@pytest.mark.parametrize("key", ["base_url", "contact"])
def test_who_runs_a_site_is_told_without_a_password(
    key: str, served: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In its pages and feeds, and to the hosts that are asked in its name."""
    Path("agendawatch.db").write_bytes((folder / "agendawatch.db").read_bytes())
    CONFIG.write_text(
        f'[site]\n{key} = "https://anna:{SECRET}@moten.example/?token={SECRET}"\n'.replace(
            f"?token={SECRET}", "" if key == "base_url" else f"?token={SECRET}"
        ),
        encoding="utf-8",
    )
    agents: list[str] = []
    before = httpx.HTTPTransport.handle_request

    def heard(self: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        agents.append(request.headers["user-agent"])
        return before(self, request)

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", heard)
    told = _run("publish", "ut", "--workers", "1") + _run(
        "update", f"http://127.0.0.1:{served}{LIST}", "--platform", "page"
    )

    assert agents
    assert "moten.example" in agents[0]
    assert SECRET not in told + "".join(agents) + _written()


def test_an_archive_s_address_is_kept_without_its_password() -> None:
    """Its documents are led to by the address alone."""
    lines = ["# Kallelse till kommunstyrelsen", "11 mars 2031 kl. 13.00", "1. Val av justerare", "2. Budget 2032"]
    Path("ks_kallelse_20310311.pdf").write_bytes(pdf(lines))

    told = _run(
        "backfill", "ks_kallelse_20310311.pdf", "-m", "Höör", "--base-url", f"https://a:{SECRET}@kommun.example/arkiv"
    )

    with Store("sqlite:///agendawatch.db") as store:
        (meeting,) = store.meetings()
    assert [it.url for it in meeting.documents] == ["https://kommun.example/arkiv/ks_kallelse_20310311.pdf"]
    assert SECRET not in told + _written()


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        ("update", f"http://anna:{SECRET}@{NOBODY}/x?token={SECRET}", "--platform", "page"),
        ("changes", "--store", f"postgresql://anna:{SECRET}@{NOBODY}/moten?password={SECRET}"),
        ("notify", "--all", "--to", f"okand://{SECRET}"),
        ("changes", f"http://anna:{SECRET}@127.0.0.1/"),
        ("serve", "--port", "0", "--every", "1", "--update", f"http://a:{SECRET}@{NOBODY}/", "--base-url", SECRET),
    ],
    ids=["page", "store", "messenger", "address", "server"],
)
def test_a_process_of_its_own_tells_nothing_with_debug(words: tuple[str, ...]) -> None:
    """What Python itself prints of an error that nobody catches."""
    told = start(*words, "--debug")

    assert told.returncode != 0
    assert told.stderr
    said = told.stdout + told.stderr
    assert SECRET not in said.replace(f"base_url is '{SECRET}'", "")


def test_errors_and_values_show_no_password() -> None:
    """Not in their words, and not when a program prints them."""
    error = InputError("where", f"https://anna:{SECRET}@kommun.example/?token={SECRET}", "another")

    assert SECRET not in f"{error} {error!r}"
    assert "kommun.example" in str(error)
