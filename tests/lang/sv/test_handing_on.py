"""Handing on: to which body a matter goes next, and what only looks like it."""

from __future__ import annotations

import pytest
from tests.cases import cases, table

from agendawatch.lang.sv.decisions import read_verdict
from agendawatch.lang.sv.handing_on import find_marked_next, find_next
from agendawatch.lang.sv.headings import Place, Section
from agendawatch.lang.sv.tokens import Body

BOARD, COUNCIL = Body("board"), Body("council")
BUILDING, SOCIAL = Body("committee", "byggnads"), Body("committee", "social")


def goes_to(text: str, own: Body | None = None, outcome: str = "approved", place: Place = "decision") -> str | None:
    """Read where a text under a heading sends its matter."""
    found = find_next([Section(place, "Beslut" if place == "decision" else "", text)], own, outcome, "Plan för kultur")
    return found.words if found is not None else None


def test_what_a_heading_proposes_goes_up_where_nothing_else_is_told() -> None:
    """News that ends with the proposal; in the council's own paragraph the same heading sends nothing on."""
    proposal = [Section("proposal", "Kommunstyrelsens förslag till kommunfullmäktiges beslut:", "Borgen ingås.")]
    decided = [*proposal, Section("decision", "Beslut", "Borgen ingås.")]
    assert [
        str(find_next(it, own, was)) for it, own, was in ((proposal, None, "unknown"), (decided, COUNCIL, "approved"))
    ] == [
        "kommunfullmäktiges",
        "None",
    ]


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


BACKGROUND = [
    ("Kulturnämnden föreslår kommunfullmäktige att anta planen. Kommunstyrelsen godkänner planen.", BOARD, "approved"),
    ("Kommunstyrelsen antar planen. Kommunfullmäktige antog den förra planen 2019.", BOARD, "approved"),
    ("Kommunstyrelsen antar planen. Den gamla planen överlämnades till kommunfullmäktige 2019.", BOARD, "approved"),
    ("Kommunfullmäktige antar planen. Motionen om bad remitteras till kulturnämnden.", COUNCIL, "approved"),
    ("Kommunfullmäktige antar planen. Motionen om en kiosk remitteras till kulturnämnden.", COUNCIL, "approved"),
    ("Kommunstyrelsen antar planen. Protokollet skickas till kulturnämnden.", BOARD, "approved"),
    ("Kommunstyrelsen antar planen. En kopia av beslutet överlämnas till kulturnämnden.", BOARD, "approved"),
    ("Kommunstyrelsen godkänner rapporten som överlämnats till kommunfullmäktige.", BOARD, "approved"),
    ("Kommunstyrelsen uppdrar åt kulturnämnden att ta fram en plan.", BOARD, "approved"),
    ("Kommunstyrelsen avslår begäran om att föreslå kommunfullmäktige en ny taxa.", BOARD, "rejected"),
    ("Kommunstyrelsen avslår förslaget att kommunfullmäktige ska anta en policy.", BOARD, "rejected"),
    ("Regionstyrelsen föreslår regionfullmäktige att anta yttrandet. Kommunstyrelsen noterar det.", BOARD, "noted"),
    ("Kommunfullmäktige i Kil föreslås anta planen.", BOARD, "noted"),
    ("Socialnämnden i grannkommunen överlämnade ärendet till kommunstyrelsen.", SOCIAL, "approved"),
    ("Ärendet avgörs i dag av kommunstyrelsen.", BOARD, "approved"),
    ("Byggnadsnämnden antar planen. Kommunfullmäktige har delegerat beslutet till nämnden.", BUILDING, "approved"),
    ("Kommunstyrelsen föreslår inte att kommunfullmäktige antar planen utan bordlägger ärendet.", BOARD, "tabled"),
    ("Kommunstyrelsen bordlägger ärendet. Kontoret föreslog kommunfullmäktige att anta planen.", BOARD, "tabled"),
    ("Tidigare har kommunstyrelsen föreslagit kommunfullmäktige en plan. Nu avslås den.", BOARD, "rejected"),
    ("Den 3 maj föreslog kommunstyrelsen kommunfullmäktige en plan. Kommunstyrelsen noterar det.", BOARD, "noted"),
    ("Kommunstyrelsen noterar att kulturnämnden föreslår kommunfullmäktige en plan.", BOARD, "noted"),
    ("Kommunstyrelsen besvarar remissen från byggnadsnämnden.", BOARD, "approved"),
    ("Kommunstyrelsen antar yttrandet och överlämnar det till socialdepartementet.", BOARD, "approved"),
    ("Kommunstyrelsen ger kontoret i uppdrag att bereda frågan inför kommunfullmäktige.", BOARD, "approved"),
    ("Ärendet ska ha behandlats av kommunfullmäktige senast i juni, anser motionären.", BOARD, "unknown"),
    ("Om medel saknas går ärendet vidare till kommunfullmäktige.", BOARD, "approved"),
    ("Revisorerna föreslår kommunfullmäktige att bevilja ansvarsfrihet.", BOARD, "unknown"),
    ("Valberedningen föreslår kommunfullmäktige en ledamot. Kommunfullmäktige väljer Ada Ek (S).", COUNCIL, "elected"),
    ("Ur motionen: ”Därför föreslår vi att kommunfullmäktige beslutar om en plan.”", BOARD, "unknown"),
]


@pytest.mark.parametrize("place", ["lead", "decision"])
@pytest.mark.parametrize(("text", "own", "outcome"), BACKGROUND)
def test_what_others_send_is_background(text: str, own: Body, outcome: str, place: Place) -> None:
    """Another body's proposal, another day's, another matter's, a task, a copy, a condition."""
    assert goes_to(text, own, outcome, place) is None


SENT = [
    ("Kommunfullmäktige beslutar att återremittera ärendet till kommunstyrelsen.", COUNCIL, "referred_back", "kommunstyrelsen"),
    ("Byggnadsnämnden beslutar att överlämna ärendet till kommunfullmäktige för antagande.", BUILDING, "approved", "kommunfullmäktige"),
    ("Socialnämnden hemställer hos kommunfullmäktige om två miljoner.", SOCIAL, "approved", "kommunfullmäktige"),
    ("Styrelsen tillstyrker planen och föreslår\natt kommunfullmäktige beslutar:\nPlanen antas.", BOARD, "approved", "kommunfullmäktige"),
    ("Nämnden beslutar\n1. att godkänna planen,\n2. att föreslå att kommunfullmäktige antar den.", BUILDING, "approved", "kommunfullmäktige"),
    ("Den 11 mars beslutade kommunstyrelsen att föreslå kommunfullmäktige en avgift.", None, "approved", "kommunfullmäktige"),
]  # fmt: skip


@pytest.mark.parametrize("place", ["lead", "decision"])
@pytest.mark.parametrize(("text", "own", "outcome", "body"), SENT)
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

    found = find_next([proposal, follows], BOARD, "approved")

    assert found is not None
    assert found.words == "kommunfullmäktige"
    assert find_next([proposal, other], BOARD, "rejected") is None


def test_what_is_withdrawn_goes_nowhere() -> None:
    """Though it was on its way."""
    assert goes_to("Kommunstyrelsen föreslår kommunfullmäktige planen. Ärendet utgår.", BOARD, "withdrawn") is None


def test_only_what_is_decided_sends() -> None:
    """Background and those who get a copy are no way on."""
    decided = Section("decision", "Beslut", "Taxan antas.")
    for kind in ("background", "dispatch", "claims", "proposal"):
        told = Section(kind, "", "Ärendet överlämnas till kommunfullmäktige.")
        assert find_next([told, decided], BOARD, "approved") is None


def test_a_lists_line_sends_a_matter_behind_its_mark() -> None:
    """A dash or a colon, and "till" behind it; a title's own "till" sends nothing."""
    found = find_marked_next("Utegym vid sjön – till tekniska nämnden för beslut")

    assert found is not None
    assert found.words == "tekniska nämnden"
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
