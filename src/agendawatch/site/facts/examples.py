"""Which of the things that a page shows are examples, and no facts of the world."""

from __future__ import annotations

from agendawatch.model import Change, Example, Meeting, Municipality, Proposal

Examples = frozenset[Example | None]
"""What kinds of examples are shown; `None` stands for what is none."""


def examples_of(*shown: Municipality | Meeting | Change | Proposal | None) -> Examples:
    """Tell it of some things.

    >>> examples_of(Municipality(code="9901", name="Ängelvik"), Municipality(code="1480", name="Göteborg")) == {
    ...     Example.MADE_UP, None}
    True
    """
    return frozenset(_kind(it) for it in shown if it is not None)


def _kind(shown: Municipality | Meeting | Change | Proposal) -> Example | None:
    if isinstance(shown, Municipality):
        return Example.MADE_UP if shown.made_up else None
    return shown.meeting.example if isinstance(shown, Change) else shown.example
