"""What is new for each subscription: the one place that turns changes of the store into what a letter says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from agendawatch.errors import InputError
from agendawatch.feeds.change_words import change_label
from agendawatch.feeds.text import address, cut, line
from agendawatch.feeds.words import moment_words, phrases
from agendawatch.i18n import Language
from agendawatch.mail.subscriptions import Subscription
from agendawatch.model import Action, Change, Meeting, Proposal
from agendawatch.proposals import WatchHit, WatchIndex, action_label, find_hits

__all__ = ["Group", "MailEntry", "entries_of_changes", "entries_of_proposal", "grouped", "known_actions"]

_LONGEST = 400
"""Characters of the source's own words that a letter repeats."""


@dataclass(frozen=True, slots=True)
class MailEntry:
    """One thing that is new."""

    municipality: str
    """Its name; empty where it is not known."""
    about: str
    """The id of the meeting or the proposal that it belongs to."""
    heading: str
    """Who meets where and when, or the proposal's title."""
    what: str
    """What happened: "Agenda published"."""
    title: str
    """The item's or document's, with the case number; empty where the meeting itself is told of."""
    words: str
    """The source's own words, such as a decision's; empty where there are none beside the title."""
    found: tuple[str, ...]
    """The words that a search found it by."""
    url: str | None
    """Where the municipality says it."""
    meeting: Meeting | None = None
    """The meeting that it belongs to; `None` where no meeting is known."""
    key: str = ""
    """What it is, for ever; empty for what is counted by the number of its change."""


@dataclass(frozen=True, slots=True)
class Group:
    """What is new of one meeting or proposal."""

    municipality: str
    heading: str
    meeting: Meeting | None
    entries: tuple[MailEntry, ...]


def entries_of_changes(
    changes: Iterable[tuple[int, Change]], subscriptions: Sequence[Subscription]
) -> Mapping[str, tuple[MailEntry, ...]]:
    """Find what is new for each subscription that looks for something, by its id.

    All of them are looked for at once; a subscription is told of nothing up to the change that it is done with.
    """
    wanted = {it.id: it for it in subscriptions if it.watch is not None}
    index = WatchIndex([it.watch.model_copy(update={"name": it.id}) for it in wanted.values() if it.watch])
    numbers: dict[int, int] = {}
    kept: list[Change] = []
    for number, change in changes:
        numbers[id(change)] = number
        kept.append(change)
    found: defaultdict[str, dict[tuple[str, str, str], MailEntry]] = defaultdict(dict)
    for hit in find_hits(index, kept) if wanted else ():
        mine = wanted[hit.watch.name]
        if hit.change is not None and numbers[id(hit.change)] > mine.after:
            entry = _of_hit(hit, hit.change, mine.language)
            found[mine.id].setdefault((entry.about, entry.what, entry.title), entry)
    return {identifier: tuple(entries.values()) for identifier, entries in found.items()}


def entries_of_proposal(proposal: Proposal, known: Iterable[str], language: Language) -> Iterator[MailEntry]:
    """Tell what was done with a followed proposal, but for what is known."""
    passed = frozenset(known)
    for action in () if proposal.joined_to else proposal.actions:
        key = _key(action)
        if key in passed:
            continue
        say = phrases(language)
        when = moment_words(action.meeting_date or action.date, say)
        who = line(action.organization.name) if action.organization else ""
        yield MailEntry(
            municipality=proposal.municipality.name if proposal.municipality else "",
            about=proposal.id,
            heading=cut(line(proposal.title), 120),
            what=action_label(action.code, language),
            title=", ".join(filter(None, (who, when))),
            words=cut(line(action.words), _LONGEST) if action.words else "",
            found=(),
            url=_web(action.provenance.url if action.provenance else None),
            key=key,
        )


def known_actions(proposal: Proposal) -> tuple[str, ...]:
    """Give the keys of all that was done with a proposal so far."""
    return tuple(dict.fromkeys(map(_key, proposal.actions)))


def grouped(entries: Iterable[MailEntry]) -> tuple[Group, ...]:
    """Put entries together by municipality, and there by meeting, the nearest meeting first."""
    groups: defaultdict[tuple[str, str, str], list[MailEntry]] = defaultdict(list)
    for entry in entries:
        day = entry.meeting.date.isoformat() if entry.meeting else "9999"
        groups[(entry.municipality, day, entry.about)].append(entry)
    return tuple(
        Group(place, held[-1].heading, held[-1].meeting, tuple(held)) for (place, _, _), held in sorted(groups.items())
    )


def _key(action: Action) -> str:
    meeting = action.meeting_id or (action.meeting_date.isoformat() if action.meeting_date else "")
    return f"{action.code.value}:{meeting or action.date.isoformat()}"


def _of_hit(hit: WatchHit, change: Change, language: Language) -> MailEntry:
    say = phrases(language)
    meeting = change.meeting
    item = hit.item or change.item
    title = item.title if item else change.document.title if change.document else ""
    reference = f" ({line(item.reference)})" if item and item.reference else ""
    decided = item.decision.text if item and item.decision and item.decision.text else ""
    town = line(meeting.municipality.name) if meeting.municipality else ""
    heading = f"{line(meeting.title)}, {moment_words(meeting.start or meeting.date, say)}"
    if meeting.example:
        heading = f"{heading} {say.example_name[meeting.example]}"
    document = change.document.url if change.document else None
    ground = meeting.provenance.url if meeting.provenance else None
    return MailEntry(
        municipality=town,
        about=meeting.id,
        heading=heading,
        what=change_label(change.kind, language),
        title=cut(line(title), _LONGEST) + reference if title else "",
        words=cut(line(decided or change.words or ""), _LONGEST),
        found=tuple(dict.fromkeys(line(it.words) for it in hit.found)),
        url=next(filter(None, map(_web, (document, meeting.url, ground))), None),
        meeting=meeting,
    )


def _web(url: str | None) -> str | None:
    try:
        return address(url) if url else None
    except InputError:
        return None
