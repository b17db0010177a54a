"""What a case's page says: the items of a municipality's agendas that have one case number, in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from agendawatch.lang.sv.references import case_key
from agendawatch.model import AgendaItem, Meeting, Municipality, Proposal
from agendawatch.site.addresses import case_path
from agendawatch.site.facts.page import Examples, Truncated, by_hour, examples_of
from agendawatch.site.facts.proposals import state_of

_MOST = 60


class CaseStep(NamedTuple):
    """An item with the number, and the meeting that takes it up."""

    meeting: Meeting
    item: AgendaItem


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case in a municipality, as far as agendas and minutes tell that were read."""

    template: ClassVar[str] = "case"
    feeds: ClassVar[tuple[str, ...]] = ("ics", "atom")

    path: str
    municipality: Municipality
    reference: str
    """As it was written last."""
    title: str
    """Of the item that had it last."""
    been: Truncated[CaseStep]
    """By day and hour, the first of many left out."""
    ahead: tuple[CaseStep, ...]
    kept: frozenset[str]
    """Ids of the meetings whose sources are kept, and shown marked."""
    proposals: tuple[tuple[Proposal, str], ...]
    """Followed ones with the number, each with its status on the day."""

    @property
    def last(self) -> CaseStep | None:
        """The last step whose minutes tell what was decided; `None` without one."""
        return next((place for place in reversed(self.been) if place.item.decision), None)

    @property
    def examples(self) -> Examples:
        """What kinds of examples it shows."""
        return examples_of(*(place.meeting for place in (*self.been, *self.ahead)))


def case_steps(meetings: Iterable[Meeting], key: tuple[str, ...]) -> tuple[CaseStep, ...]:
    """Find the items of some meetings that have a case's number, by day and hour."""
    return tuple(
        CaseStep(meeting, item)
        for meeting in sorted(meetings, key=by_hour)
        for item in meeting.agenda or ()
        if item.reference and case_key(item.reference) == key
    )


def case_page(
    municipality: Municipality,
    steps: tuple[CaseStep, ...],
    *,
    proposals: Iterable[Proposal] = (),
    kept: frozenset[str] = frozenset(),
    today: dt.date,
) -> CasePage:
    """Gather what is known of a case; `steps` are all of it, and at least one."""
    newest = steps[-1].item
    reference = newest.reference or ""
    been = [step for step in steps if step.meeting.last_day < today]
    key = case_key(reference)
    numbered = (proposal for proposal in proposals if proposal.reference and case_key(proposal.reference) == key)
    return CasePage(
        path=case_path(municipality, reference),
        municipality=municipality,
        reference=reference,
        title=newest.title,
        been=Truncated.of(been[-_MOST:], len(been)),
        ahead=steps[len(been) :],
        kept=kept,
        proposals=tuple((proposal, state_of(proposal, today)) for proposal in numbered),
    )
