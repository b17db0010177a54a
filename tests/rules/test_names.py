"""The public door: what it promises, it has."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import agendawatch

PACKAGE = Path(agendawatch.__file__).parent


def test_no_public_name_is_also_a_room() -> None:
    """Importing a room never replaces a function of the same name."""
    rooms = {path.stem for path in PACKAGE.iterdir()}

    assert rooms.isdisjoint(agendawatch.__all__)


def test_every_public_name_can_be_had() -> None:
    """What `__all__` lists is there."""
    for name in agendawatch.__all__:
        assert getattr(agendawatch, name) is not None


def test_type_checkers_see_the_same_names() -> None:
    """The imports for type checkers and the table of rooms name the same things."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {alias.asname for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names}

    assert seen == set(agendawatch.__all__) - {"__version__"}


@pytest.mark.parametrize(
    ("imported", "heavy"),
    [
        ("agendawatch", "sqlalchemy alembic httpx icalendar selectolax pypdfium2 click rich pydantic feedparser"),
        ("agendawatch.sources", "icalendar recurring_ical_events dateutil feedparser pypdfium2 click"),
    ],
)
def test_the_import_is_light(imported: str, heavy: str) -> None:
    """The package loads none of the heavy libraries, and sources none that few pages need."""
    code = f"import {imported}, sys; print([name for name in {heavy.split()!r} if name in sys.modules])"

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own interpreter and text

    assert answer.stdout.strip() == "[]"
