"""Handing on: to which body a matter goes next, and what only looks like it."""

from __future__ import annotations

import pytest
from tests.cases import cases, table

from agendawatch.lang.sv.decisions import read_verdict
from agendawatch.lang.sv.handing_on import find_marked_next, find_next
from agendawatch.lang.sv.headings import Place, Section
from agendawatch.lang.sv.tokens import Body

BOARD, COUNCIL = Body("board"), Body("council")


def _body(words: str) -> Body:
    return Body(*words.split())


def goes_to(text: str, own: Body | None = None, outcome: str = "approved", place: Place = "decision") -> str | None:
    """Read where a text under a heading sends its matter."""
    found = find_next([Section(place, "Beslut" if place == "decision" else "", text)], own, outcome, "Plan för kultur")
    return found.words if found is not None else None


def test_what_a_heading_proposes_goes_up_where_nothing_else_is_told() -> None:
    """News that ends with the proposal; in the council's own paragraph the same heading sends nothing on."""
    proposal = [Section("proposal", "Kommunstyrelsens förslag till kommunfullmäktiges beslut:", "Borgen ingås.")]
    decided = [*proposal, Section("decision", "Beslut", "Borgen ingås.")]

    assert str(find_next(proposal, None, "unknown")) == "kommunfullmäktiges"
    assert find_next(decided, COUNCIL, "approved") is None


def test_a_title_that_is_no_decision_hides_no_proposal() -> None:
    """What is left of a headline behind its colon is no place where something was decided."""
    told = [
        Section("decision", "", "Badet stängs inte"),
        Section("lead", "", "Badutskottet beslutade att föreslå kommunstyrelsen att behålla badet."),
    ]
    assert str(find_next(told, None, "approved", "Beslut i badutskottet")) == "kommunstyrelsen"


def test_who_has_decided_is_not_next() -> None:
    """In a tale of nobody's own, that goes on from the proposal to what became of it."""
    proposed = "Kommunstyrelsen föreslog kommunfullmäktige att anta planen."

    assert goes_to(proposed, place="lead") == "kommunfullmäktige"
    assert goes_to(f"{proposed} Kommunfullmäktige antog planen.", place="lead") is None


@pytest.mark.parametrize("place", ["lead", "decision"])
@cases("text", "own", "outcome", own=_body)
def test_what_others_send_is_background(text: str, own: Body, outcome: str, place: Place) -> None:
    """Another body's proposal, another day's, another matter's, a task, a copy, a condition."""
    assert goes_to(text, own, outcome, place) is None


@pytest.mark.parametrize("place", ["lead", "decision"])
@cases("text", "own", "outcome", "body", own=_body)
def test_what_this_body_sends_goes_there(text: str, own: Body | None, outcome: str, body: str, place: Place) -> None:
    """Whether told under a heading or not."""
    assert goes_to(text, own, outcome, place) == body


@cases("kind", "heading", "text", "body")
def test_headings_and_subjects_name_the_higher_body(kind: Place, heading: str, text: str, body: str | None) -> None:
    """A heading ("Förslag till beslut i …"), or the body that the proposed decision speaks of."""
    found = find_next([Section(kind, heading, text)], Body("subcommittee", "arbets"), "approved")

    assert (found.words if found else None) == body


def test_a_decision_that_follows_a_proposal_goes_where_that_goes() -> None:
    """By "enligt kontorets förslag" goes to the council what the office proposed to it."""
    proposal = Section("proposal", "Förslag till beslut i kommunstyrelsen och kommunfullmäktige", "Taxan antas.")
    follows = Section("decision", "Beslut", "Enligt kontorets förslag.")
    other = Section("decision", "Beslut", "Taxan avslås.")

    assert str(find_next([proposal, follows], BOARD, "approved")) == "kommunfullmäktige"
    assert find_next([proposal, other], BOARD, "rejected") is None


@pytest.mark.parametrize("kind", ["background", "dispatch", "claims", "proposal"])
def test_only_what_is_decided_sends(kind: Place) -> None:
    """Background and those who get a copy are no way on."""
    told = Section(kind, "", "Ärendet överlämnas till kommunfullmäktige.")

    assert find_next([told, Section("decision", "Beslut", "Taxan antas.")], BOARD, "approved") is None


def test_a_lists_line_sends_a_matter_behind_its_mark() -> None:
    """A dash or a colon, and "till" behind it; a title's own "till" sends nothing."""
    assert str(find_marked_next("Utegym vid sjön – till tekniska nämnden för beslut")) == "tekniska nämnden"
    assert find_marked_next("Bidrag till kulturnämnden") is None


PUT = table(__file__, "PUT")


@pytest.mark.parametrize(("text", "outcome"), PUT)
def test_what_a_board_puts_to_the_council_is_its_stand(text: str, outcome: str) -> None:
    """Whatever it advised and decided besides, and whoever asked for it."""
    assert read_verdict([Section("decision", "", text)], BOARD, "Motion om bad", numbered=True).outcome == outcome
    assert goes_to(text, BOARD, outcome) == "kommunfullmäktige"


def test_what_a_board_decides_itself_is_put_to_nobody() -> None:
    """The same advice without a proposal, and a proposal of somebody else's."""
    alone = (
        "Kommunstyrelsen tillstyrker yrkande från S, V och MP den 3 maj 2029 och lägger rapporten till handlingarna."
    )
    others = "Bo Ek (M) föreslår att kommunfullmäktige beslutar:\n\nMotionen avslås."

    assert goes_to(alone, BOARD) is None
    assert goes_to(others, BOARD) is None
