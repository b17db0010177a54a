"""Help that teaches."""

from __future__ import annotations

import ast
import re
import shlex
import sys
from pathlib import Path
from unittest.mock import Mock

import click
import pytest
from tests.cli.running import run, start

import agendawatch.cli
from agendawatch.cli import main
from agendawatch.cli.commands import ENTRIES, REST, ROWS, SECTIONS, CommandEntry, CommandTable
from agendawatch.cli.help import read_help

ROOM = Path(agendawatch.cli.__file__).parent
ROOT = Path(__file__).parents[2]
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


def parses(line: str) -> None:
    """Take a line apart as the command line does, without running it."""
    words = shlex.split(re.split(r" [>|] ", line)[0], comments=True)[1:]
    with click.Context(main, info_name="agendawatch", resilient_parsing=True) as ctx:
        name, command, rest = main.resolve_command(ctx, [word for word in words if word != "--help"] or ["demo"])
        if command is not None:
            parser = command.make_parser(click.Context(command, info_name=name, parent=ctx))
            parser.parse_args(list(rest))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_every_command_teaches(entry: CommandEntry) -> None:
    """The sentence of its row, two examples that parse, and what is written; programs get the same facts as people."""
    command = CommandTable(ROWS)[entry.name]
    lesson = read_help(command.help or "")
    options = {name: param for param in command.params for name in param.opts}

    assert entry.section in {*SECTIONS, *REST} or entry.name == "more"
    assert command.name == entry.name
    assert lesson.sentence == entry.does
    assert lesson.sentence.endswith(".")
    assert len(lesson.examples) >= 2
    assert lesson.writes
    for line in lesson.examples:
        assert line.startswith(f"agendawatch {entry.name}")
        parses(line)
    assert not shows_facts(entry.where) or "--json" in options
    stores = [param for param in command.params if "store" in (param.name or "")]
    assert all("--store" in param.opts and param.envvar == "AGENDAWATCH_STORE" for param in stores)


@pytest.mark.parametrize("page", sorted([*ROOT.glob("docs/**/*.md"), ROOT / "README.md"]), ids=lambda page: page.name)
def test_command_lines_in_the_docs_are_real(page: Path) -> None:
    """A command, an option or a choice that is gone is gone from the docs too."""
    for block in _CONSOLE.findall(page.read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith("agendawatch "):
                parses(line)


def shows_facts(where: str) -> bool:
    """Tell whether a command's function prints through `show`."""
    module, name = where.split(":")
    tree = ast.parse((ROOM / f"{module}.py").read_text(encoding="utf-8"))
    function = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)
    return any(isinstance(node, ast.Name) and node.id == "show" for node in ast.walk(function))


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", ["", *(entry.name for entry in ENTRIES)])
def test_help_keeps_within_the_window(name: str, language: str, width: int) -> None:
    """Examples apart, no line is longer than the terminal; and no colour is written into a pipe."""
    words = [*name.split(), "--help", "--language", language]

    answer = run(*words, terminal_width=width)
    lines = [line for line in answer.output.splitlines() if not line.lstrip().startswith("agendawatch")]

    assert answer.exit_code == 0
    assert "\x1b" not in answer.output
    assert max(map(len, lines)) <= width


def test_the_first_help_is_short_and_more_has_the_rest() -> None:
    """At most fifteen commands; each command stands in one of the two lists, and once."""
    first, rest = (run(word).output for word in ("--help", "more"))
    listed = [re.findall(r"^  ([a-z]+)(?= {2})", told, re.MULTILINE) for told in (first, rest)]

    assert len(listed[0]) <= 15
    assert sorted(listed[0] + listed[1]) == sorted(entry.name for entry in ENTRIES if entry.name != "more")


def test_one_thing_is_spelt_in_one_way() -> None:
    """A short letter, a value's kind and a name go together in every command."""
    spelt: dict[str, set[str]] = {}
    for entry in ENTRIES:
        for param in CommandTable(ROWS)[entry.name].params:
            for short in (
                [it for it in param.opts if not it.startswith("--")] if param.param_type_name == "option" else ()
            ):
                spelt.setdefault(short, set()).update(set(param.opts) - {short})

    assert {short: names for short, names in spelt.items() if len(names) > 1} == {}


def test_a_docstring_is_a_lesson() -> None:
    """Notes keep their order, verbatim ones their lines."""
    lesson = read_help("Do it\n    well.\n\n    One\n    note.\n\n    \b\n    a = 1\n\n    Writes a file.\n")

    assert lesson.sentence == "Do it well."
    assert lesson.notes == ("One note.", "\b\na = 1")
    assert lesson.writes == "Writes a file."


def test_help_loads_no_command() -> None:
    """The list, and completion, are quick."""
    code = "from agendawatch.cli import main; main(['--help'], standalone_mode=False); import sys; print([n for n in ('sqlalchemy', 'rich', 'agendawatch.cli.update') if n in sys.modules])"

    assert start(code=code).stdout.splitlines()[-1] == "[]"


def test_a_missing_extra_is_told_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to guess what a library's name means."""
    monkeypatch.setitem(sys.modules, "rich.console", None)
    monkeypatch.delitem(sys.modules, "agendawatch.cli.show", raising=False)
    table = CommandTable(serve=CommandEntry("serve", "Publish", "nowhere:serve", "Serve.", extra="serve"))
    missing = Mock(side_effect=ModuleNotFoundError(name="uvicorn"))
    monkeypatch.setattr("agendawatch.cli.commands.import_module", missing)

    with pytest.raises(click.ClickException, match=r"agendawatch serve needs uvicorn.*'agendawatch\[serve\]'"):
        table["serve"]
