"""Lists of people and parties: who is in them, and where one ends."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.people import groups
from agendawatch.lang.sv.tokens import tokenize

LISTED = [
    ("Yrkande från M, S, V, MP, L och C", [["M", "S", "V", "MP", "L", "C"]]),
    ("Bo Ek (M), Eva Öst (V) samt ordföranden Ada Ek (S) röstar", [["M", "V", "S"]]),
    ("Bo Ek (M), tjänstgörande ersättarna Eva Öst (V) och\nAda Ek (S) röstar", [["M", "V", "S"]]),
    ("Bo Ek (M) yrkar. Eva Öst (V) yrkar.", [["M"], ["V"]]),
    ("Moderaternas motion", [["M"]]),
    ("Vänsterpartiet (V) och Moderaterna (M)", [["V", "M"]]),
    ("SD:s motion, M- och KD-grupperna", [["SD"], ["M", "KD"]]),
    ("MP-gruppen lämnar två motioner", [["MP"]]),
    ("förslag från v, s och mp", [["V", "S", "MP"]]),
    ("(M), (C), (FP), (KD) och (MP) – avstod", [["M", "C", "FP", "KD", "MP"]]),
    ("Siv Ek (Exempelbys väl) och Per Al (-)", [["Exempelbys väl", None]]),
    ("Eva Öst (V) m.fl. har en motion", [["V"]]),
    ("Bara SD stödde den", [["SD"]]),
]
NOBODY = [
    "Exploatering i Bålsta C, etapp 1",
    "Se bilaga S",
    "Klass C byggs",
    "av (S)tyret",
    "Anna Ek (kommunsekreterare)",
    "Alternativ V 12 förordas",
]


@pytest.mark.parametrize(("text", "parties"), LISTED)
def test_lists_are_found(text: str, parties: list[list[str | None]]) -> None:
    """Letters, names and people, whatever links them; a full stop parts them."""
    assert [[member.party for member in group.members] for group in groups(tokenize(text))] == parties


@pytest.mark.parametrize("text", NOBODY)
def test_letters_of_other_things_are_no_party(text: str) -> None:
    """A place's, an appendix's, a class's; an officer has a title and no party."""
    assert [member.party for group in groups(tokenize(text)) for member in group.members if member.party] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ordföranden Ada Ek (S) yrkar bifall.", ["Ada Ek"]),
        ("Därefter Maria B Nilsson (S) och Bo Ek (M)", ["Maria B Nilsson", "Bo Ek"]),
        ("Reservation Jan-Erik af Ek (M)", ["Jan-Erik af Ek"]),
        ("Kristdemokraterna Ulf Per och Jon Al har lämnat motionen", ["Ulf Per", "Jon Al"]),
        ("Moderaternas Eva Al yrkar bifall", ["Eva Al"]),
        ("Pamela Ek Ludvigsson\n(S)", ["Pamela Ek Ludvigsson"]),
    ],
)
def test_a_title_before_a_name_is_not_part_of_it(text: str, names: list[str]) -> None:
    """Whoever chairs is called by name, and so is who stands first on a line."""
    assert [member.person for group in groups(tokenize(text)) for member in group.members if member.person] == names


def test_a_genitive_ends_a_list() -> None:
    """What a party owns is not done by who stands beside it."""
    found = groups(tokenize("Bo Ek (M), Moderaternas yrkande"))

    assert [group.genitive for group in found] == [True] or [len(group.members) for group in found] == [2]


@pytest.mark.parametrize(
    "text", ["Motion (KIV) om bad", "Tilläggsyrkandet (KIV) föll", "Yrkande från (KIV)", "Motion (S, V) och (KIV)"]
)
def test_unknown_letters_are_a_local_party(text: str) -> None:
    """Behind what a party makes, and in a list."""
    assert "KIV" in [member.party for group in groups(tokenize(text)) for member in group.members]


@pytest.mark.parametrize(
    "text", ["aktivitetsansvaret (KAA)", "Göteborgsregionens kommunalförbund (GR) förslag", "Miljöbalken (MB)"]
)
def test_unknown_letters_are_a_short_name(text: str) -> None:
    """Behind the words that they shorten."""
    assert groups(tokenize(text)) == ()


def test_a_company_is_nobody() -> None:
    """Its name has no party, and begins with what it is."""
    assert groups(tokenize("Företaget Livetec har lämnat in ett förslag.")) == ()


def test_a_town_is_nobody() -> None:
    """Its name ends with what it is; a person's may begin like it."""
    assert groups(tokenize("Frågan gäller Ekebys Stads policy i Västra Kommun.")) == ()
    assert len(groups(tokenize("Ada Stadsberg har lämnat in ett förslag."))) == 1


def test_a_partys_own_members_are_the_party() -> None:
    """What "SD:s båda ledamöter yrkade" tells is what SD did; "SD:s motion" is SD's."""
    did = groups(tokenize("SD:s båda ledamöter yrkade återremiss"))
    has = groups(tokenize("SD:s motion avslogs"))

    assert [group.genitive for group in (*did, *has)] == [False, True]
