"""Style, script and icon: written by hand (the PNG drawn from the SVG), served as they are, named by their content so that they are kept for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

__all__ = ["asset_path", "assets"]

_NAMES = ("style.css", "search.js", "icon.svg", "icon.png")


@cache
def assets() -> Mapping[str, bytes]:
    """Give every asset by its path under the site's root: "assets/style.0123456789.css"."""
    return {asset_path(name): _read(name) for name in _NAMES}


@cache
def asset_path(name: str) -> str:
    """Tell where an asset is, its content's hash in its name."""
    stem, _, ending = name.partition(".")
    return f"assets/{stem}.{hashlib.sha256(_read(name)).hexdigest()[:10]}.{ending}"


def _read(name: str) -> bytes:
    return (files(__package__) / name).read_bytes()
