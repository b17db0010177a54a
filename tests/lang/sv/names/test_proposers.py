"""Which parties make a proposal, and which are only named."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.speakers import find_proposers

MAKERS = [
    ("Om bad", "Nu föreslår Vänsterpartiet ett bad. Moderaterna säger nej.", ["V"]),
    ("Om bad", "Yrkandet lades fram av V och MP. M röstade nej.", ["V", "MP"]),
    ("Om bad", "Miljöpartiet kommer att yrka avslag. S svarar senare.", ["MP"]),
    ("Om bad", "Vårt yrkande var gemensamt med (S) och (MP).", ["S", "MP"]),
    ("Liberalerna: Bygg bad", "Det är dags.", ["L"]),
    ("Björk (V): Bygg bad", "Det är dags.", ["V"]),
    ("S pressar Alliansen", "Fullmäktige debatterade våra motioner.", ["S"]),
    ("Om bad", "Svar från Peter Lind (M) på motionen.", []),
    ("Om bad", "Så fick Centerpartiet igenom en återremiss. S, L och V hjälpte till.", ["C"]),
    ("Om bad", "M, KD och L har enats om en budget.", ["M", "KD", "L"]),
    ("Om bad", "Sverigedemokraternas motion avslogs. Alla andra röstade emot.", ["SD"]),
    ("Om bad", "S, V och MP stod bakom det vinnande förslaget.", ["S", "V", "MP"]),
    ("Om bad", "Det var V och MP som begärde bordläggning.", ["V", "MP"]),
    ("Om bad", "Vi socialdemokrater voterade om ett tillägg. Vi yrkade på ett bad. M lade ner sin röst.", ["S"]),
    ("Om bad", "Vi lämnade in en motion.\nMajoriteten röstade nej.\nBo By (s), 2:e vice ordf, socialnämnden", ["S"]),
    ("Rödgrönrosa budget kan bli verklighet", "Nu är det upp till S.", ["V", "MP", "FI"]),
    ("Om bad", "V bryter med S och går fram med en egen budget. Den är bättre än Alliansens budget.", ["V"]),
    ("Om bad", "Oppositionen – C, KD och V – har krävt ett extra möte.", ["C", "KD", "V"]),
    ("Om bad", "Bakom kravet står V, C och MP.", ["V", "C", "MP"]),
    ("Om bad", "Nämnden sa ja till Ada Eks (KD) nämndinitiativ.", ["KD"]),
    (
        "Om bad",
        "Ada Ek (MP) har i en skriftlig fråga till kultur- och fritidsnämndens ordförande Bo By (L) begärt svar.",
        ["MP"],
    ),
    ("Om bad", "Tre partier, S, C och V, går nu samman. De kräver ett bad.", ["S", "C", "V"]),
    ("Om bad", "Styrelsen föreslår ett bad. – Bra, säger ordförande Ada Ek (M).", []),
    ("Om bad", "Nämnden föreslår ett bad. – Bra, säger Ada Ek (M), ordförande i nämnden.", []),
    ("Om bad", "V och S har tillsammans arbetat fram en budget.", ["V", "S"]),
    ("Om bad", "Vänsterpartiets krav fick stöd av både MP och M.", ["V"]),
    ("Debatt", "Vänsterpartiets fullmäktigegrupp var väl förberedd. Ada Ek svarade Bo By (M).", ["V"]),
    ("Om bad", "Bakgrunden är en motion om bad från Ada Ek och Bo By (båda C).", ["C"]),
    ("Om bad", "Vart tog badet vägen? Det undrar V och MP i en gemensam motion.", ["V", "MP"]),
    ("Om bad", "En motion tecknad Ada Ek (S) avslogs. Så gick det också för en BYP-motion.", ["S", "BYP"]),
    ("Nytt styre", "S, V och MP styr vidare. I dag lades förslaget fram.", ["S", "V", "MP"]),
    ("Debatt", "Det blev sent. Några höll med. Men de stora, S, M, L och några till, tog hem det.", []),
    ("Om bad", "Majoriteten, som består av C och M, nöjer sig. V går därför fram med en egen budget.", ["V"]),
    ("Om bad", "Vår motion avslogs. Moderaternas förslag föll. Trevlig sommar önskar Miljöpartiet.", ["MP"]),
    ("Om bad", "Oppositionens budget, från S och V, röstades ned. Ada Ek (M) vill annat.", ["S", "V"]),
    ("Om bad", "Vi i Centerpartiet såg en brist. S och M var nöjda.", ["C"]),
]


@pytest.mark.parametrize(("title", "text", "makers"), MAKERS)
def test_makers_are_told_from_those_only_named(title: str, text: str, makers: list[str]) -> None:
    """Who proposes, owns or wants it; not who refuses, answers or is aimed at."""
    assert sorted(party.code for party in find_proposers(title, text)) == sorted(makers)


@pytest.mark.parametrize(
    ("title", "text", "makers"),
    [
        ("– V: Bygg bad", "Det är dags.", ["V"]),
        ("Kritik mot M", "C är nöjt.", ["C"]),
        ("Om bad", "Kritiken mot Moderaterna växer. Kritiken mot Moderaterna är hård.", []),
        ("Om bad", "Centerpartiet, Liberalerna. Centerpartiet igen.", ["C"]),
    ],
)
def test_those_whom_something_is_aimed_at_did_not_make_it(title: str, text: str, makers: list[str]) -> None:
    """Who is left is the maker, where there is one or one comes back."""
    assert [party.code for party in find_proposers(title, text)] == makers
