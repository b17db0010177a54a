"""Weights are data: each named, bounded, said in a sentence, and used."""

from __future__ import annotations

import json
import re
from importlib.resources import files

FOLDER = files("agendawatch.readers.schedule.evidence")
TABLE = json.loads((FOLDER / "weights.json").read_text(encoding="utf-8"))
CODE = "".join(it.read_text(encoding="utf-8") for it in FOLDER.iterdir() if it.name.endswith(".py"))


def test_each_weight_has_a_sentence_and_a_bound() -> None:
    """A stranger can read what it means, and none drowns the others."""
    for name, (weight, sentence) in TABLE.items():
        assert abs(weight) <= 10, name
        assert sentence.endswith("."), name
    assert len(TABLE) < 200


def test_every_weight_is_asked_for_and_every_feature_has_one() -> None:
    """A row that nothing uses is deleted; a feature without a row stops the reader."""
    used = set(re.findall(r'"((?:none|[a-z]+)(?:\.[a-z_]+)?)"', CODE))

    assert set(TABLE) <= used
    assert {name for name in used if "." in name and name.split(".")[0] in {"none", "line", "row", "column"}} <= set(
        TABLE
    )
