"""The open corpus is what its data card says, and is scored without agendawatch."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "benchmarks" / "corpus"
KINDS = ("schedules", "pages", "agendas", "decisions", "press_releases")
BARE = f"{sys.executable} -I -S"
"""Python without a single installed package."""

Row = dict[str, Any]
"""A record. Any: JSON."""


def rows(name: str) -> list[Row]:
    """Read a file of the corpus."""
    return [json.loads(line) for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def scored(*words: str, reader: str) -> dict[str, Any]:
    """Score a reader as a stranger does, and give the figures."""
    command = [*BARE.split(), str(CORPUS / "score.py"), "--json", "--reader", reader, *words]
    bare = {"PATH": os.environ["PATH"]}
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=bare)  # noqa: S603 - our own program
    figures: dict[str, Any] = json.loads(said.stdout)
    return figures


@pytest.mark.parametrize("name", KINDS)
def test_every_record_says_where_it_is_from_and_how_it_is_laid_out(name: str) -> None:
    """Ids are there once, and a town and a layout can be left out by name."""
    found = rows(name)

    assert len({row["id"] for row in found}) == len(found)
    assert all(row["municipality"] and row["family"] and row["text_kind"] in {"restated", "invented"} for row in found)


def test_every_page_that_is_named_is_there_and_no_other() -> None:
    """A PDF's words stand beside it."""
    named = {row["file"] for name in ("pages", "agendas") for row in rows(name)}
    words = {f"{name}.txt" for name in named if name.endswith(".pdf")}
    there = {
        path.relative_to(CORPUS).as_posix() for folder in ("pages", "agendas") for path in (CORPUS / folder).iterdir()
    }

    assert there == named | words


def test_the_data_package_is_one() -> None:
    """Frictionless finds nothing wrong with it."""
    frictionless = pytest.importorskip("frictionless")

    report = frictionless.validate(str(CORPUS / "datapackage.json"))

    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    named = json.loads((CORPUS / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    others = {"following", "submissions", "searches", "drawn-pages", "drawn-schedules"}
    assert {it["name"] for it in named} == {name.replace("_", "-") for name in KINDS} | others


def test_a_reader_that_is_not_ours_is_scored_where_nothing_is_installed() -> None:
    """The scorer and a simple reader need Python alone; every figure has its size and its interval."""
    figures = scored("--kind", "pages", reader=f"{BARE} {CORPUS / 'readers' / 'nearest_name.py'}")["pages"]

    assert figures["records"] == len(rows("pages"))
    assert 0.2 < figures["meetings F1"]["value"] < 0.8
    assert figures["words that stand on the page"]["value"] == 1
    for figure in (it for it in figures.values() if isinstance(it, dict) and it["n"]):
        assert 0 <= figure["low"] <= figure["value"] <= figure["high"] <= 1


def test_the_reader_of_the_how_to_is_scored_as_it_stands_there(tmp_path: Path) -> None:
    """Its twenty lines find what they say, and nothing is asked of them that the page does not tell."""
    page = (ROOT / "docs" / "how-to" / "score-a-reader.md").read_text(encoding="utf-8")
    [program] = re.findall(r"```text\n(import json.*?)```", page, re.DOTALL)
    (tmp_path / "mine.py").write_text(program, encoding="utf-8")

    figures = scored("--kind", "schedules", "--kind", "agendas", reader=f"{BARE} {tmp_path / 'mine.py'}")

    assert len(program.splitlines()) <= 20
    assert 0 < figures["schedules"]["meetings F1"]["value"] < 0.3
    assert figures["agendas"]["items F1"]["value"] == 0


def test_a_reader_may_be_a_program_for_each_file(tmp_path: Path) -> None:
    """One that fails has found nothing, and is counted as refusing."""
    program = tmp_path / "mine.py"
    program.write_text(
        'import sys\nassert \'cards\' in sys.argv[1]\nprint(\'{"items": [{"title": "Upprop", "number": 1}]}\')'
    )

    figures = scored("--kind", "agendas", "--family", "cards", "--family", "table", reader=f"{BARE} {program} {{file}}")

    assert figures["agendas"]["records"] == 6
    assert figures["agendas"]["refused"] == 3


def test_words_from_elsewhere_do_not_stand_on_a_page(tmp_path: Path) -> None:
    """A day read right with words that are not the page's is right, and its words are not."""
    program = tmp_path / "mine.py"
    program.write_text(
        "import sys, json\nfor line in sys.stdin: print(json.dumps({'meetings': [{'organization': 'Kommunfullmäktige',"
        " 'date': '2022-02-15', 'start': '14:00', 'status': 'scheduled', 'words': 'den 15 i månaden'}]}), flush=True)"
    )

    figures = scored("--kind", "schedules", "--family", "bullet-list", reader=f"{BARE} {program}")["schedules"]

    assert figures["times"]["value"] == 1
    assert figures["words that stand on the page"]["value"] == 0
    assert figures["invented (of those claimed)"]["value"] > 0.5


@pytest.mark.parametrize("name", ["always_raises", "always_silent"])
def test_silence_pleases_no_figure_of_what_is_right(name: str) -> None:
    """A reader that refuses every file, and one that doubts every page whole, have nothing right."""
    figures = scored(reader=f"{BARE} {CORPUS / 'readers' / name}.py")
    quiet = ("silence where", "invented", "false claims", "withheld", "missed in silence", "days of other things")
    right = {
        (kind, title): figure["value"]
        for kind, found in figures.items()
        for title, figure in found.items()
        if isinstance(figure, dict) and figure["n"] and (title.startswith("right,") or not any(map(title.count, quiet)))
    }

    # "unknown" is right of a decision that tells no outcome: how many do, the figure beside it says
    bare = {it for it in right if it[0] == "decisions" and it[1] in {"outcome", "outcome, mean over outcomes"}}
    assert {kind for kind, _ in right} == set(KINDS)
    assert all(right[it] == 0 for it in right.keys() - bare), right
    assert all(right[it] == 0 for it in bare if name == "always_raises")
    assert figures["pages"]["missed in silence (of those labelled)"]["value"] == (name == "always_raises")
    assert figures["pages"]["pages withheld whole"]["value"] == (name == "always_silent")


@pytest.mark.parametrize(
    ("doubt", "excused", "silent"),
    [("Socialnämnden", 1, 0), ("Kommunstyrelsen", 0, 1), (None, 0, 0), ("none", 0, 1)],
)
def test_a_doubt_excuses_the_organization_that_it_names(
    tmp_path: Path, doubt: str | None, excused: int, silent: int
) -> None:
    """Another's doubt, and one of the whole page, leave the page wrong; only the latter is no silence."""
    meetings = [
        {"body": body, "date": "2026-03-04", "time": None, "status": "scheduled"}
        for body in ("Kommunfullmäktige", "Socialnämnden")
    ]
    text = "Kommunfullmäktige 4 mars\nSocialnämnden 4 mars"
    row = {"id": "one", "family": "f", "reference_date": None, "text": text, "meetings": meetings}
    (tmp_path / "schedules.jsonl").write_text(json.dumps(row), encoding="utf-8")
    said = {
        "meetings": [{"organization": "Kommunfullmäktige", "date": "2026-03-04", "words": "4 mars"}],
        "doubts": [] if doubt == "none" else [{"organization": doubt}],
    }
    program = tmp_path / "mine.py"
    program.write_text(f"import sys\nfor _ in sys.stdin: print({json.dumps(json.dumps(said))}, flush=True)")

    figures = scored(str(tmp_path), reader=f"{BARE} {program}")["schedules"]

    assert figures["right, or withheld and said so"]["value"] == excused
    assert figures["missed in silence (of those labelled)"]["value"] == silent / 2
    assert figures["pages withheld whole"]["value"] == 0
