"""The examination of an installation."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from importlib.metadata import metadata, requires
from importlib.util import find_spec
from pathlib import Path
from unittest.mock import Mock
from zoneinfo import ZoneInfoNotFoundError

import pytest
from tests.cases import cases
from tests.cli.running import as_json, keep_proposals, run

from agendawatch.cli.config import Session, read_session
from agendawatch.cli.doctor import EXTRAS, Check, examine
from agendawatch.errors import HostError, InputError
from agendawatch.mail import new_key
from agendawatch.model import STOCKHOLM, Proposal

NOW = dt.datetime(2031, 3, 1, tzinfo=dt.UTC)


STORE = Path("agendawatch.db")
CONFIG = """municipalities = ["Höör"]
[site]
base_url = "https://moten.example/"
[server]
proxies = ["127.0.0.1"]
"""


def found(*, store: str = "agendawatch.db", session: Session | None = None, now: dt.datetime = NOW) -> dict[str, Check]:
    """Examine with a store, and give what was found by name."""
    return {it.name: it for it in examine(session or Session(), f"sqlite:///{store}", now, network=False)}


def told_of(config: str) -> dict[str, Check]:
    """Examine with a config file."""
    file = Path("agendawatch.toml")
    file.write_text(config, encoding="utf-8")
    return found(session=read_session(file))


def change(sql: str, *values: str) -> None:
    """Write in the store what no program of ours would."""
    with sqlite3.connect(STORE) as connection:
        connection.execute(sql, values)
    connection.close()


def test_a_sound_installation_is_told_so() -> None:
    """Nothing is broken, nothing is left behind, and the network is not tried."""
    states = {fact["name"]: fact["state"] for fact in as_json("doctor")}

    assert run("doctor").exit_code == 0
    assert "broken" not in states.values()
    assert states["network"] == "unsure"
    assert list(Path().iterdir()) == []


def test_every_extra_is_told() -> None:
    """As the package offers them, with what each brings; `all` is but the others together."""
    offered = set(metadata("agendawatch").get_all("Provides-Extra") or ()) - {"all"}
    needed = {
        name: [it.partition(";")[0] for it in requires("agendawatch") or () if re.search(rf"extra == .{name}\b", it)]
        for name in offered
    }

    assert set(EXTRAS) == offered
    for name, (modules, _) in EXTRAS.items():
        brought = {re.split(r"[\[<>=! ]", it)[0] for it in needed[name]}
        others = {module for other, (brings, _) in EXTRAS.items() if other != name for module in brings}
        assert brought - others <= set(modules) <= brought


@pytest.mark.parametrize("extra", EXTRAS)
def test_a_missing_extra_is_told_with_what_it_gives(extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no failure: the main job works without."""
    absent = EXTRAS[extra][0][0]
    monkeypatch.setattr("agendawatch.cli.doctor.find_spec", lambda name: None if name == absent else find_spec(name))
    finding = found()[f"extra {extra}"]

    assert finding.state == "missing"
    assert finding.advice == f"pip install 'agendawatch[{extra}]'"
    assert finding.found


def test_a_store_is_looked_at_and_not_touched() -> None:
    """A new one is current; one of another program, or none at all, is told as broken."""
    keep_proposals()
    Path("b.db").write_bytes(b"not a database at all, but text" * 40)
    with sqlite3.connect("c.db") as other:
        other.execute("CREATE TABLE theirs (id)")
    other.close()

    assert found()["store"].found.startswith("current")
    assert [found(store=name)["store"].state for name in ("b.db", "c.db")] == ["broken"] * 2


@pytest.mark.parametrize(("number", "state"), [("0016", "broken"), ("0018", "fine"), ("9999", "broken")])
def test_a_store_that_is_brought_along_is_fine_and_others_are_not(number: str, state: str) -> None:
    """One is upgraded when it is opened, not by being looked at; those of before the first and of later are refused."""
    keep_proposals()
    change("UPDATE alembic_version SET version_num = ?", number)

    finding = found()["store"]
    assert (finding.state, number in finding.found) == (state, True)


def test_a_folder_that_is_not_there_breaks_the_job() -> None:
    """And the exit code says so."""
    told = run("doctor", "--store", "sqlite:///nowhere/a.db")

    assert told.exit_code == 1
    assert str(Path("nowhere").absolute()) in told.output


@pytest.mark.parametrize(("year", "state"), [(1970, "broken"), (2025, "broken"), (2031, "fine"), (2107, "broken")])
def test_a_clock_that_is_wrong_is_told(year: int, state: str) -> None:
    """What is seen is kept with its time, so the time must be right."""
    assert found(now=NOW.replace(year=year))["clock"].state == state


def test_the_time_is_told_with_its_own_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which is not the machine's."""
    monkeypatch.setenv("TZ", "UTC")

    assert found(now=dt.datetime(2031, 3, 1, 8, tzinfo=STOCKHOLM))["clock"].found == "2031-03-01 08:00 CET"


def test_zones_that_are_missing_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the package that brings them."""
    monkeypatch.setattr("agendawatch.cli.doctor.ZoneInfo", Mock(side_effect=ZoneInfoNotFoundError("Europe/Stockholm")))

    assert found()["zones"].advice == "pip install tzdata"


@cases("config", "state", "said")
def test_the_config_file_is_read_whole(config: str, state: str, said: str) -> None:
    """A mistake in any table breaks the job, and is told with its line; a page is named without its password."""
    told = told_of(config)["config"]

    assert (told.state, said in told.found, "secret" in told.found) == (state, True, False)


def test_a_mistake_in_the_file_is_one_line_among_others() -> None:
    """The rest is examined all the same."""
    Path("agendawatch.toml").write_text("store = 3\n", encoding="utf-8")
    told = run("doctor")

    assert told.exit_code == 1
    assert "line 1: store" in told.output
    assert "åäö" in told.output
    mistake = Session(mistake=InputError("line 1: store", 3, "text in quotation marks"))
    assert found(session=mistake)["config"].state == "broken"


def test_a_reader_that_reads_wrong_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The PDF reader is tried on a small document."""
    monkeypatch.setattr("agendawatch.readers.sandbox.Sandbox.call", lambda *_: "Kommunstyre1sen")

    assert found()["pdf"].state == "broken"


def test_the_network_is_tried_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """One page of the first municipality named; no answer is a failure then."""
    silence = HostError("no answer", url="https://kommun.example/")
    monkeypatch.setattr("agendawatch.crawl.client.Client.page", Mock(side_effect=silence))

    assert run("doctor", "--network").exit_code == 1
    assert {it["name"]: it["state"] for it in as_json("doctor", "--network")}["network"] == "broken"


def test_damaged_rows_are_named() -> None:
    """By table and key; the store is broken then, and what else it holds is read all the same."""
    keep_proposals(Proposal(id="p1", title="Cykelplan"))
    assert found()["store"].state == "fine"
    change("UPDATE proposals SET body = 'no JSON'")

    finding = found()["store"]

    assert finding.state == "broken"
    assert "proposals 1" in finding.found


@cases("table", "name", "said")
def test_what_a_command_would_refuse_is_told_before(table: str, name: str, said: str) -> None:
    """By the code that the command itself begins with; the variable is named, and nothing is left behind."""
    checks = told_of(CONFIG + table)

    assert run("doctor").exit_code == 1
    assert checks["update"].state == "fine"
    if name in checks:
        assert checks[name].state == "broken"
        assert said in checks[name].found
    assert [it.name for it in Path().iterdir()] == ["agendawatch.toml"]


def test_what_begins_as_it_should_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the variables set; the mail database that a beginning makes is taken away."""
    monkeypatch.setenv("NYCKEL", new_key())
    monkeypatch.setenv("MIN_KANAL", "ntfy://kanal")
    mail = '[mail]\nfrom = "a@b.example"\nsmtp = "smtp://b.example"\nkey = "$NYCKEL"\n'

    checks = told_of(f'{CONFIG}{mail}[notify]\nto = ["$MIN_KANAL"]\n')

    assert {checks[name].state for name in ("update", "serve", "notify", "mail")} == {"fine"}
    assert [it.name for it in Path().iterdir()] == ["agendawatch.toml"]
