"""Where a matter goes next: the organization that a decision hands it to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agendawatch.lang.sv.headings import Section
from agendawatch.model.item import Outcome
from agendawatch.model.organization import Organization
from agendawatch.swedish.decisions.handing_on import find_addressed, find_handed_to, find_proposed_to
from agendawatch.swedish.decisions.voices import speaks_itself
from agendawatch.swedish.names.organizations import find_organizations

__all__ = ["find_next"]

_BY_PROPOSAL = re.compile(r"(?i)\b(?:enligt|i enlighet med|bif\w+)\s[^.]{0,60}?förslag")
"""A decision that follows a proposal says by it where the matter goes."""
_STAYS = {Outcome.TABLED, Outcome.WITHDRAWN, Outcome.UNKNOWN}


def find_next(sections: Sequence[Section], outcome: Outcome) -> Organization | None:
    """Find the organization that the matter goes to; `None` when the text sends it nowhere."""
    for section in sections:
        if section.kind == "decision_above":
            above = find_proposed_to(f"{section.heading}: {section.text}") or find_addressed(section.text)
            if above is not None:
                return above
    decided = [s for s in sections if s.kind in {"decision", "decision_above"} and s.text]
    where = decided or [
        s
        for s in sections
        if s.kind == "lead" or (s.kind == "proposal" and speaks_itself(f"{s.heading}: {s.text}"))
    ]
    text = "\n\n".join(
        f"{s.heading}\n{s.text}" if re.search(r"(?i)beslutar|föreslår", s.heading) else s.text for s in where
    )
    found = find_handed_to(text, stays=outcome in _STAYS)
    if found is None and outcome not in _STAYS and _BY_PROPOSAL.search(text):
        proposals = (f"{s.heading}: {s.text}" for s in sections if s.kind == "proposal")
        heads = " ".join(s.heading for s in sections if s.kind == "decision")
        mine = {named.organization for named in find_organizations(heads)}
        return next((to for said in proposals if (to := find_proposed_to(said)) is not None and to not in mine), None)
    if found is None and decided and outcome not in _STAYS:
        upwards = (s.heading for s in sections if s.kind == "proposal" and speaks_itself(s.heading))
        return next((to for said in upwards if (to := find_proposed_to(f"{said}:")) is not None), None)
    return found
