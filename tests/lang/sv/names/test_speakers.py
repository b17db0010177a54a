"""People who speak in public office, and those who are left out."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.speakers import find_elected, find_speakers

FOUND = [
    ("– Nu räcker det, säger oppositionsrådet Ada Ek (V).", [("Ada Ek", "oppositionsrådet", "V")]),
    (
        "Det är fel, säger Karin Ström (MP), ledamot i socialnämnden.",
        [("Karin Ström", "ledamot i socialnämnden", "MP")],
    ),
    ("säger Stina Dal, gruppledare för Feministiskt initiativ", [("Stina Dal", "gruppledare", "FI")]),
    ("Lars von Essen, gruppledare (M), menar det.", [("Lars von Essen", "gruppledare", "M")]),
    ("säger kommunstyrelsens ordförande Eva-Lena Öhman (S)", [("Eva-Lena Öhman", "kommunstyrelsens ordförande", "S")]),
    ("skriver Egon Frisk i partiets motion", [("Egon Frisk", None, None)]),
    ("I fullmäktige valdes Annika Walker till ordförande.", [("Annika Walker", None, None)]),
    ("Gruppledare Ada Ek (V) och ersättare Bo By (V)", [("Ada Ek", "Gruppledare", "V"), ("Bo By", "ersättare", "V")]),
    ("Ada Ek och Bo By, båda ledamöter för Centerpartiet", [("Ada Ek", "ledamöter", "C"), ("Bo By", "ledamöter", "C")]),
    ("Motionen är skriven av Ada Ek och Bo By (KD).", [("Ada Ek", None, None), ("Bo By", None, "KD")]),
    ("Ada Ek\nKommunalråd (S)", [("Ada Ek", "Kommunalråd", "S")]),
    ("Ada Eks (C) avgång krävs. Ada Ek vägrar.", [("Ada Eks", None, "C")]),
    (
        "Medverkar gör Ada Ek (M), Bo By (KD) och Ci Dal (L).",
        [("Ada Ek", None, "M"), ("Bo By", None, "KD"), ("Ci Dal", None, "L")],
    ),
    ("Vi kan bättre, skriver Ada Ek och Bo By (båda V).", [("Ada Ek", None, None), ("Bo By", None, "V")]),
    ("Ada Ek från S trodde på det, liksom Bo By i Centerpartiet.", [("Ada Ek", None, "S"), ("Bo By", None, "C")]),
    ("Ada Ek blir nytt kommunalråd för Moderaterna.", [("Ada Ek", "kommunalråd", "M")]),
    ("Motionen från liberalerna Ada Ek och Bo By", [("Ada Ek", None, "L"), ("Bo By", None, None)]),
    ("Till utskottet valdes Ada Ek och undertecknad.", [("Ada Ek", None, None)]),
    ("Vi valde Ada Ek och Bo By som ersättare.", [("Ada Ek", None, None), ("Bo By", "ersättare", None)]),
    ("jag och Ada Ek, FP:s ersättare i nämnden", [("Ada Ek", "ersättare i nämnden", None)]),
    ("Ada Ek ny ordförande för Vänsterpartiet", [("Ada Ek", "ordförande", "V")]),
    ("Ada Ek har valts till ny gruppledare.", [("Ada Ek", "gruppledare", None)]),
    ("ja till Ada Eks (C) motion om ridvägar", [("Ada Ek", None, "C")]),
    ("Ada Eks budgettal i fullmäktige", [("Ada Ek", None, None)]),
    ("Både Ada Ek och undertecknad pläderade.", [("Ada Ek", None, None)]),
    ("En interpellation till Ada Ek om skolan", [("Ada Ek", None, None)]),
    ("Motionen från Vänsterpartiet via Ada Ek", [("Ada Ek", None, None)]),
    (
        "till ordförande i teknik- och fritidsnämnden, Ada Ek",
        [("Ada Ek", "ordförande i teknik- och fritidsnämnden", None)],
    ),
    ("Ada Ek, fullmäktiges förste vice ordförande, sa nej.", [("Ada Ek", "fullmäktiges förste vice ordförande", None)]),
    ("styrelsen för Norra Länssjukhuset Ada Ek (M)", [("Ada Ek", None, "M")]),
    ("en motion från Ada Ek och Bo By (båda C)", [("Ada Ek", None, None), ("Bo By", None, "C")]),
    ("För vänsterpartiet: Ada Ek", [("Ada Ek", None, "V")]),
    ("Bästa Ada Ek (M)! Hej Bo By (V)!", [("Ada Ek", None, "M"), ("Bo By", None, "V")]),
    ("Varken Ada Ek (M) eller Bo By (V) vet.", [("Ada Ek", None, "M"), ("Bo By", None, "V")]),
    ("Interpellation till Bo By (M) från Vänsterpartiets Ada Ek", [("Bo By", None, "M"), ("Ada Ek", None, "V")]),
]


@pytest.mark.parametrize(("text", "people"), FOUND)
def test_the_elected_are_found_with_office_and_party(
    text: str, people: list[tuple[str, str | None, str | None]]
) -> None:
    """Name, office and party, whichever way round they are written."""
    found = [(person.name, person.title, person.party and person.party.code) for person in find_speakers(text)]

    assert found == people


LEFT_OUT = [
    "Presskontakt: Bo By, pressekreterare Vänsterpartiet",
    "säger Bo By, förälder i Lund",
    "säger rektor Ada Ek",
    "Foto: Bo By",
    "Kontakta Bo By, politisk sekreterare (S)",
    "säger undersköterskan Ada Ek",
    "berättar kommundirektör Ada Ek",
    "Sveriges Radio säger att Västra Götaland växer.",
    "säger Göteborgs Stad i ett uttalande",
]


@pytest.mark.parametrize("text", LEFT_OUT)
def test_private_persons_officials_and_press_contacts_are_left_out(text: str) -> None:
    """Whoever does not speak in public office is not kept."""
    assert find_speakers(text) == ()


def test_of_contacts_only_the_elected_are_kept() -> None:
    """Someone with neither office nor party is not kept from a list of contacts."""
    lines = "Ada Ek, kommunalråd (V)\nBo By, pressekreterare (V)\nCi Dal"

    assert [person.name for person in find_elected(lines)] == ["Ada Ek"]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("– Nej, säger kommunalrådet Ada Ek (V).", "Ada Ek", "kommunalrådet"),
        ("– Nej, säger Ada Ek (V), kommunalråd.", "Ada Ek", "kommunalråd"),
        ("Ada Ek (V), 42 år, säger nej.", "Ada Ek", None),
    ],
)
def test_a_title_is_an_office(text: str, name: str, title: str | None) -> None:
    """What else stands beside a name and its party is none."""
    assert [(person.name, person.title) for person in find_speakers(text)] == [(name, title)]


SIGNED = [
    ("Motion om bad\nVi vill ha ett bad.\nEkeby den 3 mars 2026\nAda Ek, Bo By", ["Ada Ek", "Bo By"]),
    ("Yttrande om bad\nBadet är dyrt.\nEva Mo ( C ) Ivar Al ( C )", ["Eva Mo", "Ivar Al"]),
    ("Badet\nVi vill ha ett bad.\nAda Ek\nCenterpartiet i Ekeby", ["Ada Ek"]),
    ("Badet\nVi vill ha ett bad.\nAda Ek, EKEB", ["Ada Ek"]),
    ("Medborgarförslag om bad\nJag vill ha ett bad.\nEkeby den 3 mars 2026\nAda Ek", []),
    ("Badet\nJag vill ha ett bad.\nEkeby den 3 mars 2026\nAda Ek", []),
    ("Badet\nVi tackar dem som badar.\nAda Ek, Bo By", []),
]


@pytest.mark.parametrize(("text", "names"), SIGNED)
def test_a_foot_is_signed_by_those_who_stand_with_a_party(text: str, names: list[str]) -> None:
    """Or under place and day of a motion, which only the elected hand in; a private person is not kept."""
    assert [person.name for person in find_speakers(text)] == names
