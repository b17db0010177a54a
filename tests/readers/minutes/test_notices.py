"""Notices, reports and short passages in many hands: the decision, its vote, and who stood where."""

from __future__ import annotations

from operator import itemgetter

import pytest
from tests.readers.minutes.told import Told, read_told

from agendawatch.readers.minutes import read_minutes

PASSAGES: list[Told] = [
    ("Vi tog också beslut om en preliminär skattesats på 21,46 kronor.", "approved", None, None, []),
    ("Under kvällen antogs även en ny biblioteksplan för 2023.", "approved", None, None, []),
    ("KF avslog SD:s motion om språktest i förskolan.", "rejected", None, None, [("SD", "proposer")]),
    (
        "Motionen från KD, M och L om fler ordningsvakter fick stöd av SD men röstades ner av S, V, MP och C.",
        "rejected",
        None,
        None,
        [
            ("C", "opponent"),
            ("KD", "proposer"),
            ("L", "proposer"),
            ("M", "proposer"),
            ("MP", "opponent"),
            ("S", "opponent"),
            ("SD", "supporter"),
            ("V", "opponent"),
        ],
    ),
    (
        "Nytt badhus\n\nKommunfullmäktige säger ja till ett nytt badhus. Beslutet togs med röstsiffrorna 33–16.",
        "approved",
        None,
        (33, 16),
        [],
    ),
    (
        "Kommunen säljer inte Ekgården\n\nFörslaget att sälja Ekgården återremitterades vid måndagens fullmäktige sedan en minoritet på 18 av 49 ledamöter begärt det.",
        "referred_back",
        None,
        None,
        [],
    ),
    (
        "Gratis kollektivtrafik för äldre. Medborgarförslaget avslås eftersom det skulle kosta för mycket.",
        "rejected",
        None,
        None,
        [],
    ),
    (
        "Ansvarsfrihet\n\nFullmäktige beviljade kommunstyrelsen och nämnderna ansvarsfrihet för 2023.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "Val av ordförande i barnnämnden. Till ny ordförande valdes Eva Berg (C) efter Ola Lind (C).",
        "elected",
        None,
        None,
        [],
    ),
    (
        "Kommunstyrelsens ledamöter beslutade att bordlägga ärendet om reviderad grafisk profil till den 14 april.",
        "tabled",
        None,
        None,
        [],
    ),
    ("Ärendet: Ny trafikplan. Beslut: återremiss.", "referred_back", None, None, []),
    ("§ 88 Ny trafikplan\nBeslut: Återremiss", "referred_back", None, None, []),
    ("§ 89 Taxor 2025\nBeslut: Enligt förslag", "approved", None, None, []),
    ("§ 90 Motion om växthus\nBeslut: Avslag. Reservation: MP", "rejected", None, None, [("MP", "reservation")]),
    (
        "Kommunfullmäktige 15 juni 2020\n\n1. Årsredovisning 2019 godkändes.\n\n2. Motion om laddstolpar (MP) remitterades till kommunstyrelsen.\n\n3. Interpellation (M) om skolan besvarades.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "Miljöpartiet reserverade sig mot kommunstyrelsens beslut att bygga om Torggatan.",
        "unknown",
        None,
        None,
        [("MP", "reservation")],
    ),
    ("Mot vår vilja beslutade majoriteten (S, C och L) att stänga biblioteket i Ekby.", "approved", None, None, []),
    (
        "Det blev avslag på vår motion om giftfri förskola. Endast V och FI stödde den.",
        "rejected",
        None,
        None,
        [("FI", "supporter"), ("V", "supporter")],
    ),
    ("Kommunstyrelsen gav klartecken till planerna på ett nytt äldreboende.", "approved", None, None, []),
    ("Nämnden gav grönt ljus för bygget.", "approved", None, None, []),
    ("Byggnadsnämnden gav avslag på ansökan om bygglov för masten.", "rejected", None, None, []),
    ("Fullmäktige stoppade försäljningen av hamnen.", "rejected", None, None, []),
    ("Kommunfullmäktige utsåg revisorer för 2023-2026.", "elected", None, None, []),
    ("Frågan om ny arena får vänta. Ärendet flyttades till nästa sammanträde.", "tabled", None, None, []),
    ("Ärendet togs inte upp eftersom handlingarna saknades.", "unknown", None, None, []),
    (
        "Kommunstyrelsen ställde sig bakom Miljöpartiets initiativ om en klimatbudget.",
        "approved",
        None,
        None,
        [("MP", "proposer")],
    ),
    ("Kommunfullmäktige ska i kväll besluta om budgeten.", "unknown", None, None, []),
    ("I morgon beslutar kommunfullmäktige om budgeten för 2025.", "unknown", None, None, []),
    ("Kommunstyrelsen beslutar på onsdag om nya regler för uteserveringar.", "unknown", None, None, []),
    ("Vid nästa möte väntas nämnden besluta att stänga badet.", "unknown", None, None, []),
    (
        "Stadsledningskontoret får i uppdrag att utreda frågan. Det beslutade kommunstyrelsen på ett yrkande från V och MP.",
        "approved",
        None,
        None,
        [("MP", "proposer"), ("V", "proposer")],
    ),
    (
        "Kommunstyrelsen bifaller yrkandet från S, V och MP om fler feriejobb och avslår yrkandet från M.",
        "approved",
        None,
        None,
        [("M", "proposer"), ("MP", "proposer"), ("S", "proposer"), ("V", "proposer")],
    ),
    (
        "Kommunstyrelsen tillstyrker stadsledningskontorets förslag. Ärendet går vidare till kommunfullmäktige.",
        "approved",
        "Kommunfullmäktige",
        None,
        [],
    ),
    (
        "Kommunstyrelsen avstyrker motionen. Ärendet avgörs i kommunfullmäktige.",
        "rejected",
        "Kommunfullmäktige",
        None,
        [],
    ),
    (
        "Kommunstyrelsen överlämnade frågan till kommunfullmäktige utan eget förslag.",
        "forwarded",
        "Kommunfullmäktige",
        None,
        [],
    ),
    (
        "Motionen anses besvarad med hänvisning till yttrandet. C och KD reserverade sig till förmån för bifall.",
        "answered",
        None,
        None,
        [("C", "reservation"), ("KD", "reservation")],
    ),
    (
        "2.2.3. Motion av Lars Bo (M) och Eva Al (KD) om trygga torg, Dnr 0321/20\n\nStadsledningskontoret föreslår att motionen avstyrks.\n\nKommunstyrelsen beslutade att tillstyrka ett yrkande från S, V och MP om att avslå motionen, efter votering 7 - 6. Ärendet ska nu behandlas av kommunfullmäktige.\nReservation M, KD, L, D\nYttrande SD",
        "rejected",
        "Kommunfullmäktige",
        (7, 6),
        [
            ("D", "reservation"),
            ("KD", "proposer"),
            ("KD", "reservation"),
            ("L", "reservation"),
            ("M", "proposer"),
            ("M", "reservation"),
            ("MP", "proposer"),
            ("S", "proposer"),
            ("SD", "statement"),
            ("V", "proposer"),
        ],
    ),
    (
        "3.1 Redovisning av uppdrag om pendelparkering Dnr 1111/19\n\nKommunstyrelsen beslutade enligt yrkande från M, L och C. Yrkandet från S avslogs. Särskilt yttrande från V och MP.",
        "unknown",
        None,
        None,
        [
            ("C", "proposer"),
            ("L", "proposer"),
            ("M", "proposer"),
            ("MP", "statement"),
            ("S", "proposer"),
            ("V", "statement"),
        ],
    ),
    (
        "4. Remiss om elbussar, Dnr 0555/21\n\nKommunstyrelsen bordlade ärendet till den 3 mars.",
        "tabled",
        None,
        None,
        [],
    ),
    (
        "5. Göteborgsförslag om fler cykelställ, ärendenummer SLK-2022-00111\n\nGöteborgsförslaget bereds inte vidare.",
        "rejected",
        None,
        None,
        [],
    ),
    (
        "Handling 2012 nr 88 Revidering av bolagsordning för Hamn AB\n\nTill Göteborgs kommunfullmäktige\n\nKommunstyrelsen tillstyrker stadskansliets förslag och föreslår att kommunfullmäktige beslutar: Reviderad bolagsordning antas.\n\nBo Ek (SD) yrkade avslag. Kommunstyrelsen beslutade utan omröstning att bifalla förslaget. Bo Ek reserverade sig mot beslutet.\n\nGöteborg den 9 maj 2012",
        "approved",
        "Kommunfullmäktige",
        None,
        [("SD", "opponent"), ("SD", "reservation")],
    ),
    (
        "Yrkande angående taxa för parkering\n\nYrkande från Moderaterna och Kristdemokraterna\nKommunstyrelsen 2020-02-12\n\nFörslag till beslut\nI kommunstyrelsen och kommunfullmäktige:\nAtt avslå förslaget till ny taxa.\n\nYrkandet\nVi anser att taxan slår fel.",
        "unknown",
        None,
        None,
        [("KD", "proposer"), ("M", "proposer")],
    ),
    (
        "Snabbprotokoll från fullmäktige 3 juni\n\nKOMMUNFULLMÄKTIGES BESLUT\n\nNy miljöplan\n\nKommunfullmäktige beslutar att miljöplanen för 2021-2030 antas.\n\nMotion om laddstolpar\n\nKommunfullmäktige beslutar att motionen avslås.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "5 Svar på motion om valfrihet i äldreomsorgen\n\nDiarienummer 2016/KS 0222 001\n\nKommunstyrelsens förslag till beslut i kommunfullmäktige\n- Motionen avslås.\n\nBeskrivning av ärendet\nEva Ek (C) har lämnat in motionen.",
        "unknown",
        None,
        None,
        [("C", "proposer")],
    ),
    (
        "6 Detaljplan för Ekbacken\n\nDiarienummer 2016/KS 0223 001\n\nKommunfullmäktiges beslut\n- Detaljplanen antas.\n\nReservation\nS- och V-ledamöterna reserverar sig mot beslutet.",
        "approved",
        None,
        None,
        [("S", "reservation"), ("V", "reservation")],
    ),
    (
        "Interpellation från Eva Ek (S) om hemtjänsten\n\nBo Al (M) har lämnat ett skriftligt svar. Interpellationen är därmed besvarad.",
        "answered",
        None,
        None,
        [("S", "proposer")],
    ),
    (
        "Fråga från Eva Ek (S) om bussar\n\nFrågan får ställas. Bo Al (M) besvarade den.",
        "answered",
        None,
        None,
        [("S", "proposer")],
    ),
    ("12 § Val av justerare\n\nTill att justera protokollet valdes Eva Ek.", "elected", None, None, []),
    ("13 § Fastställande av dagordning\n\nDagordningen godkändes.", "approved", None, None, []),
    (
        "14 § Förbundschefens information\n\nFörbundschefen informerade om läget. Direktionen tackade för informationen.",
        "noted",
        None,
        None,
        [],
    ),
    ("15 § Övriga frågor\n\nInga övriga frågor.", "unknown", None, None, []),
    ("16 § Nästa möte\n\nNästa möte hålls den 3 juni.", "unknown", None, None, []),
    ("  • Motion om att stoppa utbyggnaden av hamnen – Yrkar bifall", "unknown", None, None, []),
    ("  • Ny taxa för vatten – Bifall till kommunstyrelsens förslag", "approved", None, None, []),
    ("8.\nKF antar ny arkivordning. Beslutet togs efter votering, 33 röster mot 18.", "approved", None, (33, 18), []),
    (
        "10. Lena Ek Bo (V) har ställt en interpellation till kommunstyrelsens ordförande om skolskjutsar. Den besvaras vid nästa sammanträde.",
        "unknown",
        None,
        None,
        [("V", "proposer")],
    ),
    ("11. KF entledigar Bo Ek (M) från uppdraget som ledamot i byggnadsnämnden.", "approved", None, None, []),
    ("12. Till ny ledamot i byggnadsnämnden valdes Eva Al (M).", "elected", None, None, []),
    ("13. Ärendet om ny skola återremitterades efter votering 27 mot 24.", "referred_back", None, (27, 24), []),
    (
        "14. KF beslutar att uppdra åt kommunstyrelsen att ta fram en plan för trädplantering.",
        "approved",
        None,
        None,
        [],
    ),
    ("15. Svar på motion om lekplatser. KF beslutar att motionen är besvarad.", "answered", None, None, []),
    (
        "Motion av Eva Ek (L) om lärarlöner avslogs. För motionen röstade L och KD.",
        "rejected",
        None,
        None,
        [("KD", "supporter"), ("L", "proposer")],
    ),
    (
        "Kommunstyrelsen beslutade på onsdagen att säga nej till en folkomröstning. Vägvalet, SD och M reserverade sig.",
        "rejected",
        None,
        None,
        [("M", "reservation"), ("SD", "reservation"), ("VV", "reservation")],
    ),
    (
        "Kommunens budget för 2024 är antagen. S och C:s förslag vann med 26 röster mot 23 för M, KD och SD:s förslag.",
        "approved",
        None,
        (26, 23),
        [("C", "proposer"), ("KD", "proposer"), ("M", "proposer"), ("S", "proposer"), ("SD", "proposer")],
    ),
    ("Medborgarförslag som avslogs:\n\n • Hundbad vid sjön\n • Gratis parkering", "rejected", None, None, []),
    ("Inkomna medborgarförslag\n\n • Hundbad vid sjön", "unknown", None, None, []),
]


@pytest.mark.parametrize("row", PASSAGES, ids=itemgetter(0))
def test_a_passage_is_read(row: Told) -> None:
    """Plain speech decides as minutes do; what is to come, hoped for or only proposed does not."""
    assert read_told(row[0]) == row


def test_titled_notices_in_plain_text_are_parted() -> None:
    """Each line that stands like a title over a decision begins an item."""
    text = (
        "Snabbprotokoll 3 juni\n\nNy miljöplan\n\nKommunfullmäktige antog planen.\n\nMotion om bad\nMotionen avslogs."
    )

    items = read_minutes(text)

    assert [(i.title, i.decision.outcome.value if i.decision else None) for i in items] == [
        ("Ny miljöplan", "approved"),
        ("Motion om bad", "rejected"),
    ]


def test_a_proposal_to_the_meeting_is_no_decision() -> None:
    """What a body says under "Förslag till beslut" is yet to be decided; a document sent to the council tells its own."""
    spoken = "Kommunstyrelsen föreslår att kommunfullmäktige beslutar att anta programmet."
    to_come = f"4. Program för näringslivet\n\nFörslag till beslut\n{spoken}\n\nHandlingar\nTjänsteskrivelse"
    sent = f"Program för näringslivet\n\nTill kommunfullmäktige\n\nFörslag till beslut\n{spoken}"

    told = [read_minutes(page)[0].decision for page in (to_come, sent)]

    assert [decision.outcome.value if decision else None for decision in told] == ["unknown", "approved"]


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Nämnden föreslås besluta att godkänna rapporten.", "unknown"),
        ("Taxa\n\nFörslag till beslut\n\n1. Nämnden avstyrker ändringen.", "unknown"),
        ("Glädjande nog vann vår motion om en livsmedelspolicy gehör.", "approved"),
        ("Omröstningen slutade med 30 ja och 19 nej. Därmed vann alliansens budgetförslag.", "unknown"),
        ("Det blev 24–25. Förslaget föll alltså på en enda röst.", "rejected"),
        ("KS beslut 12 maj: 300 000 kr till sommarjobb.", "unknown"),
        ("KF lämnar över förslaget till tekniska nämnden att besluta.", "referred"),
        ("Centern fick igenom sitt avslagsyrkande på förslaget.", "rejected"),
        ("Motionen om vårdnadsbidrag gick inte igenom.", "rejected"),
        ("Fullmäktige valde alliansens budget.", "approved"),
        ("Trots att C yrkade bifall valde fullmäktige att säga nej till motionen.", "rejected"),
        ("Fullmäktige skickade tillbaka frågan om ny brandstation till kommunstyrelsen.", "referred_back"),
        ("Eftersom Vera Ros (V) var sjuk flyttas interpellationen till septembermötet.", "tabled"),
        ("Med ordförandens utslagsröst vann förslaget om ny avgift.", "approved"),
    ],
)
def test_ways_to_tell_what_became_of_it(words: str, outcome: str) -> None:
    """What is proposed to a body is open; who won, and what fell, is decided."""
    decision = read_minutes(words)[0].decision

    assert decision is not None
    assert decision.outcome.value == outcome


def test_votes_told_side_by_side() -> None:
    """Each side has a sentence of its own."""
    decision = read_minutes(
        "Budgeten klubbades. 29 ledamöter röstade för majoritetens budget. 10 röstade på M:s förslag."
    )[0].decision

    assert decision is not None
    assert decision.vote is not None
    assert (decision.vote.winning, decision.vote.losing) == (29, 10)


def test_votes_told_as_for_and_against() -> None:
    """Those for come first, whoever won."""
    decision = read_minutes("SD:s krav på språktest föll i fullmäktige. 9 röstade för, 36 emot.")[0].decision

    assert decision is not None
    assert decision.vote is not None
    assert (decision.vote.winning, decision.vote.losing) == (36, 9)


def test_a_report_signed_by_a_party_speaks_for_it() -> None:
    """Who signs "vår motion" made it."""
    [item] = read_minutes("Vår motion om lekplats i Berga röstades ner.\n\n/Miljöpartiet i Ekby\n")

    assert [(p.party.code if p.party else None, p.role.value) for p in item.positions] == [("MP", "proposer")]


HEADLINES = [
    ("Riktlinje för Almen antas\n\nKrisberedskapen utgår ifrån vardagen.", "Riktlinje för Almen antas", "approved"),
    (
        "Fullmäktige fastställer bokslutet\n\nFullmäktige godkänner bokslutet. Det visar ett överskott på en miljon.",
        "Fullmäktige fastställer bokslutet",
        "approved",
    ),
    ("Ny parkplan\n\nHandlingar för ärendet (pdf)\n\nKommunfullmäktige antog planen.", "Ny parkplan", "approved"),
    ("Planen antas\n\nKontoret föreslår att fullmäktige antar planen.", "Planen antas", "unknown"),
    ("Kiosken får vänta på besked\n\nMötet hann inte fram till kiosken.", "Kiosken får vänta på besked", "unknown"),
    ("Majoriteten fick igenom sin plan\n\nDebatten tog tid.", "Majoriteten fick igenom sin plan", "unknown"),
]


@pytest.mark.parametrize(("text", "title", "outcome"), HEADLINES)
def test_a_headline_tells_where_the_text_is_silent(text: str, title: str, outcome: str) -> None:
    """A sentence over the text is its title, and decides in the passive or of a body alone, unless the text takes it back."""
    (item,) = read_minutes(text)

    assert (item.title, item.decision.outcome.value if item.decision else None) == (title, outcome)
