"""Plain texts of a meeting: a row for each, with what it is called wherever it is written, read back, joined and told.

Whoever writes a meeting and whoever reads it go by the same rows: a field that is added to `Meeting` needs one here, and
its sentences in the catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass

from agendawatch.model import ChangeKind, Meeting

__all__ = ["PLAIN_FIELDS", "PlainField", "first_known", "plain_values"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainField:
    """A text of a meeting that stands for itself: words of the page, or `None`."""

    name: str
    """The field of `Meeting`."""
    fact: str
    """What it is called among the facts of an event of ours (`X-AGENDAWATCH`), and read back by."""
    says: str | None = None
    """The line under an event that tells it, with `{words}`: a key of the catalogue, context "feed"; `None`: no line."""
    page: str | None = None
    """What stands before it on the meeting's page, a key of the catalogue; `None` shows it nowhere of its own."""
    change: ChangeKind
    """As which change another text is told."""
    of_hour: bool = False
    """Whether it stands in for an hour: of no use where one is known."""


PLAIN_FIELDS: tuple[PlainField, ...] = (
    PlainField(name="name", fact="name", change=ChangeKind.MEETING_RENAMED),
    PlainField(
        name="time_note",
        fact="note",
        says="About the time: “{words}”.",
        page="Of the time the page says:",
        change=ChangeKind.MEETING_TIME_CHANGED,
        of_hour=True,
    ),
)
"""In the order that events write them in."""


def plain_values(meeting: Meeting, change: ChangeKind) -> tuple[str | None, ...]:
    """Give the texts of which a change is told as one kind."""
    return tuple(getattr(meeting, row.name) for row in PLAIN_FIELDS if row.change is change)


def first_known(first: Meeting, second: Meeting) -> dict[str, str | None]:
    """Join what two sources say of one meeting: the first's texts, and of those that it does not have the second's."""
    return {row.name: getattr(first, row.name) or getattr(second, row.name) for row in PLAIN_FIELDS}
