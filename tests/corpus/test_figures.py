"""What we publish of ourselves is what was measured: files of figures, and the page that is made of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from benchmarks import measured, page
from benchmarks.__main__ import SUITE

ROOT = Path(__file__).parents[2]
FILES = page.measured_files()
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
REPORTED = {"benchmark", "command", "commit", "date", "exit", "promise", "read", "texts", "figures"}


def numbers(text: str) -> set[str]:
    """Give the numbers of a text."""
    return set(_NUMBER.findall(text))


def told(value: object) -> Iterator[str]:
    """Give every number of a file, in each way that the page may write it."""
    if isinstance(value, dict):
        for name, it in value.items():
            yield from numbers(name)
            yield from told(it)
    elif isinstance(value, list):
        for it in value:
            yield from told(it)
    elif isinstance(value, str):
        yield from numbers(value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield from numbers(
            f"{value:.3f} {value:.2f} {value:.0%} {value:,.1f} {value:,.3f} {value} {value:,} {value:.0f}"
        )


def untold(text: str, folder: Path = measured.FIGURES) -> set[str]:
    """Give the numbers of a page that stand in no file."""
    files = (json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json"))
    return numbers(text) - {number for file in files for number in told(file)}


def test_the_page_is_what_the_files_make() -> None:
    """`python -m benchmarks.page` changes nothing, and no number stands on it that no file holds."""
    text = page.PAGE.read_text(encoding="utf-8")

    assert text == page.render()
    assert untold(text) == set()


def test_a_number_that_was_typed_is_found() -> None:
    """In the page's frame, or in the place of one that was measured."""
    text = page.PAGE.read_text(encoding="utf-8")
    measured_ = next(it for it in _NUMBER.findall(text) if re.fullmatch(r"0\.\d{3}", it))

    assert not numbers(page.FRAME)
    assert untold(text.replace(measured_, "0.98765")) == {"0.98765"}


@pytest.mark.parametrize("name", FILES)
def test_a_figure_is_of_what_is_here(name: str) -> None:
    """What it read has the hash that it had then; its command and its commit are looked for by `test_references.py`."""
    said = FILES[name]
    ours = {path: hash_ for path, hash_ in said["read"].items() if not path.startswith("github.com/")}

    assert said.keys() >= REPORTED
    assert measured.hash_of_files(*(ROOT / path for path in ours)) == ours, f"run python -m benchmarks {name}"
    assert said["command"].startswith("python -m benchmarks.")
    assert name in SUITE


def _sources(module: str) -> Iterator[Path]:
    place = ROOT.joinpath(*module.split("."))
    yield from [place / "__main__.py"] if place.is_dir() else [place.with_suffix(".py")]


def test_every_benchmark_that_is_run_can_be() -> None:
    """The suite names no module that is gone, and each says how it ended by what it promises."""
    for name in SUITE:
        module = "benchmarks.real.archive" if name == "archive" else f"benchmarks.{name}"
        assert find_spec(module) is not None, name
        assert "measured.write(" in "".join(path.read_text(encoding="utf-8") for path in _sources(module)), name


@pytest.mark.parametrize(("promise", "kept", "code"), [("x", True, 0), ("x", False, 1), (None, False, 0)])
def test_a_promise_that_is_missed_ends_with_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, promise: str | None, kept: bool, code: int
) -> None:
    """What promises nothing says so; what is measured is written where that is asked for."""
    monkeypatch.setenv(measured.FOLDER, str(tmp_path))

    ended = measured.write("name", [measured.figure("pages", 3)], promise=promise, kept=kept)
    said = json.loads((tmp_path / "name.json").read_text(encoding="utf-8"))

    assert ended == said["exit"] == code
    assert said["figures"] == [measured.figure("pages", 3)]


def test_of_several_promises_the_missed_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    """And those that were kept are not."""
    measured.write("name", [], promise="cold at least 1; memory at most 2", kept=False, missed="cold 0.50, at least 1")

    assert capsys.readouterr().out == "\nMissed: cold 0.50, at least 1.\n"


def test_what_others_keep_stands_first() -> None:
    """Before any figure of ours, and called what it is; sets of ours that were opened are called so."""
    text = page.PAGE.read_text(encoding="utf-8")
    heads = re.findall(r"(?m)^##+ (.+)$", text)

    assert heads[:2] == ["Kept by others", "Real texts that we may look at"]
    assert sum(any(map(str.isalnum, word)) for word in text.split()) <= 2500
    assert {it["set"] for it in json.loads((measured.FIGURES / "opened.json").read_text(encoding="utf-8"))}.isdisjoint(
        {"e", "f"}
    )
