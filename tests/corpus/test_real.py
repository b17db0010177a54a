"""The standing measure over real texts: what it counts, what it shows, and what it says of bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from benchmarks.corpus import score
from benchmarks.corpus.score import Report
from benchmarks.real import labels
from benchmarks.real.clones import Paragraph, Protocol
from benchmarks.real.weak import measure, sides, verdict
from tests.cases import cases

import agendawatch as aw
from agendawatch.model import PositionRole

ROOT = Path(__file__).parents[2]

Row = dict[str, Any]
"""A record. Any: JSON."""

REJECTED = (
    "§ 7 0101/23\nMotion av Anna Ek (S) om lägre hyror\nBeslut\n\nDen av Anna Ek väckta motionen avslås.\n\nYrkanden\n\n"
    "Anna Ek (S) yrkar bifall till motionen.\nBo Alm (M) yrkar avslag på motionen.\n\nReservation\n\n"
    "Ledamöterna från S reserverar sig mot beslutet.\n"
)


def clone(folder: Path, **protocols: str) -> Path:
    """Lay a clone of Göteborg's shape, with a paragraph for each protocol."""
    root = folder / "goteborg"
    for name, text in protocols.items():
        path = root / "data" / "graf" / f"{name.replace('_', '-')}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        head, title = text.splitlines()[:2]
        node = {"paragrafNr": head.split()[1], "rubrik": title, "ärendeNr": "SLK-2031-1", "fulltext": text}
        path.write_text(json.dumps({"nodes": [{"typ": "paragraf", "data": node}], "edges": []}), encoding="utf-8")
    root.mkdir(exist_ok=True)
    (root / "LÄSMIG").write_text("", encoding="utf-8")
    for words in (("init", "-q"), ("add", "."), ("-c", "user.name=x", "-c", "user.email=x", "commit", "-q", "-m", "x")):
        subprocess.run(["git", "-C", str(root), *words], check=True)  # noqa: S603, S607 - git, and words of ours
    return folder


def said(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the measure as a stranger does."""
    command = [sys.executable, "-m", "benchmarks.real", *words]
    bare = {name: it for name, it in os.environ.items() if not name.startswith("AGENDAWATCH_")}
    return subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, text=True, check=False)  # noqa: S603 - our own module


def test_figures_are_of_all_years_and_words_of_those_that_may_be_read(tmp_path: Path) -> None:
    """A disagreement, here of a case number that no text has, is told of a shown year; of a kept one only the count."""
    folder = clone(tmp_path, kf_2023_01_26=REJECTED, kf_2026_01_29=REJECTED.replace("lägre hyror", "hemligheter"))

    told = said("--clones", str(folder), "--part", "clones")

    assert "2023–2024 (1 protocols, 0 refused)" in told.stdout
    assert "later years (1 protocols, 0 refused)" in told.stdout
    assert "kf-2023-01-26 § 7 Motion av Anna Ek (S) om lägre hyror | SLK-2031-1" in told.stdout
    assert "| case numbers | 0.000 [0.00, 0.79] of 1 | 0.000 [0.00, 0.79] of 1 |" in told.stdout
    assert "hemligheter" not in told.stdout
    assert told.returncode == 2
    assert "alingsas: expected a git clone" in told.stderr


@pytest.mark.parametrize("shape", ["nothing", "a folder", "another repository"])
def test_a_clone_that_is_none_is_told_in_a_sentence(tmp_path: Path, shape: str) -> None:
    """What was expected, and where; no traceback."""
    if shape == "a folder":
        (tmp_path / "goteborg").mkdir()
    if shape == "another repository":
        clone(tmp_path)

    told = said("--clones", str(tmp_path), "--part", "clones")

    first, second = told.stderr.splitlines()
    assert told.returncode == 2
    assert first.startswith("goteborg: expected ")
    assert "DeArbetarForDig/dearbetarfordig.se" in first
    assert second.startswith("alingsas: expected ")


@cases("words", "title", "outcome")
def test_a_label_is_there_where_words_are_of_one_kind(words: str, title: str, outcome: str | None) -> None:
    """Two kinds, or none, are no label."""
    assert verdict(words, title) == outcome


def test_sides_are_those_of_plain_sentences() -> None:
    """Who raised it, who asked for what, who reserved."""
    paragraph = Paragraph("7", "Motion av Anna Ek (S) om lägre hyror", "0101/23", REJECTED)

    assert sides(paragraph, "rejected") == {"S": {"author", "for", "reservation"}, "M": {"against"}}


def test_a_side_that_a_sentence_denies_is_false(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted of those that a sentence bears or denies; one that no sentence speaks of is not compared."""
    party = {code: aw.Party(code=code, name=code) for code in ("S", "M")}
    stands = tuple(
        aw.Position(role=PositionRole(role), party=party[code])
        for code, role in (("S", "proposer"), ("M", "supporter"))
    )
    item = aw.AgendaItem(number="7", title="Motion", positions=stands)
    monkeypatch.setattr(aw, "read_minutes", lambda _: (item,))
    paragraph = Paragraph("7", "Motion av Anna Ek (S) om lägre hyror", "0101/23", REJECTED)
    report = Report()

    parted = list(measure(Protocol("goteborg", "kf", "Kommunfullmäktige", "2023-01-26", "", (paragraph,)), report))

    assert report.figures["sides told that are false (of these)"].plain()["value"] == 0.5
    assert "side: supporter told, the sentences say against" in {it.kind for it in parted}


def test_labels_are_of_the_form_that_their_card_tells() -> None:
    """Each has its hash, its layout and its labels; where two differ, a third decided; its twin of ours is there."""
    assert list(labels.problems()) == []


@cases("change")
def test_a_text_that_is_another_than_at_labelling_is_told_and_not_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """White space and how letters are composed make no other text."""
    text = "Kommunfullmäktige\n4 mars 2026"
    row: Row = {
        "id": "real-page-x", "sha256": labels.hash_of(text), "obtained": "x", "layout": "x", "reference_date": None,
        "labels_a": {"meetings": [{"body": "Kommunfullmäktige", "date": "2026-03-04"}]},
    }  # fmt: skip
    monkeypatch.setattr(labels, "records", lambda kind, _: [row] if kind == "pages" else [])
    texts, folder = tmp_path / "texts", tmp_path / "folder"
    texts.mkdir()
    folder.mkdir()
    here = {"same": text, "laid otherwise": text.replace("\n", "\n\n  "), "other": f"{text} kl. 13"}
    if change in here:
        (texts / f"{row['sha256']}.txt").write_text(here[change], encoding="utf-8")

    told = labels.lay_out(texts, folder)

    assert (told.counted, told.other, told.absent) == {
        "same": (1, [], []),
        "laid otherwise": (1, [], []),
        "other": (0, ["real-page-x"], []),
        "absent": (0, [], ["real-page-x"]),
    }[change]
    assert len(score.load(folder, "schedules")) == told.counted


def test_agreement_is_counted_by_facts(tmp_path: Path) -> None:
    """A meeting that one alone has, and one whose hour differs, are disagreements."""
    one = [{"body": "A", "date": "2026-03-04", "time": "13:00"}, {"body": "B", "date": "2026-03-05", "time": None}]
    two = [{"body": "A", "date": "2026-03-04", "time": "14:00"}, {"body": "B", "date": "2026-03-05"}]
    row = {"id": "x", "labels_a": {"meetings": one}, "labels_b": {"meetings": two}}
    (tmp_path / "pages.jsonl").write_text(json.dumps(row), encoding="utf-8")

    assert labels.agreement("pages", tmp_path) == (1, 3)
    assert "x: the labellers differ and nobody decided" in set(labels.problems(tmp_path))


LEAST = {
    ("schedules", "meetings F1"): 0.83,
    ("agendas", "items F1"): 0.7,
    ("decisions", "outcome, where one is told"): 0.62,
    ("press_releases", "dates"): 0.75,
}
MOST = {
    ("schedules", "invented (of those claimed)"): 0.06,
    ("schedules", "missed in silence (of those labelled)"): 0.05,
    ("decisions", "false claims (of all texts)"): 0.08,
    ("press_releases", "false claims (of all texts)"): 0.08,
}


def test_texts_laid_out_as_real_ones_are_read_no_worse_than_at_first() -> None:
    """Judged by figures, not record by record; where they were at their first reading, with a little room."""
    reports = score.run(labels.RESTATED, score.OURS, score.SCORERS)

    read = {it: round(reports[it[0]].figures[it[1]].value(), 3) for it in {**LEAST, **MOST}}
    assert {it: read[it] for it, least in LEAST.items() if read[it] < least} == {}
    assert {it: read[it] for it, most in MOST.items() if read[it] > most} == {}


def test_no_text_of_others_is_kept() -> None:
    """Labels hold no text, and what is restated is of an invented place and says whose shape it has."""
    for kind in labels.KINDS:
        for row in labels.records(kind):
            assert not {"text", "snippet", "words"} & {*row, *row["labels_a"]}, row["id"]
    for kind in score.SCORERS:
        for row in score.load(labels.RESTATED, kind):
            assert row["text_kind"] == "restated", row["id"]
            assert row["of"].startswith("real-"), row["id"]
