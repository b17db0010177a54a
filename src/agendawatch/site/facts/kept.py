"""What the page of a meeting's sources says: the text of what it was read from, with what was read of it marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple, TypeGuard

from agendawatch.model import Meeting, Provenance
from agendawatch.model.grounds import decision_ground, item_ground
from agendawatch.site.addresses import KEPT, meeting_path
from agendawatch.site.facts.frame import Examples, examples_of


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
    urls = {it.url for it in meeting.documents if it.content_hash == content_hash}
    if meeting.provenance and meeting.provenance.content_hash == content_hash:
        yield Marked("meeting", meeting.title, meeting.provenance)
    for item in meeting.agenda or ():
        if _rests_on(ground := item_ground(meeting, item), content_hash, urls):
            yield Marked("item", item.title, ground)
        if _rests_on(ground := decision_ground(meeting, item), content_hash, urls):
            yield Marked("decision", item.title, ground)


def _rests_on(ground: Provenance | None, content_hash: str, urls: Collection[str]) -> TypeGuard[Provenance]:
    return ground is not None and bool(ground.spans) and (ground.content_hash == content_hash or ground.url in urls)
