"""The config file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cases import cases
from tests.cli.running import run

from agendawatch.cli.config import find_config, read_session, store_url
from agendawatch.errors import InputError
from agendawatch.fetch import FetchPolicy
from agendawatch.site.settings import read_settings
from agendawatch.store import Store

WHOLE = """
municipalities = ["Göteborg", "https://kommun.example/moten"]
organizations = ["kommunstyrelsen", "KF"]
store = "sqlite:///minne/agendawatch.db"
language = "sv"

[site]
base_url = "https://exempel.example/kalender/"
title = "Våra möten"

[[watch]]
name = "Cyklar"
words = ["cykelbana"]

[notify]
to = "oss@exempel.example"
"""


def write(folder: Path, text: str) -> Path:
    """Write a config file into a folder."""
    path = folder / "agendawatch.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    """Each key has its meaning; tables of other rooms are handed on."""
    config = read_session(write(tmp_path, WHOLE)).config

    assert config.municipalities == ("Göteborg", "https://kommun.example/moten")
    assert config.organizations == ("kommunstyrelsen", "KF")
    assert config.store == f"sqlite:///{(tmp_path / 'minne' / 'agendawatch.db').as_posix()}"
    assert config.language == "sv"
    assert config.site["title"] == "Våra möten"
    assert config.notify == {"to": "oss@exempel.example"}


def test_the_references_file_is_one(tmp_path: Path) -> None:
    """What is shown can be copied: every key, and every table by the room that reads it."""
    page = (Path(__file__).parents[2] / "docs" / "reference" / "config.md").read_text(encoding="utf-8")
    text = page.split("```toml\n", 1)[1].split("```", 1)[0]
    config = read_session(write(tmp_path, text)).config
    settings = read_settings(text)

    assert (config.municipalities, config.organizations) == (
        ("Göteborg", "https://kommun.example/moten"),
        ("Kommunstyrelsen", "KF"),
    )
    assert (settings.title, settings.base_url) == ("Möten i Göteborg", "https://moten.example/")
    assert [watch.name for watch in settings.watches] == ["Cyklar", "Skolor som inte rivs"]
    assert config.user_agent
    assert config.user_agent.endswith("(+https://moten.example/; oss@moten.example)")


@pytest.mark.parametrize(
    ("site", "whom"),
    [
        ('base_url = "https://öppna.example/möten/"', "+https://xn--ppna-4qa.example/m%C3%B6ten/"),
        ('base_url = "https://moten.example/m%C3%B6ten/"', "+https://moten.example/m%C3%B6ten/"),
        ('contact = "Åsa Öberg, vakt@example.se"', "Asa Oberg, vakt@example.se"),
    ],
)
def test_who_asks_is_said_as_a_header_can(tmp_path: Path, site: str, whom: str) -> None:
    """An address leads where it did; a name loses its rings and dots."""
    config = read_session(write(tmp_path, f"[site]\n{site}\n")).config

    assert config.user_agent
    assert config.user_agent.endswith(f"({whom})")
    assert FetchPolicy(user_agent=config.user_agent).user_agent == config.user_agent


def test_an_empty_file_is_a_config(tmp_path: Path) -> None:
    """All has a default."""
    config = read_session(write(tmp_path, "")).config

    assert (config.municipalities, config.organizations, config.language) == ((), (), None)
    assert config.store.endswith("/agendawatch.db")


@cases("text", "line", "words")
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    """A person finds it at once."""
    with pytest.raises(InputError, match=rf"line {line}: .*") as told:
        read_session(write(tmp_path, text))

    assert words in str(told.value)


def test_what_is_no_toml_or_no_utf8_is_told(tmp_path: Path) -> None:
    """The parser's own line is kept."""
    with pytest.raises(InputError, match="line 1"):
        read_session(write(tmp_path, "municipalities = [Göteborg]"))
    (tmp_path / "agendawatch.toml").write_bytes('language = "åäö"'.encode("latin-1"))
    with pytest.raises(InputError, match="UTF-8"):
        read_session(tmp_path / "agendawatch.toml")
    (tmp_path / "agendawatch.toml").write_bytes('language = "sv"'.encode("utf-8-sig"))
    assert read_session(tmp_path / "agendawatch.toml").config.language == "sv"


def test_it_is_found_upward(tmp_path: Path) -> None:
    """From any folder below, and not from one beside."""
    path = write(tmp_path, "")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)

    assert find_config(below) == path
    assert find_config(tmp_path.parent) != path


def test_only_a_files_place_is_moved(tmp_path: Path) -> None:
    """A server's address, a path from the root and a database in memory stay."""
    for url in ("postgresql+psycopg://name@host/db", "sqlite:////var/lib/a.db", "sqlite://"):
        assert store_url(url, tmp_path) == url


def test_commands_take_what_they_have_options_for(tmp_path: Path) -> None:
    """And no command is given what it does not know."""
    session = read_session(write(tmp_path, WHOLE))

    assert session.defaults("demo", frozenset({"out"})) == {}
    assert set(session.defaults("changes", frozenset({"store_url", "organization"}))) == {"store_url"}
    assert session.defaults("update", frozenset({"where", "organization"})) == {
        "where": ("Göteborg", "https://kommun.example/moten"),
        "organization": ("kommunstyrelsen", "KF"),
    }


def test_the_store_is_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file's, then the environment's, then the command line's, the nearest to the person last."""
    (tmp_path / "below").mkdir()
    (tmp_path / "minne").mkdir()
    write(tmp_path, 'store = "sqlite:///minne/a.db"\n')
    monkeypatch.chdir(tmp_path / "below")

    with Store(f"sqlite:///{tmp_path}/minne/a.db"):
        assert run("changes").output == "Nothing has been read yet.\n"
    monkeypatch.setenv("AGENDAWATCH_STORE", f"sqlite:///{tmp_path}/b.db")
    assert "b.db" in run("changes").output
    assert "c.db" in run("changes", "--store", f"sqlite:///{tmp_path}/c.db").output


def test_a_mistake_stops_only_those_who_need_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a page needs no store; telling of changes does."""
    write(tmp_path, "store = 3\n")
    monkeypatch.chdir(tmp_path)

    told = run("changes")
    assert told.exit_code == 2
    assert "agendawatch.toml, line 1: store" in told.output
    assert json.loads(run("municipalities", "Göteborg", "--json").output)[0]["state"]


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    """A slip in its name is not passed over."""
    assert run("changes", "--config", str(tmp_path / "nowhere.toml")).exit_code == 2


@pytest.mark.parametrize(
    "text",
    [
        'store = "sqlite:///a\\u0000b"',
        'municipalities = ["Hö\\u0007ör"]',
        '[mail]\nfrom = "a@b.example"\nsmtp = "smtp://b.example"\nkey = "k"\ndatabase = "a\\u0000"',
        f"x = {'[' * 3000}{']' * 3000}",
        f"x = {'9' * 6000}",
    ],
    ids=["store", "name", "mail", "nested", "figures"],
)
@pytest.mark.parametrize("command", [("doctor",), ("update",), ("mail", "counts")])
def test_no_mistake_in_the_file_ends_in_a_traceback(tmp_path: Path, command: tuple[str, ...], text: str) -> None:
    """What no path can hold, and what stops the parser itself, is told as any other mistake."""
    file = tmp_path / "agendawatch.toml"
    file.write_text(text, encoding="utf-8")

    told = run("--config", str(file), *command)

    assert told.exit_code in {1, 2}
    assert isinstance(told.exception, SystemExit)
