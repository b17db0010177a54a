"""What every value of the house shares: it is frozen, strict, refuses stray fields and compares by content."""

from __future__ import annotations

import hashlib
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, StringConstraints

Aware = AwareDatetime
"""A moment with its zone; a naive one is refused."""

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that says something: white space at its ends is cut, and nothing at all is refused."""


class Value(BaseModel):
    """A thing said of the world: frozen, strict, equal by content."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", use_attribute_docstrings=True)


def durable(*facts: object) -> str:
    """Derive a short opaque id from facts: the same facts give the same id, everywhere and for ever.

    >>> durable("1480", "Kommunstyrelsen", "2020-03-11")
    '1fe7a546f9b2eb1d7789'

    Twenty hexadecimal digits of SHA-256 over the facts, each closed by a unit separator.
    """
    text = "".join(f"{fact}\x1f" for fact in facts)
    return hashlib.sha256(text.encode()).hexdigest()[:20]
