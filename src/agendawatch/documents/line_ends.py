"""What a paper's line ends mean that geometry alone does not tell: a language's business."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

__all__ = ["UNKNOWN", "LineEnds"]


class LineEnds(NamedTuple):
    """What a language knows of line ends."""

    suspends: Callable[[str], bool]
    """Tells whether a word behind a hyphen at a line's end stands by itself: "barn-" over "och" is no word in two parts."""
    begins: Callable[[str, str, str], bool]
    """Tells whether a line begins anew, by the first line, the one above it, and itself: days one under the other."""


def _never(word: str) -> bool:  # noqa: ARG001 - of no language
    return False


def _nowhere(first: str, above: str, line: str) -> bool:  # noqa: ARG001 - likewise
    return False


UNKNOWN = LineEnds(_never, _nowhere)
"""What is known of a language that nobody has told of: nothing."""
