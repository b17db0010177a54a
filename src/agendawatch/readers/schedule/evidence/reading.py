"""The meetings that evidence claims, made of its claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from agendawatch.documents.document import Document
from agendawatch.model import Meeting, Municipality
from agendawatch.readers.schedule.candidate import Candidate
from agendawatch.readers.schedule.evidence.claims import Evidence
from agendawatch.readers.schedule.meeting_status import apply_remarks
from agendawatch.readers.schedule.settle import settle

__all__ = ["meetings_of"]


def meetings_of(
    document: Document, found: Evidence, given: Iterable[Candidate], *, municipality: Municipality | None
) -> tuple[Meeting, ...]:
    """Make meetings of some candidates: what is told twice is one, what moved is tied together."""
    candidates = [replace(it) for it in given]
    towns = frozenset({municipality.name.casefold()} if municipality else ())
    apply_remarks(document, candidates, found.remarks, found.towns | towns, found.counted_from)
    return settle(candidates, document=document, municipality=municipality, impossible=found.warned)
