"""Texts of many shapes that somebody wants to follow: what each is called, and that no private person is kept.

Towns, parties and people are made up.
"""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.readers.press import read_submission

TODAY = dt.date(2026, 4, 1)
SHAPES = (
    (
        "Motion\n\nAvgiftsfri skolskjuts för gymnasieelever\n\nMånga elever bor långt från skolan. Vänsterpartiet föreslår att kommunen inför avgiftsfri skolskjuts.\n\nExempla Exempelsson (V)",
        "Avgiftsfri skolskjuts för gymnasieelever",
    ),
    (
        "MOTION\nTill kommunfullmäktige i Exempelkommun\n2026-03-02\n\nGröna tak på kommunens skolor\n\nTak kan vara gröna.",
        "Gröna tak på kommunens skolor",
    ),
    ("Motion till kommunfullmäktige\n\nMotion om gröna tak\n\nVi yrkar att ...", "Motion om gröna tak"),
    (
        "Motion\nom fler cykelbanor i Västra Exempelby\n\nCykling är bra.",
        "Motion om fler cykelbanor i Västra Exempelby",
    ),
    ("Motion: Rusta upp badhuset\n\nBadhuset är slitet.", "Rusta upp badhuset"),
    (
        "Motion angående belysning vid Exempelparken\nExempelby den 3 mars 2026\nMörkt är det.",
        "Motion angående belysning vid Exempelparken",
    ),
    (
        "Interpellation\n\nTill kommunstyrelsens ordförande Exempel Exempelsson (M)\n\nHur går det med bredbandet på landsbygden?\n\nMånga väntar.",
        "Hur går det med bredbandet på landsbygden?",
    ),
    ("Interpellation till ordföranden i socialnämnden\n\nVäntetider i hemtjänsten\n\nHej.", "Väntetider i hemtjänsten"),
    (
        "Enkel fråga till kommunalrådet Bo Ek (S)\n\nOm snöröjningen i Norra Exempelby\n\nVarför",
        "Om snöröjningen i Norra Exempelby",
    ),
    (
        "Medborgarförslag\n\nNamn: Anna Andersson\nAdress: Storgatan 1\n123 45 Exempelby\nTelefon: 070-123 45 67\n\nLekplats i Ekbacken\n\nJag vill ha en lekplats.",
        "Lekplats i Ekbacken",
    ),
    (
        "Medborgarförslag från Anna Andersson om en lekplats i Ekbacken\n\nJag heter Anna Andersson.",
        "Medborgarförslag om en lekplats i Ekbacken",
    ),
    (
        "Yrkande\n\nKommunstyrelsen 2026-03-11\nÄrende 12\nDnr KS 2026/123\n\nHandlingsplan mot våld\n\nVi yrkar att kommunstyrelsen antar",
        "Handlingsplan mot våld",
    ),
    ("Tilläggsyrkande från Vänsterpartiet\n\nBudget för förskolan 2027\n\nVi yrkar", "Budget för förskolan 2027"),
    (
        "Till kommunfullmäktige\n\nStoppa försäljningen av Exempelskogen\n\nSkogen",
        "Stoppa försäljningen av Exempelskogen",
    ),
    (
        "Hej!\n\nJag vill att kommunen bygger en lekplats i Ekbacken. Det är viktigt för barnen.\n\nMvh\nAnna Andersson\n070-1234567",
        None,
    ),
    ("Motion\n\n2026-03-02", None),
    (
        "Motion till kommunfullmäktige i Exempelkommun\n\nBakgrund\n\nMånga barn i kommunen går långa och farliga vägar till sin skola varje dag, och det måste vi göra något åt snarast möjligt. Därför yrkar vi.",
        None,
    ),
    ("Interpellation", None),
    (
        "Vänsterpartiet vill bygga fler cykelbanor\n\nNu föreslår Vänsterpartiet",
        "Vänsterpartiet vill bygga fler cykelbanor",
    ),
    (
        "Pressmeddelande\n2026-03-06\n\nV kräver handlingsplan för hemlösa\n\nPå onsdag",
        "V kräver handlingsplan för hemlösa",
    ),
    ("Ledamotsinitiativ\n\nSocialnämnden\n\nUtred sommarjobb för unga\n\nVi", "Utred sommarjobb för unga"),
    ("Ledamotsinitiativ om sommarjobb för unga\n\nText", "Ledamotsinitiativ om sommarjobb för unga"),
    (
        "Från: Anna Andersson <anna@exempel.example>\nTill: kommunen@exempel.example\nÄmne: Medborgarförslag om hundrastgård\nDatum: 2026-03-02\n\nHej! Jag vill",
        "Medborgarförslag om hundrastgård",
    ),
    (
        "Exempelpartiet i Exempelkommun\nStorgatan 5\n123 45 Exempelby\n\n2 mars 2026\n\nMotion\n\nInför skolfrukost\n\nAlla",
        "Inför skolfrukost",
    ),
    (
        "Vänsterpartiet Exempelkommun\n\nMOTION TILL KOMMUNFULLMÄKTIGE\n\nINFÖR SKOLFRUKOST I ALLA SKOLOR\n\nAlla",
        "INFÖR SKOLFRUKOST I ALLA SKOLOR",
    ),
    ("Skrivelse till tekniska nämnden\n\nFarthinder på Skolvägen\n\nVi", "Farthinder på Skolvägen"),
    ("Remissvar\n\nÖversiktsplan 2040\n\nVi", "Översiktsplan 2040"),
    ("Motion (S)\n\nTrygghetsvärdar i centrum\n\nText", "Trygghetsvärdar i centrum"),
    (
        "Motion från Exempla Exempelsson (V) och Bo Bosson (MP)\n\nSolceller på kommunala tak\n\nText",
        "Solceller på kommunala tak",
    ),
    ("# Motion\n\n## Solceller på kommunala tak\n\nText", "Solceller på kommunala tak"),
    ("Ärende: Solceller på kommunala tak\n\nText", "Solceller på kommunala tak"),
    ("Rubrik: Solceller på kommunala tak\nDatum: 2026-03-02", "Solceller på kommunala tak"),
    ("KS 2026/123\n\nSvar på motion om solceller\n\nText", "Svar på motion om solceller"),
    ("E-förslag\n\nFler papperskorgar i centrum\n\nText", "Fler papperskorgar i centrum"),
    (
        "Fråga till kommunstyrelsens ordförande om äldreboendet Ekgården\n\nText",
        "Fråga till kommunstyrelsens ordförande om äldreboendet Ekgården",
    ),
    ("Reservation\n\nÄrende 7, Budget 2027\n\nVi reserverar oss", "Budget 2027"),
    ("Centerpartiet\nMotion\n\nLandsbygdsprogram för Exempelkommun\n", "Landsbygdsprogram för Exempelkommun"),
    ("Inkom 2026-03-02\nDnr: KF 2026/45\n\nMotion om laddstolpar\n\nText", "Motion om laddstolpar"),
    ("Till:\nKommunfullmäktige\n\nFrån:\nAnna Andersson\n\nFler bänkar längs ån\n\nText", "Fler bänkar längs ån"),
    ("Medborgarförslag\n\nHundrastgård\n\nJag, Anna Andersson, personnummer 850101-1234, vill", "Hundrastgård"),
    (
        "<html><body><nav>Start</nav><main><h1>Motion</h1><h2>Bygg ett kulturhus</h2><p>Text</p></main></body></html>",
        "Bygg ett kulturhus",
    ),
    (
        "<html><head><title>Motion om kulturhus - Exempelpartiet</title></head><body><h1>Motion om kulturhus</h1><p>Publicerad 2026-03-02</p><p>Text</p></body></html>",
        "Motion om kulturhus",
    ),
    (
        "Motion om en säker väg mellan Ekbacken och\nsimhallen i Västra Exempelby\n\nText",
        "Motion om en säker väg mellan Ekbacken och simhallen i Västra Exempelby",
    ),
    ("Medborgarförslag\n\nFörslagsställare:\nRubrik: Fler bänkar längs ån\nText", "Fler bänkar längs ån"),
    ("Mitt förslag i korthet\nFler bänkar längs ån\n\nBeskriv ditt förslag\nText", "Fler bänkar längs ån"),
    (
        "Interpellation till socialnämndens ordförande om väntetider i hemtjänsten\nExempelby 2026-03-02\n\nText",
        "Interpellation till socialnämndens ordförande om väntetider i hemtjänsten",
    ),
    ("Exempelpartiet\nBox 7\n123 45 Exempelby\n\nMotion - Inför skolfrukost\n\nText", "Inför skolfrukost"),
    ("Tilläggsyrkande till KS 2026/7 Budget för förskolan 2027\n\nVi yrkar", "Budget för förskolan 2027"),
    ("Exempelkontoret 2026-03-02 Dnr KS 2026/7\n\nSvar på motion om solceller\n\nText", "Svar på motion om solceller"),
    ("Motion med rubriken ”Solceller på kommunala tak”\n\nText", "Solceller på kommunala tak"),
    (
        "Till kommunfullmäktige\n\nVi yrkar\natt bygga en isbana i Ekbacken.\n\nExempelpartiet",
        "att bygga en isbana i Ekbacken",
    ),
    ("Ink. 2026 -03- 02\nDiarienr 2026/0045 Ärendetyp\n1(2)\n\nMotion om laddstolpar\n\nText", "Motion om laddstolpar"),
    ("Region Exempel\n\nMotion om kortare vårdköer\n\nText", "Motion om kortare vårdköer"),
    ("Motion\n\nang. Skolfrukost i alla skolor\n\nText", "Skolfrukost i alla skolor"),
)
"""Each text with the title that it goes by; `None` where no line of it tells what it is about."""


@pytest.mark.parametrize(("text", "title"), SHAPES, ids=range(len(SHAPES)))
def test_a_title_is_the_line_that_tells_the_matter(text: str, title: str | None) -> None:
    """Form words, letter heads, names and dates are labels, wherever they stand."""
    read = read_submission(text, today=TODAY)

    assert (read.release.title if read.telling else None) == title


@pytest.mark.parametrize("text", [text for text, _ in SHAPES], ids=range(len(SHAPES)))
def test_of_a_private_person_nothing_is_kept(text: str) -> None:
    """No name without a party or an office, no address and no number, of whoever writes."""
    kept = read_submission(text, today=TODAY).release.model_dump_json()

    assert [word for word in ("Andersson", "Storgatan", "850101", "123 45 67") if word in kept] == []


def test_a_text_is_of_the_day_that_it_bears() -> None:
    """In its head or under it; else of today, which is told."""
    dated = read_submission("Motion om gröna tak\n\nText.\n\nExempelby den 3 mars 2026", today=TODAY)
    undated = read_submission("Motion om gröna tak\n\nText.", today=TODAY)

    assert (dated.release.published, dated.dated) == (dt.date(2026, 3, 3), True)
    assert (undated.release.published, undated.dated) == (TODAY, False)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Motion\nDnr KF 2026/77\n\nInför skolfrukost\n\nText", "KF 2026/77"),
        ("Motion\n\nInför skolfrukost\n\nI ärendet KF 2026/77 sade nämnden nej.", None),
        ("Tilläggsyrkande\nDnr KF 2026/77\n\nInför skolfrukost\n\nText", None),
        ("KF 2026/77, KF 2026/78\n\nInför skolfrukost\n\nText", None),
    ],
)
def test_a_text_is_the_case_whose_number_stands_in_its_head(text: str, number: str | None) -> None:
    """Not one that it speaks of, and none that it is moved in: that is another's."""
    assert read_submission(text, today=TODAY).reference == number
