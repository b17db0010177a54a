"""What a value was read from, known for as long as the value lives: two values of one content are equal."""

from __future__ import annotations

import weakref

__all__ = ["content_of", "note_content"]

_CONTENTS: dict[int, tuple[weakref.ref[object], bytes]] = {}
"""By identity: a value's own hash would cost as much as writing it."""


def note_content(value: object, content: bytes) -> None:
    """Note the hash of what a value was read from; a copy of it that says something else has none."""
    key = id(value)
    _CONTENTS[key] = (weakref.ref(value, lambda _gone: _CONTENTS.pop(key, None)), content)


def content_of(value: object) -> bytes | None:
    """Give the hash of what a value was read from; `None` where nobody noted it."""
    found = _CONTENTS.get(id(value))
    return found[1] if found is not None and found[0]() is value else None
