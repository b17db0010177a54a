"""Which things are examples: made up whole, or read from what we made in a real host's place."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from agendawatch.model.organization import Municipality
from agendawatch.model.provenance import Provenance

__all__ = ["Example", "example_of"]


class Example(StrEnum):
    """Why a thing is no fact of the world."""

    MADE_UP = "made_up"
    """Its municipality exists nowhere."""
    CONSTRUCTED = "constructed"
    """It was read from a recording or a replica that stands for a real host and was made by us."""


def example_of(municipality: Municipality | None, grounds: Iterable[Provenance | None]) -> Example | None:
    """Tell what kind of example a thing is, by whose it is and what it rests on; `None` for what a real host said."""
    if municipality is not None and municipality.made_up:
        return Example.MADE_UP
    return Example.CONSTRUCTED if any(ground and ground.constructed for ground in grounds) else None
