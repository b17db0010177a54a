"""What must hold in every room."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

import agendawatch
from agendawatch.lang.sv.data import load

PACKAGE = Path(agendawatch.__file__).parent
MODULES = sorted(
    path
    for path in PACKAGE.rglob("*.py")
    if path.name != "__init__.py" and "versions" not in path.parts and "migrations" not in path.parts
)


def those(breaks: Callable[[Path], object], rooms: tuple[str, ...] = ()) -> list[str]:
    """Name the modules, of these rooms or of all, that break a rule, by their path in the package."""
    placed = {path: path.relative_to(PACKAGE) for path in MODULES}
    return [
        place.as_posix() for path, place in placed.items() if (not rooms or place.parts[0] in rooms) and breaks(path)
    ]


@cache
def tree(module: Path) -> ast.Module:
    """Read a module's code."""
    return ast.parse(module.read_text(encoding="utf-8"))


def test_no_room_is_a_box_of_odds_and_ends() -> None:
    """A function without a room means that a noun is missing."""
    words = {part for path in MODULES for part in (*path.relative_to(PACKAGE).parts[:-1], path.stem)}

    assert words.isdisjoint({"utils", "util", "helpers", "common", "base", "misc"})


def lists_names(module: Path) -> bool:
    """Tell whether a module says which of its names are for others."""
    told = (it.targets[0] for it in tree(module).body if isinstance(it, ast.Assign))
    return any(isinstance(it, ast.Name) and it.id == "__all__" for it in told)


def test_a_list_of_names_stands_on_faces_only() -> None:
    """What a room promises stands in its `__init__`; in a module a leading underscore tells what is private."""
    assert those(lists_names) == []


def swallowed(module: Path) -> Iterator[ast.ExceptHandler]:
    """Find handlers that catch anything and raise neither that nor an error of ours for it."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ExceptHandler) and (
            node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})
        ):
            last = node.body[-1]
            if not isinstance(last, ast.Raise):
                yield node


def test_nobody_catches_everything() -> None:
    """An error is caught by its name; what nobody expected is seen."""
    assert those(lambda module: list(swallowed(module))) == []


def literals(code: ast.Module) -> Iterator[tuple[int, str]]:
    """Give the texts of a module that are no docstring, with their lines."""
    told = {id(it.value) for it in ast.walk(code) if isinstance(it, ast.Expr)}
    for it in ast.walk(code):
        if isinstance(it, ast.Constant) and isinstance(it.value, str) and id(it) not in told:
            yield it.lineno, it.value


def phrases(module: Path) -> list[str]:
    """Find phrases of Swedish words in a module's code."""
    return [text for _, text in literals(tree(module)) if " " in text.strip() and set("åäöÅÄÖ") & set(text)]


def test_swedish_is_understood_in_its_own_room() -> None:
    """A source may know a selector and a parameter's name, never a phrase of Swedish words."""
    assert those(phrases, rooms=("sources", "fetch", "registry")) == []


_READING = (
    "readers", "proposals", "diff", "store", "fetch", "crawl", "feeds",
    "site", "server", "exports", "mcp", "mail", "notify", "testing", "demo", "cli",
)  # fmt: skip
"""Rooms that stand above `lang`, and may ask it. Sources know words of addresses."""
_MARKS = re.compile(r"\(\?P?<\w+>|\(\?P=\w+\)|\(\?[aimsx]+[:)]|\\[A-Za-z]|\[(?:\\.|[^\]\\])*\]")
"""What in a pattern looks like a word and is none: names of groups, flags, classes of letters."""


@cache
def swedish_words() -> frozenset[str]:
    """Give the words that our sentences have in Swedish and not in English."""
    with (PACKAGE / "i18n" / "sv" / "LC_MESSAGES" / "agendawatch.po").open(encoding="utf-8") as file:
        told = list(read_po(file))
    swedish, english = (
        set(re.findall(r"[^\W\d_]+", " ".join(str(side) for side in sides).lower()))
        for sides in ([it.string for it in told], [it.id for it in told])
    )
    return frozenset(swedish - english)


def swedish_patterns(code: ast.Module) -> list[str]:
    """Find patterns that hold a Swedish word: what `re` is given, with the texts of the module that it is made of."""
    named = {
        target.id: node.value
        for node in code.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    found = []
    for call in ast.walk(code):
        if isinstance(call, ast.Call) and ast.unparse(call.func).startswith("re.") and call.args:
            parts = [
                call.args[0],
                *(named[it.id] for it in ast.walk(call.args[0]) if isinstance(it, ast.Name) and it.id in named),
            ]
            texts = [
                it.value
                for part in parts
                for it in ast.walk(part)
                if isinstance(it, ast.Constant) and isinstance(it.value, str)
            ]
            words = re.findall(r"[^\W\d_]{3,}", _MARKS.sub(" ", " ".join(texts)))
            if any(set("åäö") & set(word.lower()) or word.lower() in swedish_words() for word in words):
                found.append(ast.unparse(call))
    return found


def test_a_pattern_of_swedish_words_stands_in_its_own_room() -> None:
    """What tells a Swedish word from another is asked of `lang.sv`; letters and forms are anybody's."""
    swedish = "re.compile(r'nämnd|styrelse')", "re.search('(?:och|samt)', x)", "A = 'klockan'\nre.compile(rf'{A}\\d')"
    others = "re.compile(r'[A-ZÅÄÖ]\\w+')", "re.compile('(?P<dag>x)')", "re.compile(r'/document/')", "print('nämnd')"
    assert [bool(swedish_patterns(ast.parse(code))) for code in (*swedish, *others)] == [True] * 3 + [False] * 4

    assert those(lambda module: swedish_patterns(tree(module)), rooms=_READING) == []


def test_fetch_knows_no_language() -> None:
    """What words on a page mean is told to it by whoever asks."""
    assert those(lambda module: "agendawatch.lang" in module.read_text(encoding="utf-8"), rooms=("fetch",)) == []


# The words of the calendar stand in one table.


_FORMS = [it.split() for it in load("calendar")["months"]["forms"]]
_NAME = re.compile(rf"(?<![^\W_])(?:{'|'.join(names[0] for names in _FORMS)})(?![^\W_])")
_SHORT = re.compile(rf"(?<![^\W_])(?:{'|'.join(it for names in _FORMS for it in names)})(?![^\W_])")
_A_LIST = 3
"""One short form may be another word ("jul", "sep"); three different ones are months."""


def months_in(code: ast.Module) -> list[int]:
    """Find the lines of a module whose texts name a month."""
    return [line for line, text in literals(code) if _NAME.search(text) or len(set(_SHORT.findall(text))) >= _A_LIST]


def test_no_month_is_named_in_code() -> None:
    """A month's name stands in `rules/calendar.toml`, and whoever needs one asks for it there."""
    found = {path.relative_to(PACKAGE).as_posix(): months_in(tree(path)) for path in PACKAGE.rglob("*.py")}

    assert {name: lines for name, lines in found.items() if lines} == {}


def test_a_month_in_code_is_found() -> None:
    """A name, a list of short forms and a pattern of them are; a doctest, a festival and a name of a group are not."""
    assert months_in(ast.parse("x = 'i oktober'\ny = r'(?:jan|feb|mar)'\nz = 'maj'")) == [1, 2, 3]
    assert months_in(ast.parse('def f():\n    """Read "5 maj"."""\n    return "jul", r"(?P<sep>-)"')) == []
