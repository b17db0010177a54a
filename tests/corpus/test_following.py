"""What becomes of a followed proposal, on the corpus's traps and controls."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from benchmarks import submissions
from benchmarks.following import SET, Answer, answer, is_false, is_read

Row = dict[str, Any]
"""A record. Any: what JSON holds."""
_FALSE, _READ, _TOLD = 0.02, 0.9, 0.8


@cache
def answered() -> tuple[tuple[Row, Answer], ...]:
    """Follow every record's proposal once."""
    rows = [json.loads(line) for line in SET.read_text(encoding="utf-8").splitlines()]
    return tuple((row, answer(row)) for row in rows)


def test_another_matter_does_not_decide() -> None:
    """Of traps and controls, at most 2 % get a fate that the text does not bear."""
    wrong = [(row["id"], got) for row, got in answered() if is_false(row, got)]

    assert len(wrong) <= _FALSE * len(answered()), wrong


def test_the_proposals_own_item_does() -> None:
    """Of the plain controls, nine in ten are read whole: silence everywhere is no answer."""
    controls = [(row, got) for row, got in answered() if not row["trap"]]
    read = [row["id"] for row, got in controls if is_read(row, got)]

    assert len(read) >= _READ * len(controls), {row["id"] for row, _ in controls} - {*read}


def test_what_is_related_is_shown() -> None:
    """Withheld is not hidden."""
    related = [(row, got) for row, got in answered() if row["relation"] == "related"]
    told = [row["id"] for row, got in related if got.relation == "related"]

    assert len(told) >= _TOLD * len(related), {row["id"] for row, _ in related} - {*told}


def test_a_text_goes_by_the_title_that_tells_its_matter() -> None:
    """Nine in ten of the corpus's shapes; where none tells it, somebody is asked."""
    rows = [json.loads(line) for line in submissions.SET.read_text(encoding="utf-8").splitlines()]

    assert len(list(submissions.wrong(rows))) <= len(rows) * 0.1
