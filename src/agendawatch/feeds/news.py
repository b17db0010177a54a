"""Changes as entries of a news feed, whatever its format."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from agendawatch.answers.text import cut, line, web_address
from agendawatch.answers.words import Phrases, change_label, example_lines, moment_words, place
from agendawatch.feeds.changes import HAPPENED
from agendawatch.feeds.description import released_lines
from agendawatch.feeds.event import meeting_stamps
from agendawatch.lang.sv.sentences import cut as cut_sentences
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Change,
    ChangeKind,
    Document,
    DocumentClassification,
    Example,
    Meeting,
    MeetingStatus,
    Outcome,
)
from agendawatch.model.grounds import change_link, meeting_link
from agendawatch.proposals.hits import FoundTerm, WatchHit
from agendawatch.proposals.labels import outcome_label, outcome_words

_TITLE = 200
_NAMESPACE = uuid.UUID("6f1b2c0e-5d0a-5a3e-9b55-7a5e1d9f0c11")
"""Fixed for ever: every entry's identity hangs on it."""
_STATUSES = frozenset(status.value for status in MeetingStatus)
_OUTCOMES = frozenset(outcome.value for outcome in Outcome)
_TURNS = HAPPENED | {ChangeKind.ITEM_MOVED, ChangeKind.ITEM_RENAMED, ChangeKind.CORRECTED}
"""Changes from something to something; the values of the others are in their titles, or for programs."""


@dataclass(frozen=True, slots=True)
class NewsEntry:
    """One change, told to people."""

    id: str
    """A URN: of the change alone, so that it is the same in every feed and format."""
    title: str
    """What is new, in a line."""
    text: str
    """The same with its grounds, as lines."""
    updated: dt.datetime
    """When we saw it, in UTC and whole seconds."""
    url: str | None
    """Where it can be read; `None` when no page is known."""
    tags: tuple[str, ...]
    """Words to sort it by."""
    example: Example | None
    """What kind of example it is of; `None` for what is real."""
    document: Document | None
    """The document concerned, its address in ASCII; `None` when the change is not a document's."""
    documents: tuple[Document, ...] = ()
    """Those that belong to it, the one concerned first; their addresses in ASCII."""
    heading: str = ""
    """What happened, or what was found, without who meets and when."""
    rows: tuple[str, ...] = ()
    """What there is to say beside the heading; the text has it too."""
    links: tuple[tuple[str, str], ...] = ()
    """Where more can be read: what stands there, and its address in ASCII; the text has them too."""


@dataclass(frozen=True, slots=True)
class News:
    """What is told: a change, what a watch found in it, and the documents that came with it."""

    change: Change
    """What was seen to be different."""
    item: AgendaItem | None = None
    """The item that holds what was looked for; `None` where the meeting or a document does."""
    found: tuple[FoundTerm, ...] = ()
    """By which words; `()` where nothing was looked for."""
    documents: tuple[Document, ...] = ()
    """That came at the same moment."""

    @property
    def seen(self) -> dt.datetime | None:
        """When we saw it."""
        return self.change.seen


PageOf = Callable[[Meeting, AgendaItem | None], str | None]
"""Tells the address of our own page of a meeting, or of an item on it."""


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


def entries(
    changes: Iterable[Change | News | NewsEntry], say: Phrases, page_of: PageOf | None = None
) -> tuple[NewsEntry, ...]:
    """Make entries, the newest first; the same change told twice is told once, and one that is an entry stays one.

    A change that no store saw is dated by its meeting's own facts. `page_of` gives the address of our own page.
    """
    made = {
        entry.id: entry
        for entry in (change if isinstance(change, NewsEntry) else _entry(change, say, page_of) for change in changes)
    }
    return tuple(sorted(made.values(), key=lambda entry: (-entry.updated.timestamp(), entry.id)))


def _entry(told: Change | News, say: Phrases, page_of: PageOf | None) -> NewsEntry:
    news = told if isinstance(told, News) else News(told)
    change, meeting = news.change, news.change.meeting
    item, document = news.item or change.item, change.document
    seen = change.seen or meeting_stamps(meeting).modified
    kind = change_label(change.kind, say.language)
    about = line(item.title) if item else line(document.title) if document else ""
    where = f"{place(meeting)}, {moment_words(meeting.start or meeting.date, say)}"
    facts = [change.kind, meeting.id, item and (item.reference or item.title), document and document.url]
    held = web_address(change_link(change)) if document else None
    read = web_address(meeting_link(meeting) if document else change_link(change, item))
    documents = _papers([*filter(None, (document,)), *_of_item(item, meeting, news), *news.documents])
    # Who looks for something is told of it, not that an agenda came.
    named = (
        about if item and news.found and change.kind in _WHOLE else f"{kind}: {about}" if about else f"{kind}: {where}"
    )
    page = page_of(meeting, item) if page_of else None
    rows = tuple(_rows(news, say))
    papers = documents if news.found or news.documents else ()
    links = [(say.paper.format(title=line(paper.title), url=""), paper.url) for paper in papers]
    links += [(say.our_page.format(url=""), page)] if page else []
    links += [(say.read.format(url=""), read)] if read and (news.found or page) else []
    head = filter(None, (*example_lines(meeting.example, say), f"{kind}.", about, where))
    return NewsEntry(
        id=urn("change", *facts, change.before, change.after, change.seen and instant(change.seen)),
        title=cut(f"{named} – {where}" if about else named, _TITLE),
        text="\n".join([*head, *rows, *(f"{label}{url}" for label, url in links), say.unofficial]),
        updated=seen.astimezone(dt.UTC).replace(microsecond=0),
        url=held or page or read,
        tags=tuple(dict.fromkeys(filter(None, (_tag(meeting.organization), _tag(meeting.municipality), kind)))),
        example=meeting.example,
        document=document.model_copy(update={"url": web_address(document.url)}) if document and held else None,
        documents=documents,
        heading=cut(named if about else kind, _TITLE),
        rows=rows,
        links=tuple((label.strip(" :"), url) for label, url in links),
    )


def _of_item(item: AgendaItem | None, meeting: Meeting, news: News) -> tuple[Document, ...]:
    """Give the documents that tell more of an item that was looked for: its own, else those that its whole meeting is in."""
    if item is None or not news.found:
        return ()
    return item.documents or tuple(
        document for document in meeting.documents if document.classification in _OF_ALL_ITEMS
    )


_OF_ALL_ITEMS = frozenset(
    {
        DocumentClassification.NOTICE,
        DocumentClassification.AGENDA,
        DocumentClassification.PAPERS,
        DocumentClassification.MINUTES,
    }
)
_WHOLE = frozenset({ChangeKind.MEETING_ADDED, ChangeKind.AGENDA_PUBLISHED, ChangeKind.ITEM_ADDED})
"""By which an item came onto an agenda."""
_MOST_PAPERS = 12
_LONGEST_SENTENCE = 300


def _papers(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Give documents whose addresses can be followed, each once."""
    found: dict[str, Document] = {}
    for document in documents:
        url = web_address(document.url)
        if url and url not in found:
            found[url] = document.model_copy(update={"url": url, "title": line(document.title) or url})
    return tuple(found.values())[:_MOST_PAPERS]


def _rows(news: News, say: Phrases) -> Iterator[str]:
    change, item = news.change, news.item or news.change.item
    if item and item.reference:
        yield say.case.format(reference=line(item.reference)) + "."
    if news.found:
        yield from _sentences(news, item, say)
    elif change.kind is ChangeKind.AGENDA_PUBLISHED and change.meeting.agenda and item is None:
        listed = [line(f"{it.number or '–'} {it.title}") for it in change.meeting.agenda]
        yield from (say.items, *listed[:_MOST_ITEMS])
        if len(listed) > _MOST_ITEMS:
            yield say.more_items.format(count=len(listed) - _MOST_ITEMS)
    if change.kind in _TURNS and (change.before or change.after):
        yield f"{_value(change.before, say)} → {_value(change.after, say)}"
    if change.kind is ChangeKind.DECISION_RECORDED and change.after:
        now = outcome_words(item, change.meeting.organization, say.language) if item else _outcome(change.after, say)
        yield " → ".join([*([_outcome(change.before, say)] if change.before else []), line(now)])
    yield from _differences(change, say)
    if change.words:
        yield say.page_says.format(words=line(change.words))
    if item and item.decision and item.decision.text:
        yield say.decision.format(words=line(item.decision.text))
    yield from released_lines(change.meeting, say)
    ground = change.meeting.provenance
    if change.seen and not (ground and ground.retold):  # whoever tells a text again did not see the page for us
        yield say.seen.format(when=moment_words(change.seen, say))


def _differences(change: Change, say: Phrases) -> Iterator[str]:
    """Tell what a replaced document said and says."""
    for difference in change.differences[:_MOST_DIFFERENCES]:
        said = {
            "before": cut(line(difference.before or "–"), _TITLE),
            "after": cut(line(difference.after or "–"), _TITLE),
        }
        page = difference.after_page or difference.before_page
        yield say.page_differs.format(page=page, **said) if page else say.text_differs.format(**said)


_MOST_ITEMS = 30
_MOST_DIFFERENCES = 3


def _sentences(news: News, item: AgendaItem | None, say: Phrases) -> Iterator[str]:
    """Tell by which words it was found, in the sentence that they stand in where it is not the title."""
    text = item.decision.text if item and item.decision and item.decision.text else ""
    sentences = [line(words) for row in text.split("\n") for _, words in cut_sentences(row)]
    told: dict[str, None] = {}
    for found in news.found:
        words = line(found.words)
        within = next((sentence for sentence in sentences if words.casefold() in sentence.casefold()), None)
        told[
            say.found_in.format(words=words, sentence=cut(within, _LONGEST_SENTENCE))
            if within
            else say.found.format(words=words)
        ] = None
    yield from told


def _value(words: str | None, say: Phrases) -> str:
    """Write a value for a person: statuses, days and moments in words, nothing as a dash."""
    if not words:
        return "–"
    if words in _STATUSES:
        return say.meeting_status[MeetingStatus(words)]
    moments, bracket, note = words.partition(" (")
    try:
        told = " – ".join(_moment(moment, say) for moment in moments.split("/"))
    except ValueError:
        return line(words)
    return line(f"{told}{bracket}{note}")


def _outcome(words: str, say: Phrases) -> str:
    return outcome_label(Outcome(words), say.language) if words in _OUTCOMES else line(words)


def _moment(words: str, say: Phrases) -> str:
    return moment_words(dt.datetime.fromisoformat(words) if "T" in words else dt.date.fromisoformat(words), say)


def _tag(named: object) -> str:
    return line(str(named)) if named else ""


_FOLDED = {
    ChangeKind.MEETING_ADDED: {ChangeKind.AGENDA_PUBLISHED, ChangeKind.ITEM_ADDED, ChangeKind.DOCUMENT_ADDED},
    ChangeKind.AGENDA_PUBLISHED: {ChangeKind.ITEM_ADDED, ChangeKind.DOCUMENT_ADDED},
    ChangeKind.MINUTES_PUBLISHED: {ChangeKind.DOCUMENT_ADDED},
    ChangeKind.DOCUMENT_ADDED: {ChangeKind.DOCUMENT_ADDED},
    ChangeKind.DOCUMENT_TEXT_CHANGED: {ChangeKind.DOCUMENT_REPLACED},
}
"""What came at the same moment and is told with it."""
_ORDER = (
    ChangeKind.DECISION_RECORDED,
    ChangeKind.MEETING_CANCELLED,
    ChangeKind.MEETING_ADDED,
    ChangeKind.AGENDA_PUBLISHED,
    ChangeKind.MINUTES_PUBLISHED,
    ChangeKind.ITEM_ADDED,
)
"""Of several changes by which one thing was found at one moment, the one that is told."""
_LONG_GONE = dt.timedelta(days=60)
"""A meeting that was so long ago when it was first seen is the past, found in an archive."""

FirstRounds = Collection[tuple[str | None, dt.datetime]]
"""Of which municipality a site was visited for the first time, and at which moment."""


def news_of_hits(hits: Iterable[WatchHit]) -> tuple[News, ...]:
    """Make news of what watches found among changes: each thing found is told once a moment, with the documents that came."""
    found: dict[tuple[object, ...], list[WatchHit]] = {}
    for hit in hits:
        if hit.change is not None:
            what = hit.item and (hit.item.reference, hit.item.title)
            document = hit.change.document.url if hit.item is None and hit.change.document else None
            found.setdefault((hit.meeting.id, what, document, hit.change.seen), []).append(hit)
    return tuple(map(_joined, found.values()))


def _joined(hits: list[WatchHit]) -> News:
    first = min(hits, key=lambda hit: _place(hit.change))
    if first.change is None:
        raise AssertionError(first)
    words = {(it.term, it.words): it for hit in hits for it in hit.found}
    papers = [hit.change.document for hit in hits if hit.change and hit.change.document]
    return News(first.change, first.item, tuple(words.values()), tuple(dict.fromkeys(papers)))


def _place(change: Change | None) -> int:
    return _ORDER.index(change.kind) if change and change.kind in _ORDER else len(_ORDER)


def told_once(news: Iterable[Change | News], first_rounds: FirstRounds = ()) -> tuple[Change | News, ...]:
    """Choose what is news, in the order given: a meeting whose agenda and documents came with it is told once.

    What is first seen on a site's first visit and lies behind, or long behind on any, is no news; nor is a mended error
    of our own.
    """
    fresh = [it for it in news if not _is_old(it if isinstance(it, Change) else it.change, first_rounds)]
    came: defaultdict[tuple[str, dt.datetime | None], list[Change]] = defaultdict(list)
    for entry in fresh:
        if isinstance(entry, Change):
            came[entry.meeting.id, entry.seen].append(entry)
    leading: dict[int, News] = {}
    folded: set[int] = set()
    for those in came.values():
        leader = next((it for kind in _FOLDED for it in those if it.kind is kind), None)
        with_it = [it for it in those if leader and it is not leader and it.kind in _FOLDED[leader.kind]]
        if leader and with_it:
            papers = dict.fromkeys(it.document for it in with_it if it.document)
            leading[id(leader)] = News(leader, documents=tuple(papers))
            folded.update(map(id, with_it))
    return tuple(leading.get(id(it), it) for it in fresh if id(it) not in folded)


def _is_old(change: Change, first_rounds: FirstRounds) -> bool:
    """Tell whether a change is no news: an error of ours that was mended, or what lay behind when it was first seen."""
    if change.kind is ChangeKind.CORRECTED or change.seen is None:
        return change.kind is ChangeKind.CORRECTED
    days = change.seen.astimezone(STOCKHOLM).date() - change.meeting.date
    if days <= dt.timedelta(0):
        return False
    town = change.meeting.municipality.code if change.meeting.municipality else None
    return (town, change.seen) in first_rounds or (change.kind is ChangeKind.MEETING_ADDED and days > _LONG_GONE)
