"""What was decided on an item: by this body, at this meeting, about this matter; each claim with its clause and its rule.

A text is read from section to clause (`reading`). Each predicate that `rules/outcomes.toml` knows becomes a finding
(`findings`), with what it is about and who does it (`objects`), how it is meant, and why it does not count where it is not
tied to this matter, body and meeting (`evidence`). Those that count come to the conclusion (`choice`).
"""

from __future__ import annotations

from collections.abc import Sequence

from agendawatch.lang.sv.decisions.choice import conclude, find_own_body
from agendawatch.lang.sv.decisions.findings import Finding, Item, Matter, Reason, Refusal, Verdict
from agendawatch.lang.sv.decisions.reading import as_own, blank, read_item
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.tokens import Body

__all__ = ["Finding", "Reason", "Refusal", "Section", "Verdict", "read_verdict"]


def read_verdict(
    sections: Sequence[Section],
    own: Body | None = None,
    title: str = "",
    *,
    derived: bool = False,
    numbered: bool = False,
    summons: bool = False,
) -> Verdict:
    """Read what this body decided at this meeting about the title's matter; `unknown` where no clause asserts it.

    >>> read_verdict([Section("decision", "Beslut", "Motionen avslås.")]).outcome
    'rejected'

    `own` is the body whose text it is; where it is not known only bodies that are named assert, the highest of them.
    `derived` says that the title was taken out of the text: what the text speaks of is then the matter.
    `numbered` says that it is an item of minutes or of an agenda, where what is told of another day was decided then;
    `summons` that its document calls to the meeting: nothing is decided yet.
    """
    matter = Matter(title, derived, numbered)
    blanked = [blank(section, matter) for section in sections]
    own = own or find_own_body(title, blanked)
    item = Item(matter, own, [as_own(section, own) for section in blanked])
    read_item(item)
    verdict = conclude(item)
    if not summons:
        return verdict
    for finding in verdict.chosen:
        finding.refused = Refusal.SUMMONS
    return Verdict("unknown", Refusal.SUMMONS, (), verdict.findings)
