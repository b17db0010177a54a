"""The files of `rules/`: what is known of Swedish, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

FILES = files(__package__) / "rules"
"""Where they stand."""


def names() -> tuple[str, ...]:
    """Name the files, without their ending."""
    return tuple(sorted(it.name.removesuffix(".toml") for it in FILES.iterdir() if it.name.endswith(".toml")))


def unread(folder: Traversable = FILES) -> Iterator[str]:
    """Tell of each file that is no TOML: its name, and what is wrong with it."""
    for it in sorted(folder.iterdir(), key=lambda it: it.name):
        if it.name.endswith(".toml"):
            try:
                tomllib.loads(it.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                yield f"rules/{it.name}: {error}"


@cache
def load(name: str) -> dict[str, Any]:
    """Read a file by its name without ending. Any: TOML, and each file has a shape of its own."""
    return tomllib.loads((FILES / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words_of(name: str, table: str, key: str = "words") -> frozenset[str]:
    """Give the words that stand in a table of a file, parted by white space.

    >>> "fjol" in words_of("calendar", "when")
    True
    """
    return frozenset(load(name)[table][key].split())
