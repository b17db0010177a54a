"""An agenda item as it is gathered, and as it becomes a value."""

from __future__ import annotations

from dataclasses import dataclass, field

from agendawatch.documents.document import Document
from agendawatch.documents.tree import Range
from agendawatch.lang.sv.cases.items import classify_item
from agendawatch.lang.sv.pages.agenda_words import CLOSED, DOWNLOAD
from agendawatch.model import AgendaItem, ItemClassification, Person
from agendawatch.model import Document as Paper
from agendawatch.readers.ground import ground

__all__ = ["Draft", "item_of"]


@dataclass(slots=True)
class Draft:
    """What a page has said of one item so far."""

    title: str
    number: str | None = None
    reference: str | None = None
    rapporteur: Person | None = None
    documents: list[Paper] = field(default_factory=list)
    withdrawn: bool = False
    public: bool | None = None
    group: str | None = None
    kind: str | None = None
    """The page's word for what kind of matter it is."""
    style: str = ""
    """How its number is written, and as what its line is set; empty for a table's row."""
    supplement: bool = False
    """True when it stands on a supplementary list."""
    bracketed: tuple[Person, str] | None = None
    """A name in brackets behind the title, and its words: who presents it, when other items have such a one too."""
    words: str = ""
    """The words that it rests on; empty where those are all that stands in its ranges."""
    ranges: tuple[Range, ...] = ()
    """Where in the document its passage stands, or its row's cells."""

    def add_document(self, document: Paper) -> None:
        """Add a document, once for each address and name; a link that fetches the file of another adds none."""
        fetched = DOWNLOAD.match(document.title) is not None
        for other in self.documents:
            if document.url == other.url and document.title == other.title:
                return
            if fetched and _same(document.url, other.url):
                return
        self.documents.append(document)


def _same(url: str, other: str) -> bool:
    """Tell whether two addresses lead to one file, shown or fetched."""
    return url.partition("?")[0] == other.partition("?")[0]


def item_of(document: Document, draft: Draft) -> AgendaItem:
    """Make the value of what was gathered from a document."""
    return AgendaItem(
        title=draft.title,
        number=draft.number,
        reference=draft.reference,
        classification=_classify(draft),
        public=_public_group(draft.group or "") if draft.public is None else draft.public,
        rapporteur=draft.rapporteur,
        withdrawn=draft.withdrawn,
        documents=tuple(_grounded(document, paper) for paper in draft.documents),
        group=draft.group,
        provenance=ground(document, draft.ranges, draft.words),
    )


def _grounded(document: Document, paper: Paper) -> Paper:
    """Tell where the link stands that a paper was read from."""
    spans = paper.provenance.spans if paper.provenance is not None else ()
    said = ground(document, [(span.start, span.end) for span in spans])
    return paper.model_copy(update={"provenance": said}) if spans else paper


def _classify(draft: Draft) -> ItemClassification:
    """Classify by the title; where it tells nothing, by the page's word for it and by its group."""
    for words in (draft.title, draft.kind, draft.group):
        if words:
            kind = classify_item(words)
            if kind is not ItemClassification.DECISION:
                return kind
    return ItemClassification.DECISION


def _public_group(group: str) -> bool | None:
    """Tell what a group's heading says of its items: closed, open, or nothing."""
    first = group.casefold().partition(" ")[0]
    if CLOSED.fullmatch(group) or first in {"slutna", "stängda", "sekretessärenden", "sluten", "stängd"}:
        return False
    return True if first in {"öppna", "offentliga", "öppen", "offentlig"} else None
