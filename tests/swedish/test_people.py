"""People: elected persons with their party and office; nobody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.swedish.people import find_people


@pytest.mark.parametrize(
    ("text", "name", "code", "title"),
    [
        ("Ada Ek (V) yrkar bifall", "Ada Ek", "V", None),
        ("Ada Ek, (V)", "Ada Ek", "V", None),
        ("Ada Ek (v)", "Ada Ek", "V", None),
        ("Ada Ek (V), kommunalråd, säger", "Ada Ek", "V", "kommunalråd"),
        ("Ada Ek (V), 2:e vice ordförande i socialnämnden", "Ada Ek", "V", "2:e vice ordförande i socialnämnden"),
        ("Ada Ek, kommunalråd (V)", "Ada Ek", "V", "kommunalråd"),
        ("Ada Ek, kommunalråd för Vänsterpartiet", "Ada Ek", "V", "kommunalråd"),
        ("Ada Ek, gruppledare för Feministiskt initiativ", "Ada Ek", "FI", "gruppledare"),
        ("Ada Ek, oppositionsråd för Liberalerna", "Ada Ek", "L", "oppositionsråd"),
        ("Eva-Lena Ek Åström (KD)", "Eva-Lena Ek Åström", "KD", None),
        ("Bo von Alm (M)", "Bo von Alm", "M", None),
        ("Ci af Berg (M)", "Ci af Berg", "M", None),
        ("Luis de la Roca (S)", "Luis de la Roca", "S", None),
        ("Åsa Öst-Ängdahl (SD)", "Åsa Öst-Ängdahl", "SD", None),
        ("Motion från Ada Ek (C)", "Ada Ek", "C", None),
        ("Enligt Ada Ek (C)", "Ada Ek", "C", None),
        ("Oppositionsrådet Ada Ek (C)", "Ada Ek", "C", None),
        ("Ordförande Bo By Ledamot Ada Ek (C)", "Ada Ek", "C", None),
        ("Ärendebeskrivning\nAda Ek (C)", "Ada Ek", "C", None),
        ("Ada\nEk (C)", "Ada Ek", "C", None),
        ("Ordföranden Ada Ek (EKP)", "Ada Ek", "EKP", None),
    ],
)
def test_an_elected_person_is_known_by_the_party(text: str, name: str, code: str, title: str | None) -> None:
    """Hyphens, particles and three names; an office is kept as written, a verb is none."""
    (person,) = find_people(text)

    assert (person.name, person.party and person.party.code, person.title) == (name, code, title)


def test_each_person_is_found_once_in_order() -> None:
    """With the office, wherever it is told."""
    people = find_people("Bo By (S) svarar Ada Ek (V). Ada Ek (V), kommunalråd, tackar Bo By (S).")

    assert [(person.name, person.title) for person in people] == [("Bo By", None), ("Ada Ek", "kommunalråd")]


def test_one_who_left_the_party_is_still_elected() -> None:
    """A hyphen stands where the letters did."""
    (person,) = find_people("Ada Ek (-) reserverar sig")

    assert (person.name, person.party) == ("Ada Ek", None)


def test_a_genitive_and_a_cut_name_are_nobody_new() -> None:
    """When the whole name stands elsewhere."""
    people = find_people("Bifall till Eva Ada Eks (V) yrkande. Eva\n\nAda Ek (V). Eva Ada Ek (V) tackar.")

    assert [person.name for person in people] == ["Eva Ada Ek"]


@pytest.mark.parametrize(
    "text",
    [
        "Västra Ekregionen (VER)",
        "Kunskapsförbundet Ek (KFE)",
        "Undertecknad medborgare, Ada Ek, bor på Ekvägen 3",
        "Ada Ek, 0300-12 34 56",
        "Kontakt: Ada Ek, pressekreterare",
        "Ada (V)",
        "Kommunstyrelsen (KS)",
        "Stadens Nya Bibliotek (PDF)",
        "Motion (V)",
        "Oppositionsrådet Ek (V)",
        "",
    ],
)
def test_nobody_else_is_kept(text: str) -> None:
    """Private persons, press contacts and things in brackets."""
    assert find_people(text) == ()


@given(st.text(alphabet=st.characters() | st.sampled_from("Ada Ek (V), råd")))
def test_no_text_is_too_strange_for_people(text: str) -> None:
    """Anything may stand on a page."""
    find_people(text)


@pytest.mark.parametrize("unit", ["Ada ", "Ada Ek, ", "Ada Ek, vice ", "Aa-Bb ", "(V) ", "Ada Ek (V), "])
def test_much_of_the_same_words_is_searched_for_people(unit: str) -> None:
    """Two hundred thousand of the same few letters are read to their end."""
    text = unit * (200_000 // len(unit))

    find_people(text)
