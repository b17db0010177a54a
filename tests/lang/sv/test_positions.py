"""Positions: who proposed, supported, opposed, reserved themselves or made a statement."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.headings import Place, Section
from agendawatch.lang.sv.positions import Stand, find_author, read_own_positions, read_positions, read_title_positions


def stands_in(text: str, place: Place = "lead", outcome: str = "unknown", title: str = "") -> tuple[Stand, ...]:
    """Read a text under a heading of some kind."""
    return read_positions([Section(place, "", text)], title=title, outcome=outcome)


def stood(*stands: Stand) -> set[str]:
    """Write who stood where: "M opponent"."""
    return {f"{stand.member.party} {stand.role}" for stand in stands}


WISHES = {
    "putting_off": ("referred_back", "proposer"),
    "today": ("referred_back", None),
    "own": ("approved", "proposer"),
    "rejecting": ("approved", "opponent"),
    "approving": ("approved", "supporter"),
    "following": ("rejected", "opponent"),
}
"""An outcome under which each wish makes a role that tells it from what is near, on a motion; none where it is no side."""


def role_of(wish: str, outcome: str) -> set[str]:
    """Read the role of somebody who asked for something about a motion."""
    return {stand.role for stand in stands_in(f"Bo Ek (M) {wish}.", "claims", outcome, "Motion om bad")}


@pytest.mark.parametrize(
    ("gives", "wish"), [(row["gives"], wish) for row in load("positions")["wish"] for wish in row["yes"]]
)
def test_what_was_asked_for_tells_the_role(gives: str, wish: str) -> None:
    """Each row of wishes."""
    outcome, role = WISHES[gives]

    assert role_of(wish, outcome) == ({role} if role else set())


@cases("text", "place", "outcome", "title", "stands", stands=list)
def test_who_stood_where(text: str, place: Place, outcome: str, title: str, stands: list[str]) -> None:
    """By what they asked for and what became of it; each section is asked for what it tells, and who chairs finds for the body."""
    assert sorted(stood(*stands_in(text, place, outcome, title))) == stands


@cases("decided", "claims", "stands", stands=list)
def test_only_the_proposal_that_was_followed_tells_a_side(decided: str, claims: str, stands: list[str]) -> None:
    """Whoever refuses a proposal that refused a motion is for it; what another proposed is not told by the outcome."""
    sections = [Section("decision", "Beslut", decided), Section("claims", "Yrkanden", claims)]
    read = read_positions(sections, title="Motion om bad", outcome="rejected")

    assert sorted(stood(*(it for it in read if it.role in {"supporter", "opponent"}))) == stands


def test_a_report_tells_what_its_party_asked_for() -> None:
    """Who says "vi yrkade avslag" is against."""
    assert read_own_positions("Vi moderater yrkade avslag.") == ("opponent",)


def test_a_letter_may_be_wrong_in_a_name() -> None:
    """Who has the same last name, and nobody else has it, is meant; another's last name is another's."""
    text = "Jens Christian Berlin (L) yrkar avslag. Ordföranden ställer {} yrkande mot förslaget."
    own = stands_in(text.format("Jens Christan Berlins"))
    others = stands_in(text.format("Eva Holms"))

    assert {(stand.member.person, stand.role) for stand in own} == {("Jens Christian Berlin", "opponent")}
    assert {stand.member.person for stand in others} == {"Jens Christian Berlin", "Eva Holm"}


def test_a_genitive_is_no_part_of_a_name() -> None:
    """The claim in "Maria Holsts yrkande" is Maria Holst's."""
    (stand,) = stands_in("Nämnden bifaller Maria Holsts (M) tilläggsyrkande.")

    assert stand.member.person == "Maria Holst"


def test_what_points_at_a_claim_does_not_propose_anew() -> None:
    """Whose yrkande the body followed is told by what they asked for."""
    sections = [
        Section("claims", "Yrkanden", "Maria Holst (M) yrkar bifall till förslaget. Bo Ek (V) yrkar avslag."),
        Section("order", "Beslutsgång", "Ordföranden finner att nämnden bifaller Maria Holsts (M) yrkande."),
    ]

    assert stood(*read_positions(sections)) == {"M supporter", "V opponent"}


@cases("title", "people", people=list)
def test_a_title_tells_who_made_it(title: str, people: list[str]) -> None:
    """Those who made a motion; not those whom it is put to, nor those who resign."""
    assert [stand.member.person for stand in read_title_positions(title)] == people


@pytest.mark.parametrize("title", ["Motion (SD) om böneutrop", "Motion om böneutrop (SD)", "SD:s motion om böneutrop"])
def test_a_title_tells_whose_it_is(title: str) -> None:
    """A party behind the word, at the end, or in the genitive."""
    assert stood(*read_title_positions(title)) == {"SD proposer"}


@cases("text", "letters")
def test_who_speaks_is_told_by_the_name_they_give_themselves(text: str, letters: str | None) -> None:
    """At the head, at the foot, or behind "vi"; a party that is only named does not speak."""
    assert find_author(text) == letters
