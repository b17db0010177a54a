"""A reader's table of evidence: named features, each with a weight that was chosen by hand and a sentence that says what it is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from importlib.resources import files


class Weights:
    """The table `weights.json` of a reader's package, read when it is first asked."""

    def __init__(self, package: str) -> None:
        """Name the package."""
        self._package = package

    @cached_property
    def _rows(self) -> dict[str, tuple[float, str]]:
        told = json.loads((files(self._package) / "weights.json").read_text(encoding="utf-8"))
        return {name: (float(weight), str(sentence)) for name, (weight, sentence) in told.items()}

    @cached_property
    def of(self) -> dict[str, float]:
        """What each feature weighs."""
        return {name: weight for name, (weight, _) in self._rows.items()}

    def sum(self, features: Iterable[str]) -> float:
        """Add up what some features weigh."""
        known = self.of
        return sum([known[name] for name in features])

    def sentence(self, feature: str) -> str:
        """Tell what a feature is."""
        return self._rows[feature][1]
