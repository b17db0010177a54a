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


def test_who_asks_to_have_it_sent_back_proposed_what_was_done() -> None:
    """Where a motion was decided after all, it is no side; what is asked for in second place is one."""
    assert role_of("yrkar återremiss", "referred_back") == {"proposer"}
    assert role_of("yrkar återremiss", "approved") == set()
    assert role_of("yrkar i första hand återremiss, i andra hand avslag på motionen", "approved") == {"opponent"}
    assert role_of("yrkar återremiss", "unknown") == {"proposer"}


def test_who_follows_the_boards_proposal_on_a_motion_that_was_refused_was_against_it() -> None:
    """Outside motions the board's proposal is the matter."""
    text = "Bo Ek (M) yrkar bifall till kommunstyrelsens förslag."

    assert stood(*stands_in(text, "claims", "rejected", "Motion om bad")) == {"M opponent"}
    assert stood(*stands_in(text, "claims", "rejected", "Taxa för bad")) == {"M supporter"}
    assert stood(*stands_in(text, "claims", "unknown", "Motion om bad")) == set()


def of_motion(decided: str, claims: str) -> set[str]:
    """Read who was for or against a motion that was refused."""
    sections = [Section("decision", "Beslut", decided), Section("claims", "Yrkanden", claims)]
    stands = read_positions(sections, title="Motion om bad", outcome="rejected")
    return stood(*(it for it in stands if it.role in {"supporter", "opponent"}))


def test_only_the_proposal_that_was_followed_tells_a_side() -> None:
    """What another proposed is not told by the outcome, and beside an avslag of somebody's own it is something else."""
    follows = "Bo Ek (M) yrkar bifall till kommunstyrelsens förslag."
    others = "Eva Öst (V) yrkar bifall till förslaget från V och MP i kommunstyrelsen."

    assert of_motion("Enligt kommunstyrelsens förslag:\n\nMotionen avslås.", f"{follows} {others}") == {"M opponent"}
    assert of_motion("Enligt yrkande från V och MP:\n\nMotionen avslås.", f"{follows} {others}") == {"V opponent"}
    assert of_motion("Motionen avslås.", f"{follows} Ada Al (C) yrkar avslag på motionen.") == {"C opponent"}


def test_to_refuse_a_proposal_is_no_stand_against_the_motion() -> None:
    """Whoever refuses a proposal that refused it is for the motion, where it was followed; of other claims nothing is told."""
    decided = "Enligt kommunstyrelsens förslag:\n\nMotionen avslås."

    assert of_motion(decided, "Bo Ek (M) yrkar avslag på kommunstyrelsens förslag.") == {"M supporter"}
    assert of_motion(decided, "Bo Ek (M) yrkar avslag på yrkandet från V.") == set()
    assert of_motion(decided, "Bo Ek (M) yrkar att motionen avslås samt avslag på yrkandet från V.") == {"M opponent"}


def test_a_report_tells_what_its_party_asked_for() -> None:
    """Who says "vi yrkade avslag" is against."""
    assert read_own_positions("Vi moderater yrkade avslag.") == ("opponent",)


@cases("text")
def test_who_chairs_proposes_nothing_by_putting_the_question(text: str) -> None:
    """What the chair finds is the body's."""
    assert stands_in(text, "order") == ()


def test_who_chairs_may_ask_for_something() -> None:
    """As any member may."""
    assert stood(*stands_in("Ordföranden Ada Ek (S) yrkar bifall till motionen.", "claims")) == {"S supporter"}


@cases("text")
def test_what_is_not_meant_is_nobodys_stand(text: str) -> None:
    """Denied, conditional, planned, asked, or something else that people do."""
    assert stands_in(text) == ()


def test_the_nearest_of_two_did_it() -> None:
    """And only they."""
    assert stood(*stands_in("Bo Ek (M) talar för planen men Eva Öst (V) reserverar sig.")) == {"V reservation"}


def test_each_section_is_asked_for_what_it_tells() -> None:
    """A section of reservations is asked for nothing else; background tells who raised the matter."""
    text = "Bo Ek (M) yrkar avslag. Eva Öst (V) reserverar sig."

    assert stood(*stands_in(text, "reservation")) == {"V reservation"}
    assert stood(*stands_in("Motionen är väckt av Eva Öst (V).", "background")) == {"V proposer"}
    assert stands_in(text, "dispatch") == ()


def test_who_agrees_stands_where_whoever_asks_does() -> None:
    """Whoever agrees with a rejection is against; a supporter's word for the motion itself is not."""
    text = "Karin Alm (M) yrkar, med instämmande av Ola Ren (KD), avslag på motionen. Den stöds av Eva Öst (V)."

    assert stood(*stands_in(text, "claims")) == {"M opponent", "KD opponent", "V supporter"}


def test_a_denied_statement_is_none() -> None:
    """Under the heading of statements neither."""
    assert stands_in("Mia Ro (L) får inte lämna någon protokollsanteckning.", "statement") == ()


def test_names_alone_have_their_headings_role() -> None:
    """A list under "Reservation"; what a statement says of others is not theirs."""
    assert stood(*stands_in("Moderaterna (M) och Liberalerna (L)", "reservation")) == {"M reservation", "L reservation"}
    assert stood(
        *stands_in("Ola Ren (KD) anser att planen är bra.\nVi såg motionen från Centerpartiet.", "statement")
    ) == {"KD statement"}


def test_a_name_without_party_is_who_had_one_before() -> None:
    """Later sentences leave the letters out."""
    found = stands_in("Bo Ek (SD) yrkar avslag. Bo Ek reserverar sig mot beslutet.")

    assert stood(*found) == {"SD opponent", "SD reservation"}


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
