"""Weights are data, in one shape for every reader: each named, bounded, said in a sentence, and used."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest

FOLDERS = ("agendawatch.readers.agenda", "agendawatch.readers.schedule.evidence")


@pytest.mark.parametrize("package", FOLDERS)
def test_each_weight_has_a_sentence_and_a_bound_and_is_used(package: str) -> None:
    """A stranger can read what it means, none drowns the others, and a row that nothing uses is deleted."""
    told = json.loads((files(package) / "weights.json").read_text(encoding="utf-8"))
    code = "".join(it.read_text(encoding="utf-8") for it in files(package).iterdir() if it.name.endswith(".py"))
    used = set(re.findall(r'"([a-z]+(?:[._][a-z_]+)?)"', code)) | {f"under_{it}" for it in ("agenda", "other", "part")}
    used |= {f"restart_{it}" for it in ("group", "other", "unknown")}

    assert len(told) < 200
    for name, (weight, sentence) in told.items():
        assert abs(weight) <= 10, name
        assert sentence.endswith("."), name
    assert set(told) <= used


def test_every_feature_of_a_schedule_has_a_weight() -> None:
    """A feature without a row stops the reader."""
    told = json.loads((files(FOLDERS[1]) / "weights.json").read_text(encoding="utf-8"))
    code = "".join(it.read_text(encoding="utf-8") for it in files(FOLDERS[1]).iterdir() if it.name.endswith(".py"))
    used = set(re.findall(r'"((?:none|line|row|column)\.[a-z_]+)"', code))

    assert used <= set(told)
