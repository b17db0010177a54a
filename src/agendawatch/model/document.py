"""Documents of a meeting or an item: what they are, never their bytes."""

from __future__ import annotations

from enum import StrEnum

from agendawatch.model.provenance import Provenance
from agendawatch.model.value import Aware, Value, Words

__all__ = ["Document", "DocumentClassification"]


class DocumentClassification(StrEnum):
    """What a document is for."""

    NOTICE = "notice"
    """Kallelse, kungörelse: the summons, often with the agenda."""
    AGENDA = "agenda"
    """Föredragningslista, dagordning."""
    SUPPLEMENTARY_AGENDA = "supplementary_agenda"
    """Tilläggslista, kompletterande kallelse."""
    PAPERS = "papers"
    """Handlingar: the merged papers, or those of one item."""
    PROPOSAL = "proposal"
    """Yrkande, motion."""
    MINUTES = "minutes"
    """Protokoll, snabbprotokoll."""
    PARTIAL_MINUTES = "partial_minutes"
    """Omedelbart justerat, protokollsutdrag: some paragraphs only."""
    MINUTES_NOTICE = "minutes_notice"
    """Anslagsbevis, tillkännagivande: that minutes are adjusted; it holds no decision."""
    ATTACHMENT = "attachment"
    """Bilaga, tjänsteutlåtande, närvaro- and voteringslistor."""
    OTHER = "other"


class Document(Value):
    """A published document, by its address."""

    url: Words
    title: Words
    """As published; often only a file's name."""
    classification: DocumentClassification = DocumentClassification.OTHER
    media_type: str | None = None
    """`application/pdf` and so on; `None` when the page does not tell."""
    size: int | None = None
    """Bytes as the page tells them, rounded as there; `None` when it does not."""
    published: Aware | None = None
    """When the platform says it was put there; `None` when it does not."""
    content_hash: str | None = None
    """SHA-256 of the bytes, hexadecimal; `None` until we have fetched it."""
    provenance: Provenance | None = None
