"""Kept pages and documents as a site shows them: their text, with what was read of it marked, without private persons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple, TypeGuard

from agendawatch.documents.drawing import ShownRange, draw_text
from agendawatch.errors import BUGS, AgendawatchError
from agendawatch.lang.sv.contact_details import find_contact_details
from agendawatch.lang.sv.pages.submissions import private_ranges
from agendawatch.model import Meeting, Provenance
from agendawatch.model.grounds import decision_ground, item_ground
from agendawatch.readers.opening import open_document
from agendawatch.readers.sandbox import read_apart
from agendawatch.site.addresses import KEPT, meeting_path
from agendawatch.site.facts.page import Examples, examples_of
from agendawatch.store import Store

_LONGEST = 400_000
"""Letters of a text that is shown."""
_HIDDEN = "▒"
"""Stands for each letter that is not shown."""


class Marked(NamedTuple):
    """A fact that was read of a text, and on what it rests there."""

    kind: Literal["meeting", "item", "decision"]
    title: str
    ground: Provenance


@dataclass(frozen=True, slots=True)
class KeptText:
    """One page or document, as it was received."""

    title: str
    url: str
    seen: dt.datetime
    facts: tuple[Marked, ...]
    first: int
    """The number of the first of them on the page."""
    drawn: str | None
    """Its text as HTML of ours, without private persons; `None` where it cannot be read, or is too long."""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """The texts that a meeting was read from."""

    template: ClassVar[str] = "kept"
    feeds: ClassVar[tuple[str, ...]] = ()

    meeting: Meeting
    texts: tuple[KeptText, ...]
    """`()` where none of them is kept."""

    @property
    def path(self) -> str:
        """Tell where it is: under its meeting."""
        return f"{meeting_path(self.meeting)}{KEPT}"

    @property
    def examples(self) -> Examples:
        """What kinds of examples it shows."""
        return examples_of(self.meeting)


def hashes_of(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Give the hashes of what a meeting was read from, each once, with a title: the page that lists it goes first."""
    ground = meeting.provenance
    papers = {document.content_hash: document.title for document in meeting.documents}
    listed = {ground.content_hash: meeting.title} if ground else {}
    yield from ((key, title) for key, title in (listed | papers).items() if key)


def marked_in(meeting: Meeting, content_hash: str) -> Iterator[Marked]:
    """Tell which facts of a meeting rest on a page or document."""
    urls = {document.url for document in meeting.documents if document.content_hash == content_hash}
    if meeting.provenance and meeting.provenance.content_hash == content_hash:
        yield Marked("meeting", meeting.title, meeting.provenance)
    for item in meeting.agenda or ():
        if _rests_on(ground := item_ground(meeting, item), content_hash, urls):
            yield Marked("item", item.title, ground)
        if _rests_on(ground := decision_ground(meeting, item), content_hash, urls):
            yield Marked("decision", item.title, ground)


def _rests_on(ground: Provenance | None, content_hash: str, urls: Collection[str]) -> TypeGuard[Provenance]:
    return ground is not None and bool(ground.spans) and (ground.content_hash == content_hash or ground.url in urls)


def kept_page(store: Store, meeting: Meeting, kept: Collection[str]) -> KeptPage:
    """Gather the texts that a meeting was read from, those that are kept."""
    texts: list[KeptText] = []
    first = 1
    for content_hash, title in hashes_of(meeting):
        page = store.records.page(content_hash) if content_hash in kept else None
        if page is None:
            continue
        facts = tuple(marked_in(meeting, content_hash))
        drawn = drawn_page(page.body, tuple(fact.ground for fact in facts), first)
        texts.append(KeptText(title, page.url, page.fetched, facts, first, drawn))
        first += len(facts)
    return KeptPage(meeting, tuple(texts))


def drawn_page(body: bytes, grounds: tuple[Provenance, ...], first: int) -> str | None:
    """Draw a page's text with what each ground rests on marked; `None` where it cannot be read, or is too long."""
    try:
        return read_apart(body, _draw, body, grounds, first)
    except (AgendawatchError, *BUGS):
        # What cannot be read is no reason to show no page: it says so.
        return None


def _draw(body: bytes, grounds: Sequence[Provenance], first: int) -> str | None:
    """Draw a text where it may be parsed; words that do not stand where a fact has them are not marked."""
    document = open_document(body)
    if len(document.text) > _LONGEST:
        return None
    facts = []
    for ground in grounds:
        said = ((span.start, span.end) for span in ground.spans)
        ranges = tuple(
            span for span in said if (words := document.text[slice(*span)]) and words in (ground.words or "")
        )
        facts.append(ShownRange("", "", ranges))
    document.text = _hidden(document.text)
    return draw_text(document, facts, first)


def _hidden(text: str) -> str:
    """Hide names of private persons and ways to reach somebody, letter by letter: places in the text stay what they are."""
    for start, end in (*private_ranges(text), *(detail.span for detail in find_contact_details(text))):
        text = text[:start] + "".join(" " if letter.isspace() else _HIDDEN for letter in text[start:end]) + text[end:]
    return text
