"""What a municipality itself states of a meeting, for everybody: it goes before what is read on a page."""

from __future__ import annotations

import datetime as dt
import json
from enum import StrEnum

from pydantic import Field

from agendawatch.model.value import Aware, Value, Words, durable

__all__ = ["Statement", "StatementKind"]


class StatementKind(StrEnum):
    """What is stated."""

    CANCEL = "cancel"
    MOVE = "move"
    """To another day or hour."""
    ADD = "add"
    """A meeting that no page lists."""
    PLACE = "place"
    REINSTATE = "reinstate"
    """It is held after all."""
    REVOKE = "revoke"
    """An earlier statement is taken back (`about` is its id)."""
    REVOKE_KEY = "revoke_key"
    """A key is given up, with all that was stated by it (`about` is the key's id)."""


def _default_id(facts: dict[str, object]) -> str:
    return durable("statement", *(f"{name}={facts[name]}" for name in sorted(facts)))


class Statement(Value):
    """One statement, with who makes it and why."""

    kind: StatementKind
    meeting: str
    """The meeting's durable id; empty where a key is given up."""
    why: Words
    """The ground, as it is shown to everybody."""
    author: Words
    """Who states it: an office ("Kommunkansliet"), never a private person."""
    made: Aware
    date: dt.date | None = None
    """The day that it is moved to, or added on; `None` for other kinds."""
    start: Aware | None = None
    end: Aware | None = None
    location: str | None = None
    organization: str | None = None
    """Who meets, of one that is added."""
    about: str | None = None
    """What is taken back."""
    id: str = Field(default_factory=_default_id)
    """Derived from what is stated, by whom and when."""

    @property
    def canonical(self) -> str:
        """Write it as the one text that is signed: JSON with sorted keys, no spaces, what is not said left out.

        >>> made = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
        >>> it = Statement(kind=StatementKind.PLACE, meeting="m", why="El", author="Kansliet", made=made, id="s")
        >>> it.canonical
        '{"author":"Kansliet","id":"s","kind":"place","made":"2026-03-02T12:00:00Z","meeting":"m","why":"El"}'
        """
        facts = self.model_dump(mode="json", exclude_defaults=True) | {"id": self.id}
        return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
