"""Deadlines of the law as events, all day long."""

from __future__ import annotations

from dataclasses import dataclass

from agendawatch.answers.text import address, line
from agendawatch.answers.words import example_lines, short_title, unless_told
from agendawatch.feeds.description import compose, source_lines
from agendawatch.feeds.event import Event, EventStatus, Stamps, rule_stamps, uid
from agendawatch.feeds.options import Options
from agendawatch.i18n import day_words
from agendawatch.model import Certainty, Deadline, Example, durable
from agendawatch.proposals.labels import deadline_label, short_deadline_label
from agendawatch.readers.own_facts import other_facts


@dataclass(frozen=True, slots=True)
class ProposalDeadline:
    """A deadline, and what it is of."""

    deadline: Deadline
    """Which day, by which paragraph."""
    key: str
    """The durable id of what it is of: a proposal's, a meeting's or an item's."""
    title: str
    """What that is called."""
    organization: str | None = None
    """Whose decision it hangs on; `None` where nobody is named."""
    municipality: str | None = None
    """Its name; `None` where none is known."""
    url: str | None = None
    """Where the day that it is counted from is told; `None` where no address is known."""
    met: bool = False
    """Whether what it waits for has been done, or is not waited for any more."""
    example: Example | None = None
    """What kind of example it is of; `None` for what is real."""
    stamps: Stamps | None = None
    """When it was known first and changed last; `None` leaves it to a rule on its days."""


def deadline_uid(due: ProposalDeadline) -> str:
    """Give a deadline's identifier: of its kind and of what it is of, so that it moves when the day does."""
    return uid(durable("deadline", due.key, due.deadline.kind.value))


def deadline_event(due: ProposalDeadline, told: Stamps | None, options: Options) -> Event:
    """Make a deadline's event: the paragraph, the day that it is counted from, and how sure that is."""
    last, say = due.deadline, options.say
    stamps = told or due.stamps or rule_stamps(min(last.date, last.counted_from))
    what, mark = line(due.title), say.marks["met"] if due.met else ""
    title = short_title(f"{mark}{short_deadline_label(last.kind, say.language)}: ", what, "", "")
    inferred = last.certainty is Certainty.INFERRED
    url = address(due.url) if due.url else None
    head = [
        *example_lines(due.example, say),
        *unless_told(f"{deadline_label(last.kind, say.language)}: {what}", title),
        say.counted.format(paragraph=line(last.paragraph), day=day_words(last.counted_from, say.language)),
        say.put_off.format(day=day_words(last.unshifted, say.language)) if last.unshifted != last.date else "",
        say.inferred if inferred else "",
    ]
    names = (due.organization, due.municipality, say.kinds["deadline"])
    return Event(
        uid=deadline_uid(due),
        start=last.date,
        created=stamps.created,
        modified=stamps.modified,
        sequence=stamps.sequence,
        status=EventStatus.TENTATIVE if inferred else EventStatus.CONFIRMED,
        summary=title,
        description=compose(filter(None, head), [], [], source_lines(stamps, url, say), say=say, where=url),
        url=url,
        categories=tuple(dict.fromkeys(clean for name in names if name and (clean := line(name)))),
        alarms=options.alarms,
        facts=other_facts("deadline", due.key),
    )
