"""Paragraphs of minutes in the shapes that many municipalities give them, all invented."""

from __future__ import annotations

import pytest

from agendawatch.reading.minutes import read_minutes

Told = tuple[str, str, str | None, tuple[int, int] | None, list[tuple[str, str]]]

PROTOCOLS: tuple[Told, ...] = (
    (
        "Kf § 41 Dnr KS.2017.301\nRenhållningsordning\nKommunfullmäktiges beslut\nKommunfullmäktige beslutar i enlighet med kommunstyrelsens förslag.\nÄrendebeskrivning\nFörslaget har varit utställt. Centerpartiet i Näs har framfört synpunkter.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "§ 144 Ersättning till familjehem 2020 SN 2019.233\nBeslut\nSocialnämnden beslutar att följa SKR:s rekommendationer.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "§ 23 Initiativärende från Sverigedemokraterna om språkkrav\nSocialnämnden beslutar att avslå initiativärendet.\nSD reserverar sig mot beslutet.",
        "rejected",
        None,
        None,
        [("SD", "proposer"), ("SD", "reservation")],
    ),
    (
        "§ 24 Initiativ från L om läsambassadörer\nBeslut\nNämnden bifaller initiativet.",
        "approved",
        None,
        None,
        [("L", "proposer")],
    ),
    (
        "§ 23 Svar på interpellation om kulturskolan\nFrågan från Tove Lin (V) hann inte behandlas utan tas upp på nästa möte.",
        "tabled",
        None,
        None,
        [("V", "proposer")],
    ),
    (
        "§ 12 Ny förskola i Ekeby\nBUN 2020/55\nBarn- och utbildningsnämndens beslut\nNämnden ställer sig bakom förslaget om en ny förskola i Ekeby och översänder ärendet till kommunstyrelsen för beslut.",
        "approved",
        "Kommunstyrelsen",
        None,
        [],
    ),
    (
        "§ 92 Ansökan om förhandsbesked, Kullen 1:10\nBeslut\nPositivt förhandsbesked lämnas för ett enbostadshus.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "§ 16 Motion om att återinföra betyg i slöjd\nNämnden avstyrker motionen och föreslår att kommunfullmäktige beslutar att avslå den.",
        "rejected",
        "Kommunfullmäktige",
        None,
        [],
    ),
    ("§ 10 Namnsättning av gator i Östra ängen\nNamnberedningens förslag fastställs.", "approved", None, None, []),
    (
        "Regionala utvecklingsnämndens protokoll § 3\nBokslut\nRUN 2019-00021\nNämnden godkänner bokslutet för sin del.",
        "approved",
        None,
        None,
        [],
    ),
    ("§ 28 Meddelanden\nMeddelandena anmäls och läggs till handlingarna.", "noted", None, None, []),
    (
        "§ 40 Kontaktpolitikernas rapporter\nInga rapporter lämnas. Punkten förs till handlingarna.",
        "noted",
        None,
        None,
        [],
    ),
    (
        "§ 66 Ny entré till stadshuset\nBeslut\nKommunstyrelsen beslutar att ärendet ska återremitteras.\nFörslag till beslut\nKommunstyrelsen godkänner förslaget till ny entré.\nYrkande\nSten Ull (M) yrkar att ärendet återremitteras.",
        "referred_back",
        None,
        None,
        [("M", "proposer")],
    ),
    (
        "§ 59 Interpellation om vattenkvaliteten\nUlla Ståhl (C) har ställt en interpellation. Tekniska nämndens ordförande Per Dal (S) besvarar interpellationen.\nBeslut\nInterpellationen anses besvarad.",
        "answered",
        None,
        None,
        [("C", "proposer")],
    ),
    (
        "§ 6\nLokaler för daglig verksamhet\nDnr ÄN-2019/118\nNämndens ställningstagande\nNämnden beslutar att hyra lokalerna i tre år.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "Protokoll § 52\nTrafiksäkerhetsplan\nTekniska nämnden antar trafiksäkerhetsplanen med följande ändring: sidan 4, andra stycket, utgår.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "§ 33 Höjning av taxan för barnomsorg\nFörslag till beslut\nTaxan höjs från och med den 1 augusti.",
        "unknown",
        None,
        None,
        [],
    ),
    (
        "§ 121 Bygglov för nybyggnad av enbostadshus på Viken 1:22\nBN 2022-000871\nBeslut\nBygglov beviljas med stöd av 9 kap. 31 § plan- och bygglagen.\nStartbesked lämnas.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "§ 83 Redovisning av obesvarade motioner\nKommunstyrelsen föreslår att kommunfullmäktige lägger redovisningen till handlingarna.",
        "noted",
        "Kommunfullmäktige",
        None,
        [],
    ),
    (
        "§ 48 Ansvarsfrihet för regionstyrelsen\nRegionfullmäktige beslutar i enlighet med revisorernas förslag att bevilja regionstyrelsen ansvarsfrihet för 2022.\nJäv: Ledamöterna i regionstyrelsen deltar inte i beslutet.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "§ 46\nMedborgarförslag – Stäng av Ågatan för bilar\nDnr 2013.119\nBeslut\nTekniska nämnden beslutar att medborgarförslaget inte genomförs.",
        "rejected",
        None,
        None,
        [],
    ),
    (
        "§ 77\nDnr SBN-2022-1043\nDetaljplan för Björken 4 och 5\n\nSamhällsbyggnadsnämnden beslutar\natt återremittera ärendet till förvaltningen för att utreda alternativ placering av parkeringen.\n\nYrkanden\nInger Lind (L) yrkar återremiss. Göran Ek (S) yrkar att ärendet avgörs i dag.\n\nPropositionsordning\nOrdföranden frågar om ärendet ska avgöras i dag eller återremitteras och finner att nämnden beslutar återremittera ärendet.",
        "referred_back",
        None,
        None,
        [("L", "proposer"), ("S", "proposer")],
    ),
    (
        "§ 3 Godkännande av dagordning\nDagordningen godkänns med tillägget att ärende 14 utgår.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "§ 14 Revidering av riktlinjer för färdtjänst\nDnr TN 2024/00341\n\nTekniska nämndens beslut\n1. Reviderade riktlinjer för färdtjänst antas.\n2. Riktlinjerna börjar gälla den 1 januari 2025.\n\nSammanfattning\nNuvarande riktlinjer antogs 2017. Förvaltningen bedömer att de behöver förtydligas.\n\nBeslutet skickas till\nFärdtjänstenheten",
        "approved",
        None,
        None,
        [],
    ),
    (
        "§ 36 Nybyggnad av Solbackens vårdboende VON 20/119\nVård- och omsorgsnämnden beslutar\natt för egen del godkänna förstudien\natt hemställa hos kommunstyrelsen om investeringsmedel.",
        "approved",
        "Kommunstyrelsen",
        None,
        [],
    ),
    (
        "KSAU § 112\nMedel till nytt ventilationssystem i Kyrkskolan (dnr 2020/412)\nArbetsutskottet föreslår kommunstyrelsen besluta\natt anslå 2,4 miljoner kronor till nytt ventilationssystem i Kyrkskolan.",
        "approved",
        "Kommunstyrelsen",
        None,
        [],
    ),
    (
        "§ 5 Statistik över familjerätten SN2018/201\nFamiljerättschefen redovisar statistik.\nNämnden tackar för redovisningen.",
        "noted",
        None,
        None,
        [],
    ),
    (
        "§ 4 Firmatecknare\nStyrelsen beslutar att firman tecknas av ordföranden och vice ordföranden i förening.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "21. Anmälningsärenden (kl 15:14)\nRegionfullmäktige beslutar att notera granskningsrapporten.\nBeslut: enligt förslag",
        "noted",
        None,
        None,
        [],
    ),
    (
        "§ 15 Remiss om fiskevårdsområde\nNämnden beslutar att behandla ärendet vid nästa sammanträde.",
        "tabled",
        None,
        None,
        [],
    ),
    (
        "§ 34 Nytt reglemente för revisorerna\nKommunfullmäktige beslutar\natt anta reglementet, samt\natt det träder i kraft den 1 juli.\nSverigedemokraterna deltar inte i beslutet.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "§ 29 Ekonomisk rapport januari–mars\nKommunstyrelsens beslut\nKommunstyrelsen noterar rapporten till protokollet.",
        "noted",
        None,
        None,
        [],
    ),
    (
        "Beslut\nKommunstyrelsen godkänner överenskommelsen.\n\nÄrende\nÖverenskommelse om medborgarkontor\nDiarienummer KS-2024/15.003",
        "approved",
        None,
        None,
        [],
    ),
    (
        "§ 55 Upphandling av skolmåltider\nDiarienr: UN 2021/0034\nNämndens beslut\natt genomföra upphandlingen\natt delegera till förvaltningschefen att teckna avtal\nParagrafen justeras omedelbart.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "§ 33 Ansökan om föreningsbidrag, Hälle Ryttarförening\nFritidsutskottet beslutar\natt bevilja Hälle Ryttarförening ett bidrag på 40 000 kronor.",
        "approved",
        None,
        None,
        [],
    ),
    (
        "§ 203 Köp av fastigheten Lunden 2:14\nDnr KS 2022/871\nKommunstyrelsen beslutar att godkänna köpet.\nOmröstning\nFem ledamöter röstar ja, fem nej och en avstår. Ordförandens utslagsröst avgör till förmån för ett köp.",
        "approved",
        None,
        (5, 5),
        [],
    ),
    (
        "§ 9\nProgramsamråd för Kvarnholmen\nDnr 2021-04412\nBeslut\nStadsbyggnadsnämnden beslutar enligt kontorets förslag.\nSärskilt uttalande\nClara Ohlin m.fl. (V) lämnar ett särskilt uttalande: Vi hade gärna sett fler hyresrätter.",
        "approved",
        None,
        None,
        [("V", "statement")],
    ),
    ("§ 16 Anmälan av delegationsbeslut\nNämnden tar del av delegationsbesluten.", "noted", None, None, []),
)
"""Text, outcome, where it goes next, winning and losing votes, and who stood where."""


@pytest.mark.parametrize(("text", "outcome", "goes_to", "figures", "stood"), PROTOCOLS)
def test_a_protocol_is_read(
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
