"""What is new, and messages of it: short, for a phone; one a meeting, or all in a digest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from agendawatch.answers.text import cut, line, web_address
from agendawatch.answers.words import Phrases, action_key, change_label, heading, marked, moment_words, phrases
from agendawatch.i18n import Language
from agendawatch.model import Action, ActionCode, Change, ChangeKind, Proposal
from agendawatch.proposals import WatchHit, WatchIndex, action_label, find_hits

# What there is to tell: changes that watches find, or all of them, and what was done with followed proposals.

CHANGE = "change:"
"""What the key of a change begins with; its number follows."""
_LONGEST = 160
"""Characters of a line that can be read on a phone."""
_MOST = 5
"""Lines that one change is told in."""
_BY_OTHERS = {ActionCode.SUBMITTED}
"""What whoever follows a proposal told us of it."""


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A piece of news."""

    key: str
    """What it is, for ever: by this it is told once."""
    about: str
    """What it belongs to: the meeting's or the proposal's id."""
    heading: str
    """Who meets where and when, or the proposal's title."""
    place: str
    """The municipality; empty where it is not known."""
    lines: tuple[str, ...]
    url: str | None


def of_changes(numbered: Iterable[tuple[int, Change]], watches: WatchIndex | None, say: Phrases) -> Iterator[NewsItem]:
    """Tell of changes that watches find, each once however many do; without watches of all but our corrections."""
    told = ((number, change) for number, change in numbered if change.kind is not ChangeKind.CORRECTED)
    changes = {f"{CHANGE}{number}": change for number, change in told}
    if watches is None:
        for key, change in changes.items():
            yield _piece(key, change, [_line(change, say)], say)
        return
    keys = {id(change): key for key, change in changes.items()}
    found: defaultdict[str, list[WatchHit]] = defaultdict(list)
    for hit in find_hits(watches, changes.values()):
        found[keys[id(hit.change)]].append(hit)
    for key, hits in found.items():
        yield _piece(key, changes[key], [_hit_line(changes[key], hit, say) for hit in hits], say)


def of_proposals(proposals: Iterable[Proposal], say: Phrases) -> Iterator[NewsItem]:
    """Tell what was done with followed proposals, but for what whoever follows them said themselves."""
    for proposal in proposals:
        for action in () if proposal.joined_to else proposal.actions:
            if action.code not in _BY_OTHERS and not action.by_hand:
                yield _of_action(proposal, action, say)


def action_keys(proposals: Iterable[Proposal]) -> tuple[str, ...]:
    """Give the keys of all that is known to have been done with proposals."""
    return tuple(dict.fromkeys(_key(proposal, action) for proposal in proposals for action in proposal.actions))


def _key(proposal: Proposal, action: Action) -> str:
    return f"action:{proposal.id}:{action_key(action)}"


def _of_action(proposal: Proposal, action: Action, say: Phrases) -> NewsItem:
    town = proposal.municipality.name if proposal.municipality else ""
    done = action_label(action.code, say.language)
    told = say.followed.format(title=cut(line(proposal.title), 80), action=done)
    lines = [told]
    if action.words and action.authoritative:
        lines.append(cut(line(action.words), _LONGEST))
    day = moment_words(action.meeting_date or action.date, say)
    who = line(action.organization.name) if action.organization else ""
    named = f"{', '.join(filter(None, (who, town)))}, {day}" if who or town else cut(line(proposal.title), 80)
    named = marked(named, proposal.example, say)
    url = action.provenance.url if action.provenance else None
    about = action.meeting_id or proposal.id
    return NewsItem(_key(proposal, action), about, named, town, tuple(lines), web_address(url))


def _piece(key: str, change: Change, lines: Sequence[str], say: Phrases) -> NewsItem:
    meeting = change.meeting
    town = line(meeting.municipality.name) if meeting.municipality else ""
    shown = list(dict.fromkeys(lines))
    if len(shown) > _MOST:
        rest = len(shown) - _MOST + 1
        shown = [*shown[: _MOST - 1], say.and_more.format(count=rest)]
    return NewsItem(key, meeting.id, heading(meeting, say), town, tuple(shown), _url(change))


def _line(change: Change, say: Phrases, about: str | None = None) -> str:
    kind = change_label(change.kind, say.language)
    what = about or (change.item.title if change.item else change.document.title if change.document else "")
    if what:
        return f"{kind}: {cut(line(what), _LONGEST)}"
    return f"{kind}: {line(change.words)}" if change.words else kind


def _hit_line(change: Change, hit: WatchHit, say: Phrases) -> str:
    words = ", ".join(dict.fromkeys(line(found.words) for found in hit.found))
    reason = say.found_by.format(watch=line(hit.watch.name), words=cut(words, 60))
    return f"{_line(change, say, hit.item.title if hit.item else None)} {reason}"


def _url(change: Change) -> str | None:
    ground = change.meeting.provenance.url if change.meeting.provenance else None
    document = change.document.url if change.document else None
    return next(filter(None, map(web_address, (document, change.meeting.url, ground))), None)


_MOST_AT_ONCE = 10
"""Messages of one run; what there is beyond them comes together, in a digest."""
_TITLE = 100
_PLACES = 3


@dataclass(frozen=True, slots=True)
class NewsMessage:
    """A message, and the pieces of news that it holds."""

    title: str
    body: str
    pieces: tuple[NewsItem, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """By which its news are told once."""
        return tuple(piece.key for piece in self.pieces)


def write_messages(
    pieces: Iterable[NewsItem], *, digest: bool, limit: int, language: Language
) -> tuple[NewsMessage, ...]:
    """Write messages of at most so many characters: one for each meeting or proposal, or a digest in few."""
    groups = list(_grouped(pieces).values())
    if digest:
        return tuple(_digests(groups, limit, language))
    single = [_of_group(group, limit, language) for group in groups[:_MOST_AT_ONCE]]
    return (*single, *_digests(groups[_MOST_AT_ONCE:], limit, language))


def _grouped(pieces: Iterable[NewsItem]) -> dict[str, list[NewsItem]]:
    groups: dict[str, list[NewsItem]] = {}
    for piece in pieces:
        groups.setdefault(piece.about, []).append(piece)
    return groups


def _rows(group: Sequence[NewsItem]) -> list[str]:
    """Write what is new of one meeting: its lines, each once, then where to read it."""
    rows = list(dict.fromkeys(row for piece in group for row in piece.lines))
    urls = dict.fromkeys(piece.url for piece in group if piece.url)
    return [*rows, *list(urls)[:1]]


def _of_group(group: Sequence[NewsItem], limit: int, language: Language) -> NewsMessage:
    body = _fit([*_rows(group), phrases(language).unofficial], limit)
    return NewsMessage(cut(group[-1].heading, _TITLE), body, tuple(group))


def _digests(groups: Sequence[Sequence[NewsItem]], limit: int, language: Language) -> Iterable[NewsMessage]:
    """Fill messages with as many meetings as each has room for."""
    room = limit - len(phrases(language).unofficial) - 2
    waiting: list[tuple[str, Sequence[NewsItem]]] = []
    for group in groups:
        text = _fit([group[-1].heading, *_rows(group)], room)
        if waiting and sum(len(known) + 2 for known, _ in waiting) + len(text) > room:
            yield _digest(waiting, language)
            waiting = []
        waiting.append((text, group))
    if waiting:
        yield _digest(waiting, language)


def _digest(groups: Sequence[tuple[str, Sequence[NewsItem]]], language: Language) -> NewsMessage:
    told = phrases(language)
    pieces = tuple(piece for _, group in groups for piece in group)
    places = list(dict.fromkeys(piece.place or piece.heading for piece in pieces))
    named = ", ".join(places[:_PLACES]) + (" …" if len(places) > _PLACES else "")
    title = (told.one_news if len(pieces) == 1 else told.digest).format(count=len(pieces), places=named)
    body = "\n\n".join([*(text for text, _ in groups), told.unofficial])
    return NewsMessage(cut(title, _TITLE), body, pieces)


def _fit(rows: Sequence[str], limit: int) -> str:
    """Join rows; where there is no room for all, those in the middle give way to the last, which says where to read."""
    text = "\n".join(rows)
    if len(text) <= limit:
        return text
    tail = rows[-1] if len(rows) > 1 and len(rows[-1]) < limit // 2 else ""
    head = text[: max(0, limit - len(tail) - 3)].rsplit("\n", 1)[0]
    return f"{head}\n…\n{tail}"[:limit] if tail else cut(text, limit)
