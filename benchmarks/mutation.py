"""Change our own code in small ways, and count how many changes the nearest tests notice.

    python -m benchmarks.mutation                              # 60 changes, drawn over all rooms
    python -m benchmarks.mutation --seed 9 --sample 200
    python -m benchmarks.mutation --under store/search.py feeds    # of some rooms or modules alone

All tests are collected once; each change is made in a fork of that process, in the code of one function, and meets the
tests that lie nearest to it, one after another, until one fails or SECONDS of processor time are spent. A test that fails
without the change too does not count. What is marked as slow is not run; tables (module-level data) are not changed, nor
are the words of an error; what runs when a module is loaded has run. A process that a test starts has the code as it is written.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import gc
import importlib
import itertools
import json
import os
import random
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import _lru_cache_wrapper, cache
from pathlib import Path
from types import CodeType, FunctionType

import pytest
from benchmarks import measured

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "agendawatch"
SEED = 31
FIRST = 43, 64
"""Noticed and tried at the first measure, before any test was written for what survived."""
_UNMADE = "no function of this process has that code"
_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.Lt: ast.LtE, ast.Gt: ast.GtE, ast.In: ast.NotIn, ast.Is: ast.IsNot,
}  # fmt: skip
_COMPARED |= {now: was for was, now in _COMPARED.items()}
_ADDED: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A small change of a function: the file, the line, what was written and what is written now."""

    path: Path
    function: str
    line: int
    was: str
    now: str
    source: str
    """The whole file, changed."""

    @property
    def room(self) -> str:
        """The room that the file lies in."""
        return self.path.relative_to(PACKAGE).parts[0].removesuffix(".py")

    def __str__(self) -> str:
        """Tell where it is and what it does."""
        return f"{self.path.relative_to(ROOT)}:{self.line} {self.function}: {self.was} -> {self.now}"


def mutants(path: Path) -> Iterator[Mutant]:
    """Give every change that we know of in a file's functions."""
    source = path.read_text(encoding="utf-8")
    lines = source.encode().splitlines(keepends=True)
    starts = [0, *itertools.accumulate(map(len, lines))]

    def changed(function: str, node: ast.expr | ast.stmt, now: str) -> Mutant:
        begin = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        whole = source.encode()
        was = whole[begin:end].decode()
        rest = "\n" * (was.count("\n") - now.count("\n")) if isinstance(node, ast.stmt) else ""
        new = (whole[:begin] + (now + rest).encode() + whole[end:]).decode()
        return Mutant(path, function, node.lineno, " ".join(was.split())[:80], now[:80], new)

    for function, node in _nodes(ast.parse(source), ""):
        for now in _changes(node):
            yield changed(function, node, now)


def _nodes(tree: ast.AST, name: str, *, inside: bool = False) -> Iterator[tuple[str, ast.expr | ast.stmt]]:
    """Give the expressions and statements of functions; the name is that of the outermost function."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not inside:
            own = f"{name}.{child.name}".lstrip(".")
            if isinstance(child, ast.ClassDef):
                yield from _nodes(child, own)
            else:
                for statement in child.body[ast.get_docstring(child) is not None :]:
                    yield own, statement
                    yield from _nodes(statement, own, inside=True)
        elif inside and not isinstance(child, ast.JoinedStr | ast.Raise | ast.arguments):
            if isinstance(child, ast.expr | ast.stmt):
                yield name, child
            within = ast.Expr(child.value or ast.Constant(None)) if isinstance(child, ast.AnnAssign) else child
            yield from _nodes(within, name, inside=True)
        elif not inside and isinstance(child, ast.If | ast.Try):
            yield from _nodes(child, name)


def _changes(node: ast.expr | ast.stmt) -> Iterator[str]:  # noqa: C901 - a case for each kind
    """Say what may be written in a node's place."""
    match node:
        case ast.Compare(left, [op], [right]) if type(op) in _COMPARED:
            yield f"({ast.unparse(ast.Compare(left, [_COMPARED[type(op)]()], [right]))})"
        case ast.BoolOp(op, values):
            yield f"({ast.unparse(ast.BoolOp(ast.And() if isinstance(op, ast.Or) else ast.Or(), values))})"
        case ast.UnaryOp(ast.Not(), operand):
            yield f"bool({ast.unparse(operand)})"
        case ast.BinOp(left, op, right) if type(op) in _ADDED:
            yield f"({ast.unparse(ast.BinOp(left, _ADDED[type(op)](), right))})"
        case ast.Constant(bool(value)):
            yield str(not value)
        case ast.Constant(int(value)):
            yield str(value + 1)
        case ast.Constant(str(value)) if value:
            yield '""'
        case ast.IfExp(_, body, orelse):
            yield f"({ast.unparse(body)})"
            yield f"({ast.unparse(orelse)})"
        case ast.Return(value) if value is not None and not isinstance(value, ast.Constant):
            yield "return None"
        case ast.Expr(ast.Call()):
            yield "pass"
        case ast.Continue():
            yield "break"
        case ast.Break():
            yield "continue"


def draw(count: int, seed: int, under: Sequence[str] = ("",)) -> list[Mutant]:
    """Draw changes over all rooms, or of what lies under some paths: of each room at least one, and of the larger more."""
    every: dict[str, list[Mutant]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        asked = path.relative_to(PACKAGE).as_posix().startswith(tuple(under))
        if asked and "migrations" not in path.parts:
            for mutant in mutants(path):
                every.setdefault(mutant.room, []).append(mutant)
    chance = random.Random(seed)  # noqa: S311 - no secret
    drawn = [chance.choice(found) for found in every.values()]
    drawn += chance.sample([it for found in every.values() for it in found], max(0, count - len(drawn)))
    chance.shuffle(drawn)  # so that those that there was time for are of any room
    return drawn


def nearness(mutant: Mutant, test: Path) -> int:
    """Say how near a file of tests lies to a change: its own doctests, its namesake, its room, who names what it gives.

    A module that lies in no room is everybody's.
    """
    if test == mutant.path:
        return 100
    if ROOT / "tests" not in test.parents:
        return 0
    own, room = mutant.path.relative_to(PACKAGE).with_suffix("").parts, test.relative_to(ROOT / "tests").parts
    shared = sum(1 for _ in itertools.takewhile(lambda it: it[0] == it[1], zip(own, room, strict=False)))
    words, last = _words(test), mutant.function.rpartition(".")[2]
    stem = own[-1] if own[-1] != "__init__" else (own[-2:-1] or (PACKAGE.name,))[0]
    stems = {stem, stem.removesuffix("s"), f"{stem}s"}
    named = 8 * (last in words and not last.startswith("__")) + 2 * len(_public(mutant.path) & words)
    namesake = 20 * bool(stems & set(room[-1].removesuffix(".py").split("_")))
    return (shared or len(own) == 1) and 6 * shared + namesake + min(named, 20)


@cache
def _words(path: Path) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", path.read_text(encoding="utf-8")))


@cache
def _public(path: Path) -> frozenset[str]:
    return frozenset(
        re.findall(r"^(?:async )?(?:def|class) ([a-zA-Z]\w*)", path.read_text(encoding="utf-8"), re.MULTILINE)
    )


class Runner:
    """Runs, in place of all tests, the nearest of each change in a fork of its own."""

    def __init__(self, drawn: Sequence[Mutant], seconds: float, minutes: float) -> None:
        """Begin with what is tried, the processor time for each, and when no other is begun."""
        self.drawn, self.seconds, self.until = drawn, seconds, time.monotonic() + 60 * minutes
        self.survived: list[Mutant] = []
        self.noticed: list[Mutant] = []
        self.unmade: list[Mutant] = []
        self._failed = False
        self._broken: set[str] = set()
        """Tests that fail as the code is."""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Hear of a failure."""
        self._failed |= report.failed

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every change."""
        gc.freeze()
        for mutant in self.drawn:
            begin = time.monotonic()
            if begin > self.until:
                break
            near = {path: nearness(mutant, path) for path in {it.path for it in session.items}}
            items = sorted((it for it in session.items if near[it.path]), key=lambda it: -near[it.path])
            by = self._try(mutant, items)
            told = self.unmade if by.startswith(_UNMADE) else self.noticed if by else self.survived
            told.append(mutant)
            print(
                f"{'noticed ' if by else 'SURVIVED'} {mutant}  [{by or 'by none'}] {time.monotonic() - begin:.0f} s",
                flush=True,
            )
        return True

    def _try(self, mutant: Mutant, items: list[pytest.Item]) -> str:
        """Name the test that notices a change; nothing where none does."""
        while True:
            left = [it for it in items if it.nodeid not in self._broken]
            by = self._fork(left, mutant)
            if not by.startswith("tests") and not by.startswith("src"):
                return by
            if not self._fork([it for it in left if it.nodeid == by], None):
                return by
            self._broken.add(by)

    def _fork(self, items: list[pytest.Item], mutant: Mutant | None) -> str:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            try:
                said = self._run(items, mutant)
            except LookupError as error:
                said = str(error)
            with contextlib.suppress(BaseException):
                os.write(writing, json.dumps(said).encode())
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            heard = pipe.read()
        os.waitpid(child, 0)
        return str(json.loads(heard)) if heard else "it does not end, or ends the process"

    def _run(self, items: list[pytest.Item], mutant: Mutant | None) -> str:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (int(self.seconds) + 30,) * 2)
        if mutant:
            change(mutant)
        for item, following in zip(items, [*items[1:], None], strict=False):
            self._failed = False
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
            if self._failed:
                return item.nodeid
            if mutant and time.process_time() > self.seconds:
                break
        return ""


def change(mutant: Mutant) -> None:
    """Make a change in the functions that this process holds."""
    importlib.import_module(
        ".".join(mutant.path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    )
    whole = compile(mutant.source, str(mutant.path), "exec", dont_inherit=True)
    codes = {(it.co_qualname, it.co_firstlineno): it for it in _codes(whole) if it.co_qualname == mutant.function}
    gc.unfreeze()
    changed = 0
    for it in gc.get_objects():
        if isinstance(it, FunctionType) and Path(it.__code__.co_filename) == mutant.path:
            new = codes.get((it.__code__.co_qualname, it.__code__.co_firstlineno))
            if new is not None:
                it.__code__, changed = new, changed + 1
        elif isinstance(it, _lru_cache_wrapper) and it.__wrapped__.__module__.startswith(PACKAGE.name):
            it.cache_clear()
    if not changed:
        raise LookupError(_UNMADE)


def _codes(whole: CodeType) -> Iterator[CodeType]:
    yield whole
    for it in whole.co_consts:
        if isinstance(it, CodeType):
            yield from _codes(it)


def main() -> int:
    """Draw, try, and tell what was not noticed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sample", type=int, default=60, help="how many changes")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--seconds", type=float, default=15, help="of processor time for each change")
    parser.add_argument("--minutes", type=float, default=60, help="after which no other change is begun")
    parser.add_argument("--under", nargs="*", default=[""], help="rooms or modules")
    asked = parser.parse_args()
    runner = Runner(draw(asked.sample, asked.seed, asked.under), asked.seconds, asked.minutes)
    sys.argv = sys.argv[:1]
    os.chdir(ROOT)
    folder = os.environ.pop(measured.FOLDER, None)  # tests run benchmarks, which would write theirs
    pytest.main(
        ["-q", "-s", "-p", "no:cacheprovider", "-p", "no:randomly", "-m", "not slow and not screen", "tests", "src"],
        plugins=[runner],
    )
    if folder:
        os.environ[measured.FOLDER] = folder
    rooms = Counter(it.room for it in (*runner.noticed, *runner.survived))
    left = Counter(it.room for it in runner.survived)
    print("\n| room | changes | noticed |\n| --- | ---: | ---: |")
    for room, count in sorted(rooms.items()):
        print(f"| {room} | {count} | {count - left[room]} |")
    share = len(runner.noticed) / max(1, rooms.total())
    print(f"| **all** | {rooms.total()} | {len(runner.noticed)} ({share:.0%}) |")
    figures = [
        measured.figure(f"small changes noticed, seed {asked.seed}", share, rooms.total()),
        measured.figure("small changes drawn, one of each room and the rest over all", len(runner.drawn)),
        measured.figure(
            "noticed when first measured, of other changes, and of a module in no room by its own doctests alone",
            FIRST[0] / FIRST[1],
            FIRST[1],
        ),
    ]
    return measured.write("mutation", figures, promise=None)


if __name__ == "__main__":
    raise SystemExit(main())
