"""Changes as entries of a news feed, whatever its format."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace

from agendawatch.errors import InputError
from agendawatch.feeds.change_words import change_label
from agendawatch.feeds.description import released_lines
from agendawatch.feeds.examples import example_lines, named_example
from agendawatch.feeds.frames import place
from agendawatch.feeds.stamps import meeting_stamps
from agendawatch.feeds.text import address, cut, line
from agendawatch.feeds.words import Phrases, moment_words, phrases
from agendawatch.following.labels import outcome_label
from agendawatch.model import Change, ChangeKind, Document, Example, MeetingStatus, Outcome

__all__ = ["Entry", "Heading", "entries", "instant", "urn"]

_TITLE = 200
_NAMESPACE = uuid.UUID("6f1b2c0e-5d0a-5a3e-9b55-7a5e1d9f0c11")
"""Fixed for ever: every entry's identity hangs on it."""
_STATUSES = frozenset(status.value for status in MeetingStatus)
_OUTCOMES = frozenset(outcome.value for outcome in Outcome)
_TURNS = frozenset(ChangeKind) - {
    ChangeKind.MEETING_ADDED,
    ChangeKind.AGENDA_PUBLISHED,
    ChangeKind.AGENDA_WITHDRAWN,
    ChangeKind.ITEM_ADDED,
    ChangeKind.ITEM_REMOVED,
    ChangeKind.DOCUMENT_ADDED,
    ChangeKind.DOCUMENT_REPLACED,
    ChangeKind.DOCUMENT_REMOVED,
    ChangeKind.MINUTES_PUBLISHED,
    ChangeKind.DECISION_RECORDED,
}
"""Changes from something to something; the values of the others are in their titles, or for programs."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change, told to people."""

    id: str
    """A URN: of the change alone, so that it is the same in every feed and format."""
    title: str
    text: str
    updated: dt.datetime
    """When we saw it, in UTC and whole seconds."""
    url: str | None
    """Where it can be read; `None` when no page is known."""
    tags: tuple[str, ...]
    example: Example | None
    """What kind of example it is of; `None` for what is real."""
    document: Document | None
    """The document concerned, its address in ASCII; `None` when the change is not a document's."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a news feed says of itself."""

    name: str
    say: Phrases
    description: str
    source_url: str | None
    page_url: str | None

    @classmethod
    def checked(cls, name: str, language: str, source_url: str | None, page_url: str | None) -> Heading:
        """Clean its name and addresses; one without a name raises `InputError`."""
        title = cut(line(name), _TITLE)
        if not title:
            raise InputError(field="name", value=name, expected="a title for the feed")
        say = phrases(language)
        source = address(source_url, "source_url") if source_url else None
        return cls(title, say, say.calendar, source, address(page_url, "page_url") if page_url else None)

    def showing(self, told: Iterable[Entry]) -> Heading:
        """Say which of the entries are of examples."""
        name, about = named_example(self.name, self.description, {entry.example for entry in told}, self.say)
        return replace(self, name=name, description=about)


def urn(*facts: object) -> str:
    """Name a thing by its facts, for ever.

    >>> urn("meeting", "a") == urn("meeting", "a")
    True
    """
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, chr(31).join(map(str, facts)).encode('utf-8', 'replace').decode())}"


def instant(moment: dt.datetime) -> str:
    """Write a moment as RFC 3339 does, in UTC.

    >>> import datetime as dt
    >>> instant(dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC))
    '2026-03-09T12:00:00Z'
    """
    return moment.astimezone(dt.UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def entries(changes: Iterable[Change | Entry], say: Phrases) -> tuple[Entry, ...]:
    """Make entries, the newest first; the same change told twice is told once, and one that is an entry stays one.

    A change that no store saw is dated by its meeting's own facts.
    """
    made = {entry.id: entry for entry in (it if isinstance(it, Entry) else _entry(it, say) for it in changes)}
    return tuple(sorted(made.values(), key=lambda entry: (-entry.updated.timestamp(), entry.id)))


def _entry(change: Change, say: Phrases) -> Entry:
    meeting, item, document = change.meeting, change.item, change.document
    seen = change.seen or meeting_stamps(meeting).modified
    kind = change_label(change.kind, say.language)
    about = line(item.title) if item else line(document.title) if document else ""
    where = f"{place(meeting)}, {moment_words(meeting.start or meeting.date, say)}"
    facts = [change.kind, meeting.id, item and (item.reference or item.title), document and document.url]
    held = _web(document.url) if document else None
    listed = meeting.provenance.url if meeting.provenance else None
    return Entry(
        id=urn("change", *facts, change.before, change.after, change.seen and instant(change.seen)),
        title=cut(f"{kind}: {about} – {where}" if about else f"{kind}: {where}", _TITLE),
        text="\n".join(_text(change, [*example_lines(meeting.example, say), f"{kind}.", about, where], say)),
        updated=seen.astimezone(dt.UTC).replace(microsecond=0),
        url=held or _web(meeting.url) or _web(listed),
        tags=tuple(dict.fromkeys(filter(None, (_tag(meeting.organization), _tag(meeting.municipality), kind)))),
        example=meeting.example,
        document=document.model_copy(update={"url": held}) if document and held else None,
    )


def _web(url: str | None) -> str | None:
    """Make an address that can be followed; news whose address is of another kind are news all the same."""
    try:
        return address(url) if url else None
    except InputError:
        return None


def _text(change: Change, head: list[str], say: Phrases) -> list[str]:
    rows = [row for row in head if row]
    if change.kind in _TURNS and (change.before or change.after):
        rows.append(f"{_value(change.before, say)} → {_value(change.after, say)}")
    if change.kind is ChangeKind.DECISION_RECORDED and change.after:
        rows.append(" → ".join(_outcome(it, say) for it in (change.before, change.after) if it))
    if change.words:
        rows.append(say.page_says.format(words=line(change.words)))
    if change.item and change.item.decision and change.item.decision.text:
        rows.append(say.decision.format(words=line(change.item.decision.text)))
    rows.extend(released_lines(change.meeting, say))
    ground = change.meeting.provenance
    if change.seen and not (ground and ground.retold):  # whoever tells a text again did not see the page for us
        rows.append(say.seen.format(when=moment_words(change.seen, say)))
    return [*rows, say.unofficial]


def _value(words: str | None, say: Phrases) -> str:
    """Write a value for a person: statuses, days and moments in words, nothing as a dash."""
    if not words:
        return "–"
    if words in _STATUSES:
        return say.meeting_status[MeetingStatus(words)]
    moments, bracket, note = words.partition(" (")
    try:
        told = " – ".join(_moment(it, say) for it in moments.split("/"))
    except ValueError:
        return line(words)
    return line(f"{told}{bracket}{note}")


def _outcome(words: str, say: Phrases) -> str:
    return outcome_label(Outcome(words), say.language) if words in _OUTCOMES else line(words)


def _moment(words: str, say: Phrases) -> str:
    return moment_words(dt.datetime.fromisoformat(words) if "T" in words else dt.date.fromisoformat(words), say)


def _tag(named: object) -> str:
    return line(str(named)) if named else ""
