"""What a text of ours names is there: paths, headings, tests, names, commands, options, modules and commits.

A text is a page, a docstring, a comment, a workflow or a sentence for people; what it says in code font, in a block to
type, in a link or as a path is held against the checkout. So what is gone is told in words, never in code font.
"""

from __future__ import annotations

import inspect
import re
import shlex
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from pydoc import locate
from types import ModuleType

import click
import pytest
from tests.cases import cases

import agendawatch
from agendawatch.cli import main

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "agendawatch"
FOLDERS = ("src", "tests", "docs", "notebooks", "benchmarks", "hosting", ".ci", ".github")
_OTHERS = {"_build", "__pycache__", "cassettes", "restated", "texts"}
"""Folders of what is made, played or read, and no text of ours."""


def _files() -> Iterator[Path]:
    yield from (path for path in ROOT.iterdir() if path.is_file())
    for folder in FOLDERS:
        yield from (path for path in (ROOT / folder).rglob("*") if path.is_file())


ALL = sorted(_files())
FALSE = Path(__file__).with_suffix(".toml")
"""What is false here, and true beside it."""
FILES = [path for path in ALL if not _OTHERS & {*path.relative_to(ROOT).parts} and path != FALSE]
PAGES = [path for path in FILES if path.suffix in {".md", ".cff"}]
CODE = [
    path
    for path in FILES
    if path.suffix in {".py", ".toml", ".yml", ".po"}
    or path.parent == ROOT / "benchmarks" / "figures"
    or path.parent.name == ".ci"
    or (path.suffix == ".html" and path.is_relative_to(PACKAGE))
]


def _room(path: Path) -> str:
    """Name the folder of code that is looked through at once."""
    parts = path.relative_to(ROOT).parts[:-1]
    return "/".join(parts[: 3 if parts[:1] == ("src",) else 2]) or "."


ROOMS = sorted({_room(path) for path in CODE})

_FENCE = re.compile(r"^[ ]*```(?P<kind>\w*)[^\n]*\n(?P<text>.*?)^[ ]*```", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"(?<![`\w])`([^`\n]+)`(?!`)")
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
_MODULE = re.compile(r"python3? -m ((?:tests|benchmarks|agendawatch)\b[\w.]*)([^`\n|&;]*)")
_DOTTED = re.compile(r"(?<![\w./@-])(?:aw|agendawatch)(?:\.[A-Za-z_]\w*)+(?![\w/@-])")
_PATH = re.compile(r"\.?[\w-][\w.-]*(?:/[\w.*-]+)*/?")
_PLAIN_PATH = re.compile(rf"(?<![\w./:-])(?:{'|'.join(map(re.escape, FOLDERS))})/[\w./-]*\w")
_OURS = (".py", ".md")
_SUFFIXES = (*_OURS, ".toml", ".txt", ".json", ".yml", ".html", ".css", ".po")
_FILE = re.compile(r"\.(?:db|gz|ics|mo|mplstyle|ndjson|svg|png|py|md|toml|txt|json|yml|html|css|po)$")
_INTERPRETERS = ("python", "python3", "bash")
_COMMIT = re.compile(r"(?<![\w./#-])(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,40}(?![\w-])")
_MEASURED = re.compile(r'"commit": "([0-9a-f]+)')
_TESTS = re.compile(r"tests/(?:\w+/)*test_\w+\.py")
_DOOR = ("agendawatch", "stand_in")
"""What the command line is called by, and what stands in for it where there is no network."""


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


@cache
def _said_in_code() -> str:
    """Give all code and data without what stands in code font there, or is false here, which proves nothing."""
    read = [*CODE, *(path for path in FILES if path.suffix in {".json", ".jsonl", ".css", ".js"})]
    return "\n".join(_SPAN.sub("", _text(path)) for path in read if path != Path(__file__))


@cache
def _words() -> frozenset[str]:
    return frozenset(re.findall(r"\w+", _said_in_code())) | {path.stem for path in FILES}


@cache
def _options() -> frozenset[str]:
    return frozenset(_OPTION.findall(_said_in_code())).union(*map(_forms, main.commands))


@cache
def _tests(path: Path) -> frozenset[str]:
    if path.suffix != ".py":
        return frozenset()
    return frozenset(re.findall(r"^ *def (\w+)", _text(path), re.MULTILINE))


# Paths


@cache
def _tree() -> str:
    """Give the path of every file and folder, a line each."""
    paths = {Path("/") / path.relative_to(ROOT) for path in ALL}
    return "\n" + "\n".join(sorted(it.as_posix() for path in paths for it in (path, *path.parents))) + "\n"


@cache
def _places(named: str) -> list[str]:
    """Give what a path may mean, told from the top or from any folder; capitals stand for a name, and so does a star."""
    name = named.rstrip("/")
    if f"/{name}\n" not in _tree():
        pattern = re.sub(r"[A-Z]{4,}|\*", r"[^/\n]+", re.escape(name).replace(r"\*", "*"))
        return re.findall(rf"/{pattern}\n", _tree()) if pattern != re.escape(name) else []
    return re.findall(rf"(?m)^.*/{re.escape(name)}$", _tree())


def _lost_path(span: str, typed: str) -> bool:
    """Tell whether this is a path of ours that leads nowhere; what a program writes, its code names, or the page's blocks."""
    path, _, test = span.partition("::")
    if not _PATH.fullmatch(path) or not ("/" in path or path.endswith(_SUFFIXES)):
        return False
    if places := _places(path):
        return bool(test) and not any(test in _tests(ROOT / it[1:]) for it in places)
    *folders, last = path.rstrip("/").split("/")
    if path in typed:
        return False
    if path.endswith(_OURS) or (folders and (path.endswith("/") or f"\n/{folders[0]}\n" in _tree())):
        return True
    return (not folders or f"/{folders[0]}\n" in _tree()) and last not in _said_in_code()


def _lost_links(text: str, at: Path) -> Iterator[str]:
    for path, anchor in _LINK.findall(text):
        place = at.parent / path if path else at
        if not place.exists():
            yield path
        elif anchor:
            # As GitHub and the built pages call a heading: in small letters, without signs, with hyphens for spaces.
            headings = re.findall(r"^#+ (.+)$", _text(place), re.MULTILINE)
            if anchor not in {re.sub(r"[^\w\- ]", "", it.lower()).replace(" ", "-") for it in headings}:
                yield f"{path}#{anchor}"


# Names


def _had(of: object, name: str) -> bool:
    """Tell whether a module or a class has a name: in itself, as a field, or set when it is made."""
    if hasattr(of, name) or not isinstance(of, type):
        return hasattr(of, name)
    own = [it for it in of.__mro__ if it.__module__.startswith("agendawatch")]
    return any(
        name in getattr(it, "model_fields", {}) or name in it.__annotations__ or f"self.{name}" in inspect.getsource(it)
        for it in own
    )


def _lost_name(dotted: str) -> bool:
    """Tell whether a dotted name leads nowhere: a module, what it holds, and what a class there has; of values nothing is asked."""
    parts = dotted.split(".")
    parts[0] = "agendawatch"
    reached = max(end for end in range(1, len(parts) + 1) if locate(".".join(parts[:end])))
    held = locate(".".join(parts[:reached]))
    return reached < len(parts) and isinstance(held, ModuleType | type) and not _had(held, parts[reached])


def _lost_word(span: str, typed: str, *, page: bool) -> bool:
    """Tell whether a name in code font, alone or with dots and a call, is one that no code has."""
    name = re.sub(r"\(.*\)$", "", span)
    if not re.fullmatch(r"[A-Za-z_]\w*(\.\w+)*", name) or name.isupper() or span in typed or _COMMIT.fullmatch(name):
        return False
    place = name.replace(".", "/")
    if _FILE.search(name) or _places(f"{place}.py") or _places(f"{place}/__init__.py"):
        return False
    first, *rest = name.split(".")
    if rest and first in {"tests", "benchmarks"}:
        return not (_places(f"{first}/{rest[0]}.py") or _places(f"{first}/{rest[0]}"))
    if rest and page:  # a public class, or a variable that is called as one
        camel = "".join(part.capitalize() for part in first.split("_"))
        known = next((it for it in (first, camel) if isinstance(getattr(agendawatch, it, None), type)), None)
        if known and _lost_name(f"aw.{known}.{rest[0]}"):
            return True
    return any(part not in _words() for part in name.split(".")) and not (rest and locate(name))


# Commands


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


def _calls(block: str) -> Iterator[list[str]]:
    """Give the arguments of each call of the command line in a block."""
    for line in block.replace("\\\n", " ").splitlines():
        for called, *rest in _commands(line):
            if called.endswith(_INTERPRETERS):
                called, rest = (rest[1], rest[2:]) if rest[:1] == ["-m"] else ("", [])  # noqa: PLW2901 - the module is what is called
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


@cache
def _forms(name: str) -> frozenset[str]:
    return frozenset(form for it in main.commands[name].params for form in (*it.opts, *it.secondary_opts)) | {"--help"}


def _lost_command(span: str) -> bool:
    """Tell whether a command in a sentence, with its placeholders, has a name or an option that is not there."""
    called, _, rest = span.partition(" ")
    options = {*_OPTION.findall(span)}
    if called.startswith("-"):
        return not options <= _options()
    if called in _INTERPRETERS:
        return False
    name = rest.split(" ")[0] if called == "agendawatch" else called
    if name in main.commands:
        return not options <= _forms(name)
    if called == "agendawatch":
        return bool(re.fullmatch(r"[a-z]+", name))
    # Of a command that is gone, its options may still be those of another.
    return (
        bool(re.fullmatch(r"[a-z]+", name))
        and bool(options)
        and options <= frozenset().union(*map(_forms, main.commands))
    )


def _lost_modules(text: str) -> Iterator[str]:
    for name, rest in _MODULE.findall(text):
        name = name.rstrip(".")  # noqa: PLW2901 - a sentence's end
        if name.endswith(_DOOR):
            continue  # its arguments are those of the command line
        place = ROOT / ("src" if name.startswith("agendawatch") else "") / name.replace(".", "/")
        source = "".join(map(_text, (*place.glob("*.py"), *place.parent.glob(f"{place.name}.py"))))
        if source:
            yield from (f"python -m {name} {it}" for it in _OPTION.findall(rest) if f'"{it}"' not in source)
        else:
            yield f"python -m {name}"


def lost(text: str, at: Path) -> list[str]:
    """Give what a text names and is not there."""
    found = [*_lost_modules(text)]
    spoken = text
    if at.suffix == ".md":
        for fence in _FENCE.finditer(text):
            if fence["kind"] in {"console", "text", "sh", "bash"}:
                found += [f"{' '.join(it)}: {said}" for it in _calls(fence["text"]) if (said := _misuse(it))]
        spoken = _FENCE.sub("", text)
        found += _lost_links(spoken, at)
    spans = _SPAN.findall(spoken)
    code = at.suffix == ".py"  # what it imports, its own tests run
    dotted = _DOTTED.findall("\n".join(spans) if code else text)
    found += [name for name in dotted if not _FILE.search(name) and _lost_name(name)]
    found += (
        [] if code else [it for it in _PLAIN_PATH.findall(text) if not _OTHERS & {*it.split("/")} and not _places(it)]
    )
    typed = text if spoken is not text else ""
    typed = "\n".join(it["text"] for it in _FENCE.finditer(typed))
    held = ""
    for span in spans:  # a file of tests, and the tests in it that are meant
        held = span if _TESTS.fullmatch(span) else held
        if span.startswith("test_") and held and span not in _tests(ROOT / held) and "." not in span:
            found.append(f"{held}: {span}")
    found += [it for it in spans if _lost_path(it, typed) or _lost_word(it, typed, page=not code) or _lost_command(it)]
    return sorted({*found})


@pytest.mark.parametrize("page", PAGES, ids=lambda it: it.relative_to(ROOT).as_posix())
def test_what_a_page_names_is_there(page: Path) -> None:
    """Whoever follows it finds it."""
    assert lost(_text(page), page) == []


@pytest.mark.parametrize("room", ROOMS)
def test_what_code_names_is_there(room: str) -> None:
    """In docstrings, comments, workflows and sentences for people."""
    files = [path for path in CODE if _room(path) == room]

    assert {path.name: said for path in files if (said := lost(_text(path), path))} == {}


@cases("true", "false")
def test_a_false_reference_is_found(true: str, false: str) -> None:
    """And the true one beside it is none."""
    one, other = (it.replace("|", "`").replace("RUN", "python -m") for it in (true, false))

    assert lost(one, ROOT / "README.md") == []
    assert len(lost(other, ROOT / "README.md")) == 1


def _git(*words: str) -> str:
    git = ["git", "-c", "safe.directory=*", "-C", str(ROOT), *words]
    return subprocess.run(git, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own words


def test_every_commit_that_is_named_is_one_of_ours() -> None:
    """In pages and in files of figures; a shallow clone knows too few to tell."""
    try:
        whole = _git("rev-parse", "--is-shallow-repository").strip() == "false"
    except (OSError, subprocess.CalledProcessError):
        whole = False
    if not whole:
        pytest.skip("needs the whole history (a clone, or git fetch --unshallow)")
    named = {(path.name, it) for path in PAGES for it in _COMMIT.findall(_FENCE.sub("", _text(path)))}
    named |= {(path.name, it) for path in CODE if path.suffix == ".json" for it in _MEASURED.findall(_text(path))}
    ours = "\n" + _git("rev-list", "HEAD")

    assert named
    assert {it for it in named if f"\n{it[1]}" not in ours} == set()
