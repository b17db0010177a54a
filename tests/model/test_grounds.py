"""Where a fact can be looked up."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases

from agendawatch.model import AgendaItem, Decision, Document, DocumentClassification, Meeting, Organization
from agendawatch.model.grounds import decision_ground, item_ground, link_to
from agendawatch.model.provenance import Provenance, Span

PAGE = "https://exempelkommun.example/moten"
NOTICE = Document(url=f"{PAGE}/k.pdf", title="Kallelse", classification=DocumentClassification.NOTICE)
MINUTES = Document(url=f"{PAGE}/p.pdf", title="Protokoll", classification=DocumentClassification.MINUTES)
ITEM = AgendaItem(
    title="Ny simhall",
    provenance=Provenance(words="Ny simhall", spans=(Span(start=3, end=13, page=2),)),
    decision=Decision(text="bifall", provenance=Provenance(words="bifall", spans=(Span(start=9, end=15, page=7),))),
)
MEETING = Meeting(
    organization=Organization(name="Kommunstyrelsen"),
    date=dt.date(2031, 3, 11),
    agenda=(ITEM,),
    documents=(NOTICE, MINUTES),
    provenance=Provenance(url=PAGE, words="11 mars", seen=dt.datetime(2031, 3, 1, tzinfo=dt.UTC)),
)


@cases("url", "words", "page", "link")
def test_a_link_leads_to_the_words(url: str | None, words: str | None, page: int | None, link: str | None) -> None:
    """A page of a PDF, a text fragment of a web page, else the address alone."""
    spans = (Span(start=0, end=4, page=page),) if page else ()

    assert link_to(Provenance(url=url, words=words, spans=spans)) == link
    assert link_to(None) is None


def test_an_item_is_looked_up_in_the_only_summons() -> None:
    """Its ground holds spans of a document, and that document's address comes to it."""
    assert link_to(item_ground(MEETING, ITEM)) == f"{PAGE}/k.pdf#page=2"
    assert link_to(decision_ground(MEETING, ITEM)) == f"{PAGE}/p.pdf#page=7"


def test_of_two_documents_none_is_named() -> None:
    """Where two may be meant, the link leads to the meeting's page, and claims no page of a PDF."""
    other = NOTICE.model_copy(update={"url": f"{PAGE}/k2.pdf"})
    meeting = MEETING.model_copy(update={"documents": (NOTICE, other)})

    assert link_to(item_ground(meeting, ITEM)) == f"{PAGE}#:~:text=Ny%20simhall"
