"""Names of a package that are loaded when they are first asked for (PEP 562), read off the stub that type checkers read.

lazy-loader does so too: it parses the stub with `ast` (20 ms), and takes relative imports alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module


def lazy_names(package: str, file: str) -> tuple[Callable[[str], object], Callable[[], list[str]], list[str]]:
    """Make a package's `__getattr__`, `__dir__` and `__all__` of its `__init__.pyi`, one import a line.

    No name may be a module's too: importing that module would put it in the name's place.
    """
    with open(f"{file.removesuffix('.pyc').removesuffix('.py')}.pyi", encoding="utf-8") as stub:  # noqa: PTH123 - pathlib costs 5 ms
        home = {it[3]: it[1] for line in stub if (it := line.split())[:1] == ["from"]}
    names = sorted(home)

    def load(name: str) -> object:
        if name not in home:
            msg = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(msg)
        value = getattr(import_module(home[name]), name)
        setattr(sys.modules[package], name, value)
        return value

    return load, names.copy, names
