"""Retries in these tests do not wait."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import stamina


@pytest.fixture(autouse=True)
def impatient() -> Iterator[None]:
    """Retry as often as asked for, at once."""
    with stamina.set_testing(True, attempts=3, cap=True):
        yield
