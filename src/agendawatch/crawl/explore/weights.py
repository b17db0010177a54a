"""The weights by which links and pages are judged: named, few, and chosen by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


@dataclass(slots=True)
class Score:
    """A sum of weights, and which they were."""

    parts: dict[str, float] = field(default_factory=dict)

    @property
    def value(self) -> float:
        """The sum; rounded, since it is to be the same in whatever order it is made."""
        return round(sum(self.parts.values()), 6)

    def add(self, name: str, value: float) -> None:
        """Add what a feature counts for."""
        if value:
            self.parts[name] = self.parts.get(name, 0.0) + value


@cache
def weights(table: str) -> Mapping[str, float]:
    """Read a table of weights: `link`, `page` or `gates`; beside each the file says what is so where the feature is there."""
    told = json.loads((files(__package__) / "weights.json").read_text(encoding="utf-8"))
    return {name: float(value) for name, (value, _) in told[table].items()}


def gate(name: str) -> float:
    """Give a threshold."""
    return weights("gates")[name]


def weigh(table: str, features: Iterable[str], share: float = 1.0) -> Score:
    """Weigh features that are there; those without a weight count for nothing."""
    known, score = weights(table), Score()
    for name in features:
        if name in known:
            score.add(name, known[name] * share)
    return score
