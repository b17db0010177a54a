"""Change our own code in small ways, and count how many changes the tests notice.

    python -m benchmarks.mutation                                # a sample of each room
    python -m benchmarks.mutation compare --sample 250 --told    # one room, and what was not noticed
    python -m benchmarks.mutation swedish --folder FOLDER        # kept, so that `--again` tries the survivors alone

mutmut makes the mutants and runs, for each, the tests that reach the function, forked from one warm process.
It does so in a folder of its own, where the room's tests are laid. What they do not notice meets the tests of
the rooms above that use it; doctests are not run, and tables (module-level data) are not mutated.
A mutant that means the same as the code counts as not noticed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import measured

ROOT = Path(__file__).parents[1]
TARGET = 0.85
SEED = 9

_NOT_NOTICED = (None, 0, 33)
"""What mutmut writes down of a mutant that was not tried, that survived, that no test reaches; any other is noticed."""

Outcome = tuple[int | None, bool]
"""What mutmut wrote down, and whether the rooms above were asked."""

_QUICK = """
hypothesis.settings.register_profile("mutation", derandomize=True, deadline=None, max_examples=25, database=None)
hypothesis.settings.load_profile("mutation")
"""
"""Added to conftest.py: the same few examples for every mutant."""


@dataclass(frozen=True, slots=True)
class Room:
    """What is mutated, and which tests are to notice it."""

    name: str
    folder: str
    tests: tuple[str, ...] = ()
    """More of the room's own tests; its mirror tests come of themselves."""
    above: tuple[str, ...] = ()
    """Tests of the rooms that use it, under tests/."""
    left_out: str = "much_of or refused"
    """What is not run of those, as `-k` has it: long texts of the worst words, and damaged pages."""


ROOMS = (
    Room("compare", "diff", ("store/test_scenarios.py",)),
    Room(
        "lang",
        "lang/sv",
        above=("readers/agenda", "readers/minutes", "readers/press", "readers/schedule", "readers/test_protocols.py"),
    ),
)


@dataclass(slots=True)
class Score:
    """What came of a module's mutants."""

    noticed: int = 0
    above: int = 0
    """Of those, by tests of the rooms above alone."""
    survived: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share that was noticed of those that could be."""
        return self.noticed / max(1, self.noticed + len(self.survived))


def main() -> int:
    """Mutate the rooms that are asked for; fail where too little is noticed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("rooms", nargs="*", help=", ".join(room.name for room in ROOMS))
    parser.add_argument("--sample", type=int, default=250, help="how many mutants of each room; 0 for all")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--folder", type=Path, help="where the mutants are kept; by default they are not")
    parser.add_argument("--again", action="store_true", help="try only what survived the last time in FOLDER")
    parser.add_argument("--own", action="store_true", help="ask the room's own tests alone")
    parser.add_argument("--told", action="store_true", help="show the mutants that survived")
    asked = parser.parse_args()
    rooms = [room for room in ROOMS if not asked.rooms or room.name in asked.rooms]
    kept = asked.folder or Path(tempfile.mkdtemp(prefix="mutation-"))
    try:
        shares = [_run(room, kept / room.name, asked) for room in rooms]
    finally:
        if not asked.folder:
            shutil.rmtree(kept, ignore_errors=True)
    return measured.write(
        "mutation",
        [measured.figure(f"noticed in {room.name}", share) for room, share in zip(rooms, shares, strict=True)],
        promise=f"{TARGET:.0%} of small changes to what compares listings and what knows Swedish are noticed by tests",
        kept=min(shares, default=0.0) >= TARGET,
    )


def _run(room: Room, folder: Path, asked: argparse.Namespace) -> float:
    drawn = folder / "drawn.json"
    _lay(room, folder, above=False)
    every = _try(folder, "none")  # ends early: the mutants are made, and none is run
    names = every if asked.sample == 0 else _draw(every, asked.sample, asked.seed)
    known: dict[str, Outcome] = dict.fromkeys(names, (None, False))
    if asked.again:  # what is not there any more was changed since
        known = {name: told for name, told in json.loads(drawn.read_text(encoding="utf-8")).items() if name in every}
    for above in (False, True) if room.above and not asked.own else (False,):
        _lay(room, folder, above=above)
        left = [name for name, (code, _) in known.items() if code in _NOT_NOTICED]
        if left:
            told = _try(folder, *left)
            known |= {name: (told[name], above) for name in left}
        drawn.write_text(json.dumps(known), encoding="utf-8")
    scores = _scores(known)
    _print(room, scores, len(known), len(every), asked.seed)
    if asked.told:
        for name in (name for score in scores.values() for name in score.survived):
            sys.stderr.write(f"{_difference(folder, name)}\n")
    return _total(scores.values()).share


def _try(folder: Path, *names: str) -> dict[str, int | None]:
    """Run the named mutants; tell what came of every one, `None` where it was not tried."""
    _mutmut(folder, "run", "--max-children", "1", *names)
    found: dict[str, int | None] = {}
    for path in sorted(folder.glob("mutants/src/agendawatch/**/*.py.meta")):
        found |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def _lay(room: Room, folder: Path, *, above: bool) -> None:
    """Lay the code and the tests where mutmut may write."""
    folder.mkdir(parents=True, exist_ok=True)
    bytecode = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src", folder / "src", dirs_exist_ok=True, ignore=bytecode)
    for part in (folder, folder / "mutants"):
        shutil.rmtree(part / "tests", ignore_errors=True)
    shutil.copytree(ROOT / "tests", folder / "tests", ignore=bytecode)
    with (folder / "tests" / "conftest.py").open("a", encoding="utf-8") as conftest:
        conftest.write(_QUICK)
    mutated = [f"src/agendawatch/{room.folder}/*.py"]  # of all folders in it: a star stands for slashes too
    tests = [room.folder, *room.tests, *(room.above if above else ())]
    chosen = [f"tests/{name}" for name in tests] + ["-k", f"not ({room.left_out})"]
    (folder / "pyproject.toml").write_text(
        "[tool.mutmut]\n"
        'source_paths = ["src/"]\n'
        f"only_mutate = {json.dumps(mutated)}\n"
        f"pytest_add_cli_args_test_selection = {json.dumps(chosen)}\n"
        'pytest_add_cli_args = ["-q", "-p", "no:cacheprovider"]\n'
        "[tool.pytest.ini_options]\n"
        'addopts = ["--import-mode=importlib", "--block-network"]\n'
        'filterwarnings = ["error"]\n'
        "timeout = 120\n",
        encoding="utf-8",
    )


def _mutmut(folder: Path, *words: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "mutmut", *words],
        cwd=folder,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    (folder / "said.log").write_text(done.stdout + done.stderr, encoding="utf-8")
    return done.stdout


def _draw(names: Iterable[str], count: int, seed: int) -> list[str]:
    every = sorted(names)
    return sorted(random.Random(seed).sample(every, min(count, len(every))))  # noqa: S311 - no secret


def _scores(known: Mapping[str, Outcome]) -> dict[str, Score]:
    scores: dict[str, Score] = {}
    for name, (code, above) in known.items():
        score = scores.setdefault(name.split(".")[-2], Score())
        if code not in _NOT_NOTICED:
            score.noticed += 1
            score.above += above
        else:
            score.survived.append(name)
    return scores


def _difference(folder: Path, name: str) -> str:
    return _mutmut(folder, "show", name)


def _total(scores: Iterable[Score]) -> Score:
    whole = Score()
    for score in scores:
        whole.noticed += score.noticed
        whole.above += score.above
        whole.survived += score.survived
    return whole


def _print(room: Room, scores: Mapping[str, Score], tried: int, every: int, seed: int) -> None:
    head = f"{room.name}: {tried} of {every} mutants, seed {seed}"
    print(f"| {head} | noticed | of them by rooms above alone | survived | share |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, score in (*sorted(scores.items()), ("**all**", _total(scores.values()))):
        row = (name, score.noticed, score.above, len(score.survived), f"{score.share:.0%}")
        print(f"| {' | '.join(map(str, row))} |")
    print()


if __name__ == "__main__":
    raise SystemExit(main())
