"""Reports and notices of decisions as parties, newspapers and municipalities write them, all invented."""

from __future__ import annotations

import pytest

from agendawatch.reading.minutes import read_minutes

Told = tuple[str, str, str | None, tuple[int, int] | None, list[tuple[str, str]]]

REPORTS: tuple[Told, ...] = (
    (
        "Miljöpartiets motion om giftfri förskola blev besvarad, trots att vi yrkade bifall.",
        "answered",
        None,
        None,
        [("MP", "proposer")],
    ),
    (
        "• Vi föreslog mer pengar till kulturskolan men det blev nej. Vänsterpartiet fortsätter att kämpa.",
        "rejected",
        None,
        None,
        [],
    ),
    ("Anna Kvarn blir ny skolchef. Det beslutade nämnden på tisdagen.", "approved", None, None, []),
    ("Avgifter för vuxenutbildning flyttas till nämndens möte i augusti.", "tabled", None, None, []),
    (
        "Hälsoval 2025\nNämnden beslutade att godkänna förfrågningsunderlaget. (S) reserverade sig.",
        "approved",
        None,
        None,
        [("S", "reservation")],
    ),
    (
        "3. Upphandling av färdtjänst skickades tillbaka till förvaltningen för ytterligare utredning.",
        "referred_back",
        None,
        None,
        [],
    ),
    (
        "Revidering av reglementet\nEfter förslag från M beslutade presidiet att skjuta ärendet till nästa sammanträde.",
        "tabled",
        None,
        None,
        [("M", "proposer")],
    ),
    (
        "Regionplan 2021–2023\nFullmäktige fastställde regionplanen med röstsiffrorna 44–30.\nReservation: M, L",
        "approved",
        None,
        (44, 30),
        [("L", "reservation"), ("M", "reservation")],
    ),
    (
        "Parkeringsavgifterna går på återremiss. 17 av 41 ledamöter röstade för en återremiss, vilket räckte.",
        "referred_back",
        None,
        None,
        [],
    ),
    (
        "Socialdemokraternas motion om frukost i skolan. Kommunstyrelsen föreslog bifall. Fullmäktige avslog ändå motionen.",
        "rejected",
        None,
        None,
        [("S", "proposer")],
    ),
    (
        "Remissvar om vargjakt\nRegionstyrelsen ställde sig med 8 röster mot 5 bakom M:s och C:s förslag till remissvar. V och MP reserverade sig.",
        "approved",
        None,
        (8, 5),
        [("C", "proposer"), ("M", "proposer"), ("MP", "reservation"), ("V", "reservation")],
    ),
    ("Kommunstyrelsen säger blankt nej till länsstyrelsens förslag om utökat strandskydd.", "rejected", None, None, []),
    ("Enigt ja till klimatavtal i regionfullmäktige.", "approved", None, None, []),
    (
        "Vår motion om nollvision mot mobbning blev tyvärr avslagen. Kristdemokraterna kommer att återkomma i frågan.",
        "rejected",
        None,
        None,
        [],
    ),
    ("Mossen: Nämnden beslutade att upphäva detaljplanen.", "approved", None, None, []),
    (
        "Vägbelysning i Gärde\nI februari beslutade kommunfullmäktige att ge nämnden i uppdrag att ta fram ett förslag. Socialdemokraterna har nu lämnat in en skrivelse i frågan.",
        "unknown",
        None,
        None,
        [("S", "proposer")],
    ),
    (
        "Fullmäktige beslutade i går att ändra de lokala ordningsföreskrifterna. V och MP yrkade avslag.",
        "approved",
        None,
        None,
        [("MP", "proposer"), ("V", "proposer")],
    ),
    (
        "Förslag om servicehus på Ö\nSverigedemokraternas yrkande bifölls inte. SD reserverade sig.",
        "rejected",
        None,
        None,
        [("SD", "proposer"), ("SD", "reservation")],
    ),
    ("- Motion (MP) om matsvinn – bifall", "approved", None, None, [("MP", "proposer")]),
    (
        "14. Motion av Hanna Lo (V) om avgiftsfri tandvård\nRegionfullmäktige beslutar: Motionen avslås.\nYrkanden: Hanna Lo (V) och Per Ås (S) yrkade bifall till motionen.",
        "rejected",
        None,
        None,
        [("S", "proposer"), ("V", "proposer")],
    ),
    (
        "Vår motion om fria bussresor för unga röstades tyvärr ned. Bara Miljöpartiet stödde oss i Vänsterpartiet.",
        "rejected",
        None,
        None,
        [("MP", "supporter"), ("V", "proposer")],
    ),
    ("• Liberalernas motion om språkcaféer ansågs besvarad.", "answered", None, None, [("L", "proposer")]),
    ("- Ungdomspolitiskt program: antogs", "approved", None, None, []),
    ("Länsstyrelsen vill utöka strandskyddet. Kommunstyrelsen hade inga invändningar.", "approved", None, None, []),
    (
        "3. Miljöprogram 2025, dnr 0312/24\nKommunstyrelsen tillstyrker miljönämndens förslag.\nÄrendet går vidare till kommunfullmäktige.\nReservation från C och KD. MP lämnade ett yttrande.",
        "approved",
        "Kommunfullmäktige",
        None,
        [("C", "reservation"), ("KD", "reservation"), ("MP", "statement")],
    ),
    ("Köp av brandbil\nDirektionen gav räddningschefen fullmakt att köpa en ny brandbil.", "approved", None, None, []),
    (
        "Obesvarade motioner från förra mandatperioden\nFullmäktige beslutade att motionerna inte ska beredas vidare utan avskrivas.",
        "dismissed",
        None,
        None,
        [],
    ),
    (
        "Enkel fråga om parkering vid vårdcentralen\nGun Lide (L) ställde frågan till regionrådet Mats Ohm (S), som besvarade den.",
        "answered",
        None,
        None,
        [("L", "proposer")],
    ),
    ("19 Redovisning av partistöd 2015\nLades till handlingarna.", "noted", None, None, []),
    (
        "Ärende 14\nBolagsordning för Hamnen AB\nDnr KS 2018/00771\nKommunstyrelsens beslut:\nKommunstyrelsen föreslår kommunfullmäktige besluta\natt anta reviderad bolagsordning för Hamnen AB.",
        "approved",
        "Kommunfullmäktige",
        None,
        [],
    ),
    (
        "14. Ny gång- och cykelväg till Lillån\nTekniska utskottet gav klartecken till bygget.",
        "approved",
        None,
        None,
        [],
    ),
    ("• Försäljningen av Kronhuset bordlades.", "tabled", None, None, []),
    (
        "Ändring av detaljplan för del av Varvet\nByggnadsnämnden beslutar\natt godkänna detaljplanen,\natt överlämna detaljplanen till kommunfullmäktige för antagande.",
        "approved",
        "Kommunfullmäktige",
        None,
        [],
    ),
    (
        "Valkretsindelning\nValnämnden beslutade att föreslå fullmäktige en oförändrad valkretsindelning.",
        "approved",
        "Kommunfullmäktige",
        None,
        [],
    ),
    (
        "Detaljplan för Solhöjden\nKommunfullmäktige antog detaljplanen. MP och V ville återremittera ärendet men förlorade voteringen.",
        "approved",
        None,
        None,
        [("MP", "proposer"), ("V", "proposer")],
    ),
    (
        "Program för kvinnofrid\nStadens program för kvinnofrid är antaget. Enhälligt beslut i fullmäktige.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "Det blir inga höjda politikerarvoden i Nordby. Kommunfullmäktige avslog arvodesberedningens förslag.",
        "rejected",
        None,
        None,
        [],
    ),
    (
        "Bidrag till Föreningen Norrsken\nNämnden beslutade enligt Moderaternas och Liberalernas gemensamma yrkande att avslå ansökan. Vänsterpartiet reserverade sig.",
        "rejected",
        None,
        None,
        [("L", "proposer"), ("M", "proposer"), ("V", "reservation")],
    ),
    (
        "4 Lägesrapport om bostadsbyggandet\nExploateringschefen föredrog ärendet. Kommunstyrelsen beslutade att tacka för informationen.\nMuntligt yttrande: M.",
        "noted",
        None,
        None,
        [("M", "statement")],
    ),
    (
        "Internkontrollplan 2024\nBeslut enligt utskottets förslag. Planen antogs utan ändringar.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "Försäljning av fastigheten Tolv Mansgården, Dnr 1190/20\nKommunstyrelsen beslutade efter votering 7 - 6 att återremittera ärendet till stadsledningskontoret enligt yrkande från S, V och MP.",
        "referred_back",
        None,
        (7, 6),
        [("MP", "proposer"), ("S", "proposer"), ("V", "proposer")],
    ),
    ("- Ny simhall: bordlagt till den 14 juni", "tabled", None, None, []),
    (
        "Yttrande över betänkandet En ny biobankslag\nDiarienummer HS 2018-0112\nHälso- och sjukvårdsstyrelsen avger yttrande enligt förslag.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "Svar på motion om klimatbudget\nStina Berg (MP) föreslår i en motion att kommunen inför en klimatbudget. Klimatberedningen tillstyrker motionen. Tekniska nämnden avstyrker.",
        "unknown",
        None,
        None,
        [("MP", "proposer")],
    ),
    (
        "Områdesplan Väst\nByggnadsnämnden godkände områdesplanen med de ändringar som MP och V yrkat.",
        "approved",
        None,
        None,
        [("MP", "proposer"), ("V", "proposer")],
    ),
    ("Uppföljning av internkontroll 2019\nUppföljningen godtogs och lades till handlingarna.", "noted", None, None, []),
    (
        "• Centerpartiets motion om fler cykelställ vid stationen bifölls enhälligt.",
        "approved",
        None,
        None,
        [("C", "proposer")],
    ),
    (
        "Nu blir det hundförbud på kommunens badplatser. Det beslutade miljönämnden vid sitt möte i onsdags.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "M kräver folkomröstning om trängselavgiften. Frågan avgörs i fullmäktige i juni.",
        "unknown",
        "Kommunfullmäktige",
        None,
        [("M", "proposer")],
    ),
    (
        "Sverigedemokraterna ville att kommunen skulle anställa fler ordningsvakter. Men det sa nämnden nej till.",
        "rejected",
        None,
        None,
        [("SD", "proposer")],
    ),
)
"""Text, outcome, where it goes next, winning and losing votes, and who stood where."""


@pytest.mark.parametrize(("text", "outcome", "goes_to", "figures", "stood"), REPORTS)
def test_a_report_is_read(
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
