"""Short notes of decisions: refusals, postponements and matters that go on, all invented."""

from __future__ import annotations

import pytest

from agendawatch.reading.minutes import read_minutes

Told = tuple[str, str, str | None, tuple[int, int] | None, list[tuple[str, str]]]

NOTES: tuple[Told, ...] = (
    (
        "13. Erik Falk (M) har dragit tillbaka sin interpellation om tågtrafiken.",
        "withdrawn",
        None,
        None,
        [("M", "proposer")],
    ),
    (
        "14. Stadens yttrande över förslag till regional transportplan, ärendenummer SLK-2025-00081\nKommunstyrelsen beslutade efter omröstning, 9 mot 4, enligt förslaget från stadsledningskontoret. Yrkandet från D och SD avslogs.",
        "approved",
        None,
        (9, 4),
        [("D", "proposer"), ("SD", "proposer")],
    ),
    (
        "Motion om klimatväxling\nMiljöpartiets motion besvarades. Vi är nöjda med svaret.",
        "answered",
        None,
        None,
        [("MP", "proposer")],
    ),
    (
        "Det blir ett nytt äldreboende i Björkvik. Det står klart efter att kommunfullmäktige sagt ja.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "20. Uppdrag om trygghetsvärdar, ärendenummer SLK-2025-00210\nKommunstyrelsen beslutade att bifalla yrkandet från S, V och MP. Yttrande från M, L och KD.",
        "approved",
        None,
        None,
        [
            ("KD", "statement"),
            ("L", "statement"),
            ("M", "statement"),
            ("MP", "proposer"),
            ("S", "proposer"),
            ("V", "proposer"),
        ],
    ),
    ("Namnfrågan fick ingen lösning. Ärendet bordlades, trots att flera ville avgöra det.", "tabled", None, None, []),
    (
        "Vindkraftspolicyn återremitteras. En enig nämnd gick på C och M:s linje.",
        "referred_back",
        None,
        None,
        [("C", "proposer"), ("M", "proposer")],
    ),
    ("14. KF noterar rapporten om ej verkställda beslut.", "noted", None, None, []),
    (
        "Idag beslutade kommunfullmäktige om ny arena. Vänsterpartiet och Miljöpartiet reserverade sig.",
        "approved",
        None,
        None,
        [("MP", "reservation"), ("V", "reservation")],
    ),
    (
        "§ 33 E-förslag om pumptrackbana\nKommunfullmäktige överlämnar e-förslaget till kultur- och fritidsnämnden för beredning och beslut.",
        "referred",
        "Kultur- och fritidsnämnden",
        None,
        [],
    ),
    (
        "Motion om ungdomsbostäder\nMotionen från Ulf Vång (S) gick på remiss till kommunstyrelsen.",
        "referred",
        "Kommunstyrelsen",
        None,
        [("S", "proposer")],
    ),
    (
        "22. Yrkande från D om att stoppa linbanan\nKommunstyrelsen beslutade att avslå yrkandet.",
        "rejected",
        None,
        None,
        [("D", "proposer")],
    ),
    (
        "Ändrat huvudmannaskap för vägar\nTekniska nämnden ställer sig positiv till förslaget och lämnar över ärendet till kommunfullmäktige för beslut.",
        "approved",
        "Kommunfullmäktige",
        None,
        [],
    ),
    ("Det blir inget kommunalt stadsnät. Kommunstyrelsen valde att säga nej.", "rejected", None, None, []),
    (
        "§ 31 Interpellation av Åsa Ring (S) om skolhälsovården\nSkolnämndens ordförande besvarade interpellationen. Därefter förklarades överläggningen avslutad.",
        "answered",
        None,
        None,
        [("S", "proposer")],
    ),
    (
        "Revisionens grundläggande granskning\nKommunfullmäktige beslutade att lägga granskningen till handlingarna.",
        "noted",
        None,
        None,
        [],
    ),
    (
        "24. Yrkande från M om ny gata\nM föreslår att trafiknämnden får i uppdrag att projektera gatan.",
        "unknown",
        None,
        None,
        [("M", "proposer")],
    ),
    ("6. Avsägelse från Tove Bark (L) som ledamot i valnämnden\nAvsägelsen godkändes.", "approved", None, None, []),
    (
        "Upphandling av familjerådgivning\nFamiljenämnden beslutade att upphandlingen genomförs enligt förslaget. Ett återremissyrkande från SD avslogs.",
        "approved",
        None,
        None,
        [("SD", "proposer")],
    ),
    ("§ 7 Dom från mark- och miljödomstolen\nNämnden tar domen till protokollet.", "noted", None, None, []),
    (
        "§ 20 Markanvisning vid Norra torget\nBeslut\nExploateringsnämnden godkänner markanvisningen.\nBeslutsgång\nOrdföranden ställde eget förslag mot avslagsyrkande från V och SD. Votering begärdes. Åtta ledamöter röstade ja och tre röstade nej.\nReservation\nV och SD reserverade sig mot beslutet.",
        "approved",
        None,
        (8, 3),
        [("SD", "proposer"), ("SD", "reservation"), ("V", "proposer"), ("V", "reservation")],
    ),
    (
        "§ 102\nServicepolicy\nBESLUT\nFullmäktige beslutar\natt anta servicepolicyn.\nProtokollsanteckning\nVänsterpartiet lämnar en protokollsanteckning.",
        "approved",
        None,
        None,
        [("V", "statement")],
    ),
    (
        "Motion om valfrihet i hemtjänsten\nM och KD lämnade motionen. Vid omröstningen avgavs 19 ja-röster och 22 nej-röster, varför motionen avslogs.",
        "rejected",
        None,
        (22, 19),
        [("KD", "proposer"), ("M", "proposer")],
    ),
    (
        "Svar på motion om elcyklar\nMiljönämnden har yttrat sig och tillstyrker. Kommunstyrelsen föreslår fullmäktige att anse Centerpartiets motion besvarad.",
        "answered",
        "Kommunfullmäktige",
        None,
        [("C", "proposer")],
    ),
    (
        "Uppföljning av plan mot diskriminering\nNämnden beslutade att notera uppföljningen. Beslutet skickas för kännedom till kommunstyrelsen.",
        "noted",
        "Kommunstyrelsen",
        None,
        [],
    ),
    (
        "S och V fick gehör för sin återremiss av äldreplanen.",
        "referred_back",
        None,
        None,
        [("S", "proposer"), ("V", "proposer")],
    ),
    ("Torgprojektet fick grönt ljus. Fem av nämndens nio ledamöter röstade för.", "approved", None, None, []),
    ("9. KF godkänner ombudgetering av investeringsmedel med 34 mnkr.", "approved", None, None, []),
    (
        "M:s motion om fri parkering röstades ned i fullmäktige. Bara SD stödde förslaget.",
        "rejected",
        None,
        None,
        [("M", "proposer"), ("SD", "supporter")],
    ),
    (
        "KSAU § 9 Kommunikationspolicy\nArbetsutskottets förslag till kommunstyrelsen\nKommunstyrelsen föreslår kommunfullmäktige\natt anta kommunikationspolicyn",
        "approved",
        "Kommunstyrelsen",
        None,
        [],
    ),
    (
        "KSAU § 9 Medborgarförslag om en ek\nArbetsutskottets förslag till kommunstyrelsen\nMedborgarförslaget avslås.",
        "rejected",
        "Kommunstyrelsen",
        None,
        [],
    ),
    (
        "§ 3 Ny ek\nYrkande\nRoy Berg (M) yrkar att förslaget avslås.\nBeslut\nDirektionen beslutar enligt Roy Bergs yrkande.",
        "rejected",
        None,
        None,
        [("M", "proposer")],
    ),
    (
        "§ 4 Ny ek\nYrkande\nBritt Ohl (S) yrkar att ärendet återremitteras med instämmande av Rut Mo (V).\nDirektionen beslutar i enlighet med yrkandet.",
        "referred_back",
        None,
        None,
        [("S", "proposer"), ("V", "supporter")],
    ),
    (
        "§ 5 Ny ek\nBeslut\n1. Nämnden ställer sig bakom förslaget.\n2. Ärendet överlämnas till kommunfullmäktige för fastställande.",
        "approved",
        "Kommunfullmäktige",
        None,
        [],
    ),
    (
        "§ 6 Ny ek\nArbetsutskottet har föreslagit att motionen avslås.\nOrdföranden ställer förslagen mot varandra och finner att kommunstyrelsen föreslår fullmäktige att anse motionen besvarad.",
        "answered",
        "Kommunfullmäktige",
        None,
        [],
    ),
    (
        "§ 7 Ny ek\nBeslut\nÄrendet återremitteras.\nOmröstning\nJa-röst: avgöra ärendet i dag. Nej-röst: återremiss.\n27 ja-röster, 14 nej-röster.",
        "referred_back",
        None,
        (14, 27),
        [],
    ),
    (
        "§ 8 Ny ek\nBeslut\nEken planteras vid torget.\nOmröstning\nJa-röst för att avgöra ärendet i dag. Nej-röst för återremiss.\nMed 11 ja-röster mot 2 nej-röster beslutar nämnden att avgöra ärendet i dag.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "§ 17 Plan för laddinfrastruktur\nTRN-2024-00291\nTrafik- och renhållningsnämndens beslut\nTrafik- och renhållningsnämnden föreslår kommunfullmäktige\n1. att planen antas\n2. att tidigare plan upphör att gälla\nSärskilt uttalande\nVänsterpartiet lämnar ett särskilt uttalande.",
        "approved",
        "Kommunfullmäktige",
        None,
        [("V", "statement")],
    ),
    (
        "Ks § 55\nExploateringsavtal Ängsbacken\n2021/00231\nKommunstyrelsens förslag till kommunfullmäktige\nExploateringsavtalet godkänns.\nDeltar i debatten: Jens Udd (S) och Mia Strid (MP).\nYrkanden\nJens Udd (S): bifall till förslaget.\nMia Strid (MP): avslag.\nPropositionsordning\nOrdföranden finner att kommunstyrelsen beslutar i enlighet med Jens Udds yrkande.\nReservation\nMia Strid (MP).",
        "approved",
        "Kommunfullmäktige",
        None,
        [("MP", "proposer"), ("MP", "reservation"), ("S", "proposer")],
    ),
    (
        "Revidering av avgifter inom äldreomsorgen\nVård- och omsorgsnämnden föreslår kommunfullmäktige att fastställa avgifterna.",
        "approved",
        "Kommunfullmäktige",
        None,
        [],
    ),
    (
        "§ 19 Yttrande över Trafikverkets åtgärdsvalsstudie\nDnr TN-2020-00111\nBeslut\nTrafiknämnden godkänner yttrandet och översänder det till Trafikverket.",
        "approved",
        None,
        None,
        [],
    ),
    ("8. KF inför alkoholförbud i Stadsparken under juni–augusti.", "approved", None, None, []),
    (
        "2.2.9 Redovisning av uppdrag att se över stadens gatumusik, Dnr 0456/16\nRedovisningen godkändes och uppdraget förklarades fullgjort. M, L och KD antecknade ett gemensamt yttrande.",
        "approved",
        None,
        None,
        [("KD", "statement"), ("L", "statement"), ("M", "statement")],
    ),
)
"""Text, outcome, where it goes next, winning and losing votes, and who stood where."""


@pytest.mark.parametrize(("text", "outcome", "goes_to", "figures", "stood"), NOTES)
def test_a_note_is_read(
    text: str, outcome: str, goes_to: str | None, figures: tuple[int, int] | None, stood: list[tuple[str, str]]
) -> None:
    """The outcome, the next organization, the votes and the stands are those that the text bears."""
    item = read_minutes(text)[0]

    assert item.decision is not None
    vote = item.decision.vote
    assert item.decision.outcome.value == outcome
    assert (item.decision.next_organization.name if item.decision.next_organization else None) == goes_to
    assert ((vote.winning, vote.losing) if vote else None) == figures
    assert sorted({(p.party.code, p.role.value) for p in item.positions if p.party}) == stood
