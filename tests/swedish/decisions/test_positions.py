"""Positions: who proposed, supported, opposed, reserved themselves or made a statement."""

from __future__ import annotations

import pytest

from agendawatch.model import PositionRole
from agendawatch.swedish.decisions.positions import (
    distinct,
    find_author,
    find_own_positions,
    find_positions,
    find_title_positions,
    find_vote_positions,
)
from agendawatch.swedish.names.party_names import party

STOOD = [
    ("Bo Ek (M) yrkar bifall till förslaget.", {("M", "proposer")}),
    ("Efter begäran av Bo Ek (M) återremitterades ärendet.", {("M", "proposer")}),
    ("Bo Ek (M) fick inget gehör för sin motion.", {("M", "proposer")}),
    ("S och C presenterade i dag sin budget.", {("S", "proposer"), ("C", "proposer")}),
    ("Motionen, som kom från Centerpartiet, föll.", {("C", "proposer")}),
    ("M och L hade en gemensam budget som föll.", {("M", "proposer"), ("L", "proposer")}),
    ("Förslaget stöddes bara av SD.", {("SD", "supporter")}),
    ("Kristdemokraterna fick med sig Moderaterna på en återremiss.", {("KD", "proposer"), ("M", "supporter")}),
    ("KF avslår Joel Bo (V) motion om karensdagen.", {("V", "proposer")}),
    ("Då begärde Bo Ek (M) återremiss.", {("M", "proposer")}),
    ("Motionen väcktes av Centerpartiet.", {("C", "proposer")}),
    ("KF bordlägger Anna Bergs (KD) interpellation.", {("KD", "proposer")}),
    ("Yrkande S, V, MP: avslag.", {("S", "proposer"), ("V", "proposer"), ("MP", "proposer")}),
    ("Vi fick med oss S och C på vårt förslag.", {("S", "supporter"), ("C", "supporter")}),
    ("Bara M ville se förslaget bli verklighet.", set()),
    ("S, C och L röstade ner den.", {("S", "opponent"), ("C", "opponent"), ("L", "opponent")}),
    ("V ville ha fler bänkar och lämnade en protokollsanteckning.", {("V", "proposer"), ("V", "statement")}),
    ("Cykelväg till Ro. Inlämnad 2021-03-02 av Centerpartiet.", {("C", "proposer")}),
    ("Följande motioner har lämnats in: Bo Ek (M), om bad.", {("M", "proposer")}),
    (
        "Nämnden antog majoritetens (S, C) budget. M hade ett eget förslag.",
        {("S", "proposer"), ("C", "proposer"), ("M", "proposer")},
    ),
    ("Vi fick stöd av KD men de övriga partierna röstade emot.", {("KD", "supporter")}),
    ("Motion från Eva Öst (V) om bad", {("V", "proposer")}),
    ("Liberalernas motion om bad", {("L", "proposer")}),
    ("Eva Öst (V) m.fl. har en motion om bad.", {("V", "proposer")}),
    ("Motionären Eva Öst (V) talade.", {("V", "proposer")}),
    ("Eva Öst (V): Bifall till motionen.", {("V", "proposer")}),
    ("Mot beslutet reserverar sig Bo Ek (M).", {("M", "reservation")}),
    ("Bo Ek (M) reserverar sig mot beslutet.", {("M", "reservation")}),
    ("Reservation: M, KD", {("M", "reservation"), ("KD", "reservation")}),
    ("Särskilt yttrande från L", {("L", "statement")}),
    ("Särskilt yttrande: L", {("L", "statement")}),
    ("Samtliga KD-ledamöter reserverar sig.", {("KD", "reservation")}),
    ("Moderaterna var för, Vänsterpartiet emot.", {("M", "supporter"), ("V", "opponent")}),
    ("Representanterna från S och V antecknar som yttrande en skrivelse.", {("S", "statement"), ("V", "statement")}),
    ("Bo Ek (M) lämnar följande protokollsanteckning:", {("M", "statement")}),
    ("Sverigedemokraterna ställde sig bakom motionen.", {("SD", "supporter")}),
    ("Motionen fick stöd från C.", {("C", "supporter")}),
    ("Centerpartiet röstade nej.", {("C", "opponent")}),
    ("Bo Ek (M) väljs till ordförande.", set()),
    ("Bo Ek (M) deltar inte i beslutet.", set()),
    ("Bo Ek (M) svarar på interpellationen.", set()),
]


@pytest.mark.parametrize(("text", "stood"), STOOD)
def test_a_stand_is_read(text: str, stood: set[tuple[str, str]]) -> None:
    """The verb behind a list, or the noun before it, tells what they did."""
    assert {(p.party.code, p.role.value) for p in find_positions(text) if p.party} == stood


def test_only_asked_roles_are_found() -> None:
    """A section of reservations is asked for nothing else."""
    text = "Bo Ek (M) yrkar avslag. Eva Öst (V) reserverar sig."

    found = find_positions(text, roles={PositionRole.RESERVATION})

    assert [str(position.person) for position in found] == ["Eva Öst (V)"]


@pytest.mark.parametrize(
    ("title", "people"),
    [
        ("Motion om bad - Bo Ek (M) och Eva Öst (V)", ["Bo Ek (M)", "Eva Öst (V)"]),
        ("Interpellation från Eva Öst (V) till Bo Ek (M) om bad", ["Eva Öst (V)"]),
        ("Avsägelse av uppdrag - Bo Ek (M)", []),
        ("Val av ersättare efter Bo Ek (M)", []),
    ],
)
def test_a_title_tells_who_made_it(title: str, people: list[str]) -> None:
    """Those who made a motion; not those whom it is put to, nor those who resign."""
    assert [str(position.person) for position in find_title_positions(title)] == people


def test_those_named_in_a_vote_stood_with_or_against_what_was_decided() -> None:
    """The larger figure tells which side won."""
    found = find_vote_positions("Eva Öst (V) röstar Ja (2). Bo Ek (M) röstar Nej (5).")

    assert [(p.party.code, p.role.value) for p in found if p.party] == [("V", "opponent"), ("M", "supporter")]


def test_a_partys_own_report_tells_its_own_motion() -> None:
    """Whose page it is tells whose "vår motion" is."""
    ours = party("MP")
    assert ours is not None

    assert [p.role.value for p in find_own_positions("Vi yrkade bifall.", ours)] == ["proposer"]
    assert find_own_positions("Fullmäktige sa ja.", ours) == ()


def test_who_proposed_does_not_support_too() -> None:
    """One stand for each: the proposal is the stronger."""
    found = find_positions("Bo Ek (M) yrkar bifall. Moderaterna röstade för förslaget.")

    assert [p.role.value for p in distinct(found)] == ["proposer"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Motionen avslogs. Ingen stödde oss i Vänsterpartiet.", "V"),
        ("Vi moderater är nöjda.", "M"),
        ("Vänsterpartiet: Motionen avslogs.", "V"),
        ("Motionen avslogs.\n/Liberalerna", "L"),
        ("Motionen avslogs.\nHälsningar, Centerpartiet", "C"),
        ("Vi i byalaget stöds av Moderaterna.", None),
        ("Motionen från Moderaterna avslogs.", None),
        ("Alla som bor i byn stödde Moderaterna: det blev bad.", None),
    ],
)
def test_who_speaks_is_told_by_the_name_they_give_themselves(text: str, code: str | None) -> None:
    """At the head, at the foot, or behind "vi"; a party that is only named does not speak."""
    author = find_author(text)

    assert (author.code if author else None) == code


@pytest.mark.parametrize("text", ["Vi reserverade oss.", "Därför reserverade vi oss.", "Läs vår reservation."])
def test_a_party_tells_of_its_own_reservation(text: str) -> None:
    """As of its own motion."""
    of = party("L")

    assert of is not None
    assert [one.role for one in find_own_positions(text, of)] == [PositionRole.RESERVATION]
