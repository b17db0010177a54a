"""Watches: what somebody wants to be told of, whoever handles it."""

from __future__ import annotations

from agendawatch.model.change import ChangeKind
from agendawatch.model.value import Value, Words

__all__ = ["Watch"]


class Watch(Value):
    """A question to every agenda: any of its texts, in the places and of the parties that it names.

    Words, phrases and case numbers are alternatives of each other; all else narrows. Within one list any will do.
    """

    name: Words
    words: tuple[Words, ...] = ()
    """Single words, found in their inflections and compounds."""
    phrases: tuple[Words, ...] = ()
    """Words in a row, exactly as written, letter case aside."""
    references: tuple[Words, ...] = ()
    """Case numbers, however they are written."""
    where: Words | None = None
    """Words and "phrases" joined by and, or, not and brackets; `None` when the lists are enough."""
    without: tuple[Words, ...] = ()
    """Words, and phrases of several, that must not be there."""
    parties: tuple[Words, ...] = ()
    """Letters or names."""
    organizations: tuple[Words, ...] = ()
    """Names, also short ones (KS)."""
    municipalities: tuple[Words, ...] = ()
    """Names or codes."""
    kinds: tuple[ChangeKind, ...] = ()
    """Kinds of change; `()` is told of all, and of what stands on agendas already."""
