"""Whose text an item is, where its document does not tell: by its number, its address, or who decides in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from agendawatch.lang.sv.attribution import actor_of
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.patterns import has_any
from agendawatch.lang.sv.tokens import Body, rank_of, signed_body, tokenize

__all__ = ["find_addressing_body", "find_own_body"]

_OF_MINUTES = frozenset({"disqualified", "reservation", "statement", "adjustment"})
"""Sections that only stand below what was decided."""
_SIGNED = re.compile(r"\W*(?P<whose>[A-ZÅÄÖa-zåäö]+)\s+§")
"""A number with whose it is before it: "KS § 12"."""


def find_own_body(title: str, sections: Sequence[Section]) -> Body | None:
    """Find whose text an item is; `None` where nothing in it tells.

    >>> find_own_body("KSAU § 12 Cykelplan", ())
    Body(kind='subcommittee', field='', place='')
    """
    texts = (title, *(section.text for section in sections))
    addressing = find_addressing_body(line for text in texts for line in text.split("\n"))
    if addressing is not None:
        return addressing
    signed = next((hit for text in texts if (hit := _SIGNED.match(text))), None)
    named = signed_body(signed["whose"]) if signed is not None else None
    decided = [section for section in sections if section.kind == "decision"]
    acting = (_acting(section) for section in decided)
    found = named or next((body for body in acting if body is not None), None) or _heading(decided)
    return found or (_proposing(sections) if not decided else None)


def _proposing(sections: Sequence[Section]) -> Body | None:
    """Find whose minutes end in a proposal: "Kommunstyrelsen föreslår kommunfullmäktige", and below it who had no part in it."""
    last = max((at for at, it in enumerate(sections) if it.kind == "proposal"), default=len(sections))
    if not any(it.kind in _OF_MINUTES for it in sections[last + 1 :]):
        return None
    tokens = tokenize(sections[last].heading)
    bodies = [it.value for it in tokens if isinstance(it.value, Body) and not it.genitive]
    proposes = has_any(tokens, "PROPOSE") and len(bodies) > 1
    return bodies[0] if proposes and bodies[1].kind == "council" and bodies[0].kind != "council" else None


def find_addressing_body(lines: Iterable[str]) -> Body | None:
    """Find whose document is addressed to the council: the board's.

    >>> find_addressing_body(["Till kommunfullmäktige"])
    Body(kind='board', field='', place='')
    """
    return Body("board") if any(_is_addressed(line) for line in lines) else None


def _is_addressed(line: str) -> bool:
    """Tell whether a line addresses a board's document to the council: "Till Göteborgs kommunfullmäktige"."""
    if "Till " not in line:
        return False
    *before, last = tokenize(line)
    council = isinstance(last.value, Body) and last.value.kind == "council" and not last.genitive
    town = before[-1].text[:1].isupper() and before[-1].low.endswith("s") if before else False
    to = before[-2] if town and len(before) > 1 else before[-1] if before else None
    return council and to is not None and to.text == "Till"


def _acting(section: Section) -> Body | None:
    """Find which body decides under a decision's heading: "Tekniska nämnden lägger uppföljningen till handlingarna"."""
    for sentence in section.prose.sentences:
        for clause in sentence.clauses:
            found = actor_of(clause, clause.finite[0]) if clause.kind == "main" and clause.finite else None
            if found is not None:
                return found.value if isinstance(found.value, Body) and rank_of(found.value) is not None else None
    return None


def _heading(decided: Sequence[Section]) -> Body | None:
    """Find whose decision a heading says it is: "Kommunstyrelsens beslut"."""
    owners = (section.owner.value for section in decided if section.owner is not None)
    return next((owner for owner in owners if isinstance(owner, Body)), None)
