"""Agendas whose lines were lost, as a PDF's words in one run: items are told by numbers that count on."""

from __future__ import annotations

import pytest

from agendawatch.errors import LayoutError
from agendawatch.readers.agenda import read_agenda

READ = {
    "bare numbers, case numbers behind": (
        (
            "KALLELSE Byggnadsnämnden 2026-05-12 Nr Ärende Dnr 1 Upprop 2 Detaljplan för Kvarnen 3 och 4 BN 2025-118 "
            "3 Tillsyn av brygga på Näset 1:54-1:56 BN 2024-311 4 Övriga frågor"
        ),
        "1 Upprop|2 Detaljplan för Kvarnen 3 och 4 BN 2025-118|3 Tillsyn av brygga på Näset 1:54-1:56 BN 2024-311|4 Övriga frågor",
    ),
    "case numbers before, pages behind": (
        (
            "2(36) Arbetsutskottet Ärendelista 26 Dnr KS 2026/14 Information... 3 27 Dnr 318844 Årsredovisning 2025... 4 "
            "28 Dnr KS 2025/117 Svar på remiss (SOU 2025:14)... 9 29 Dnr KS 2026/8 Rapporter... 12 Justerandes sign 2 (36)"
        ),
        "26 Information KS 2026/14|27 Årsredovisning 2025 318844|28 Svar på remiss (SOU 2025:14) KS 2025/117|29 Rapporter KS 2026/8",
    ),
    "paragraphs on one line": (
        "Innehåll\n\n§ 70/26 Kulturprogram\n\n§ 71/26 Uppföljning av hemtjänst § 72/26 Övriga frågor",
        "70/26 Kulturprogram|71/26 Uppföljning av hemtjänst|72/26 Övriga frågor",
    ),
    "one number for several": (
        (
            "Följande ärenden ska behandlas: 1. Anmälningar 2-6 Valärenden 7. Arbetsmiljöpolicy Motion 8. Motion om gatubelysning "
            "Frågor 9. Inkomna frågor Söderby den 18 maj 2026 Tage Ek Ordförande"
        ),
        "1 Anmälningar|2-6 Valärenden|7 Arbetsmiljöpolicy|8 Motion om gatubelysning|9 Inkomna frågor",
    ),
    "a column behind the titles": (
        (
            "Ärendelista Nr Ärende Diarienr 1 Svar på interpellation om integration 2 Hyra för samlingslokalen 3 Avsägelse "
            "4 Rapport från beredningen KS 2026/78 KS 2026/82 KS 2026/89 KS 2026/ Besöksadress Torget 8"
        ),
        "1 Svar på interpellation om integration KS 2026/78|2 Hyra för samlingslokalen KS 2026/82|3 Avsägelse KS 2026/89|4 Rapport från beredningen",
    ),
    "a column that holds fewer than the titles": (
        "Ärendelista 1 Svar på interpellation om integration 2 Hyra för samlingslokalen 3 Ändrad taxa 4 Ny lekplats KS 2026/78 KS 2026/82",
        "1 Svar på interpellation om integration|2 Hyra för samlingslokalen|3 Ändrad taxa|4 Ny lekplats",
    ),
    "small letters after an announcement, broken anywhere": (
        (
            "Kommunfullmäktige sammanträder för att behandla följande ärenden: 1) årsredovisning för 2025; 2)\nansvarsfrihet; "
            "3) svar på motion om buss. Sammanträdet är öppet."
        ),
        "1 årsredovisning för 2025|2 ansvarsfrihet|3 svar på motion om buss.",
    ),
    "capitals head groups": (
        (
            "INNEHÅLLSFÖRTECKNING 101 Informationspunkt: hamnen BESLUTAS AV KOMMUNFULLMÄKTIGE 102 Riktlinjer för markanvisning "
            "103 Svar på motion: Fler turer (L) BESLUTAS AV KOMMUNSTYRELSEN 104 Delegationsärenden"
        ),
        "101 Informationspunkt: hamnen|102 Riktlinjer för markanvisning|103 Svar på motion: Fler turer (L)|104 Delegationsärenden",
    ),
    "the count goes on over a page's end": (
        (
            "Ärendelista 1 Avsägelse 2 Hyra för hallen 3 Ny taxa 4 Rapport\n\n"
            "2 SÖDERBY KOMMUN sid 2 Nr Ärende Dnr 5 Svar på motion om vind av KS 2026/4 kraftverk 6 Taxa för slam KS 2026/9"
        ),
        "1 Avsägelse|2 Hyra för hallen|3 Ny taxa|4 Rapport|5 Svar på motion om vind av kraftverk KS 2026/4|6 Taxa för slam KS 2026/9",
    ),
    "formalities side by side": (
        "Innehållsförteckning\n\nUpprop och anmälan om förhinder Val av justerare\n\n§ 63/26 Nytt reglemente\n\n§ 64/26 Kulturprogram\n\n§ 65/26 Idrottsprogram",
        "Upprop och anmälan om förhinder|Val av justerare|63/26 Nytt reglemente|64/26 Kulturprogram|65/26 Idrottsprogram",
    ),
    "proposals behind the titles": (
        (
            "1 Föredragningslista Regionstyrelsen Tid Onsdag 25 mars 2026, kl 09:00 Plats Borgsalen 1 Justering Regionstyrelsen utser "
            "Per Ek att justera protokollet. 2 Svar på hur Regionstyrelsen ger stöd Regionstyrelsen godkänner svaret. "
            "3 Motion om tåg i väst RS Regionstyrelsen föreslår fullmäktige att anse motionen besvarad."
        ),
        "1 Justering|2 Svar på hur Regionstyrelsen ger stöd|3 Motion om tåg i väst",
    ),
    "whose address the footer is": (
        (
            "1 Kallelse 1 (42) Kommunfullmäktige Diarienummer KS 2026/261 Tid Måndagen den 21 september 2026 Ärenden Nr Ärende "
            "1 Justering 2 Lekplats i Skog 3 Äskande av medel till hamnen 4 Nytt trafikprogram Samhällsförvaltningen Besöksadress Torget 1"
            "\n\n2 2 (42) Nr Ärende 5 Rapport om vården 6 Flytt av Kulturkontoret Besöksadress Torget 1"
        ),
        "1 Justering|2 Lekplats i Skog|3 Äskande av medel till hamnen|4 Nytt trafikprogram|5 Rapport om vården|6 Flytt av Kulturkontoret",
    ),
    "bullets in one run": (
        "Möte tisdag 2 juni i Byagården. På dagordningen: • Bredband i kommundelen • Bygdemedel 2027 • Nästa möte Välkommen!",
        "Bredband i kommundelen|Bygdemedel 2027|Nästa möte",
    ),
}


@pytest.mark.parametrize("name", READ)
def test_items_are_told_by_numbers_that_count_on(name: str) -> None:
    """Titles end where the next number, a page, a heading or a footer stands; a column goes to as many titles or to none."""
    text, expected = READ[name]

    found = [" ".join(filter(None, (it.number, it.title, it.reference))) for it in read_agenda(text)]
    assert found == expected.split("|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dagordning\n\nMötets öppnande\n\nFråga om kallelse till dagens sammanträde har skett i behörig ordning\n\nUpprop\n\n1. Taxa för slam\n2. Ny lekplats\n3. Val\n",
            "Mötets öppnande|Fråga om kallelse till dagens sammanträde har skett i behörig ordning|Upprop|1 Taxa för slam|2 Ny lekplats|3 Val",
        ),
        (
            "Dagordning\n\nMötets öppnande\n\n1. Upprop\n2. Fråga om behörighet att teckna avtal\n3. Ny lekplats\n",
            "1 Upprop|2 Fråga om behörighet att teckna avtal|3 Ny lekplats",
        ),
        (
            "Dagordning\n1 Upprop\n2 Översyn av skolan 1 av 2\n2 Översyn av skolan 2 av 2\n3 Taxa för slam\n",
            "1 Upprop|2 Översyn av skolan 1 av 2|2 Översyn av skolan 2 av 2|3 Taxa för slam",
        ),
        (
            "Dagordning\n1 Upprop\n2 Översyn av skolan\n2 Översyn av skolan\n3 Taxa för slam\n",
            "1 Upprop|2 Översyn av skolan|3 Taxa för slam",
        ),
        (
            "Dagordning\n1. Upprop\n2. Arvode till rösträknare KS/2026:171 Kallelse/underrättelse\n3. Svar på KS 2026/8 Kallelse till boende\n",
            "1 Upprop|2 Arvode till rösträknare KS/2026:171|3 Svar på KS 2026/8 Kallelse till boende",
        ),
    ],
    ids=["formalities", "a group", "a number twice", "a line twice", "a paper's name"],
)
def test_what_a_clerk_writes_beside_the_count(text: str, expected: str) -> None:
    """Formalities before the count, a number given twice and a paper's name behind a case number; each with its twin."""
    found = [" ".join(filter(None, (it.number, it.title, it.reference))) for it in read_agenda(text)]
    assert found == expected.split("|")


def test_numbers_within_an_item_begin_none() -> None:
    """What is counted inside a title's words is a part of it."""
    text = "Dagordning\n\n1. Medel för torget\nStöd till 1) trygghet 2) parker 3) annat.\n\n2. Taxa för slam\n\n3. Avslutning\n"

    assert [it.number for it in read_agenda(text)] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "text",
    [
        "Busslinje 1 går mot Norrby, 2 mot Söderby och 3 mot Västra torget, där 4 personer steg av.",
        "Busslinje 1 Norrby och 2 Söderby och 3 Västra torget körs av bolaget.",
        "Resultat 3 Anna Ek 1 Bo Ros 4 Cia Alm 2 Dan Fors",
        "Så lånar du\n\n1. Du hämtar ett kort i receptionen.\n\n2. Du väljer en bok.\n\n3. Du går hem och läser.",
        "Så gör du: 1) du hämtar ett kort; 2) du väljer en bok; 3) du går hem",
    ],
)
def test_numbers_in_prose_are_no_agenda(text: str) -> None:
    """Numbers that do not count on, each before a title, begin nothing."""
    with pytest.raises(LayoutError):
        read_agenda(text)
