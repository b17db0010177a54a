"""The config file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cases import cases, table
from tests.cli.running import as_json, keep_proposals, run

from agendawatch.cli.config import Session, find_config, read_session, store_url
from agendawatch.errors import InputError
from agendawatch.fetch import FetchPolicy
from agendawatch.site.settings import read_settings

WHOLE: str = table(__file__, "WHOLE")


CONFIG = Path("agendawatch.toml")


def read(text: str) -> Session:
    """Read a config file of these words."""
    CONFIG.write_text(text, encoding="utf-8")
    return read_session(CONFIG.absolute())


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    """Each key has its meaning, and a default; tables of other rooms are handed on."""
    config, empty = read(WHOLE).config, read("").config

    assert config.municipalities == ("Göteborg", "https://kommun.example/moten")
    assert config.organizations == ("kommunstyrelsen", "KF")
    assert config.store == f"sqlite:///{(tmp_path / 'minne' / 'agendawatch.db').as_posix()}"
    assert config.language == "sv"
    assert config.site["title"] == "Våra möten"
    assert config.notify == {"to": "oss@exempel.example"}
    assert (empty.municipalities, empty.organizations, empty.language) == ((), (), None)
    assert empty.store.endswith("/agendawatch.db")


def test_the_references_file_is_one() -> None:
    """What is shown can be copied: every key, and every table by the room that reads it."""
    page = (Path(__file__).parents[2] / "docs" / "reference" / "config.md").read_text(encoding="utf-8")
    text = page.split("```toml\n", 1)[1].split("```", 1)[0]
    config, settings = read(text).config, read_settings(text)

    assert config.municipalities == ("Göteborg", "https://kommun.example/moten")
    assert config.organizations == ("Kommunstyrelsen", "KF")
    assert (settings.title, settings.base_url) == ("Möten i Göteborg", "https://moten.example/")
    assert [watch.name for watch in settings.watches] == ["Cyklar", "Skolor som inte rivs"]
    assert config.user_agent
    assert config.user_agent.endswith("(+https://moten.example/; oss@moten.example)")


@cases("site", "whom")
def test_who_asks_is_said_as_a_header_can(site: str, whom: str) -> None:
    """An address leads where it did; a name loses its rings and dots."""
    config = read(f"[site]\n{site}\n").config

    assert config.user_agent
    assert config.user_agent.endswith(f"({whom})")
    assert FetchPolicy(user_agent=config.user_agent).user_agent == config.user_agent


@cases("text", "line", "words")
def test_a_mistake_is_told_with_its_line(text: str, line: int, words: str) -> None:
    """A person finds it at once."""
    with pytest.raises(InputError, match=rf"line {line}: .*") as told:
        read(text)

    assert words in str(told.value)


def test_what_is_no_toml_or_no_utf8_is_told() -> None:
    """The parser's own line is kept."""
    with pytest.raises(InputError, match="line 1"):
        read("municipalities = [Göteborg]")
    CONFIG.write_bytes('language = "åäö"'.encode("latin-1"))
    with pytest.raises(InputError, match="UTF-8"):
        read_session(CONFIG)
    CONFIG.write_bytes('language = "sv"'.encode("utf-8-sig"))
    assert read_session(CONFIG).config.language == "sv"


def test_it_is_found_upward(tmp_path: Path) -> None:
    """From any folder below, and not from one beside."""
    CONFIG.touch()

    assert find_config(tmp_path / "a" / "b") == tmp_path / CONFIG
    assert find_config(tmp_path.parent) != tmp_path / CONFIG


def test_only_a_files_place_is_moved(tmp_path: Path) -> None:
    """A server's address, a path from the root and a database in memory stay."""
    for url in ("postgresql+psycopg://name@host/db", "sqlite:////var/lib/a.db", "sqlite://"):
        assert store_url(url, tmp_path) == url


def test_commands_take_what_they_have_options_for() -> None:
    """And no command is given what it does not know."""
    session = read(WHOLE)

    assert session.defaults("demo", frozenset({"out"})) == {}
    assert set(session.defaults("changes", frozenset({"store_url", "organization"}))) == {"store_url"}
    assert session.defaults("update", frozenset({"where", "organization"})) == {
        "where": ("Göteborg", "https://kommun.example/moten"),
        "organization": ("kommunstyrelsen", "KF"),
    }


def test_the_store_is_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file's, then the environment's, then the command line's, the nearest to the person last."""
    keep_proposals()
    read('store = "sqlite:///agendawatch.db"\n')
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")

    assert run("changes").output == "Nothing has been read yet.\n"
    monkeypatch.setenv("AGENDAWATCH_STORE", "sqlite:///b.db")
    assert "b.db" in run("changes").output
    assert "c.db" in run("changes", "--store", "sqlite:///c.db").output


def test_a_mistake_stops_only_those_who_need_the_file() -> None:
    """Reading a page needs no store; telling of changes does; and a slip in the file's name is not passed over."""
    CONFIG.write_text("store = 3\n", encoding="utf-8")

    told = run("changes")
    assert told.exit_code == run("changes", "--config", "nowhere.toml").exit_code == 2
    assert "agendawatch.toml, line 1: store" in told.output
    assert as_json("municipalities", "Göteborg")[0]["state"]


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
def test_no_mistake_in_the_file_ends_in_a_traceback(command: tuple[str, ...], text: str) -> None:
    """What no path can hold, and what stops the parser itself, is told as any other mistake."""
    CONFIG.write_text(text, encoding="utf-8")

    told = run(*command)

    assert told.exit_code in {1, 2}
    assert isinstance(told.exception, SystemExit)
