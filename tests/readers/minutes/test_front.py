"""The front of minutes: whose they are, and what the first pages tell."""

from __future__ import annotations

from collections.abc import Iterator

from tests.cases import cases

from agendawatch.model import Minutes
from agendawatch.readers.minutes import read_minutes


def told(minutes: Minutes) -> Iterator[str]:
    """Show what a front tells, a thing each."""
    if minutes.organization is not None:
        yield f"of {minutes.organization}"
    if minutes.date is not None:
        yield f"on {minutes.date}"
    if minutes.first_number is not None:
        yield f"§ {minutes.first_number}-{minutes.last_number}"
    if minutes.partial:
        yield "a part"
    yield from (f"adjusted by {name}" for name in minutes.adjusters)
    for what in ("adjusted", "posted", "taken_down"):
        if (day := getattr(minutes, what)) is not None:
            yield f"{what.replace('_', ' ')} {day}"
    for one in minutes.attendance:
        title = one.person.title and f"[{one.person.title}]"
        replaces = one.replaces and f"for {one.replaces}"
        yield " ".join(filter(None, (one.role.value, str(one.person), title, one.paragraphs, replaces)))


@cases("text", "facts", facts=list)
def test_fronts_are_read(text: str, facts: list[str]) -> None:
    """Whose minutes, of which day and paragraphs, who was there and for whom, who adjusts, and the days of the notice."""
    assert list(told(read_minutes(text))) == facts
