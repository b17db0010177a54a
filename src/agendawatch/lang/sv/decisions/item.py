"""An item while it is read: what is known of it, and what its clauses have told so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.decisions.claims import Claims
from agendawatch.lang.sv.decisions.findings import Finding
from agendawatch.lang.sv.decisions.matter import Matter
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.prose import ReadSentence
from agendawatch.lang.sv.tokens import Body

__all__ = ["DECIDED", "Item"]

DECIDED = frozenset({"decision", "decision_above"})
"""Sections that hold what this body decided."""


@dataclass(slots=True)
class Item:
    """An item while it is read."""

    matter: Matter
    own: Body | None
    """The body whose text it is; `None` where nobody tells."""
    sections: Sequence[Section]
    section: Section = field(default_factory=lambda: Section("lead", "", ""))
    """The section that is read."""
    sentence: str = ""
    """The sentence that is read."""
    clauses: Sequence[Clause] = ()
    """Its clauses."""
    above: ReadSentence | None = None
    """The sentence before it in the section."""
    findings: list[Finding] = field(default_factory=list)
    claims: Claims = field(default_factory=Claims)
    goes_on: bool = False
    """Whether the text tells of what is "nu", behind what was decided on a day."""

    @property
    def before(self) -> Sequence[Clause]:
        """The clauses of the sentence before; parted when somebody asks."""
        return self.above.clauses if self.above is not None else ()

    @property
    def official(self) -> bool:
        """Whether the section that is read holds what this body decided."""
        return self.section.kind in DECIDED

    def hanging_on(self, clause: Clause, at: int | None = None) -> Iterator[Clause]:
        """Give the clauses that hang on one, or on a place of it."""
        return (it for it in self.clauses if it.parent is clause and (at is None or it.at == at))
