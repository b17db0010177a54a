"""Cases as data: a test's table stands in TOML beside it, under the test's name.

`tests/lang/sv/test_statuses.toml` holds what `tests/lang/sv/test_statuses.py` is asked. A case is a text, a list of values
in the order of the arguments, or a table by their names, in which `id` names the case and what is missing is None;
"–" is None, too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pytest

P = ParamSpec("P")
R = TypeVar("R")


def cases(
    *names: str,
    ids: Callable[[Any], object] | None = None,  # Any: pytest's own
    **made: Callable[[Any], object],  # Any: a column's values are of any type
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Run a test once for each case of its table; `made` says what an argument's values are made into, but for None."""

    def decorate(test: Callable[P, R]) -> Callable[P, R]:
        rows = [_row(case, names, made) for case in _tables(Path(test.__code__.co_filename))[test.__name__]]
        marked: Callable[P, R] = pytest.mark.parametrize(names, rows, ids=ids)(test)
        return marked

    return decorate


def table(module: str, name: str) -> Any:  # noqa: ANN401 -- of any shape
    """Give a table that several tests of a module share, from the TOML beside it; lists are tuples."""
    return _made(_tables(Path(module))[name], None)


@cache
def _tables(path: Path) -> dict[str, list[object]]:
    return tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))


def _row(case: object, names: tuple[str, ...], made: dict[str, Callable[[Any], object]]) -> object:
    if isinstance(case, dict):
        unknown = case.keys() - {*names, "id"}
        assert not unknown, f"no argument is called {', '.join(unknown)}"
        values, id_ = [case.get(name) for name in names], case.get("id")
    else:
        values, id_ = case if isinstance(case, list) else [case], None
    row = (_made(value, made.get(name)) for name, value in zip(names, values, strict=True))
    return pytest.param(*row, id=id_)


def _made(value: object, make: Callable[[Any], object] | None) -> object:
    if isinstance(value, list):
        value = tuple(_made(one, make if _is_enum(make) else None) for one in value)
    elif isinstance(value, dict):
        value = {key: _made(one, None) for key, one in value.items()}
    elif value == "–":
        return None
    return value if make is None or value is None or (_is_enum(make) and isinstance(value, tuple)) else make(value)


def _is_enum(make: object) -> bool:
    return isinstance(make, type) and issubclass(make, Enum)
