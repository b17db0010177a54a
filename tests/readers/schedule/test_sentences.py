"""Running text becomes meetings: who, when, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

Telling = Callable[..., list[str]]

PAGES = [
    pytest.param(
        "Vecka 10\n\nTisdag 3 mars 2026: Kommunstyrelsen, 13.00. Socialnämndens arbetsutskott, 13.30\nOnsdag 4 mars 2026: inga möten\nTorsdag 5 mars 2026: Valnämnden, 8.30",
        {},
        [
            "2026-03-03 13:00 Kommunstyrelsen",
            "2026-03-03 13:30 Socialnämndens arbetsutskott",
            "2026-03-05 08:30 Valnämnden",
        ],
        id="several names on a day's line",
    ),
    pytest.param(
        "Kallelse\n\nOrgan: Valnämnden\nDatum: torsdagen den 19 mars 2026\nTid: 13.00–16.30\nLokal: Brandstationen",
        {},
        ["2026-03-19 13:00 Valnämnden"],
        id="labelled record, whose day is no publishing day",
    ),
    pytest.param(
        "Öppna möten under våren 2026:\n• Skolnämnden: 21 januari och 11 mars. Plats: Gröna rummet. Tid: kl. 18.30\n• Fritidsnämnden: 27 januari. Plats: biblioteket. Tid: kl. 18.00",
        {},
        ["2026-01-21 18:30 Skolnämnden", "2026-01-27 18:00 Fritidsnämnden", "2026-03-11 18:30 Skolnämnden"],
        id="labels of each item's own hours",
    ),
    pytest.param(
        "Inställda möten\n\nFöljande möten ställs in på grund av få ärenden:\nValnämnden 17 mars 2026\nFritidsnämnden 19 mars 2026\n\nKommunfullmäktige hålls den 23 mars 2026 enligt plan.",
        {},
        [
            "2026-03-17 - Valnämnden cancelled",
            "2026-03-19 - Fritidsnämnden cancelled",
            "2026-03-23 - Kommunfullmäktige",
        ],
        id="a list of what is off ends where sentences begin",
    ),
    pytest.param(
        "Ungdomsrådet\n\nUngdomsrådet träffas kl. 16–18 på Navet.\nHöstens träffar 2026: 1/9 och 22/9.\nVår: 14/1 2027",
        {},
        ["2026-09-01 16:00 Ungdomsrådet", "2026-09-22 16:00 Ungdomsrådet", "2027-01-14 16:00 Ungdomsrådet"],
        id="träffar, vår",
    ),
    pytest.param(
        "<h1>Fritidsnämnden</h1><p>Sammanträdesdagar 2026: 14 januari, 11 februari och 10 juni.</p><p>Sammanträdena börjar klockan 13.30. Sammanträdet i juni börjar klockan 9.00.</p>",
        {},
        ["2026-01-14 13:30 Fritidsnämnden", "2026-02-11 13:30 Fritidsnämnden", "2026-06-10 09:00 Fritidsnämnden"],
        id="hours of one month's meeting",
    ),
    pytest.param(
        "<h2>Fritidsnämnden 2026</h2><ul><li>20 januari</li><li>21 april (reservdag 22 april)</li><li>19 maj, reservdag</li></ul>",
        {},
        [
            "2026-01-20 - Fritidsnämnden",
            "2026-04-21 - Fritidsnämnden",
            "2026-04-22 - Fritidsnämnden reserve",
            "2026-05-19 - Fritidsnämnden reserve",
        ],
        id="reserve day in parentheses behind its meeting",
    ),
    pytest.param(
        "Kommunstyrelsen: 14/1, 11/3 (inst.), 8/4",
        {"today": dt.date(2026, 1, 2)},
        ["2026-01-14 - Kommunstyrelsen", "2026-03-11 - Kommunstyrelsen cancelled", "2026-04-08 - Kommunstyrelsen"],
        id="inställt cut short",
    ),
    pytest.param(
        "<h1>Kommunfullmäktige</h1><p>Mötena börjar kl. 18.00 i Eksalen om inte annat anges.</p><ul><li>26 januari 2026</li><li>23 februari 2026 i Folkets hus</li></ul>",
        {},
        ["2026-01-26 18:00 Kommunfullmäktige", "2026-02-23 18:00 Kommunfullmäktige"],
        id="bare day first in a list is no day of publishing",
    ),
    pytest.param(
        "Byggnadsnämnden sammanträder i Rådhuset kl. 8.15 första onsdagen i månaden: 14/1 (andra onsdagen), 4/2, 4/3 (kl. 9.00) och 1/4.",
        {"today": dt.date(2026, 1, 2)},
        [
            "2026-01-14 08:15 Byggnadsnämnden",
            "2026-02-04 08:15 Byggnadsnämnden",
            "2026-03-04 09:00 Byggnadsnämnden",
            "2026-04-01 08:15 Byggnadsnämnden",
        ],
        id="remarks in a told list",
    ),
    pytest.param(
        "Fritidsnämnden möts 14 jan, 11 feb (inställt), 11 mars (torsdag) och 15 april, kl 13.30. Ärenden lämnas senast den 2 jan inför vårens möten.",
        {"today": dt.date(2026, 1, 2)},
        [
            "2026-01-14 13:30 Fritidsnämnden",
            "2026-02-11 13:30 Fritidsnämnden cancelled",
            "2026-03-11 13:30 Fritidsnämnden",
            "2026-04-15 13:30 Fritidsnämnden",
        ],
        id="hours behind a told list, and a deadline",
    ),
    pytest.param(
        "KF: 26/1, 23/2, 30/3. Kl 18.30 i Folkets hus.\nKS: 13/1, 10/2, 10/3. Kl 13 i Stora salen.\nBN: varannan tisdag, nästa den 20/1.",
        {"today": dt.date(2026, 1, 2)},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-20 - Byggnadsnämnden",
            "2026-01-26 18:30 Kommunfullmäktige",
            "2026-02-10 13:00 Kommunstyrelsen",
            "2026-02-23 18:30 Kommunfullmäktige",
            "2026-03-10 13:00 Kommunstyrelsen",
            "2026-03-30 18:30 Kommunfullmäktige",
        ],
        id="hours in a sentence behind each list",
    ),
    pytest.param(
        "Direktionen\n\nDirektionens sammanträdesdatum 2026\n\n9/2 16/3 20/4\n\nJustering av protokoll från direktionens senaste sammanträde\n\nDirektionsmötet den 16 mars 2026 är inställt.",
        {},
        ["2026-02-09 - Direktionen", "2026-03-16 - Direktionen cancelled", "2026-04-20 - Direktionen"],
        id="named meeting under a heading of papers",
    ),
    pytest.param(
        "Den 25 maj är det dags för nästa kommunfullmäktige, då budgeten för 2027 ska antas. Mötet börjar kl 17.",
        {"today": dt.date(2026, 4, 27)},
        ["2026-05-25 17:00 Kommunfullmäktige"],
        id="year of a matter",
    ),
    pytest.param(
        "<h1>Äldrerådet</h1><p>Datum 2026</p><ul><li>4 februari (arbetsutskottet)</li><li>3 mars</li></ul>",
        {},
        ["2026-02-04 - Äldrerådets arbetsutskott", "2026-03-03 - Äldrerådet"],
        id="inner body behind a day",
    ),
    pytest.param(
        "<h1>Ny kallelse</h1><p>Presidiet ställer in fullmäktiges möte den 14 april 2026 för att i stället hålla ett extra fullmäktige som planeras att hållas den 22 april 2026 kl. 17.</p>",
        {},
        ["2026-04-14 - Kommunfullmäktige cancelled", "2026-04-22 17:00 Kommunfullmäktige extra"],
        id="one instead of another",
    ),
    pytest.param(
        "<h1>Ändrat sammanträde</h1><p>Kommunstyrelsens sammanträde den 4 mars 2026 är flyttat till den 11 mars kl. 9.00. Socialnämndens möte den 5 mars utgår.</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-03-05 - Socialnämnden cancelled", "2026-03-11 09:00 Kommunstyrelsen from 2026-03-04"],
        id="moved notice",
    ),
    pytest.param(
        "<h1>Nyhet</h1><p>Publicerad 2 mars 2026</p><p>Kommunfullmäktiges möte flyttas från måndag 30 mars till tisdag 31 mars. Mötet börjar klockan 17.</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-03-31 17:00 Kommunfullmäktige from 2026-03-30"],
        id="moved notice 2",
    ),
    pytest.param(
        "<h1>Nyhet</h1><p>Publicerad 2 mars 2026</p><p>Sammanträdet med socialnämnden den 16 april ersätts av ett sammanträde den 23 april klockan 13.15.</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-04-23 13:15 Socialnämnden from 2026-04-16"],
        id="moved notice 3",
    ),
    pytest.param(
        "<h1>Fritidsnämnden</h1><p>Fritidsnämnden har ändrat datum för mötet den 21 maj 2026 till den 19 maj 2026.</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-05-19 - Fritidsnämnden from 2026-05-21"],
        id="change date",
    ),
    pytest.param(
        "<h1>Kommunfullmäktiges sammanträden 2026</h1><p>Sammanträdena börjar kl. 18.00 med undantag för den 23 februari då mötet börjar kl. 15.00.</p><ul><li>26 januari</li><li>23 februari</li><li>30 mars</li></ul><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-23 15:00 Kommunfullmäktige",
            "2026-03-30 18:00 Kommunfullmäktige",
        ],
        id="exception sentence",
    ),
    pytest.param(
        "<h1>Socialnämndens möte i februari ställs in</h1><p>Socialnämndens sammanträde torsdagen den 12 februari är inställt. Nästa ordinarie sammanträde är torsdagen den 12 mars kl. 9.00.</p><p>Publicerad: 2026-02-05</p>",
        {},
        ["2026-02-12 - Socialnämnden cancelled", "2026-03-12 09:00 Socialnämnden"],
        id="cancel news",
    ),
    pytest.param(
        "<h1>Kommunfullmäktige sammanträder</h1><p>Tid: måndag 26 januari 2026 kl. 18.00<br>Plats: Folkets hus</p><h2>Ärenden</h2><ol><li>Svar på motion väckt den 3 mars 2025</li><li>Interpellation inlämnad 12 december 2025</li></ol><p>Ärendelistan anslogs den 16 januari 2026. Handlingarna finns i kommunhuset från den 19 januari.</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-26 18:00 Kommunfullmäktige"],
        id="kungörelse labels",
    ),
    pytest.param(
        "<h1>Kommunfullmäktige 2026</h1><p>Ordinarie sammanträden: 26 januari, 23 februari och 30 mars kl. 18.00.</p><p>Budgetsammanträde: 22 juni kl. 9.00.</p><p>Sommaruppehåll 29 juni–14 augusti.</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-23 18:00 Kommunfullmäktige",
            "2026-03-30 18:00 Kommunfullmäktige",
            "2026-06-22 09:00 Kommunfullmäktige",
        ],
        id="ordinarie budget",
    ),
    pytest.param(
        "Publicerad 2026-03-05\n\nFullmäktige sammanträder på måndag kl. 18. På agendan står budgeten.",
        {"today": dt.date(2026, 3, 20)},
        ["2026-03-09 18:00 Kommunfullmäktige"],
        id="på måndag",
    ),
    pytest.param(
        "<h1>Regionfullmäktige 2026</h1><p>Sammanträden: 17 februari, 21 april och 16 juni. Reservdag: 17 juni. Sammanträdena börjar kl. 10.00.</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-02-17 10:00 Regionfullmäktige",
            "2026-04-21 10:00 Regionfullmäktige",
            "2026-06-16 10:00 Regionfullmäktige",
            "2026-06-17 10:00 Regionfullmäktige reserve",
        ],
        id="reserve days row",
    ),
    pytest.param(
        "<h1>När möts politikerna 2026?</h1><p>Kommunstyrelsen sammanträder kl. 13.00 i Sal A följande dagar 2026: 13 januari, 10 februari och 10 mars. Sammanträdet den 10 februari flyttas till den 12 februari. Reservdag är den 17 mars.</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-02-12 13:00 Kommunstyrelsen from 2026-02-10",
            "2026-03-10 13:00 Kommunstyrelsen",
            "2026-03-17 13:00 Kommunstyrelsen reserve",
        ],
        id="prose moved",
    ),
    pytest.param(
        "Kommunstyrelsens möte flyttas\n\nPublicerad 12 maj 2025\n\nKommunstyrelsens möte tisdagen den 20 maj flyttas fram en vecka, till tisdagen den 27 maj kl. 13.",
        {},
        ["2025-05-27 13:00 Kommunstyrelsen from 2025-05-20"],
        id="n1",
    ),
    pytest.param(
        "Extra kommunfullmäktige\n\nKommunfullmäktige kallas till ett extra sammanträde onsdag 18 juni 2025 klockan 17.30 i Folkets hus. Ärendet gäller budget 2026.",
        {},
        ["2025-06-18 17:30 Kommunfullmäktige extra"],
        id="n2",
    ),
    pytest.param(
        "Inställda möten\n\nPå grund av få ärenden ställs följande möten in under våren 2025:\n\n- Socialnämnden 13 mars\n- Tekniska nämnden 20 mars\n",
        {},
        ["2025-03-13 - Socialnämnden cancelled", "2025-03-20 - Tekniska nämnden cancelled"],
        id="n3",
    ),
    pytest.param(
        "Kommunfullmäktige 24 februari\n\nKommunfullmäktige sammanträder måndagen den 24 februari 2025 kl. 18.00. Sammanträdet webbsänds. Protokollet justeras den 3 mars.\n\nÄrenden\n1. Val av justerare\n2. Motion från Anna Berg (V) den 12 december 2024\n3. Årsredovisning 2024",
        {},
        ["2025-02-24 18:00 Kommunfullmäktige"],
        id="n4",
    ),
    pytest.param(
        "Datum för 2025 års sammanträden\n\nKommunfullmäktige beslutade den 25 november 2024 om följande sammanträdesdagar för 2025.\n\nKommunfullmäktige: 27 januari, 24 februari, 31 mars\nKommunstyrelsen: 14 januari, 11 februari, 11 mars\n\nBeslutet justerades den 2 december 2024.",
        {},
        [
            "2025-01-14 - Kommunstyrelsen",
            "2025-01-27 - Kommunfullmäktige",
            "2025-02-11 - Kommunstyrelsen",
            "2025-02-24 - Kommunfullmäktige",
            "2025-03-11 - Kommunstyrelsen",
            "2025-03-31 - Kommunfullmäktige",
        ],
        id="n5",
    ),
    pytest.param(
        "Nästa sammanträde\n\nSocialnämnden\n\nTorsdag 13 mars 2025, klockan 9.00–15.00\nSal Björken, kommunhuset\n\nKommande sammanträden\n10 april\n8 maj\n\nTidigare sammanträden\n13 februari\n",
        {},
        [
            "2025-02-13 - Socialnämnden",
            "2025-03-13 09:00 Socialnämnden",
            "2025-04-10 - Socialnämnden",
            "2025-05-08 - Socialnämnden",
        ],
        id="n6",
    ),
    pytest.param(
        "Kallelse\n\nSocialnämnden\n\nTid: Torsdagen den 13 mars 2025, kl. 09.00\nPlats: Sal Björken\nOrdförande: Anna Berg\nSekreterare: Björn Öst\n\nJustering sker 2025-03-20.\n\nNr Ärende\n1 Upprop\n2 Budgetuppföljning per 2025-02-28\n",
        {},
        ["2025-03-13 09:00 Socialnämnden"],
        id="n11",
    ),
    pytest.param(
        "KALLELSE/UNDERRÄTTELSE\nSammanträdande organ: Kultur- och fritidsnämnden\nTid: 2025-03-12 kl 17:30\nPlats: Biblioteket\n\nÄrenden\n1. Protokollsjustering 2025-03-17",
        {},
        ["2025-03-12 17:30 Kultur- och fritidsnämnden"],
        id="n12",
    ),
    pytest.param(
        "Sammanträdesprotokoll\nKommunstyrelsen 2025-03-11\n\nPlats och tid: Sal A, tisdag 11 mars 2025 kl. 13.00–15.10\nUtses att justera: Anna Berg\nJusteringens plats och tid: Kansliet, 2025-03-14\nParagrafer: 30-45\n\nANSLAG\nAnslaget sätts upp 2025-03-14\nAnslaget tas ned 2025-04-07\nFörvaringsplats: Kansliet",
        {},
        ["2025-03-11 13:00 Kommunstyrelsen"],
        id="n13",
    ),
    pytest.param(
        "Kommunfullmäktiges sammanträden våren 2025\n\n27 januari kl. 18.00 Folkets hus\n24 februari kl. 18.00 OBS! Aulan\n31 mars kl. 15.00 (bokslut)\n28 april INSTÄLLT\n",
        {},
        [
            "2025-01-27 18:00 Kommunfullmäktige",
            "2025-02-24 18:00 Kommunfullmäktige",
            "2025-03-31 15:00 Kommunfullmäktige",
            "2025-04-28 - Kommunfullmäktige cancelled",
        ],
        id="n14",
    ),
    pytest.param(
        "Möten i mars\n\nTisdag 4 mars\nKommunstyrelsens arbetsutskott kl. 08.30\n\nTisdag 11 mars\nKommunstyrelsen kl. 13.00\nKultur- och fritidsnämnden kl. 17.30\n",
        {"today": dt.date(2025, 2, 20)},
        [
            "2025-03-04 08:30 Kommunstyrelsens arbetsutskott",
            "2025-03-11 13:00 Kommunstyrelsen",
            "2025-03-11 17:30 Kultur- och fritidsnämnden",
        ],
        id="n15",
    ),
    pytest.param(
        "Fullmäktige i korthet\n\nMåndagen den 24 februari sammanträdde kommunfullmäktige. Här är besluten.\n\nNästa sammanträde är den 31 mars.",
        {"today": dt.date(2025, 2, 26)},
        ["2025-02-24 - Kommunfullmäktige", "2025-03-31 - Kommunfullmäktige"],
        id="n16",
    ),
    pytest.param(
        "Sammanträdestider 2025\n\nMiljö- och byggnadsnämnden (MBN), torsdagar 13.15:\n16/1, 13/2, 13/3, 10/4\n\nMBN:s arbetsutskott, torsdagar 8.30:\n2/1, 30/1\n",
        {},
        [
            "2025-01-02 08:30 Miljö- och byggnadsnämndens arbetsutskott",
            "2025-01-16 13:15 Miljö- och byggnadsnämnden",
            "2025-01-30 08:30 Miljö- och byggnadsnämndens arbetsutskott",
            "2025-02-13 13:15 Miljö- och byggnadsnämnden",
            "2025-03-13 13:15 Miljö- och byggnadsnämnden",
            "2025-04-10 13:15 Miljö- och byggnadsnämnden",
        ],
        id="n17",
    ),
    pytest.param(
        "Kommunala pensionärsrådet\n\nRådet sammanträder fyra gånger per år.\n\nMötesdatum 2025: 20 februari, 22 maj, 11 september, 27 november. Samtliga möten börjar kl. 13.30 i Sessionssalen.",
        {},
        [
            "2025-02-20 13:30 Kommunala pensionärsrådet",
            "2025-05-22 13:30 Kommunala pensionärsrådet",
            "2025-09-11 13:30 Kommunala pensionärsrådet",
            "2025-11-27 13:30 Kommunala pensionärsrådet",
        ],
        id="n18",
    ),
    pytest.param(
        "Gruppmöten 2025\n\nVänsterpartiets gruppmöten inför fullmäktige:\n20 januari kl 18\n17 februari kl 18\n\nFullmäktige sammanträder 27 januari och 24 februari.",
        {},
        ["2025-01-27 - Kommunfullmäktige", "2025-02-24 - Kommunfullmäktige"],
        id="n19",
    ),
    pytest.param(
        "Vi kräver svar\n\nPå torsdagens möte med socialnämnden tar vi upp frågan. Socialnämnden sammanträder den 13 mars klockan 9.",
        {"today": dt.date(2025, 3, 10)},
        ["2025-03-13 09:00 Socialnämnden"],
        id="n20",
    ),
    pytest.param(
        "Fullmäktigemötet den 24 februari är framflyttat till 3 mars\n\nMötet startar som vanligt klockan 18.",
        {"today": dt.date(2025, 2, 10)},
        ["2025-03-03 18:00 Kommunfullmäktige from 2025-02-24"],
        id="n21",
    ),
    pytest.param(
        "Kommunfullmäktige\nDatum 2025: 27/1, 24/2, 31/3\nTid: 18.00\nPlats: Folkets hus\n\nKommunstyrelsen\nDatum 2025: 14/1, 11/2\nTid: 13.00\n",
        {},
        [
            "2025-01-14 13:00 Kommunstyrelsen",
            "2025-01-27 18:00 Kommunfullmäktige",
            "2025-02-11 13:00 Kommunstyrelsen",
            "2025-02-24 18:00 Kommunfullmäktige",
            "2025-03-31 18:00 Kommunfullmäktige",
        ],
        id="n22",
    ),
    pytest.param(
        "Sammanträdesdatum för regionstyrelsen\n\n2025\n• 5 februari\n• 5 mars (extra)\n• 9 april, digitalt\n\n2026\n• 4 februari\n",
        {},
        [
            "2025-02-05 - Regionstyrelsen",
            "2025-03-05 - Regionstyrelsen extra",
            "2025-04-09 - Regionstyrelsen",
            "2026-02-04 - Regionstyrelsen",
        ],
        id="n23",
    ),
    pytest.param(
        "Direktionen sammanträder följande datum 2025: 28 februari, 25 april, 13 juni, 26 september och 28 november. Sammanträdena börjar kl 09.00. Direktionens handlingar skickas ut 21 februari, 17 april, 5 juni.",
        {},
        [
            "2025-02-28 09:00 Direktionen",
            "2025-04-25 09:00 Direktionen",
            "2025-06-13 09:00 Direktionen",
            "2025-09-26 09:00 Direktionen",
            "2025-11-28 09:00 Direktionen",
        ],
        id="n24",
    ),
    pytest.param(
        "Socialnämnden ställer in mötet 13 februari och flyttar ärendena till mötet 13 mars.",
        {"today": dt.date(2025, 2, 1)},
        ["2025-02-13 - Socialnämnden cancelled", "2025-03-13 - Socialnämnden"],
        id="n25",
    ),
]


@pytest.mark.parametrize(("page", "given", "meetings"), PAGES)
def test_page_gives_its_meetings(told: Telling, page: str, given: dict[str, object], meetings: list[str]) -> None:
    """Every meeting of the page is told, and nothing else."""
    assert told(page, **given) == meetings
