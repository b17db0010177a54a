"""Minutes and notices: what was decided, by how many votes, where it goes next, and who stood where."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.minutes.drawn_matters import Ballot, Head
from tests.readers.minutes.drawn_minutes import NAMES, Attendance, Protocol, draw

from agendawatch.errors import ReadError
from agendawatch.model import AgendaItem, DecisionMode, Meeting, Minutes, PositionRole, VoteEvent
from agendawatch.model.organization import Organization, OrganizationClassification
from agendawatch.readers.minutes import read_minutes

DECIDED: list[tuple[str, str, str | None, tuple[int, int] | None]] = [
    (
        "§ 5 Motion om solceller\n\nBeslut\nKommunfullmäktige avslår motionen.\n\nYrkanden\nEva Ek (MP) yrkar bifall till motionen.",
        "rejected",
        None,
        None,
    ),
    (
        "§ 5 Motion om solceller\n\nKommunstyrelsens beslut\nKommunstyrelsen föreslår kommunfullmäktige besluta\natt avslå motionen.",
        "rejected",
        "Kommunfullmäktige",
        None,
    ),
    (
        "§ 5 Motion om solceller\n\nKommunstyrelsens förslag till kommunfullmäktige\nMotionen avslås.\n\nKommunfullmäktiges beslut\nMotionen bifalls.",
        "approved",
        None,
        None,
    ),
    ("§ 6 Budget 2027\n\nBeslut\nNämnden beslutar enligt förvaltningens förslag.", "approved", None, None),
    ("§ 6 Budget 2027\n\nBeslut\nEnligt förvaltningens förslag.", "approved", None, None),
    (
        "§ 7 Svar på motion\n\nBeslut\nKommunfullmäktige beslutar att motionen ska anses besvarad.",
        "answered",
        None,
        None,
    ),
    (
        "§ 7 Svar på motion\n\nBeslut\nMotionen anses besvarad med hänvisning till pågående arbete.",
        "answered",
        None,
        None,
    ),
    (
        "§ 8 Ny skola\n\nBeslut\nÄrendet återremitteras med stöd av minoritetsåterremiss.\n\nOmröstning\nMed 20 ja-röster mot 25 nej-röster beslutas att ärendet återremitteras.",
        "referred_back",
        None,
        (25, 20),
    ),
    ("§ 9 Ny väg\n\nBeslut\nÄrendet bordläggs till nästa sammanträde.", "tabled", None, None),
    ("§ 10 Rapport\n\nBeslut\nInformationen läggs till handlingarna.", "noted", None, None),
    (
        "§ 11 Motion\n\nBeslut\nMotionen överlämnas till kommunstyrelsen för beredning.",
        "referred",
        "Kommunstyrelsen",
        None,
    ),
    ("§ 12 Ärende\n\nBeslut\nÄrendet utgår.", "withdrawn", None, None),
    ("§ 12 Ärende\n\nBeslut\nÄrendet utgår från dagens sammanträde.", "withdrawn", None, None),
    ("§ 13 Val av ledamot\n\nBeslut\nTill ledamot i socialnämnden utses Anna Ek (S).", "elected", None, None),
    (
        "§ 13 Val av ledamot\n\nBeslut\nAnna Ek (S) väljs till ledamot i socialnämnden efter Bo Al (S).",
        "elected",
        None,
        None,
    ),
    ("§ 14 Interpellation om bussar\n\nBeslut\nInterpellationen förklaras besvarad.", "answered", None, None),
    (
        "§ 15 Detaljplan\n\nFörslag till beslut\nDetaljplanen antas.\n\nYrkanden\nBo (M) yrkar avslag.",
        "unknown",
        None,
        None,
    ),
    (
        "§ 16 Detaljplan\n\nBeslutsgång\nOrdföranden ställer proposition på bifall och avslag och finner att nämnden beslutar att godkänna planen.",
        "approved",
        None,
        None,
    ),
    (
        "§ 17 Taxa\n\nBeslut\nKommunstyrelsen föreslår kommunfullmäktige besluta att fastställa taxan.\n\nOmröstning\nOmröstningen utfaller med 7 röster för bifall och 6 röster för avslag.",
        "approved",
        "Kommunfullmäktige",
        (7, 6),
    ),
    (
        "§ 18 Motion\n\nBeslut\n1. Motionens första att-sats bifalls.\n2. Motionens andra att-sats avslås.",
        "partially_approved",
        None,
        None,
    ),
    ("§ 18 Motion\n\nBeslut\nMotionen bifalls delvis.", "partially_approved", None, None),
    ("§ 19 Medborgarförslag\n\nBeslut\nMedborgarförslaget avskrivs.", "dismissed", None, None),
    (
        "§ 20 Remiss\n\nBeslut\nNämnden antar förvaltningens yttrande som sitt eget och överlämnar det till kommunstyrelsen.",
        "approved",
        "Kommunstyrelsen",
        None,
    ),
    (
        "§ 21 Lokalplan\n\nBeslut\nNämnden godkänner lokalplanen och överlämnar den till kommunstyrelsen för fortsatt beredning.",
        "approved",
        "Kommunstyrelsen",
        None,
    ),
    (
        "§ 22 Hemställan\n\nBeslut\nÄrendet överlämnas till kommunfullmäktige utan eget ställningstagande.",
        "forwarded",
        "Kommunfullmäktige",
        None,
    ),
    ("§ 23 Yrkande om cykelbana\n\nBeslut\nYrkandet avslås.", "rejected", None, None),
    (
        "§ 24 Ekonomi\n\nÄrendebeskrivning\nKommunstyrelsen beslutade den 3 mars 2025, § 45 att godkänna rapporten.",
        "unknown",
        None,
        None,
    ),
    ("Kommunfullmäktige sa nej till motionen om gratis bussar.", "rejected", None, None),
    ("Motionen om fria bussar röstades ner med 30 röster mot 19.", "rejected", None, (30, 19)),
    (
        "Moderaternas förslag om sänkt skatt föll. Fullmäktige beslutade i stället att behålla dagens skattesats.",
        "approved",
        None,
        None,
    ),
    (
        "Kommunstyrelsen föreslår att kommunfullmäktige antar den nya översiktsplanen. Beslutet tas den 15 juni.",
        "approved",
        "Kommunfullmäktige",
        None,
    ),
    ("Förvaltningen föreslår att nämnden avslår ansökan. Ärendet tas upp på nästa möte.", "unknown", None, None),
    (
        "Vänsterpartiet yrkade på återremiss men fick avslag. Detaljplanen antogs med siffrorna 9–4.",
        "approved",
        None,
        (9, 4),
    ),
    (
        "Ny översiktsplan\n\nKommunfullmäktige antog den nya översiktsplanen. Omröstningen slutade 39 ja, 22 nej och 1 avstår.",
        "approved",
        None,
        (39, 22),
    ),
    ("Bygglov för förråd\n\nByggnadsnämnden beviljar bygglov.", "approved", None, None),
    ("Tillsyn\n\nMiljönämnden tog del av informationen.", "noted", None, None),
    ("Skolskjuts\n\nÄrendet drogs ur innan mötet.", "withdrawn", None, None),
    ("Motion om hundrastgård\n\nBifölls enhälligt.", "approved", None, None),
    ("Motion om hundrastgård – Avslag", "rejected", None, None),
    ("Motion om hundrastgård: bifall", "approved", None, None),
    (
        "Motion om hundrastgård. Motionen skickades till kommunstyrelsen för beredning.",
        "referred",
        "Kommunstyrelsen",
        None,
    ),
    ("Partierna är oense om budgeten. Beslutet fattas i kommunfullmäktige i november.", "unknown", None, None),
    ("Vi i Centerpartiet kommer att yrka avslag på förslaget om ny arena.", "unknown", None, None),
    ("Socialnämnden avstyrker motionen. Kommunstyrelsen behandlar ärendet i maj.", "unknown", None, None),
    (
        "Malmö stads budget 2027\n\nKommunfullmäktige fastställde budgeten för 2027. Skattesatsen blir oförändrad. S, L och V röstade för. M, C och SD reserverade sig mot beslutet.",
        "approved",
        None,
        None,
    ),
    (
        "Kommunstyrelsen beslutade på onsdagen att skicka förslaget till ny detaljplan för Kvarnen på samråd.",
        "approved",
        None,
        None,
    ),
    (
        "Detaljplan för kvarteret Kvarnen\nDnr KS 2024/0123\n\nKommunstyrelsen beslutade att godkänna detaljplanen och föreslå kommunfullmäktige att anta den.\n\nReservation: V, MP",
        "approved",
        "Kommunfullmäktige",
        None,
    ),
    (
        "12. Svar på motion från Lena Bok (C) om cykelgarage, dnr 2023/456\n\nMotionen avslogs. Reservation från C och L.",
        "rejected",
        None,
        None,
    ),
    (
        "Sverigedemokraterna hade lagt en motion om ordningsvakter. Den avslogs med 41 röster mot 9.",
        "rejected",
        None,
        (41, 9),
    ),
    ("Liberalernas motion om läxhjälp bifölls av ett enigt fullmäktige.", "approved", None, None),
    ("KD:s motion om seniorkort anses besvarad.", "answered", None, None),
    (
        "Interpellation från Ada Lind (M) om trygghet i centrum ställd till Bo Ek (S)\n\nInterpellationen besvarades.",
        "answered",
        None,
        None,
    ),
    (
        "Beslut i korthet från socialnämnden 14 maj\n\nRiktlinjer för ekonomiskt bistånd\n\nNämnden antog reviderade riktlinjer. De gäller från den 1 juli.",
        "approved",
        None,
        None,
    ),
    (
        "Kommunfullmäktige återremitterade frågan om ny skola i Väster efter begäran från Moderaterna och Centerpartiet. Minst en tredjedel av ledamöterna stod bakom.",
        "referred_back",
        None,
        None,
    ),
    ("Ärendet om försäljning av fastigheten Ekbacken 3 bordlades.", "tabled", None, None),
    (
        "Vi moderater yrkade avslag men majoriteten röstade igenom höjningen av parkeringsavgifterna.",
        "approved",
        None,
        None,
    ),
    ("Motionen om en ungdomsgård lämnades utan bifall.", "rejected", None, None),
    ("Valärenden\n\nKommunfullmäktige valde Eva Berg (S) till ny ledamot i kulturnämnden.", "elected", None, None),
    (
        "Miljöpartiets förslag om bilfria gator skickas vidare till tekniska nämnden för beredning.",
        "referred",
        "Tekniska nämnden",
        None,
    ),
    ("Det blev nej till vindkraft i Bergby. Kommunstyrelsen säger nej till bolagets ansökan.", "rejected", None, None),
    (
        "Kommunstyrelsen ställer sig positiv till planerna på ett nytt badhus. Frågan avgörs i kommunfullmäktige den 20 juni.",
        "unknown",
        "Kommunfullmäktige",
        None,
    ),
    ("Nämnden tog i dag beslut om att lägga ner Ekskolan från höstterminen 2025.", "approved", None, None),
    ("Medborgarförslag om fler papperskorgar\nFörslaget bifalles.", "approved", None, None),
    ("Medborgarförslag om fler papperskorgar\nAvslås med hänvisning till kostnaderna.", "rejected", None, None),
    ("Årsredovisning 2025\nGodkändes. Styrelsen beviljades ansvarsfrihet.", "approved", None, None),
    ("Delårsrapport\nLades till handlingarna.", "noted", None, None),
    (
        "§ 44 Reglemente för krisledningsnämnden\n\nDnr 2024-00123\n\nKommunfullmäktige beslutar\n\natt anta reglementet\n\natt det ska gälla från och med 1 januari",
        "approved",
        None,
        None,
    ),
    (
        "§ 45\nDnr KS 2025-00321\nAnsökan om bidrag från Byalaget\n\nKommunstyrelsens arbetsutskott beslutar\nAnsökan avslås.\n\nReservation\nEva Ek (C) reserverar sig mot beslutet.",
        "rejected",
        None,
        None,
    ),
    (
        "§ 46 Samråd om regional plan\n\nArbetsutskottets förslag till kommunstyrelsen\nYttrandet antas.\n\nKommunstyrelsens beslut\nYttrandet antas och skickas till regionen.",
        "approved",
        None,
        None,
    ),
    (
        "§ 48 Lokaler\n\nKommunstyrelsen beslutar för egen del\nFörstudien godkänns.\n\nKommunstyrelsen föreslår kommunfullmäktige besluta\nInvesteringen om 30 mnkr godkänns.",
        "approved",
        "Kommunfullmäktige",
        None,
    ),
    ("§ 49 Jäv\n\nBo Ek (M) anmäler jäv och deltar inte i handläggningen av ärendet.", "unknown", None, None),
    ("§ 50 Återkoppling\n\nBeslut\nInformationen tas till protokollet.", "noted", None, None),
    ("§ 51 Översyn\n\nBeslut\nNämnden uppdrar åt förvaltningen att göra en översyn.", "approved", None, None),
    (
        "§ 52 Skrivelse\n\nBeslut\nSkrivelsen överlämnas till tekniska nämnden för handläggning.",
        "referred",
        "Tekniska nämnden",
        None,
    ),
    ("§ 53 Upphandling\n\nBeslut\nPunkten utgår.", "withdrawn", None, None),
    (
        "§ 54 Motion om solceller\n\nBeslut\nMotionen återremitteras.\n\nYrkanden\nBo Ek (M) yrkar avslag. Eva Al (MP) yrkar bifall. Ada Ö (S) yrkar återremiss.",
        "referred_back",
        None,
        None,
    ),
    (
        "§ 55 Budget\n\nBeslut\nBudgeten antas.\n\nOmröstning\nOmröstning begärs om motförslag i huvudvoteringen.\nMed 15 röster för M:s förslag och 12 röster för SD:s förslag utses M:s förslag till motförslag.\nHuvudvotering: 31 ja-röster, 20 nej-röster och 2 som avstår.",
        "approved",
        None,
        (31, 20),
    ),
    (
        "Ny vård- och omsorgsplan antagen\n\nPå måndagen klubbade kommunfullmäktige den nya planen för vård och omsorg. Planen sträcker sig till 2030.",
        "approved",
        None,
        None,
    ),
    (
        "Beslut från kommunfullmäktige 2024-09-23\n\nTaxa för offentlig kontroll\n\nKommunfullmäktige godkände taxan för offentlig kontroll inom livsmedelsområdet.",
        "approved",
        None,
        None,
    ),
    (
        "Kommunfullmäktige sammanträdde den 3 juni.\n\nMotion (V) om avgiftsfria bad\n\nMotionen avslogs efter omröstning, 28 röster mot 21.",
        "rejected",
        None,
        (28, 21),
    ),
    ("Motion från Sverigedemokraterna om flaggning avslås. SD reserverar sig.", "rejected", None, None),
    (
        "§ 12 KS 2024.00123 Svar på medborgarförslag om belysning i Parken\n\nKommunstyrelsens beslut\nMedborgarförslaget anses besvarat.\n\nParagrafen är omedelbart justerad.",
        "answered",
        None,
        None,
    ),
    (
        "Stadsdelsnämnden beslutade att tillstyrka förslaget till ny detaljplan och överlämna yttrandet till stadsbyggnadsnämnden.",
        "approved",
        "Stadsbyggnadsnämnden",
        None,
    ),
    (
        "I går röstade kommunfullmäktige ja till att bygga en ny simhall. 34 ledamöter röstade för och 15 emot.",
        "approved",
        None,
        (34, 15),
    ),
    ("Fullmäktige röstade nej till förslaget om en kommunal flygplats.", "rejected", None, None),
    ("Centerpartiets budgetmotion föll med 12 röster mot 39.", "rejected", None, (39, 12)),
    ("Förslaget från Socialdemokraterna och Vänsterpartiet om höjd skatt fick inte gehör.", "rejected", None, None),
    ("Vår interpellation om skolmaten besvarades av Bo Ek (M).", "answered", None, None),
    (
        "Socialnämnden beslutar att ställa sig bakom remissvaret. Eva Al (SD) deltar inte i beslutet.",
        "approved",
        None,
        None,
    ),
    ("Beslutet om ny skolorganisation skjuts upp till nästa möte.", "tabled", None, None),
    ("Frågan om bygglov för Storgatan 4 togs bort från dagordningen.", "withdrawn", None, None),
    ("Motionären Eva Al (KD) drog tillbaka sin motion om bostadsbidrag.", "withdrawn", None, None),
    (
        "Motionen om klimatfond avslås med motiveringen att arbete redan pågår. Mot beslutet reserverade sig MP och V.",
        "rejected",
        None,
        None,
    ),
    (
        "Kommunfullmäktige beslutade enligt kommunstyrelsens förslag att avslå motionen om lokal valuta.",
        "rejected",
        None,
        None,
    ),
    (
        "Kommunstyrelsen föreslår fullmäktige att avslå motionen om fria halkskydd. V yrkade bifall.",
        "rejected",
        "Kommunfullmäktige",
        None,
    ),
    ("Förslag till beslut: Motionen avslås.", "unknown", None, None),
    ("Föreslås att nämnden godkänner rapporten och lägger den till handlingarna.", "unknown", None, None),
    ("Arbetsutskottet föreslår kommunstyrelsen att godkänna avtalet.", "approved", "Kommunstyrelsen", None),
    ("Utbildningsnämnden ska ta ställning till skolnedläggningen på tisdag.", "unknown", None, None),
    ("Nämnden diskuterade frågan men fattade inget beslut.", "unknown", None, None),
    ("Kommunalrådet Bo Ek (M) vill sälja energibolaget. Socialdemokraterna är emot.", "unknown", None, None),
    (
        "Ärendet återremitteras till byggnadsnämnden för ytterligare utredning av trafiken.",
        "referred_back",
        "Byggnadsnämnden",
        None,
    ),
    (
        "Medborgarförslaget om ridstig överlämnas till tekniska nämnden för beslut.",
        "referred",
        "Tekniska nämnden",
        None,
    ),
    ("Kommunstyrelsen avslår hyresgästföreningens begäran om medfinansiering.", "rejected", None, None),
    ("Kommunfullmäktige antecknar redovisningen av obesvarade motioner.", "noted", None, None),
    ("Kommunfullmäktige avskriver motionen eftersom motionären lämnat sitt uppdrag.", "dismissed", None, None),
    (
        "Vid omröstningen röstade 25 ledamöter ja, 23 nej och 1 avstod. Därmed bifölls förslaget.",
        "approved",
        None,
        (25, 23),
    ),
    (
        "Omröstning genomfördes. 5 ja-röster för kommunstyrelsens förslag, 4 nej-röster för Bo Eks (M) yrkande. Nämnden beslutar således enligt kommunstyrelsens förslag.",
        "approved",
        None,
        (5, 4),
    ),
    (
        "§ 3 Fastställande av föredragningslistan\n\nFöredragningslistan fastställs med följande ändring: ärende 7 utgår.",
        "approved",
        None,
        None,
    ),
    ("§ 4 Val av justerare\n\nBo Ek utses att jämte ordföranden justera protokollet.", "elected", None, None),
    ("§ 5 Delegationsbeslut\n\nNämnden har tagit del av delegationsbesluten.", "noted", None, None),
    ("§ 6 Meddelanden\n\nMeddelandena läggs med godkännande till handlingarna.", "noted", None, None),
    (
        "§ 7 Yttrande över detaljplan\n\nNämndens beslut\nNämnden har inget att erinra mot förslaget.",
        "approved",
        None,
        None,
    ),
]
"""Text, outcome, where it goes next, winning and losing votes."""

TITLED: list[tuple[str, str]] = [
    (
        "Malmö stads budget 2027\n\nKommunfullmäktige fastställde budgeten för 2027. Skattesatsen blir oförändrad. S, L och V röstade för. M, C och SD reserverade sig mot beslutet.",
        "Malmö stads budget 2027",
    ),
    (
        "Detaljplan för kvarteret Kvarnen\nDnr KS 2024/0123\n\nKommunstyrelsen beslutade att godkänna detaljplanen och föreslå kommunfullmäktige att anta den.\n\nReservation: V, MP",
        "Detaljplan för kvarteret Kvarnen",
    ),
    (
        "12. Svar på motion från Lena Bok (C) om cykelgarage, dnr 2023/456\n\nMotionen avslogs. Reservation från C och L.",
        "Svar på motion från Lena Bok (C) om cykelgarage",
    ),
    (
        "Sverigedemokraterna hade lagt en motion om ordningsvakter. Den avslogs med 41 röster mot 9.",
        "Motion om ordningsvakter",
    ),
    ("Liberalernas motion om läxhjälp bifölls av ett enigt fullmäktige.", "Motion om läxhjälp"),
    ("KD:s motion om seniorkort anses besvarad.", "Motion om seniorkort"),
    (
        "Interpellation från Ada Lind (M) om trygghet i centrum ställd till Bo Ek (S)\n\nInterpellationen besvarades.",
        "Interpellation från Ada Lind (M) om trygghet i centrum ställd till Bo Ek (S)",
    ),
    (
        "Beslut i korthet från socialnämnden 14 maj\n\nRiktlinjer för ekonomiskt bistånd\n\nNämnden antog reviderade riktlinjer. De gäller från den 1 juli.",
        "Riktlinjer för ekonomiskt bistånd",
    ),
    ("Ärendet om försäljning av fastigheten Ekbacken 3 bordlades.", "Försäljning av fastigheten Ekbacken 3"),
    ("Motionen om en ungdomsgård lämnades utan bifall.", "Motion om en ungdomsgård"),
    ("Valärenden\n\nKommunfullmäktige valde Eva Berg (S) till ny ledamot i kulturnämnden.", "Valärenden"),
    ("Medborgarförslag om fler papperskorgar\nFörslaget bifalles.", "Medborgarförslag om fler papperskorgar"),
    (
        "Medborgarförslag om fler papperskorgar\nAvslås med hänvisning till kostnaderna.",
        "Medborgarförslag om fler papperskorgar",
    ),
    ("Årsredovisning 2025\nGodkändes. Styrelsen beviljades ansvarsfrihet.", "Årsredovisning 2025"),
    ("Delårsrapport\nLades till handlingarna.", "Delårsrapport"),
    (
        "§ 44 Reglemente för krisledningsnämnden\n\nDnr 2024-00123\n\nKommunfullmäktige beslutar\n\natt anta reglementet\n\natt det ska gälla från och med 1 januari",
        "Reglemente för krisledningsnämnden",
    ),
    (
        "§ 45\nDnr KS 2025-00321\nAnsökan om bidrag från Byalaget\n\nKommunstyrelsens arbetsutskott beslutar\nAnsökan avslås.\n\nReservation\nEva Ek (C) reserverar sig mot beslutet.",
        "Ansökan om bidrag från Byalaget",
    ),
    (
        "§ 46 Samråd om regional plan\n\nArbetsutskottets förslag till kommunstyrelsen\nYttrandet antas.\n\nKommunstyrelsens beslut\nYttrandet antas och skickas till regionen.",
        "Samråd om regional plan",
    ),
    (
        "§ 48 Lokaler\n\nKommunstyrelsen beslutar för egen del\nFörstudien godkänns.\n\nKommunstyrelsen föreslår kommunfullmäktige besluta\nInvesteringen om 30 mnkr godkänns.",
        "Lokaler",
    ),
    ("§ 49 Jäv\n\nBo Ek (M) anmäler jäv och deltar inte i handläggningen av ärendet.", "Jäv"),
    ("§ 50 Återkoppling\n\nBeslut\nInformationen tas till protokollet.", "Återkoppling"),
    ("§ 51 Översyn\n\nBeslut\nNämnden uppdrar åt förvaltningen att göra en översyn.", "Översyn"),
    ("§ 52 Skrivelse\n\nBeslut\nSkrivelsen överlämnas till tekniska nämnden för handläggning.", "Skrivelse"),
    ("§ 53 Upphandling\n\nBeslut\nPunkten utgår.", "Upphandling"),
    (
        "§ 54 Motion om solceller\n\nBeslut\nMotionen återremitteras.\n\nYrkanden\nBo Ek (M) yrkar avslag. Eva Al (MP) yrkar bifall. Ada Ö (S) yrkar återremiss.",
        "Motion om solceller",
    ),
    (
        "§ 55 Budget\n\nBeslut\nBudgeten antas.\n\nOmröstning\nOmröstning begärs om motförslag i huvudvoteringen.\nMed 15 röster för M:s förslag och 12 röster för SD:s förslag utses M:s förslag till motförslag.\nHuvudvotering: 31 ja-röster, 20 nej-röster och 2 som avstår.",
        "Budget",
    ),
    (
        "Ny vård- och omsorgsplan antagen\n\nPå måndagen klubbade kommunfullmäktige den nya planen för vård och omsorg. Planen sträcker sig till 2030.",
        "Ny vård- och omsorgsplan antagen",
    ),
    (
        "Beslut från kommunfullmäktige 2024-09-23\n\nTaxa för offentlig kontroll\n\nKommunfullmäktige godkände taxan för offentlig kontroll inom livsmedelsområdet.",
        "Taxa för offentlig kontroll",
    ),
    (
        "Kommunfullmäktige sammanträdde den 3 juni.\n\nMotion (V) om avgiftsfria bad\n\nMotionen avslogs efter omröstning, 28 röster mot 21.",
        "Motion (V) om avgiftsfria bad",
    ),
    (
        "Motion från Sverigedemokraterna om flaggning avslås. SD reserverar sig.",
        "Motion från Sverigedemokraterna om flaggning",
    ),
    (
        "§ 12 KS 2024.00123 Svar på medborgarförslag om belysning i Parken\n\nKommunstyrelsens beslut\nMedborgarförslaget anses besvarat.\n\nParagrafen är omedelbart justerad.",
        "Svar på medborgarförslag om belysning i Parken",
    ),
    (
        "Motionen om klimatfond avslås med motiveringen att arbete redan pågår. Mot beslutet reserverade sig MP och V.",
        "Motion om klimatfond",
    ),
    ("Medborgarförslaget om ridstig överlämnas till tekniska nämnden för beslut.", "Medborgarförslag om ridstig"),
    (
        "§ 3 Fastställande av föredragningslistan\n\nFöredragningslistan fastställs med följande ändring: ärende 7 utgår.",
        "Fastställande av föredragningslistan",
    ),
    ("§ 4 Val av justerare\n\nBo Ek utses att jämte ordföranden justera protokollet.", "Val av justerare"),
    ("§ 5 Delegationsbeslut\n\nNämnden har tagit del av delegationsbesluten.", "Delegationsbeslut"),
    ("§ 6 Meddelanden\n\nMeddelandena läggs med godkännande till handlingarna.", "Meddelanden"),
    (
        "§ 7 Yttrande över detaljplan\n\nNämndens beslut\nNämnden har inget att erinra mot förslaget.",
        "Yttrande över detaljplan",
    ),
]

STOOD: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "Malmö stads budget 2027\n\nKommunfullmäktige fastställde budgeten för 2027. Skattesatsen blir oförändrad. S, L och V röstade för. M, C och SD reserverade sig mot beslutet.",
        [
            ("C", "reservation"),
            ("L", "supporter"),
            ("M", "reservation"),
            ("S", "supporter"),
            ("SD", "reservation"),
            ("V", "supporter"),
        ],
    ),
    (
        "Detaljplan för kvarteret Kvarnen\nDnr KS 2024/0123\n\nKommunstyrelsen beslutade att godkänna detaljplanen och föreslå kommunfullmäktige att anta den.\n\nReservation: V, MP",
        [("MP", "reservation"), ("V", "reservation")],
    ),
    (
        "12. Svar på motion från Lena Bok (C) om cykelgarage, dnr 2023/456\n\nMotionen avslogs. Reservation från C och L.",
        [("C", "proposer"), ("C", "reservation"), ("L", "reservation")],
    ),
    (
        "Sverigedemokraterna hade lagt en motion om ordningsvakter. Den avslogs med 41 röster mot 9.",
        [("SD", "proposer")],
    ),
    ("Liberalernas motion om läxhjälp bifölls av ett enigt fullmäktige.", [("L", "proposer")]),
    ("KD:s motion om seniorkort anses besvarad.", [("KD", "proposer")]),
    (
        "Interpellation från Ada Lind (M) om trygghet i centrum ställd till Bo Ek (S)\n\nInterpellationen besvarades.",
        [("M", "proposer")],
    ),
    (
        "Kommunfullmäktige återremitterade frågan om ny skola i Väster efter begäran från Moderaterna och Centerpartiet. Minst en tredjedel av ledamöterna stod bakom.",
        [("C", "proposer"), ("M", "proposer")],
    ),
    (
        "Vi moderater yrkade avslag men majoriteten röstade igenom höjningen av parkeringsavgifterna.",
        [("M", "opponent")],
    ),
    (
        "Miljöpartiets förslag om bilfria gator skickas vidare till tekniska nämnden för beredning.",
        [("MP", "proposer")],
    ),
    (
        "§ 45\nDnr KS 2025-00321\nAnsökan om bidrag från Byalaget\n\nKommunstyrelsens arbetsutskott beslutar\nAnsökan avslås.\n\nReservation\nEva Ek (C) reserverar sig mot beslutet.",
        [("C", "reservation")],
    ),
    (
        "§ 54 Motion om solceller\n\nBeslut\nMotionen återremitteras.\n\nYrkanden\nBo Ek (M) yrkar avslag. Eva Al (MP) yrkar bifall. Ada Ö (S) yrkar återremiss.",
        [("M", "opponent"), ("MP", "supporter"), ("S", "proposer")],
    ),
    (
        "Kommunfullmäktige sammanträdde den 3 juni.\n\nMotion (V) om avgiftsfria bad\n\nMotionen avslogs efter omröstning, 28 röster mot 21.",
        [("V", "proposer")],
    ),
    (
        "Motion från Sverigedemokraterna om flaggning avslås. SD reserverar sig.",
        [("SD", "proposer"), ("SD", "reservation")],
    ),
    ("Centerpartiets budgetmotion föll med 12 röster mot 39.", [("C", "proposer")]),
    (
        "Förslaget från Socialdemokraterna och Vänsterpartiet om höjd skatt fick inte gehör.",
        [("S", "proposer"), ("V", "proposer")],
    ),
    ("Motionären Eva Al (KD) drog tillbaka sin motion om bostadsbidrag.", [("KD", "proposer")]),
    (
        "Motionen om klimatfond avslås med motiveringen att arbete redan pågår. Mot beslutet reserverade sig MP och V.",
        [("MP", "reservation"), ("V", "reservation")],
    ),
    (
        "Kommunstyrelsen föreslår fullmäktige att avslå motionen om fria halkskydd. V yrkade bifall.",
        [("V", "supporter")],
    ),
]


@pytest.mark.parametrize(("text", "outcome", "goes_to", "figures"), DECIDED)
def test_a_decision_is_read(text: str, outcome: str, goes_to: str | None, figures: tuple[int, int] | None) -> None:
    """The outcome is that of this organization at this meeting; a claim or a proposal alone is none."""
    decision = read_minutes(text)[0].decision

    assert decision is not None
    assert decision.outcome.value == outcome
    assert (decision.next_organization.name if decision.next_organization else None) == goes_to
    assert ((decision.vote.winning, decision.vote.losing) if decision.vote else None) == figures


@pytest.mark.parametrize(("text", "title"), TITLED)
def test_a_title_is_read_from_headings_and_sentences(text: str, title: str) -> None:
    """What a matter is called stands in its heading, or within the sentence that decides it."""
    assert read_minutes(text)[0].title == title


@pytest.mark.parametrize(("text", "stood"), STOOD)
def test_positions_of_parties_are_read(text: str, stood: list[tuple[str, str]]) -> None:
    """Who proposed, supported, opposed, reserved themselves or made a statement."""
    positions = read_minutes(text)[0].positions

    assert sorted({(p.party.code, p.role.value) for p in positions if p.party}) == stood


MINUTES = """
                                                      1
                     Tekniska nämnden
                     Protokoll

                     2026-05-04

Plats och tid      Stadshuset                   Paragrafer  §§7-9
                   kl. 13:00-15:30
Beslutande         Ada Ek (S) (ordförande)
                   Bo von Alm (M) (vice ordförande)
                   Eva Öst (V) §§7-8
                   Per Bok (C) ersätter Liv Ask (L)
Ej tjänstgörande   Siv Hed (MP)
ersättare
Övriga deltagare   Nils Rask (förvaltningschef)
Utses att justera  Bo von Alm
Justeringens plats och tid  Stadshuset 2026-05-08
Datum för anslags  2026-05-09      Datum för anslags   2026-05-31
uppsättande                        nedtagande
                                                            Utdragsbestyrkande
                                                      2
                     Tekniska nämnden
                     Protokoll

                     2026-05-04

§ 7   Information
§ 8   Ny taxa för vatten och avlopp som gäller hela kommunen från och med
      nästa år
§ 9   Motion om fler papperskorgar - Liv Ask (L)

§ 7

Information
Ärendebeskrivning
Förvaltningen informerar.

§ 8 2026.041 TEN

Ny taxa för vatten och avlopp som gäller hela kommunen från och med
nästa år
Ärendebeskrivning
Kommunfullmäktige beslutade den 3 maj 2021, § 45 att avslå en höjning.

Förslag till beslut på sammanträdet
Bo von Alm (M) yrkar avslag. Eva
                                                            Utdragsbestyrkande
                                                      3
                     Tekniska nämnden
                     Protokoll

                     2026-05-04

Öst (V) yrkar bifall till förvaltningens förslag.

Beslutsgång
Ordföranden ställer förslagen mot varandra och finner att nämnden bifaller förvaltningens förslag.

Omröstning
Ja-röst för bifall till förvaltningens förslag.
Nej-röst för bifall till Bo von Alms förslag.

Omröstningsresultat
Med 7 ja-röster och 6 nej-röster beslutar nämnden enligt förvaltningens förslag.

Beslut
Taxan godkänns.
Förslag till beslut i kommunfullmäktige
Taxan fastställs och gäller från och med 2027.

Reservation
Bo von Alm (M) reserverar sig mot beslutet.

Beslutsunderlag
   • § 3 TNAU Ny taxa
   • § 9 KS Något helt annat

§ 9 2026.050 TEN

Motion om fler papperskorgar - Liv Ask (L)
Beslut
Motionen tillstyrks.

Jäv
Per Bok (C) anmäler jäv och deltar inte i handläggningen.
"""


def test_whole_minutes_are_read_paragraph_by_paragraph() -> None:
    """A table of contents, page headers and references to other paragraphs make no items."""
    items = read_minutes(MINUTES)

    assert [(item.number, item.reference) for item in items] == [
        ("7", None),
        ("8", "2026.041 TEN"),
        ("9", "2026.050 TEN"),
    ]
    assert items[1].title == "Ny taxa för vatten och avlopp som gäller hela kommunen från och med nästa år"


def test_a_names_two_halves_on_two_pages_are_joined() -> None:
    """A page's end cuts through a name, and the header stands between."""
    people = [str(p.person) for p in read_minutes(MINUTES)[1].positions if p.person]

    assert "Eva Öst (V)" in people


def test_a_body_decides_and_proposes_to_a_higher_one() -> None:
    """The vote, what Ja and Nej meant, and where the taxa goes next."""
    decision = read_minutes(MINUTES)[1].decision

    assert decision is not None
    assert decision.outcome.value == "approved"
    assert decision.mode is DecisionMode.VOTE
    assert decision.next_organization is not None
    assert decision.next_organization.name == "Kommunfullmäktige"
    assert decision.vote is not None
    assert (decision.vote.winning, decision.vote.losing) == (7, 6)
    assert decision.vote.meaning is not None
    assert decision.vote.meaning.startswith("Ja-röst för bifall till förvaltningens förslag")


def test_the_front_of_minutes_is_read() -> None:
    """Who was there, who adjusts, which paragraphs, and when it was adjusted and posted."""
    minutes = read_minutes(MINUTES)

    assert minutes.organization is not None
    assert minutes.organization.name == "Tekniska nämnden"
    assert minutes.date == dt.date(2026, 5, 4)
    assert (minutes.first_number, minutes.last_number, minutes.partial) == (7, 9, False)
    assert minutes.adjusters == ("Bo von Alm",)
    assert (minutes.adjusted, minutes.posted) == (dt.date(2026, 5, 8), dt.date(2026, 5, 9))
    assert [(a.person.name, a.role.value) for a in minutes.attendance] == [
        ("Ada Ek", "chair"),
        ("Bo von Alm", "vice_chair"),
        ("Eva Öst", "member"),
        ("Per Bok", "substitute"),
        ("Siv Hed", "observer"),
        ("Nils Rask", "officer"),
    ]
    assert [(d.person.name, d.number) for d in minutes.disqualified] == [("Per Bok", "9")]


def test_the_same_minutes_as_html_give_the_same_facts() -> None:
    """Headings of a page part items as signs and labels of a document do."""
    page = "<main><h2>§ 4 Cykelplan</h2><p>Dnr 2026/12</p><h3>Beslut</h3><p>Cykelplanen antas.</p><h2>§ 5 Motion om bad</h2><h3>Beslut</h3><p>Motionen avslås.</p></main>"

    items = read_minutes(page)

    assert [(i.number, i.title, i.reference, i.decision.outcome.value if i.decision else None) for i in items] == [
        ("4", "Cykelplan", "2026/12", "approved"),
        ("5", "Motion om bad", None, "rejected"),
    ]


def test_a_notice_with_headings_is_one_item_for_each() -> None:
    """Without paragraph signs the page's headings part the matters."""
    page = "<main><h1>Beslut i kommunstyrelsen 3 maj</h1><h2>Cykelplan</h2><p>Kommunstyrelsen godkände planen.</p><h2>Nytt bad</h2><p>Ärendet bordlades.</p></main>"

    items = read_minutes(page)

    assert [(i.title, i.decision.outcome.value if i.decision else None) for i in items] == [
        ("Cykelplan", "approved"),
        ("Nytt bad", "tabled"),
    ]


def test_a_list_under_a_telling_heading_is_decided_by_it() -> None:
    """Each point of the list is an item with the heading's outcome."""
    items = read_minutes("Avslagna medborgarförslag\n\n• Fler bänkar vid ån\n• En ny lekplats\n")

    assert [(i.title, i.decision.outcome.value if i.decision else None) for i in items] == [
        ("Fler bänkar vid ån", "rejected"),
        ("En ny lekplats", "rejected"),
    ]


def test_what_another_body_decided_is_background() -> None:
    """With the meeting known, the committee's decision is not the council's."""
    council = Organization(name="Kommunfullmäktige", classification=OrganizationClassification.COUNCIL)
    meeting = Meeting(organization=council, date=dt.date(2026, 5, 4))

    item = read_minutes(
        "§ 3 Enkel fråga om bad\n\nTekniska nämnden beslutade i mars att bordlägga ärendet.", meeting=meeting
    )[0]

    assert item.decision is not None
    assert item.decision.outcome.value == "unknown"


def test_immediate_adjustment_and_a_minoritys_referral_are_told() -> None:
    """Omedelbar justering, and the third that sent a matter back."""
    text = "§ 2 Ny arena\n\nBeslut\nÄrendet återremitteras genom minoritetsåterremiss.\nParagrafen förklaras omedelbart justerad."
    decision = read_minutes(text)[0].decision

    assert decision is not None
    assert decision.minority
    assert decision.immediately_adjusted


@pytest.mark.parametrize("page", ["", "  \n ", b"", b"\x00\x01\x02" * 50, b"%PDF-1.7 cut"])
def test_what_is_no_minutes_is_a_read_error(page: str | bytes) -> None:
    """Nothing at all, and bytes that are no text, are refused."""
    with pytest.raises(ReadError):
        read_minutes(page)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("§ 1beslutavåäöMS(),.:\n-•”Ja"), max_size=300))
def test_no_text_makes_anything_but_items_or_a_read_error(text: str) -> None:
    """Whatever is given, the reader answers or says why not."""
    try:
        items = read_minutes(text)
    except ReadError:
        return
    assert items


@cache
def read(name: str) -> Minutes:
    """Read a drawn protocol's text, once for all that is asked of it."""
    return read_minutes(draw(name).text())


def facts(protocol: Protocol) -> list[tuple[str, str, str | None, str, str | None]]:
    """Say what a reader should find of each paragraph: number, title, case number, outcome, and who is next."""
    return [
        (str(number), it.title, it.reference, it.outcome, it.goes_to)
        for number, it in enumerate(protocol.matters, protocol.first)
    ]


def told(minutes: Minutes) -> list[tuple[str | None, str, str | None, str | None, str | None]]:
    """Say what was read of each paragraph."""
    return [
        (
            it.number,
            it.title,
            it.reference,
            it.decision.outcome.value if it.decision else None,
            it.decision.next_organization.name if it.decision and it.decision.next_organization else None,
        )
        for it in minutes.items
    ]


def attended(minutes: Minutes) -> list[Attendance]:
    """Say who was there by what was read."""
    return [
        Attendance(
            it.person.name,
            "" if it.person.title else it.person.party.code if it.person.party else "-",
            it.role.value,
            it.replaces,
            it.paragraphs,
            it.person.title and it.person.title.strip(),
        )
        for it in minutes.attendance
    ]


@pytest.mark.parametrize("name", NAMES)
def test_whole_protocols_are_read(name: str) -> None:
    """Every paragraph in its order, with its title, case number and decision; the body, the day and those who adjust."""
    protocol, minutes = draw(name), read(name)

    assert (minutes.first_number, minutes.last_number) == (protocol.first, protocol.last)
    assert told(minutes) == facts(protocol)
    assert (str(minutes.organization), minutes.date) == (protocol.house.name, protocol.house.day)
    assert (minutes.adjusters, minutes.adjusted) == ((protocol.adjuster,), protocol.adjusted)
    assert (minutes.posted, minutes.partial) == (protocol.posted, False)


@pytest.mark.parametrize("name", NAMES)
def test_everybody_on_a_protocols_first_page_is_known(name: str) -> None:
    """Members, those who stood in and for whom, those who listened, officers, and who was there for a part."""
    assert attended(read(name)) == list(draw(name).attendance)


def held(item: AgendaItem, ballot: Ballot | None) -> VoteEvent | None:
    """Find the vote on a drawn matter: the one that decided it, or the one on whether to decide today."""
    decision = item.decision
    assert decision is not None
    on_matter = ballot is None or "återremittera" not in ballot.yes_for
    if not on_matter:
        assert (decision.vote, decision.votes) == (None, ())
        (vote,) = decision.other_votes
        return vote
    assert decision.other_votes == ()
    return VoteEvent(count=decision.vote, votes=decision.votes) if decision.vote or decision.votes else None


@pytest.mark.parametrize("page", ["text", "pdf"])
@pytest.mark.parametrize("name", NAMES)
def test_votes_of_protocols_are_read(name: str, page: str) -> None:
    """By figures, by lists of names and by tables, over the page's end too; each person as they voted."""
    protocol = draw(name)
    minutes = read(name) if page == "text" else read_minutes(protocol.pdf())
    count = 0
    for item, fact in zip(minutes.items, protocol.matters, strict=True):
        ballot, vote = fact.ballot, held(item, fact.ballot)
        figures = vote.count if vote else None
        assert ((figures.winning, figures.losing) if figures else None) == (ballot.figures if ballot else None)
        assert (figures.abstained or 0 if figures else 0) == (len(ballot.abstaining) if ballot else 0)
        if ballot is not None and protocol.style.name != "common":
            assert vote is not None
            sides = ((ballot.yes, "yes"), (ballot.no, "no"), (ballot.abstaining, "abstain"))
            assert {it.person.name: it.option for it in vote.votes} == {
                it.name: how for side, how in sides for it in side
            }
        count += figures is not None
    assert count == sum(it.ballot is not None for it in protocol.matters) > 0


@pytest.mark.parametrize("name", NAMES)
def test_reservations_of_protocols_are_read(name: str) -> None:
    """Of those who reserve themselves, and nobody else."""
    for item, fact in zip(read(name).items, draw(name).matters, strict=True):
        reserved = {str(it.person) for it in item.positions if it.role is PositionRole.RESERVATION}
        assert reserved == {str(it) for it in fact.reserved}


@pytest.mark.parametrize("name", NAMES)
def test_who_chairs_a_protocol_proposes_nothing(name: str) -> None:
    """The chair puts the question and finds what was decided, and asks for nothing by that."""
    protocol = draw(name)
    chair = protocol.house.members[0].name
    for item, fact in zip(read(name).items, protocol.matters, strict=True):
        asks = (
            any(chair in words and head is not Head.ORDER for head, told in fact.parts for words in told)
            or chair in fact.title
        )
        proposed = {it.person.name for it in item.positions if it.person and it.role is PositionRole.PROPOSER}
        assert asks or chair not in proposed


@pytest.mark.parametrize("name", ["kommunstyrelsen-i-staden", "kulturnamnden-i-staden"])
def test_votes_are_read_from_paragraphs_alone(name: str) -> None:
    """Told by lists of names, in paragraphs that were cut out with a page's foot and head amid them."""
    protocol = draw(name)
    alone = re.split(r"(?m)^ *(?=§ \d+ Ärendenummer)", protocol.text())[1:]

    for paragraph, fact in zip(alone, protocol.matters, strict=True):
        item = read_minutes(" ".join(paragraph.split(" ")).replace("\f", ""))[0]
        vote = held(item, fact.ballot)
        figures = vote.count if vote else None
        assert item.reference == fact.reference
        assert ((figures.winning, figures.losing) if figures else None) == (
            fact.ballot.figures if fact.ballot else None
        )
        assert (figures.abstained or 0 if figures else 0) == (len(fact.ballot.abstaining) if fact.ballot else 0)


@pytest.mark.parametrize("name", ["kommunfullmaktige-i-portalen", "vard-och-omsorgsnamnden", "kommunfullmaktige"])
def test_words_in_their_order_are_enough(name: str) -> None:
    """Text without columns, heads and feet, as another tool gives it, tells the same."""
    protocol = draw(name)

    minutes = read_minutes(protocol.extracted())

    assert told(minutes) == facts(protocol)
    assert attended(minutes) == list(protocol.attendance)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_same_protocols_as_pdf_are_read(name: str) -> None:
    """Paragraphs, decisions and people are those of the text."""
    pytest.importorskip("pypdfium2")
    protocol = draw(name)

    minutes = read_minutes(protocol.pdf())

    assert told(minutes) == facts(protocol)
    assert attended(minutes) == list(protocol.attendance)
    assert (minutes.organization, minutes.date) == (read(name).organization, read(name).date)
    assert (minutes.adjusters, minutes.adjusted) == (read(name).adjusters, read(name).adjusted)


@pytest.mark.parametrize("name", ["kommunstyrelsen", "kommunfullmaktige-i-portalen", "socialnamnden"])
def test_a_pdf_and_its_text_give_the_same_facts(name: str) -> None:
    """What was decided, in its own words and how, and who stood where, does not depend on the form."""
    pytest.importorskip("pypdfium2")

    for ours, theirs in zip(read(name).items, read_minutes(draw(name).pdf()).items, strict=True):
        assert ours.decision is not None
        assert theirs.decision is not None
        assert ours.decision.model_copy(update={"provenance": None}) == theirs.decision.model_copy(
            update={"provenance": None}
        )
        stood = [[(p.party, p.person, p.role) for p in item.positions] for item in (ours, theirs)]
        assert stood[0] == stood[1]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Nya motioner\nMotion om gatljus remitteras till kommunstyrelsen.", "Motion om gatljus"),
        ("Kommunstyrelsen § 48, forts.\nCykelplan\n\nBeslut\nPlanen antas.", "Cykelplan"),
    ],
)
def test_what_stands_over_a_title_is_none(text: str, title: str) -> None:
    """A list's heading over its only entry, and a paragraph's sign with its body before it and "forts." behind."""
    (item,) = read_minutes(text)

    assert item.title == title
