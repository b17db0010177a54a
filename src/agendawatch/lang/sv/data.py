"""The files of `rules/`: what is known of Swedish, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["FILES", "load"]

FILES = files(__package__) / "rules"
"""Where they stand."""


@cache
def load(name: str) -> dict[str, Any]:
    """Read a file by its name without ending. Any: TOML, and each file has a shape of its own."""
    return tomllib.loads((FILES / f"{name}.toml").read_text(encoding="utf-8"))
