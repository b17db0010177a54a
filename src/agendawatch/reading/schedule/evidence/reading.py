"""The meetings that evidence claims, made of its claims."""

from __future__ import annotations

from collections.abc import Iterable

from agendawatch.documents.document import Document
from agendawatch.model import Meeting, Municipality
from agendawatch.reading.schedule.candidate import Candidate
from agendawatch.reading.schedule.evidence.claims import Claim, Evidence
from agendawatch.reading.schedule.fates import apply_remarks
from agendawatch.reading.schedule.scope import Scopes
from agendawatch.reading.schedule.settle import settle

__all__ = ["meetings_of"]


def meetings_of(
    document: Document, found: Evidence, claims: Iterable[Claim], *, municipality: Municipality | None
) -> tuple[Meeting, ...]:
    """Make meetings of some claims: what is told twice is one, what moved is tied together."""
    candidates: list[Candidate] = [candidate for claim in claims for candidate in claim.candidates]
    towns = frozenset({municipality.name.casefold()} if municipality else ())
    apply_remarks(document, candidates, found.remarks, found.towns | towns, found.counted_from)
    return settle(candidates, document=document, notes={}, scopes=Scopes(), municipality=municipality, impossible=())
