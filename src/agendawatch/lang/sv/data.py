"""The files of `rules/`: what is known of Swedish, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["FILES", "load", "words_of"]

FILES = files(__package__) / "rules"
"""Where they stand."""


@cache
def load(name: str) -> dict[str, Any]:
    """Read a file by its name without ending. Any: TOML, and each file has a shape of its own."""
    return tomllib.loads((FILES / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words_of(name: str, table: str, key: str = "words") -> frozenset[str]:
    """Give the words that stand in a table of a file, parted by white space.

    >>> "maj" in words_of("calendar", "months")
    True
    """
    return frozenset(load(name)[table][key].split())
