"""The examination of an installation."""

from __future__ import annotations

import datetime as dt
import json
import re
import sqlite3
from importlib.metadata import metadata, requires
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest
from click.testing import CliRunner, Result

from agendawatch.cli import main
from agendawatch.cli.config import Session, read_session
from agendawatch.cli.doctor import EXTRAS, Check, examine
from agendawatch.errors import HostError, InputError
from agendawatch.mail import new_key
from agendawatch.model import STOCKHOLM, Proposal
from agendawatch.store import Store

NOW = dt.datetime(2031, 3, 1, tzinfo=dt.UTC)


def found(store: Path, *, session: Session | None = None, now: dt.datetime = NOW) -> dict[str, Check]:
    """Examine with a store, and give what was found by name."""
    return {it.name: it for it in examine(session or Session(), f"sqlite:///{store}", now, network=False)}


def run(folder: Path, *words: str) -> Result:
    """Run `agendawatch doctor`."""
    return CliRunner().invoke(main, ["doctor", "--store", f"sqlite:///{folder / 'a.db'}", *words])


def test_a_sound_installation_is_told_so(tmp_path: Path) -> None:
    """Nothing is broken, nothing is left behind, and the network is not tried."""
    told, facts = run(tmp_path), json.loads(run(tmp_path, "--json").output)

    assert told.exit_code == 0
    assert [fact["name"] for fact in facts if fact["state"] == "broken"] == []
    assert {fact["name"]: fact["state"] for fact in facts}["network"] == "unsure"
    assert list(tmp_path.iterdir()) == []


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
def test_a_missing_extra_is_told_with_what_it_gives(
    extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no failure: the main job works without."""
    absent = EXTRAS[extra][0][0]
    monkeypatch.setattr("agendawatch.cli.doctor.find_spec", lambda name: None if name == absent else find_spec(name))
    finding = found(tmp_path / "a.db")[f"extra {extra}"]

    assert finding.state == "missing"
    assert finding.advice == f"pip install 'agendawatch[{extra}]'"
    assert finding.found


def test_a_store_is_looked_at_and_not_touched(tmp_path: Path) -> None:
    """A new one is current; one of another program is told as broken."""
    with Store(f"sqlite:///{tmp_path / 'a.db'}"):
        pass
    (tmp_path / "b.db").write_bytes(b"not a database at all, but text" * 40)
    with sqlite3.connect(tmp_path / "c.db") as other:
        other.execute("CREATE TABLE theirs (id)")
    other.close()

    assert found(tmp_path / "a.db")["store"].found.startswith("current")
    assert found(tmp_path / "b.db")["store"].state == "broken"
    assert found(tmp_path / "c.db")["store"].state == "broken"


@pytest.mark.parametrize(("number", "state"), [("0016", "broken"), ("0018", "fine"), ("9999", "broken")])
def test_a_store_that_is_brought_along_is_fine_and_others_are_not(number: str, state: str, tmp_path: Path) -> None:
    """One is upgraded when it is opened, not by being looked at; those of before the first and of later are refused."""
    with Store(f"sqlite:///{tmp_path / 'a.db'}"):
        pass
    with sqlite3.connect(tmp_path / "a.db") as store:
        store.execute("UPDATE alembic_version SET version_num = ?", (number,))
    store.close()

    finding = found(tmp_path / "a.db")["store"]
    assert (finding.state, number in finding.found) == (state, True)


def test_a_folder_that_is_not_there_breaks_the_job(tmp_path: Path) -> None:
    """And the exit code says so."""
    told = run(tmp_path / "nowhere")

    assert told.exit_code == 1
    assert str(tmp_path / "nowhere") in told.output


@pytest.mark.parametrize(("year", "state"), [(1970, "broken"), (2025, "broken"), (2031, "fine"), (2107, "broken")])
def test_a_clock_that_is_wrong_is_told(year: int, state: str, tmp_path: Path) -> None:
    """What is seen is kept with its time, so the time must be right."""
    assert found(tmp_path / "a.db", now=NOW.replace(year=year))["clock"].state == state


def test_the_time_is_told_with_its_own_zone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which is not the machine's."""
    monkeypatch.setenv("TZ", "UTC")

    told = found(tmp_path / "a.db", now=dt.datetime(2031, 3, 1, 8, tzinfo=STOCKHOLM))["clock"].found

    assert told == "2031-03-01 08:00 CET"


def test_zones_that_are_missing_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the package that brings them."""
    monkeypatch.setattr("agendawatch.cli.doctor.ZoneInfo", missing_zone)

    assert found(tmp_path / "a.db")["zones"].advice == "pip install tzdata"


def missing_zone(name: str) -> None:
    """Stand in for a machine without zone data."""
    raise ZoneInfoNotFoundError(name)


def test_the_config_file_is_read_whole(tmp_path: Path) -> None:
    """A mistake in any table breaks the job, and is told with its line."""
    path = tmp_path / "agendawatch.toml"
    path.write_text('municipalities = ["Göteborg"]\n[[watch]]\nname = "a"\nwords = ["VA"]\n', encoding="utf-8")
    wrong = found(tmp_path / "a.db", session=read_session(path))["config"]
    path.write_text('municipalities = ["Göteborg"]\n[[watch]]\nname = "a"\nwords = ["skola"]\n', encoding="utf-8")
    right = found(tmp_path / "a.db", session=read_session(path))["config"]
    mistake = Session(mistake=InputError("line 1: store", 3, "text in quotation marks"))

    assert (wrong.state, "line 4" in wrong.found) == ("broken", True)
    assert (right.state, "Göteborg; watches: 1" in right.found) == ("fine", True)
    assert found(tmp_path / "a.db", session=mistake)["config"].state == "broken"


def test_a_page_of_the_file_is_named_without_its_password(tmp_path: Path) -> None:
    """What the doctor finds is shown to others."""
    path = tmp_path / "agendawatch.toml"
    path.write_text('municipalities = ["https://me:secret@ab.example/"]\n', encoding="utf-8")

    told = found(tmp_path / "a.db", session=read_session(path))["config"]

    assert "ab.example" in told.found
    assert "secret" not in told.found


def test_a_mistake_in_the_file_is_one_line_among_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest is examined all the same."""
    (tmp_path / "agendawatch.toml").write_text("store = 3\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    told = run(tmp_path)

    assert told.exit_code == 1
    assert "line 1: store" in told.output
    assert "åäö" in told.output


def test_a_reader_that_reads_wrong_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The PDF reader is tried on a small document."""
    monkeypatch.setattr("agendawatch.readers.sandbox.Sandbox.call", lambda *_: "Kommunstyre1sen")

    assert found(tmp_path / "a.db")["pdf"].state == "broken"


def test_the_network_is_tried_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One page of the first municipality named; no answer is a failure then."""
    monkeypatch.setattr("agendawatch.crawl.client.Client.page", no_answer)
    told = run(tmp_path, "--network", "--json")

    assert told.exit_code == 1
    assert {it["name"]: it["state"] for it in json.loads(told.output)}["network"] == "broken"


def no_answer(_client: object, url: str) -> None:
    """Stand in for a machine without a network."""
    msg = "no answer"
    raise HostError(msg, url=url)


def test_damaged_rows_are_named(tmp_path: Path) -> None:
    """By table and key; the store is broken then, and what else it holds is read all the same."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    with Store(url) as store:
        store.records.save_proposal(Proposal(id="p1", title="Cykelplan"), dt.datetime(2031, 1, 2, tzinfo=dt.UTC))
    assert found(tmp_path / "a.db")["store"].state == "fine"
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("UPDATE proposals SET body = 'no JSON'")
    connection.close()

    finding = found(tmp_path / "a.db")["store"]

    assert finding.state == "broken"
    assert "proposals 1" in finding.found


@pytest.mark.parametrize(
    ("table", "name", "said"),
    [
        ('[notify]\nto = ["$MIN_KANAL"]', "notify", "the variable MIN_KANAL to hold an address"),
        (
            '[mail]\nfrom = "a@b.example"\nsmtp = "smtp://b.example"\nkey = "$NYCKEL"',
            "mail",
            "the variable NYCKEL to be set",
        ),
        (
            '[mail]\nfrom = "a@b.example"\nsmtp = "smtp://b.example"\nkey = "$NYCKEL"',
            "serve",
            "the variable NYCKEL to be set",
        ),
        ('[[watch]]\nname = "x"\nwhere = "a and ("', "serve", "watch"),
    ],
)
def test_what_a_command_would_refuse_is_told_before(tmp_path: Path, table: str, name: str, said: str) -> None:
    """By the code that the command itself begins with; the variable is named, and nothing is left behind."""
    file = tmp_path / "agendawatch.toml"
    file.write_text(
        f'municipalities = ["Höör"]\n[site]\nbase_url = "https://moten.example/"\n[server]\nproxies = ["127.0.0.1"]\n{table}\n',
        encoding="utf-8",
    )

    told = CliRunner().invoke(main, ["--config", str(file), "doctor", "--json"])

    checks = {it["name"]: it for it in json.loads(told.output)}
    assert told.exit_code == 1
    assert checks["update"]["state"] == "fine"
    if name in checks:
        assert checks[name]["state"] == "broken"
        assert said in checks[name]["found"]
    assert [it.name for it in tmp_path.iterdir()] == ["agendawatch.toml"]


def test_what_begins_as_it_should_is_told_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the variables set; the mail database that a beginning makes is taken away."""
    monkeypatch.setenv("NYCKEL", new_key())
    monkeypatch.setenv("MIN_KANAL", "ntfy://kanal")
    file = tmp_path / "agendawatch.toml"
    mail = '[mail]\nfrom = "a@b.example"\nsmtp = "smtp://b.example"\nkey = "$NYCKEL"'
    file.write_text(
        f'municipalities = ["Höör"]\n[site]\nbase_url = "https://moten.example/"\n[server]\nproxies = ["127.0.0.1"]\n{mail}\n[notify]\nto = ["$MIN_KANAL"]\n',
        encoding="utf-8",
    )

    told = CliRunner().invoke(main, ["--config", str(file), "doctor", "--json"])

    states = {it["name"]: it["state"] for it in json.loads(told.output)}
    assert {states[name] for name in ("update", "serve", "notify", "mail")} == {"fine"}
    assert [it.name for it in tmp_path.iterdir()] == ["agendawatch.toml"]
