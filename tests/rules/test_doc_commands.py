"""What the documentation tells people to run, can be run."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import click
import pytest

from agendawatch.cli import main
from agendawatch.cli.config import read_config
from agendawatch.errors import ConfigError
from agendawatch.mail.settings import read_mail
from agendawatch.notify.settings import read_notify
from agendawatch.server.askers import read_server
from agendawatch.site.settings import read_settings

Read = TypeVar("Read")

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md"), ROOT / "hosting" / "README.md"])
_FENCE = re.compile(r"^[ ]*```(?P<kind>[a-z]*)\n(?P<text>.*?)^[ ]*```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<![`\w])`(agendawatch [^`\n]+)`")
_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
_DOOR = ("agendawatch", "stand_in")
"""What the command line is called by, and what stands in for it where there is no network."""


def _lines(page: Path) -> Iterator[str]:
    """Give the lines of a page's blocks that are no Python and no TOML: what somebody may type."""
    for fence in _FENCE.finditer(page.read_text(encoding="utf-8")):
        if fence["kind"] in {"console", "text", "sh", "bash"}:
            yield from fence["text"].replace("\\\n", " ").splitlines()


def _commands(line: str) -> Iterator[list[str]]:
    """Part a line as a shell does, into commands of words."""
    try:
        scanner = shlex.shlex(line, posix=True, punctuation_chars=True)
        scanner.whitespace_split = True
        words = list(scanner)
    except ValueError:  # prose and pictures have single quotes
        return
    command: list[str] = []
    for word in [*words, ";"]:
        if set(word) <= set("();<>|&"):
            if command:
                yield command
            command = []
        else:
            command.append(word)


def _runs(page: Path) -> Iterator[list[str]]:
    """Give the arguments of each call of the command line on a page."""
    for line in _lines(page):
        for command in _commands(line):
            called, *rest = command
            if called.endswith(("python", "python3")):
                called, rest = (rest[1], rest[2:]) if rest[:1] == ["-m"] else ("", [])
            if re.split(r"[/.]", called)[-1] in _DOOR:
                yield rest


def _misuse(arguments: list[str]) -> str | None:
    """Parse arguments as the command line does, short of looking at files; tell what is wrong with them."""
    if not arguments or arguments[0].startswith("-"):
        return None if {*arguments} <= {"--help", "-h", "--version"} else "no command"
    context = click.Context(main)
    try:
        name, command, rest = main.resolve_command(context, arguments)
        assert command is not None
        inner = click.Context(command, parent=context, info_name=name)
        told, left, _ = command.make_parser(inner).parse_args(list(rest))
        for parameter in command.params:
            value = told.get(parameter.name or "")
            given = isinstance(value, str | list | tuple | bool | int)
            if given and not isinstance(parameter.type, click.Path | click.File):
                parameter.type_cast_value(inner, value)
            if parameter.required and not given:
                return f"{parameter.name} is missing"
    except click.UsageError as error:
        return error.format_message()
    return f"too much: {left}" if left else None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_is_one_that_we_have(page: Path) -> None:
    """The command line's own parser takes every call in a block."""
    wrong = {" ".join(arguments): said for arguments in _runs(page) if (said := _misuse(arguments))}

    assert wrong == {}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_option_named_in_a_sentence_is_there(page: Path) -> None:
    """In running text commands have placeholders; their names and options must still be true."""
    wrong = []
    for said in _CODE.findall(page.read_text(encoding="utf-8")):
        name = said.split()[1]
        if not re.fullmatch(r"[a-z]+", name):
            continue
        known = {form for it in main.commands[name].params for form in (*it.opts, *it.secondary_opts)} | {"--help"}
        wrong += [(said, option) for option in _OPTION.findall(said) if option not in known]

    assert wrong == []


def test_a_wrong_command_would_be_found() -> None:
    """The parser that judges the pages is not blind."""
    for line in ("fetch Lund", "watch --evry 6", "changes --since igår", "publish", "correct a perhaps b", "--verbose"):
        assert _misuse(line.split()), line
    assert list(_commands("cd moten && .venv/bin/agendawatch update; ls > x"))[1] == [".venv/bin/agendawatch", "update"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_module_that_is_run_is_there(page: Path) -> None:
    """`python -m` names a module, and a path a file."""
    calls = re.findall(r"python3? -m ([\w.]+)", page.read_text(encoding="utf-8"))
    ours = [name for name in calls if name.partition(".")[0] in {"tests", "benchmarks", "agendawatch"}]

    assert [name for name in ours if find_spec(name) is None] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_config_is_one_that_we_read(page: Path, tmp_path: Path) -> None:
    """Each `toml` block with our keys goes through every reader of `agendawatch.toml`."""
    path = tmp_path / "agendawatch.toml"
    for fence in _FENCE.finditer(page.read_text(encoding="utf-8")):
        if (
            fence["kind"] != "toml" or {"municipality", "project"} & tomllib.loads(fence["text"]).keys()
        ):  # a row of the registry, a package
            continue
        path.write_text(fence["text"], encoding="utf-8")

        assert read_config(path).path == path
        assert read_settings(fence["text"]).title
        assert 0 <= read_notify(fence["text"]).hour <= 23


def test_the_config_page_has_every_key(tmp_path: Path) -> None:
    """A key that the code reads and the page does not tell of, or the other way round, is a mistake."""
    page = (ROOT / "docs" / "reference" / "config.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## `?([^`\n]+)`?\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    told = {heading: set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) for heading, section in sections}
    file = tmp_path / "agendawatch.toml"
    file.write_text("zzz = 1", encoding="utf-8")

    assert told["Before the first table"] | {"site", "watch", "notify", "mail", "server"} == _keys(read_config, file)
    assert told["[site]"] == _keys(read_settings, "[site]\nzzz = 1")
    assert told["[[watch]]"] == _keys(read_settings, "[[watch]]\nzzz = 1")
    assert told["[notify]"] == _keys(read_notify, "[notify]\nzzz = 1")
    assert told["[server]"] == _keys(read_server, "[server]\nzzz = 1")
    assert told["[mail]"] == _keys(lambda text: read_mail(text, {}), "[mail]\nzzz = 1")


def _keys(read: Callable[[Read], object], stray: Read) -> set[str]:
    """Have a reader say which keys it knows, by one that it does not."""
    with pytest.raises(ConfigError) as refused:
        read(stray)
    (listed,) = [it.expected for it in refused.value.mistakes if it.expected.startswith("one of ")]
    return set(re.split(r",\s*", listed.removeprefix("one of ")))
