"""What is new for each subscription: the entries of feeds, and what was done with followed proposals, by meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from agendawatch.answers.text import cut, line, web_address
from agendawatch.answers.words import action_key, marked, moment_words, phrases
from agendawatch.feeds.news import FirstRounds, News, PageOf, entries, news_of_hits, told_once
from agendawatch.i18n import Language
from agendawatch.mail.subscriptions import Subscription
from agendawatch.model import Change, Proposal
from agendawatch.proposals import WatchHit, WatchIndex, action_label, find_hits

_LONGEST = 400
"""Characters of the source's own words that a letter repeats."""


@dataclass(frozen=True, slots=True)
class MailEntry:
    """One thing that is new, as a letter tells it."""

    municipality: str
    """Its name; empty where it is not known."""
    about: str
    """The id of the meeting or the proposal that it belongs to."""
    day: str
    """The meeting's, to order by; last where none is known."""
    where: str
    """Who meets where and when, or the proposal's title."""
    heading: str
    rows: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    """What stands there, and its address."""
    key: str = ""
    """What it is, for ever; empty for what is counted by the number of its change."""


def news_of_changes(
    changes: Iterable[tuple[int, Change]], subscriptions: Sequence[Subscription], first_rounds: FirstRounds
) -> Mapping[str, tuple[News, ...]]:
    """Find what is news for each subscription that looks for something, by its id.

    All of them are looked for at once; a subscription is told of nothing up to the change that it is done with.
    """
    wanted = {subscription.id: subscription for subscription in subscriptions if subscription.watch is not None}
    index = WatchIndex([it.watch.model_copy(update={"name": it.id}) for it in wanted.values() if it.watch])
    numbered = list(changes)
    numbers = {id(change): number for number, change in numbered}
    found: defaultdict[str, list[WatchHit]] = defaultdict(list)
    for hit in find_hits(index, (change for _, change in numbered)) if wanted else ():
        if hit.change is not None and numbers[id(hit.change)] > wanted[hit.watch.name].after:
            found[hit.watch.name].append(hit)
    news = {identifier: told_once(news_of_hits(hits), first_rounds) for identifier, hits in found.items()}
    return {identifier: tuple(it for it in those if isinstance(it, News)) for identifier, those in news.items()}


def told_of_news(news: Iterable[News], language: Language, page_of: PageOf | None) -> Iterator[MailEntry]:
    """Make the entries of a letter from news, worded as in feeds."""
    say = phrases(language)
    for piece in news:
        (entry,) = entries([piece], say, page_of)
        meeting = piece.change.meeting
        where = f"{line(meeting.title)}, {moment_words(meeting.start or meeting.date, say)}"
        yield MailEntry(
            municipality=line(meeting.municipality.name) if meeting.municipality else "",
            about=meeting.id,
            day=meeting.date.isoformat(),
            where=marked(where, meeting.example, say),
            heading=entry.heading,
            rows=tuple(cut(row, _LONGEST) for row in entry.rows),
            links=entry.links,
        )


def told_of_proposal(proposal: Proposal, known: Collection[str], language: Language) -> Iterator[MailEntry]:
    """Make the entries of what was done with a followed proposal, but for what is known."""
    say = phrases(language)
    for action in () if proposal.joined_to else proposal.actions:
        if (key := action_key(action)) in known:
            continue
        when = moment_words(action.meeting_date or action.date, say)
        who = line(action.organization.name) if action.organization else ""
        url = web_address(action.provenance.url if action.provenance else None)
        yield MailEntry(
            municipality=proposal.municipality.name if proposal.municipality else "",
            about=proposal.id,
            day="9999",
            where=cut(line(proposal.title), 120),
            heading=f"{action_label(action.code, language)}: {', '.join(filter(None, (who, when)))}",
            rows=(say.page_says.format(words=cut(line(action.words), _LONGEST)),) if action.words else (),
            links=((say.read.format(url="").strip(" :"), url),) if url else (),
            key=key,
        )


def known_actions(proposal: Proposal) -> tuple[str, ...]:
    """Give the keys of all that was done with a proposal so far."""
    return tuple(dict.fromkeys(map(action_key, proposal.actions)))
