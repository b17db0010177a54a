"""Pump every regular expression of the tree with texts made of its own parts, and tell which outgrow the text.

Run with `python -m benchmarks.patterns`; it ends with 1 where a pattern takes more than in proportion. Patterns are
collected while every module is imported and every kind of page is read once, so that none has to be named. A pattern
is parsed, and each of its repetitions is pumped: alone, behind what must stand before it, and together with that.
What is measured is processor time of this thread, at its least, and a ratio: a machine under load says the same.
"""

from __future__ import annotations

import ast
import contextlib
import datetime as dt
import importlib
import itertools
import linecache
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]  # the parser that compiles them: no public one tells a pattern's parts
from re import _parser  # type: ignore[attr-defined]  # likewise
from types import FrameType
from typing import Any

from benchmarks import measured

import agendawatch
from agendawatch.documents.text import narrow

_FIRST, _SOME, _MORE = 20, 500, 2_000
"""Characters of a pumped text: few first, so that what explodes does not last."""
_PATIENCE = 20e-6
"""Seconds that a character may take; any pattern of ours takes a quarter of it at most."""
_CUT_OFF = 1.0
_RISING = 6.0
"""Times as long for four times the text that are looked into: in proportion it is 4, with the square 16."""
_FELT = 0.002
"""Seconds for the longest text under which growth is not felt: with the square, a page of 200 kB takes a second."""
_AT_MOST = 3.0
"""Times as long that twice the text may take, twice in a row: in proportion it is 2, with the square 4."""
_CHARACTERS = " a1A\n.,-§\t:(/ö#\"<&=|\\'"
_SAMPLES = 3
_PAGES = (
    "<main><h2>Kommunstyrelsen 2026</h2><ul><li>13 januari kl. 13<li>10 mars (inställt)</ul><p>* kl. 8.30",
    "Dagordning\n\n1. Upprop\n2. Taxa för vatten, KS 2026/1\n",
    "Kommunstyrelsen 2026-03-11\nBeslutande: Ada Ek (S)\n\n§ 7 Cykelplan\n\nBeslut\nPlanen antas.\n\nReservation\nBo Lind (M)",
)
_PARTS = {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}
_ZERO = {sre.AT, sre.ASSERT_NOT}

_DOOR = ("agendawatch.lang.", "agendawatch.readers.", "agendawatch.proposals.")
"""Rooms that get text from `documents` alone, which cuts what repeats without end: `narrow`."""
_ANYWHERE = frozenset({"search", "finditer", "findall", "sub", "subn", "split"})
_AT_ONE_PLACE = frozenset({"match", "fullmatch"})


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern, the module that compiled it, and whether it is looked for anywhere in a text or at one place."""

    pattern: re.Pattern[Any]
    """Of text or bytes. Any: `re` has no type for either."""
    module: str
    anywhere: bool


Collected = dict[tuple[str | bytes, int], Compiled]


def ways() -> dict[str, set[str]]:
    """Give for every name of the tree the methods that it is asked for, and "any" where it is handed on as a value.

    A name that begins with a line is its module's own: it is given with the module's name before it.
    """
    found: dict[str, set[str]] = {}
    root = Path(agendawatch.__file__).parent
    for file in root.rglob("*.py"):
        module = ".".join(file.relative_to(root.parent).with_suffix("").parts).removesuffix(".__init__")
        tree = ast.parse(file.read_text("utf-8"))
        asked: set[int] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                name = node.func.value
                if isinstance(name, ast.Name):
                    placed = node.func.attr == "match" and len(node.args) > 1
                    found.setdefault(_key(module, name.id), set()).add("any" if placed else node.func.attr)
                    asked.add(id(name))
            elif isinstance(node, ast.Attribute) and node.attr in {"pattern", "flags"}:
                asked.add(id(node.value))
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in asked:
                found.setdefault(_key(module, node.id), set()).add("any")
    return found


def _key(module: str, name: str) -> str:
    return f"{module}.{name}" if name.startswith("_") else name


def collect() -> Collected:
    """Give every pattern that our modules compile, whenever they do."""
    found: Collected = {}
    asked = ways()
    compiling = re._compile  # type: ignore[attr-defined]  # noqa: SLF001 - all compiling passes through it

    def compile_and_keep(pattern: str | re.Pattern[str], flags: int) -> re.Pattern[str]:
        made: re.Pattern[str] = compiling(pattern, flags)
        frame = sys._getframe(2)  # noqa: SLF001 - who compiles
        module = frame.f_globals.get("__name__", "")
        if module.startswith("agendawatch"):
            named = re.match(
                r"(\w+)(?:: [^=]+)? = re\.compile\($",
                linecache.getline(frame.f_code.co_filename, frame.f_lineno).partition("re.compile(")[0] + "re.compile(",
            )
            used = asked.get(_key(module, named[1]), {"any"}) if named else {"any"}
            anywhere = not used <= _AT_ONE_PLACE
            before = found.get((made.pattern, made.flags))
            found[made.pattern, made.flags] = Compiled(
                made, module, anywhere or (before is not None and before.anywhere)
            )
        return made

    re._compile = compile_and_keep  # type: ignore[attr-defined]  # noqa: SLF001
    try:
        for name in [it for it in sys.modules if it.startswith("agendawatch")]:
            del sys.modules[name]
        package = importlib.import_module("agendawatch")
        for module in pkgutil.walk_packages(package.__path__, "agendawatch."):
            if "migrations" not in module.name and not module.name.endswith("__main__"):
                importlib.import_module(module.name)
        for page in _PAGES:
            for read in (package.read_schedule, package.read_agenda, package.read_minutes):
                with contextlib.suppress(package.ReadError):
                    read(page)
            package.read_press_release(page, published=dt.date(2026, 3, 6))
    finally:
        re._compile = compiling  # type: ignore[attr-defined]  # noqa: SLF001
    return found


def _fits(members: list[_Part], character: str) -> bool:
    """Tell whether a character is in a set, as the parser gives it."""
    wanted = True
    for kind, value in members:
        if kind is sre.NEGATE:
            wanted = False
        elif (
            (kind is sre.LITERAL and chr(value) == character)
            or (kind is sre.RANGE and value[0] <= ord(character) <= value[1])
            or (kind is sre.CATEGORY and re.match(_CATEGORIES[value], character))
        ):
            return wanted
    return not wanted


_Part = tuple[Any, Any]
"""What a pattern is made of: its kind, and what that holds. Any: the parser has no types."""
_CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S", sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip


def _of_set(members: list[_Part]) -> list[str]:
    own = [chr(value) for kind, value in members if kind is sre.LITERAL]
    own += [chr(value[0]) for kind, value in members if kind is sre.RANGE]
    return [it for it in dict.fromkeys((*_CHARACTERS, *own)) if _fits(members, it)][:_SAMPLES] or ["a"]


def samples(parts: Iterable[_Part]) -> list[str]:
    """Give some words that parts of a pattern match, or nearly match; the first are the shortest ways."""
    made = [""]
    for kind, value in parts:
        here = _samples_of((kind, value))
        made = (
            [a + b for a, b in itertools.islice(zip(itertools.cycle(made), here, strict=False), max(len(here), 1))]
            if len(here) >= len(made)
            else [a + b for a, b in zip(made, itertools.cycle(here), strict=False)]
        )
    return list(dict.fromkeys(made))[:_SAMPLES]


def _samples_of(part: _Part) -> list[str]:
    kind, value = part
    if kind is sre.LITERAL:
        return [chr(value)]
    if kind is sre.NOT_LITERAL:
        return [it for it in _CHARACTERS if it != chr(value)][:_SAMPLES]
    if kind is sre.ANY:
        return list(_CHARACTERS[:_SAMPLES])
    if kind is sre.IN:
        return _of_set(value)
    if kind is sre.BRANCH:
        ways = value[1]
        return [it for way in (ways[0], ways[len(ways) // 2], ways[-1]) for it in samples(way)[:1]]
    if kind in _PARTS:
        return [it * max(value[0], 1) for it in samples(value[2])]
    if kind is sre.SUBPATTERN:
        return samples(value[3])
    if kind is sre.ATOMIC_GROUP:
        return samples(value)
    if kind is sre.ASSERT:
        return samples(value[1]) if value[0] > 0 else [""]
    return [""]


def pumps(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Give what to put first and what to repeat, for every repetition in a pattern and for the whole."""
    parsed = _parse(pattern)
    yield from (("", unit) for unit in (*_CHARACTERS, "a ", "1 ", "A ", "a, ", "a\n", "A. ") if _is_wide(parsed))
    for whole in samples(parsed):
        yield "", whole
        yield "", whole[:-1]
        yield "", whole + " "
    yield from _pumps_in(parsed, [""])


def _parse(pattern: re.Pattern[str]) -> list[_Part]:
    return list(_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))


def _is_wide(parts: Iterable[_Part]) -> bool:
    """Tell whether anything repeats without a bound: where nothing does, a pattern's work grows with the text alone."""
    return any(
        (kind in _PARTS and value[1] > _WIDE) or any(map(_is_wide, _bodies((kind, value)))) for kind, value in parts
    )


def _pumps_in(parts: Iterable[_Part], before: list[str]) -> Iterator[tuple[str, str]]:
    for kind, value in parts:
        if kind in _PARTS and value[1] > _WIDE:
            for unit in samples(value[2]):
                yield "", unit
                for prefix in before:
                    yield prefix, unit
                    yield "", prefix + unit
        for body in _bodies((kind, value)):
            yield from _pumps_in(body, before)
        here = _samples_of((kind, value))
        before = list(dict.fromkeys(a + b for a in before for b in here))[:_SAMPLES]


def _bodies(part: _Part) -> list[Iterable[_Part]]:
    kind, value = part
    if kind in _PARTS:
        return [value[2]]
    if kind is sre.SUBPATTERN:
        return [value[3]]
    if kind is sre.BRANCH:
        return [*value[1]]
    if kind in {sre.ASSERT, sre.ASSERT_NOT}:
        return [value[1]]
    return [value] if kind is sre.ATOMIC_GROUP else []


_WIDE = 100
"""Repetitions that are bounded by fewer are bounded."""


@dataclass(frozen=True, slots=True)
class Outgrown:
    """A pattern that takes more than in proportion, and on what."""

    pattern: str
    prefix: str
    unit: str
    ratio: float
    seconds: float


def _seconds(it: Compiled, text: str) -> float:
    """Tell how long a pattern takes for a text; one that is not done in a second of processor is cut off."""
    given = text if isinstance(it.pattern.pattern, str) else text.encode("latin-1", "replace")
    begin = time.thread_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, _CUT_OFF)  # a pattern that is looked for lets signals in now and then
    try:
        if it.anywhere:
            for _ in it.pattern.finditer(given):
                pass
        else:
            it.pattern.fullmatch(given)
    except TimeoutError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.thread_time() - begin


def _cut_off(signum: int, _frame: FrameType | None) -> None:
    raise TimeoutError(signum)


@cache
def _text(prefix: str, unit: str, characters: int, *, narrowed: bool) -> str:
    text = prefix + unit * (characters // len(unit) + 1) + "\0"
    return narrow(text) if narrowed else text


def outgrown(it: Compiled) -> Outgrown | None:
    """Give on what a pattern takes more than in proportion; `None` where it does on nothing that we try."""
    signal.signal(signal.SIGVTALRM, _cut_off)
    wide = _is_wide(_parse(it.pattern))
    pumped = ((prefix, unit) for prefix, unit in dict.fromkeys(pumps(it.pattern)) if unit)
    return next(filter(None, (_outgrown_on(it, prefix, unit, wide=wide) for prefix, unit in pumped)), None)


def _outgrown_on(it: Compiled, prefix: str, unit: str, *, wide: bool) -> Outgrown | None:
    def taken(characters: int, tries: int = 1) -> float:
        text = _text(prefix, unit, characters, narrowed=it.module.startswith(_DOOR))
        least = _seconds(it, text)
        for _ in range(tries - 1 if least < _CUT_OFF else 0):
            least = min(least, _seconds(it, text))
        return least

    def told(ratio: float, seconds: float) -> Outgrown:
        return Outgrown(str(it.pattern.pattern), prefix, unit, ratio, seconds)

    # Twenty times the unit first: what doubles with each takes a million steps.
    for characters in (_FIRST * len(unit), _SOME):
        at_most = characters * _PATIENCE + 0.001
        if taken(characters) > at_most and (again := taken(characters, 3)) > at_most:
            return told(float("inf"), again)
    if not wide or taken(_MORE) < _RISING * taken(_SOME) or taken(_MORE, 5) < _RISING * taken(_SOME, 5):
        return None
    once, twice, fourfold = (taken(many * _MORE, 3) for many in (1, 2, 4))
    ratio = min(twice / once, fourfold / twice)
    return told(ratio, fourfold) if ratio > _AT_MOST and fourfold > _FELT else None


def main() -> int:
    """Print the patterns that take more than in proportion; give 1 where there are any."""
    found = collect()
    told = 0
    for it in filter(None, map(outgrown, found.values())):
        told += 1
        sys.stdout.write(f"{it.ratio:.1f} {it.seconds:.3f} s on {it.prefix!r} + {it.unit!r}: {it.pattern[:200]!r}\n")
    return measured.write(
        "patterns",
        [measured.figure("patterns that take more than in proportion", told, len(found))],
        promise="no regular expression takes more than in proportion to its text, on anything made of its own parts",
        kept=not told,
    )


if __name__ == "__main__":
    raise SystemExit(main())
