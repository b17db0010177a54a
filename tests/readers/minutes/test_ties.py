"""Under a decision's heading: what another town, body, day or matter decided is not this item's; points are folded by the item's own."""

from __future__ import annotations

import pytest

from agendawatch.readers.minutes import read_minutes

MOTION = "Motion av Karin Ek (V) om gratis simskola"

OTHERS = [
    (MOTION, "Ekeby kommun biföll en motion om gratis simskola 2024."),
    (MOTION, "I Trindsjö avslogs motionen."),
    (MOTION, "Kommunfullmäktige i Almby har bifallit en liknande motion."),
    ("Parkeringsavgifter i centrum", "Grannkommunen Ekeby antog sina parkeringsavgifter i februari."),
    (MOTION, "Region Mälarvik avslog samma motion."),
    ("Taxa för markupplåtelse", "Almby kommuns fullmäktige antog taxan."),
    (MOTION, "Utbildningsnämnden avstyrkte motionen den 4 maj 2022."),
    (MOTION, "Barn- och ungdomsnämnden avslog motionen 2022."),
    ("Detaljplan för Almen", "Byggnadsnämnden antog detaljplanen 2021."),
    (MOTION, "Kommunfullmäktige avslog en motion om gratis simskola 2019."),
    ("Detaljplan för Almen", "Planen antogs av fullmäktige år 2018."),
    (MOTION, "Tekniska nämnden beslutade den 3 februari att tillstyrka motionen."),
    (MOTION, "Vid förra mötet bordlades motionen."),
    (MOTION, "Ärendet om cykelplanen bordläggs."),
    (MOTION, "Detaljplanen för Almen antas."),
    ("Budget 2027", "Frågan om arvoden till förtroendevalda bordläggs."),
    (MOTION, "Interpellationen om nattbussar anses besvarad."),
    ("Årsredovisning 2025", "Ärendet om bolagets ägardirektiv återremitteras."),
    (MOTION, "Motionen om en ny ishall avslås."),
    (MOTION, "Motionen bör bifallas."),
    (MOTION, "Motionen skulle avslås om inte regeringen ändrar lagen."),
    ("Detaljplan för Almen", "Planen borde antas."),
    (MOTION, "Om motionen bifalls kostar det 2 miljoner kronor."),
    (MOTION, "Motionen kan komma att avslås."),
    (MOTION, "Kontoret anser att motionen ska avslås."),
    ("Överklagande av bygglov på Ek 3", "Mark- och miljödomstolen avslog överklagandet."),
    (MOTION, "Förvaltningen bedömer att motionen kan anses besvarad."),
    ("Detaljplan för Almen", "Länsstyrelsen har upphävt kommunens beslut att anta planen."),
    (MOTION, "Stadsledningskontoret föreslår att motionen avslås."),
    ("Överklagande av bygglov på Ek 3", "Förvaltningsrätten avslår överklagandet."),
    (MOTION, "Vänsterpartiet reserverar sig mot att motionen avslås till förmån för att motionen bifalls."),
    (MOTION, "Bo Ek (M) yrkar att motionen avslås."),
    (MOTION, "Vi hade velat att motionen bifölls."),
    (MOTION, "Moderaterna anser att motionen ska avslås."),
    (MOTION, "Ordföranden ställer proposition på om motionen bifalls eller avslås."),
    (MOTION, "I protokollet står: ”Motionen bifalls.”"),
    ("Revidering av reglemente", "Kommunfullmäktiges beslut den 7 maj 2020, § 44: Reglementet antas."),
    (MOTION, "Fullmäktige har tidigare beslutat att motionen återremitteras."),
    ("Taxa för vatten", "Beslutet från 2023 att anta taxan gäller."),
]
"""Titles, with words of others."""

OWN = [
    (MOTION, "Motionen kan därmed anses besvarad.", "answered"),
    (MOTION, "att motionen därmed ska anses vara besvarad", "answered"),
    (MOTION, "Kommunfullmäktige bifaller kommunstyrelsens förslag att avslå motionen.", "rejected"),
    (MOTION, "Kommunfullmäktige beslutar att motionen inte ska bifallas.", "rejected"),
    (MOTION, "Motionen lämnas utan bifall.", "rejected"),
    ("Ändring av dagordning", "Följande ärenden tillkommer på dagens föredragningslista:", "approved"),
    (MOTION, "Motionen avslås.", "rejected"),
    (MOTION, "Kommunfullmäktige avslår motionen.", "rejected"),
    (MOTION, "Motion om gratis simskola bifalls.", "approved"),
    (MOTION, "Motionen anses besvarad med hänvisning till nämndens yttrande den 4 maj 2022.", "answered"),
    ("Detaljplan för Almen", "Detaljplanen för Almen antas.", "approved"),
    ("Detaljplan för Almen", "Anta detaljplanen, daterad den 3 maj 2025.", "approved"),
    ("Budget 2027", "Frågan bordläggs.", "tabled"),
    ("Budget 2027", "Kommunfullmäktige antar budget 2027.", "approved"),
    ("Årsredovisning 2025", "Ärendet återremitteras.", "referred_back"),
    ("Parkeringsavgifter i centrum", "Nya parkeringsavgifter i centrum antas att gälla från 2027.", "approved"),
    ("Riktlinjer för bidrag", "Riktlinjerna antas. Riktlinjerna från 2019 upphävs.", "approved"),
    ("Taxa för vatten", "Taxan antas att gälla från den 1 januari 2027.", "approved"),
    ("Överklagande av bygglov på Ek 3", "Yttrandet antas som nämndens eget.", "approved"),
    (MOTION, "Motionen remitteras till kommunstyrelsen.", "referred"),
    (
        "Revidering av reglemente",
        "Reglementet antas. Det ersätter det reglemente som antogs den 7 maj 2020.",
        "approved",
    ),
    (MOTION, "Motionen avslås med hänvisning till att Ekeby kommun avslog en likadan motion.", "rejected"),
    ("Taxa för markupplåtelse", "Taxan för markupplåtelse fastställs.", "approved"),
    ("Ansökan från Almby ryttarförening", "Ansökan avslås.", "rejected"),
    ("Ansökan från Almby ryttarförening", "Almby ryttarförening beviljas 30 000 kronor.", "approved"),
    ("Försäljning av Almen 3", "Fastigheten säljs till Byggbolaget AB för 3 miljoner kronor.", "approved"),
    ("Redovisning av delegationsbeslut", "Redovisningen läggs till handlingarna.", "noted"),
    ("Medborgarförslag om en bänk", "Medborgarförslaget besvaras med att bänken ställs upp i vår.", "answered"),
    ("Val av revisor", "Anna Ek (S) väljs till revisor.", "elected"),
    (
        "Ekeby kommuns översiktsplan, samråd",
        "Kommunfullmäktige antar yttrandet och översänder det till Ekeby kommun.",
        "approved",
    ),
]
"""Titles, with what stands near those words and decides."""

POINTS = [
    ("1. Motionens första att-sats bifalls.\n2. Motionens andra att-sats avslås.", "partially_approved", None),
    ("1. Motionens första att-sats avslås.\n2. Motionens andra att-sats anses besvarad.", "answered", None),
    ("1. Kontoret får i uppdrag att utreda gratis simskola.\n2. Motionen avslås.", "rejected", None),
    ("1. Motionen bifalls i den del som avser badvakter.\n2. I övrigt avslås motionen.", "partially_approved", None),
    ("1. Motionens första att-sats anses besvarad.\n2. Motionen avslås i övrigt.", "rejected", None),
    ("Motionen avslås.\nKontoret får i uppdrag att se över badvakternas tider.", "rejected", None),
    (
        "Kommunstyrelsen föreslår att kommunfullmäktige beslutar\n1. Motionen bifalls.\n2. Kontoret får i uppdrag att ta fram en plan.",
        "approved",
        "Kommunfullmäktige",
    ),
    (
        "Kommunstyrelsen tillstyrker kontorets förslag och föreslår att kommunfullmäktige beslutar:\nMotionen avslås.",
        "rejected",
        "Kommunfullmäktige",
    ),
    ("1. Motionen avslås.\n2. Motionen av Bo Ek (M) om nattbussar bifalls.", "rejected", None),
    ("1. Att-sats 1 bifalls.\n2. Att-sats 2 och 3 anses besvarade.\n3. Att-sats 4 avslås.", "partially_approved", None),
    ("1. Att-sats 1 avslås.\n2. Att-sats 2 avslås.", "rejected", None),
    ("1. Att-sats 1 och 2 anses besvarade.\n2. Att-sats 3 avslås.", "rejected", None),
    ("1. Motionens första yrkande bifalls.\n2. Motionens andra yrkande anses besvarat.", "partially_approved", None),
    ("1. Första att-satsen i motionen bifalls.\n2. Andra att-satsen i motionen avslås.", "partially_approved", None),
    (
        "1. Motionens yrkande om badvakter bifalls.\n2. Motionens yrkande om gratis simskola avslås.",
        "partially_approved",
        None,
    ),
    ("att bifalla motionens första att-sats, samt\natt avslå motionen i övrigt.", "partially_approved", None),
    ("att anse motionens första att-sats besvarad, och\natt i övrigt avslå motionen.", "rejected", None),
    (
        "Kommunstyrelsen antar yttrandet som sitt eget och föreslår att kommunfullmäktige beslutar:\n1. Motionen anses besvarad.",
        "answered",
        "Kommunfullmäktige",
    ),
    ("Kommunstyrelsens förslag till kommunfullmäktige:\n1. Motionen avslås.", "rejected", "Kommunfullmäktige"),
    (
        "Kommunstyrelsen beslutar för egen del: Kontoret får i uppdrag att utreda frågan.\nKommunstyrelsen föreslår att kommunfullmäktige beslutar:\nMotionen avslås.",
        "rejected",
        "Kommunfullmäktige",
    ),
    ("Motionen bifalls delvis.", "partially_approved", None),
    ("Motionen avslås i den första delen och anses besvarad i den andra.", "answered", None),
    ("1. Motionen anses besvarad i den del som avser badvakter.\n2. Motionen avslås i övriga delar.", "rejected", None),
    (
        "1. Motionen bifalls såvitt avser badvakter.\n2. I övriga delar anses motionen besvarad.",
        "partially_approved",
        None,
    ),
]
"""Points on one motion, what they come to, and where it goes next."""


def _decided(title: str, words: str, body: str) -> tuple[str, str | None]:
    (item,) = read_minutes(f"Protokoll {body}\n2026-03-11\n\n§ 12 {title}\n\nBeslut\n{words}\n")
    decision = item.decision
    assert decision is not None
    return decision.outcome.value, decision.next_organization.name if decision.next_organization else None


@pytest.mark.parametrize("body", ["Kommunfullmäktige", "Kommunstyrelsen"])
@pytest.mark.parametrize(("title", "words"), OTHERS)
def test_what_others_decided_is_not_told_of_this(title: str, words: str, body: str) -> None:
    """Silence is the rule under the heading, too."""
    if body == "Kommunfullmäktige" or "Kommunfullmäktige " not in words:
        assert _decided(title, words, body)[0] == "unknown"


@pytest.mark.parametrize(("title", "words", "outcome"), OWN)
def test_what_this_body_decided_is_told(title: str, words: str, outcome: str) -> None:
    """The same words with their ties."""
    assert _decided(title, words, "Kommunfullmäktige")[0] == outcome


@pytest.mark.parametrize(("words", "outcome", "following"), POINTS)
def test_points_are_folded(words: str, outcome: str, following: str | None) -> None:
    """In part approved only where one of them is; else what is left over tells, or the last point."""
    body = "Kommunstyrelsen" if "ommunstyrelsen" in words else "Kommunfullmäktige"

    assert _decided(f"{MOTION} och fler badvakter", words, body) == (outcome, following)


PAGES = [
    (
        "§ 3 Föregående protokoll\n\nBeslut\nGodkänna förra mötets protokoll\n",
        "approved",
        "Godkänna förra mötets protokoll",
    ),
    (
        "§ 3 Föregående protokoll\n\nBeslut\nKommunstyrelsen lägger föregående mötes protokoll\ntill handlingarna\n",
        "noted",
        "föregående mötes protokoll",
    ),
    ("§ 3 Val av justerare\n\nBeslut\nJusterare: Bo Ek (M)\n", None, "Bo Ek"),
    ("§ 3 Val av justerare\n\nBeslut\nTill justerare utses Bo Ek (M).\n", "elected", "Bo Ek"),
    (
        "§ 3 Sammanträdestider\n\nBeslut\nSammanträdesdatum fastställs:\n2026-04-08\n2026-05-06\n",
        "approved",
        "2026-04-08",
    ),
    ("§ 3 Datum för invigning\n\nBeslut\nInvigningen hålls:\n2026-05-06\n", None, "2026-05-06"),
    ("§ 3 Protokollsutdrag\n\nBeslut\nProtokollet\nBifalls.\n", None, "Bifalls"),
    ("§ 3 Bokslut\n\nBeslut\nBokslutet godkänns.\n34\n", "approved", "Bokslutet godkänns"),
    ("§ 3 Nytt blad\n\nBeslut\nBlad 3 i översiktsplanen antas.\n", "approved", "Blad 3"),
    ("§ 3 Ny signatur\n\nBeslut\nSignaturen antas.\n", "approved", "Signaturen antas"),
    (
        "§ 3 Undertecknande\n\nBeslut\nOrdförande och kommundirektör utses att teckna kommunens firma\n",
        "elected",
        "teckna kommunens firma",
    ),
    ("§ 3 Tider\n\nBeslut\n1. Mötestiderna antas.\n2. Datum:\n2026-05-06\n", "approved", "2026-05-06"),
    (
        "§ 3 Parkplan\n\nBeslut\nKommunstyrelsen beslutar att anta parkplanen för\nJusterandes sign            Utdragsbestyrkande\n\x0cSammanträdesprotokoll            12 (30)\nKommunstyrelsen\nSammanträdesdatum\n2026-03-11\nåren 2026–2030.\n",
        "approved",
        "för åren 2026–2030",
    ),
    (
        "§ 3 Parkplan\n\nBeslut\nParkplanen antas.\n\nEkeby kommun                Protokoll          4(9)\nKommunstyrelsen             2026-03-11\n\nKontoret får i uppdrag att se till parken.\n",
        "approved",
        "Kontoret får i uppdrag",
    ),
    (
        "§ 3 Parkplan\n\nBeslut\nParkplanen antas.\nSida 4 av 9\nKontoret får i uppdrag att se till parken.\n",
        "approved",
        "Kontoret får i uppdrag",
    ),
    (
        "§ 3 Parkplan\n\nBeslut\nParkplanen antas.\n\nOrdförandens sign   Justerarens sign   Utdragsbestyrkande\n\n§ 3 forts.\n\nKontoret får i uppdrag att se till parken.\n",
        "approved",
        "Kontoret får i uppdrag",
    ),
]
"""Paragraphs, each with its outcome, where it has one, and what of its decision must be kept."""


@pytest.mark.parametrize(("text", "outcome", "kept"), PAGES)
def test_under_a_decision_no_sentence_is_a_page_and_no_page_a_sentence(
    text: str, outcome: str | None, kept: str
) -> None:
    """Days, minutes and adjusters may be decided on; heads, feet and numbers of pages are not."""
    (item,) = read_minutes(f"Sammanträdesprotokoll\nKommunstyrelsen 2026-03-11\n\n{text}")

    assert item.decision is not None
    assert item.decision.text is not None
    assert outcome in {None, item.decision.outcome.value}
    assert kept in " ".join(item.decision.text.split())
    for foot in ("Justerandes", "Utdragsbest", "Sida 4", "4(9)", "12 (30)", "forts", "Ekeby kommun"):
        assert foot not in item.decision.text
