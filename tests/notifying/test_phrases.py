"""What messages say, in two languages."""

from __future__ import annotations

import string
from dataclasses import fields

import pytest

from agendawatch.notifying.phrases import SAID, Said


@pytest.mark.parametrize("name", [field.name for field in fields(Said)])
def test_both_languages_fill_in_the_same(name: str) -> None:
    """A hole in one is a hole in the other."""
    holes = [
        {hole for _, hole, _, _ in string.Formatter().parse(getattr(said, name)) if hole} for said in SAID.values()
    ]

    assert holes[0] == holes[1]
