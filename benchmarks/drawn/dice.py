"""Chance that falls the same way in every Python."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Chance from a seed. Only `random()` is promised to stay the same between versions, so that all is made of it."""

    def __init__(self, *seed: object) -> None:
        """Take what tells this chance from others."""
        self._random = random.Random("/".join(map(str, seed)))  # noqa: S311 - a page, not a secret

    def below(self, number: int) -> int:
        """Give a whole number from 0, below the number."""
        return int(self._random.random() * number)

    def chance(self, share: float) -> bool:
        """Say yes so often."""
        return self._random.random() < share

    def one(self, things: Sequence[T]) -> T:
        """Choose one."""
        return things[self.below(len(things))]

    def mixed(self, things: Sequence[T]) -> list[T]:
        """Give all, in any order."""
        return sorted(things, key=lambda _: self._random.random())

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """Choose so many, in the order in which they stand; all of them where there are fewer."""
        places = sorted(self.mixed(range(len(things)))[:count])
        return [things[place] for place in places]
