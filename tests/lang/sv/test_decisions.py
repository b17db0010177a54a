"""What an item came to: what its clauses assert of this body, this meeting and this matter, and nothing else."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.decisions import Refusal, Verdict, read_verdict
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.tokens import Body
from agendawatch.readers.minutes.lines import minutes_lines
from agendawatch.readers.minutes.paragraphs import sections


def _read(text: str, own: Body | None = None, title: str = "") -> Verdict:
    return read_verdict(sections(minutes_lines(text), own), own, title, derived=not title)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Beslut\nHamnnämnden bemyndigas godkänna avtal om friköp av tomträtten.", "approved"),
        ("Beslut\nMotionen har återkallats. Kommunfullmäktige beslutar att avskriva ärendet.", "withdrawn"),
        ("Motionen har återkallats.\nBeslut\nKommunfullmäktige beslutar att avskriva motionen.", "dismissed"),
        ("Motionen bifalls.", "approved"),
        ("Nämnden får två miljoner till, beslutade kommunfullmäktige.", "approved"),
        ("Kommunstyrelsen beslutar, på förslag av Bo Ek (M), att bordlägga ärendet.", "tabled"),
        ("Fullmäktige valde återremiss.", "referred_back"),
        ("I går blev det nej till att riva kiosken.", "rejected"),
        ("Nämnden gav på torsdagen grönt ljus åt kiosken.", "approved"),
        ("Efter att Liberalerna begärt betänketid gick ärendet tillbaka till kulturnämnden.", "referred_back"),
        ("Det blir en kiosk. Så beslutade en oenig kommunstyrelse.", "approved"),
        ("Kiosken byggs efter enigt beslut i parknämnden.", "approved"),
        ("Hela fullmäktige stod bakom den nya planen.", "approved"),
        ("Efter att frågan återremitterats i maj antog fullmäktige planen.", "approved"),
        ("Fullmäktige tackade nej till erbjudandet.", "rejected"),
        ("Kiosken stoppas av byggnadsnämnden.", "rejected"),
        ("Ärendet får anstå.", "tabled"),
        ("Beslutet om kiosken senareläggs.", "tabled"),
        ("Frågan behandlades inte utan bordlades.", "tabled"),
        ("Yrkandet om återremiss bifölls.", "referred_back"),
        ("Kommunstyrelsen skickade tillbaka budgeten till nämnden.", "referred_back"),
        ("Motionen skickas till kommunstyrelsen.", "referred"),
        ("Ärendet avslutas utan vidare åtgärd.", "dismissed"),
        ("Eva Bro (M) blev vald till ordförande.", "elected"),
        ("I går fick kiosken fullmäktiges välsignelse.", "approved"),
        ("Majoriteten höjde de låga avgifterna.", "approved"),
        ("I måndags sålde kommunstyrelsen de sista tomterna.", "approved"),
        ("Förslaget om böter fick inte majoritet.", "rejected"),
        ("Tyvärr gick majoriteten på avslag.", "rejected"),
        ("Motion (V) om längre lov - avslag.", "rejected"),
        ("Motionen skickas till parknämnden för beslut.", "referred"),
        ("Till slut drar kommunalrådet tillbaka förslaget.", "withdrawn"),
        ("Det är ordnat och motionen anses besvarad, redan före jul.", "answered"),
        ("Kommunfullmäktige har i dag tagit beslut om trädplanen.", "approved"),
        ("Kommunstyrelsen förordar en borgensram på 200 miljoner.", "approved"),
        ("Nej tack, sa fullmäktige.", "rejected"),
        ("Föreningsstöd 2023 – enligt förslag", "approved"),
        ("Kommunstyrelsen lägger ned utredningen om ett kommunhus.", "dismissed"),
        ("Nämnden förelägger ägaren att riva kiosken.", "approved"),
        ("Skatten är oförändrad. Det beslutade fullmäktige sedan förslaget om en höjning avslagits.", "approved"),
        ("Majoriteten tog tillbaka förslaget.", "withdrawn"),
        ("Regionstyrelsen skjuter till 400 000 kronor.", "approved"),
        ("Ärendet skjuts till nästkommande sammanträde.", "tabled"),
        ("Bryggan avgörs först i maj.", "tabled"),
        ("Nämnden tackar revisorerna och noterar informationen.", "noted"),
        ("Inga Mo (C) har väckt en motion. KF beslutar att skicka den till kommunstyrelsen.", "referred"),
        ("Utskottet beslutar att ärendet går tillbaka för omarbetning.", "referred_back"),
        ("Taxan, som återremitterades i våras, fastställdes nu av fullmäktige.", "approved"),
        ("Vår motion fick stöd av en majoritet.", "approved"),
        ("Efter debatten gav fullmäktige bolaget rätt att låna.", "approved"),
        ("Till sist gick förslaget om kiosken igenom.", "approved"),
        ("Majoritetens förslag segrade med 31 röster mot 20.", "approved"),
        ("Förslaget om kiosken fick fullmäktiges stöd.", "approved"),
        ("Fullmäktige gick på kommunstyrelsens linje.", "approved"),
        ("Fullmäktige valde att följa kommunstyrelsens förslag.", "approved"),
        ("Dispens medges från strandskyddet.", "approved"),
        ("Motionen fick nobben.", "rejected"),
        ("Motionen gick dessvärre inte igenom.", "rejected"),
        ("Motionen om kiosken förkastades.", "rejected"),
        ("Nämnden nekade föreningen bidrag.", "rejected"),
        ("Nämnden ville inte veta av motionen utan avslog den.", "rejected"),
        ("Parkutskottet röstade ned förslaget.", "rejected"),
        ("Kommunstyrelsen sköt på beslutet om lokalerna.", "tabled"),
        ("Detaljplanen fick bakläxa av fullmäktige.", "referred_back"),
        ("Fullmäktige skickade motionen till parknämnden för yttrande.", "referred"),
        ("Motionen lämnades in och skickas nu till beredning.", "referred"),
        ("Skrivelsen läggs ad acta.", "noted"),
        ("Ärendet lyftes ur dagordningen.", "withdrawn"),
        ("Punkten plockades bort från nämndens dagordning.", "withdrawn"),
        ("Namnen hänsköts till nästa möte.", "tabled"),
        ("Kiosken får vänta till hösten.", "tabled"),
        ("Nämnden vill veta mer om bryggan och lämnade i går tillbaka ärendet till förvaltningen.", "referred_back"),
        ("Till sist enades man om att ta upp frågan igen den 4 maj.", "tabled"),
        ("På initiativ av (M) gav parknämnden kontoret i uppdrag att utreda bryggan.", "approved"),
        ("Arvodena sänks enligt ett beslut i kommunfullmäktige i tisdags.", "approved"),
        ("Kiosken fick stå över till majmötet.", "tabled"),
        ("Förslaget skickades vidare till parknämnden som får avgöra det.", "referred"),
        ("Sedan spikade fullmäktige trädplanen.", "approved"),
        ("Kiosken byggs. Det bestämde nämnden med sex röster mot fem.", "approved"),
        ("Nämnden lade redovisningen av bifallna motioner till handlingarna.", "noted"),
        ("Kommunstyrelsen har anställt Eva Ek som kommundirektör.", "approved"),
        ("Nämnden valde att vänta med beslutet till juni.", "tabled"),
        ("Vi fick gehör för vår motion om gatljus.", "approved"),
        ("Ja, sa en enig kommunstyrelse.", "approved"),
        ("Nej, sa en enig kulturnämnd.", "rejected"),
        ("Nämnden skickade på onsdagen tillbaka frågan.", "referred_back"),
        ("Förslaget lämnades över till kulturnämnden som får besluta i frågan.", "referred"),
        ("Nämnden biföll ansökan.", "approved"),
        (
            "Fullmäktige beslutade att anta planen 2027-2029 enligt majoriteten Nya Ekebys (S, MP, V) förslag.",
            "approved",
        ),
        ("Nämnden beslutar att upprättat förslag till parkplan ska gälla från maj.", "approved"),
        ("Kommunstyrelsens föreslår att kommunfullmäktige avslår motionen.", "rejected"),
        ("En motion om att inrätta en minnesplats antas genom att en sten reses.", "approved"),
        ("Bo Eks (M) motion om att bara barn skulle få bada gratis avslogs.", "rejected"),
        ("Det är denna ändring som nu kommunstyrelsen har beslutat att säga ja till.", "approved"),
        ("Kommunen menade att ”det gör vi redan”. Fullmäktige beslutade dock att bara ”besvara” motionen.", "answered"),
        ("Vår motion ”ansågs besvarad”.", "answered"),
        ("I syfte att stärka biblioteken beslutades att nämndens ram utökas med en miljon kronor.", "approved"),
        ("Fullmäktige beslutade att medborgarförslaget ska utredas vidare.", "referred"),
        ("Nu väljer nämnden att lämna återremiss på förslaget.", "referred_back"),
        ("Bo Ek har återkallat sitt medborgarförslag. Nämnden beslutar att avskriva medborgarförslaget.", "dismissed"),
        ("Politikerna har nu beslutat att sälja huset.", "approved"),
        ("Ett medborgarförslag om att avsluta torgdagarna med sång bifölls.", "approved"),
        ("Kommunstyrelsen beslutar att alla större rondeller i Almby ska få konst.", "approved"),
        ("Fullmäktige sade ja till badhuset. SD ville folkomrösta, men det förslaget röstades ned.", "approved"),
        ("Kommunstyrelsens förslag antogs. L hade ett ändringsförslag, men det blev nedröstat.", "approved"),
        ("Nämnden lämnar negativt planbesked.", "rejected"),
        ("Nämnden för grön miljö beslutar att tillstyrka planen.", "approved"),
        ("Taxan antogs av fullmäktige.", "approved"),
        ("Nämnden ställer sig bakom yttrandet.", "approved"),
        ("Nämnden har inget att erinra.", "approved"),
        ("Förvaltningens förslag röstades igenom.", "approved"),
        ("Kommunfullmäktige röstade ja till en ny arena.", "approved"),
        ("Nämnden uppdrar åt förvaltningen att utreda frågan.", "approved"),
        ("Kommunstyrelsen beslutade enligt kontorets förslag.", "approved"),
        ("Motionen bifalls delvis.", "partially_approved"),
        ("Motionen avslås.", "rejected"),
        ("Ansökan avslogs.", "rejected"),
        ("Förslaget röstades ner.", "rejected"),
        ("Förslaget blev nedröstat.", "rejected"),
        ("Motionen föll med 20 röster mot 31.", "rejected"),
        ("Nämnden godkänner inte rapporten.", "rejected"),
        ("Kommunstyrelsen sa på tisdagen nej till planerna.", "rejected"),
        ("Ärendet bordläggs till nästa sammanträde.", "tabled"),
        ("Frågan sköts upp.", "tabled"),
        ("Ärendet återremitteras.", "referred_back"),
        ("Kommunstyrelsen har åter remitterat frågan.", "referred_back"),
        ("Motionen remitteras till kommunstyrelsen.", "referred"),
        ("Den skickas på remiss till nämnden.", "referred"),
        ("Initiativet lämnas till kontoret för beredning.", "referred"),
        ("Rapporten läggs till handlingarna.", "noted"),
        ("Informationen antecknas.", "noted"),
        ("Nämnden tar del av redovisningen.", "noted"),
        ("Motionen anses besvarad.", "answered"),
        ("Interpellationen besvarades.", "answered"),
        ("Motionen avskrivs.", "dismissed"),
        ("Ärendet utgår.", "withdrawn"),
        ("Ärendet utgår från dagordningen.", "withdrawn"),
        ("Frågan drogs tillbaka.", "withdrawn"),
        ("Ada Ek (S) väljs till ordförande.", "elected"),
        ("Till ersättare utses Bo Ek (M).", "elected"),
        ("Ärendet överlämnas till fullmäktige utan eget ställningstagande.", "forwarded"),
        ("Nu blir det en kiosk. Det beslutade parknämnden vid sitt möte i onsdags.", "approved"),
        ("Enhälligt ja till kiosken i kommunfullmäktige.", "approved"),
        ("Nämnden beslutar, som kontoret föreslog, att motionen ska avslås.", "rejected"),
    ],
)
def test_plain_speech_tells_an_outcome(text: str, outcome: str) -> None:
    """Each of the words of minutes and of reports."""
    assert _read(text).outcome == outcome


@pytest.mark.parametrize(
    "text",
    [
        "Bo Ek (M) yrkar avslag.",
        "Bo Ek (M) yrkar att motionen bifalls.",
        "Ada Ek (S) biföll resonemanget.",
        "Utvecklingen utgår från tidigare arbete.",
        "Eva Öst (V) antecknar som yttrande en skrivelse.",
        "Anförandet besvaras av ordföranden.",
        "Förvaltningen föreslår att rapporten godkänns.",
        "Vi hoppas på bifall.",
        "Nämnden diskuterade frågan.",
        "Interpellationen besvaras vid nästkommande sammanträde.",
        "Nämnden granskade bokslutet.",
        "Avtalet ska godkännas av kommunstyrelsen innan bygget startar.",
        "Nämnden beslutar den 20 mars.",
        "Nämnden åker ut och tittar innan den beslutar.",
        "Räddningstjänsten har inget att erinra.",
        "Förvaltningen ställer sig bakom planen.",
        "Planen antogs av fullmäktige 2019 och överklagades.",
        "Kulturnämnden beslutar\natt inte ändra namnet.",
        "Länsstyrelsens beslut godkänns inte av Mark- och miljödomstolen.",
        "Fullmäktige genomförde sitt första digitala möte.",
        "Bolagets styrelse har sagt ja till bygget men kommunfullmäktige måste godkänna det.",
        "Den 15 juni ska budgeten antas av fullmäktige.",
        "För två år sedan sa fullmäktige nej till motionen.",
        "Yttrandet skickas till kommunstyrelsen för beslut.",
        "Förslaget går ut på att avslå alla ansökningar.",
        "Motionen avstyrks av förvaltningen.",
        "Kommunstyrelsen hade i mars godkänt ett annat avtal.",
        "Moderaterna ville inte bifalla motionen.",
        "Fullmäktige avslog en liknande motion år 2015.",
        "Länsstyrelsen har beviljat kommunen bidrag till våtmarken.",
        "Ordföranden avvisade kritiken.",
        "I går besökte nämnden biblioteket.",
        "Nämnden tvekade om kiosken.",
        "Det blev inget ja till kiosken.",
        "Nämnden fattade inget beslut om kiosken.",
        "Kommunstyrelsen ska i eftermiddag ta ställning till kiosken. Parknämnden har sagt nej.",
        "Enhälligt ja till kiosken i hela partiet, hoppas motionären.",
        "Nämnden, som kontoret föreslog, att motionen ska avslås.",
        "Att motionen bifölls stämmer inte.",
        "Att motionen avslås, som tidningen skrev, är fel.",
        "Nämnden hörde kontoret, som föreslog att motionen ska avslås.",
        "De ledamöter som röstade ja för att avslå motionen var Bo Ek (M) och Ada Al (KD).",
        "Beslöts att ordföranden informerar om visionsarbetet vid ett kommande möte.",
        "Moderaterna beslutade att motionen ska avslås.",
        "Projektet Ekskolan togs bort ur planen.",
    ],
)
def test_what_nobody_decided_is_unknown(text: str) -> None:
    """Claims, an office's proposal, other times and bodies, and words that only look like an outcome."""
    assert _read(text).outcome == "unknown"


def test_another_bodys_decision_is_background() -> None:
    """A committee's no decides nothing in the board's minutes."""
    text = "Tekniska nämnden avslog motionen."

    assert _read(text, own=Body("committee", "tekniska")).outcome == "rejected"
    assert _read(text, own=Body("board")).outcome == "unknown"


def test_several_matters_under_one_paragraph_are_told_apart() -> None:
    """The point on the title's matter decides; those on others stand beside it."""
    text = "Beslut\n1. Kommunstyrelsen bygger om Sjötorget enligt alternativ B.\n2. Frågan om laddstolpar bordläggs."

    assert _read(text, title="Ombyggnad av Sjötorget").outcome == "approved"
    assert _read(text, title="Laddstolpar vid Sjötorget").outcome == "tabled"


def test_what_was_asked_for_tells_what_a_decision_by_reference_gives() -> None:
    """Only where the text says what it was."""
    told = "Bo Ek (M) yrkar avslag. Nämnden beslutar enligt Bo Eks yrkande."

    assert _read(told, title="Motion om bad").outcome == "rejected"
    assert _read("Nämnden beslutar enligt Bo Eks yrkande.", title="Motion om bad").outcome == "unknown"


def test_what_is_proposed_to_a_meeting_is_a_claim_until_its_body_is_known() -> None:
    """A point of a council's agenda looks like the board's own document; who follows it tells what it asked for."""
    spoken = "Kommunstyrelsen föreslår kommunfullmäktige att avslå motionen."
    found = "Kommunstyrelsen bifaller arbetsutskottets förslag."

    assert _read(f"Förslag till beslut\n{spoken}", title="Motion om bad").outcome == "unknown"
    assert _read(f"Förslag till beslut\n{spoken}", Body("board"), "Motion om bad").outcome == "rejected"
    assert (
        _read(f"Arbetsutskottets förslag\n{spoken}\nBeslutsgång\n{found}", title="Motion om bad").outcome == "rejected"
    )


@pytest.mark.parametrize(
    ("text", "title", "outcome"),
    [
        ("Göteborgsförslaget bereds inte vidare.", "Göteborgsförslag om bänkar", "rejected"),
        ("Centerns förslag om fler bänkar skickas vidare till parknämnden för beredning.", "Fler bänkar", "referred"),
        ("Centerns förslag om fler skolor skickas vidare till parknämnden för beredning.", "Fler bänkar", "unknown"),
        ("Centerns förslag om fler bänkar skickas kanske vidare till nämnden för beredning.", "Fler bänkar", "unknown"),
    ],
)
def test_a_proposal_is_the_matter_where_it_is_about_what_the_title_names(text: str, title: str, outcome: str) -> None:
    """Whose it is does not matter then."""
    assert _read(text, title=title).outcome == outcome


def test_a_question_is_answered_where_a_clause_goes_on_with_it() -> None:
    """A relative clause that only tells who somebody is answers nothing."""
    asked = "Ada Ek (S) ställde frågan till Bo Lo (M)"

    assert _read(f"{asked}, som besvarade den.", title="Enkel fråga om bad").outcome == "answered"
    assert _read(f"{asked}, som besvarade frågor i fjol.", title="Enkel fråga om bad").outcome == "unknown"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Svar\nBo Lo (M) besvarar frågan muntligt vid dagens möte.", "answered"),
        ("Svar\nBo Lo (M) besvarar frågan vid nästa möte.", "unknown"),
        ("Svar\nBo Lo (M) antar att planen godkänns.", "unknown"),
        ("Svar\nNämnden godkände planen i maj.", "unknown"),
    ],
)
def test_a_question_is_answered_under_its_own_heading(text: str, outcome: str) -> None:
    """Nothing else is decided there."""
    assert _read(text, title="Enkel fråga om bad").outcome == outcome


def test_nothing_is_decided_in_a_summons() -> None:
    """What it proposes reads like a decision."""
    units = [Section("lead", "", "Planen antas.")]

    assert read_verdict(units).outcome == "approved"
    assert read_verdict(units, summons=True).outcome == "unknown"


def test_a_finding_tells_why_it_does_not_count() -> None:
    """Rule, actor, object and mode, for everyone to see."""
    (finding,) = _read("Moderaterna yrkar att motionen bifalls.").findings

    assert (finding.gives, finding.mode, finding.object, finding.refused) == (
        "approved",
        "proposed",
        "this",
        Refusal.MODE,
    )
    assert finding.rule == "approve"


@pytest.mark.parametrize("signs", ["–", "•", "…", "("])
def test_a_line_of_signs_says_nothing(signs: str) -> None:
    """Alone it is no error, and between others it changes nothing."""
    assert _read(f"Beslut\n{signs}").outcome == "unknown"
    assert _read(f"Nämnden beslutar att\n{signs}\nmotionen avslås.").outcome == "rejected"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Nämnden noterar listan.\nTaklampa beviljad, Torget 2", "noted"),
        ("Fullmäktige noterar skrivelsen.\nNämnden har beslutat att godkänna planen.", "noted"),
        ("Nämnden noterar listan.\nNämnden godkänner planen.", "approved"),
    ],
)
def test_what_a_report_tells_of_is_only_noted(text: str, outcome: str) -> None:
    """What its body itself decides beside it counts."""
    assert _read(text, title="Anmälan av beslut").outcome == outcome


@pytest.mark.parametrize(
    ("text", "title", "outcome"),
    [
        ("Kommunstyrelsen föreslår fullmäktige att avslå motionen.", "12. Motion om bad", "rejected"),
        ("Ordningsutskottet vill att nämnden avslår motionen. På torsdag möts nämnden.", "Motion om bad", "unknown"),
        ("Den 3 mars återremitterades planen. Nu ska fullmäktige bestämma om den.", "Ny plan", "unknown"),
        ("I tre år fick motionen vänta. Nu har fullmäktige sagt nej.", "Motion om bad", "rejected"),
        ("Motionen fick vänta till hösten.", "Motion om bad", "tabled"),
        ("Planen bordlades i maj och tas därför upp igen.", "Ny plan", "unknown"),
        ("Planen tas upp igen den 3 maj.", "Ny plan", "tabled"),
        ("Nämnden ska, enligt vad bladet erfar, ha sagt nej till badet.", "Ett bad", "unknown"),
        ("Nämnden har, enligt sin plan, sagt nej till badet.", "Ett bad", "rejected"),
        ("Av ansökningarna avslogs sju av tio.", "Rapport om stöd", "unknown"),
        ("De beviljade gick till företag.", "Rapport om stöd", "unknown"),
        ("Utgår:\n- Planer", "Nya och utgående ärenden", "unknown"),
        ("Ärendet utgår.", "Planer", "withdrawn"),
        ("Efter upprop antecknas 30 ledamöter som närvarande.", "Upprop", "unknown"),
        ("Beslut\nNämndens beslut framgår av bilaga 4.", "Ett bad", "unknown"),
    ],
)
def test_what_is_told_of_another_time_or_others_is_not_decided(text: str, title: str, outcome: str) -> None:
    """Each beside what is decided now, of the matter itself."""
    assert _read(text, title=title).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Nämnden beslutade 2025-03-11 att föreslå fullmäktige att avslå motionen.", "unknown"),
        ("Nämnden beslutar att föreslå fullmäktige att avslå motionen.", "rejected"),
    ],
)
def test_what_a_stand_hangs_on_dates_it(text: str, outcome: str) -> None:
    """However deep it stands: "beslutade den 11 mars att föreslå fullmäktige att …"."""
    units = sections(minutes_lines(text), None)

    assert read_verdict(units, None, "Motion om bad", numbered=True).outcome == outcome


@pytest.mark.parametrize(
    ("text", "title", "outcome"),
    [
        ("Medan fullmäktige biföll motionen om bryggan hann mötet inte till badet.", "Badet får vänta", "unknown"),
        ("Medan det regnade biföll fullmäktige motionen om badet.", "Badet får vänta", "approved"),
        ("Fullmäktige antog ett reglemente för barnombudet.", "Motion om vakter", "unknown"),
        ("Fullmäktige antog ett reglemente för vakter.", "Motion om vakter", "approved"),
        ("Utskottet sa nej. I kommunstyrelsen blev tonen en annan.", "Motion om vakter", "unknown"),
        ("Utskottet sa nej. I salen blev tonen en annan.", "Motion om vakter", "rejected"),
        ("De ville veta mer innan motionen avgörs, och ärendet remitterades.", "Motion om vakter", "referred"),
        ("Ledarna möts innan ärendet remitteras.", "Motion om vakter", "unknown"),
        (
            "Beslut\natt årsarvodet höjs och att revisorernas övriga arvoden får vänta till nästa år",
            "Ändring av årsarvodet",
            "approved",
        ),
        ("Beslut\natt årsarvodet får vänta till nästa år", "Ändring av årsarvodet", "tabled"),
        ("Alternativt förslag: ansökan avslås.", "Dispens för brygga", "unknown"),
        ("På förslag av Ada Ek (V): ansökan avslås.", "Dispens för brygga", "rejected"),
        ("Vänsterpartiet: ja till badet.", "Ett bad", "unknown"),
        (
            "Beslutsgång\nOrdföranden finner att vi bifaller den.\nOmröstning\nMed 9 nej mot 6 ja ändras det: den avslås.",
            "Motion om bad",
            "rejected",
        ),
        ("Omröstning\nNej-röst: motionen avslås. 39 röstar nej.", "Motion om bad", "unknown"),
    ],
)
def test_which_of_several_is_of_the_matter(text: str, title: str, outcome: str) -> None:
    """By what it is about, who says it, and what came of it in the end; each with its twin."""
    assert _read(text, title=title).outcome == outcome


@pytest.mark.parametrize(
    ("text", "title", "outcome"),
    [
        ("Motion om bad (C): avslogs efter lång debatt och votering.", "Motion om bad", "rejected"),
        ("Lång debatt och votering avslogs.", "Motion om bad", "unknown"),
        ("Motionen skickas nu vidare för att utredas.", "Motion om bad", "referred"),
        ("Nyckeln skickas nu vidare för att utredas.", "Motion om bad", "unknown"),
        ("Motionen går till kommunstyrelsen för beredning.", "Motion om bad", "referred"),
        ("Motionen kan gå till kommunstyrelsen för beredning.", "Motion om bad", "unknown"),
        ("På mötet enades kommunstyrelsen om återremiss.", "Motion om bad", "referred_back"),
        ("På mötet enades Moderaterna om återremiss.", "Motion om bad", "unknown"),
        (
            "Beslut\natt bifalla motionens första yrkande, om läxhjälp, samt\natt avslå motionens andra yrkande, om lov",
            "Motion om läxhjälp och lov",
            "partially_approved",
        ),
        ("Beslut\natt bifalla motionens första yrkande, om läxhjälp", "Motion om läxhjälp och lov", "unknown"),
    ],
)
def test_what_is_told_in_other_words_is_read(text: str, title: str, outcome: str) -> None:
    """Each beside words that are near it and tell nothing of the matter."""
    assert _read(text, title=title).outcome == outcome


@pytest.mark.parametrize(
    ("text", "title", "outcome"),
    [
        ("Planen för hur badet ska byggas godkändes.", "Planen", "approved"),
        ("Nämnden undrar hur planen godkändes.", "Planen", "unknown"),
        ("Det som återstod av motioner och frågor bordlades.", "Motioner", "tabled"),
        ("Det som återstod och bordlades var tråkigt.", "Motioner", "unknown"),
        ("Roligt var att vår motion fick bifall.", "Motion om bad", "approved"),
        ("Det vore roligt att vår motion fick bifall.", "Motion om bad", "unknown"),
        ("Det är roligt att bifalla motionen.", "Motion om bad", "unknown"),
        (
            "Omröstning\nDå minst en tredjedel av ledamöterna har begärt återremiss går ärendet tillbaka till nämnden.",
            "Motion om bad",
            "referred_back",
        ),
        ("Omröstning\nOm en tredjedel begär återremiss går ärendet tillbaka till nämnden.", "Motion om bad", "unknown"),
        ("Sedan Ada Ek (S) meddelat att hon återtar motionen går mötet vidare.", "Motion om bad", "withdrawn"),
        ("Innan Ada Ek (S) återtar motionen går mötet vidare.", "Motion om bad", "unknown"),
        (
            "Nämndens förslag till fullmäktige\nAvslag, med hänvisning till PM.\nBeslut\nI enighet med nämndens förslag.",
            "Motion om bad",
            "rejected",
        ),
        ("Fullmäktiges beslut\nI enighet med nämndens förslag.", "Motion om bad", "unknown"),
    ],
)
def test_what_hangs_on_another_clause_is_read_with_it(text: str, title: str, outcome: str) -> None:
    """Questions, causes, ratings and proposals, each with its twin."""
    assert _read(text, title=title).outcome == outcome


@pytest.mark.parametrize(
    ("text", "title", "outcome"),
    [
        ("Nämnden har under året beviljat 14 ansökningar och avslagit tre.", "Delårsrapport", "unknown"),
        ("Nämnden har på mötet beviljat ansökningen.", "Delårsrapport", "approved"),
        ("Anmält förhinder noteras.", "Upprop", "unknown"),
        ("Enligt ett utkast avslogs motionen.", "Motion om bad", "unknown"),
        ("Enligt tidplanen avslogs motionen.", "Motion om bad", "rejected"),
        ("Fullmäktige i grannkommunen Ekby sade i går ja.", "Vindkraft", "unknown"),
        ("Fullmäktige i Ekby sade i går ja.", "Vindkraft", "approved"),
        ("Räddningsnämnden har antagit en plan.", "Rapporter från förbund", "unknown"),
        ("Räddningsnämnden har antagit en plan.", "Plan för räddning", "approved"),
        ("Före motionen antog fullmäktige budgeten.", "Motion om park", "unknown"),
        ("Efter debatten antog fullmäktige motionen.", "Motion om park", "approved"),
        ("Protokollet från den 3 maj godkändes.", "Skolskjuts", "unknown"),
        ("Avtalet om skjuts från den 3 maj godkändes.", "Skolskjuts", "approved"),
        ("I omröstningen om ajournering sade fullmäktige nej.", "Motion om park", "unknown"),
        ("I omröstningen sade fullmäktige nej.", "Motion om park", "rejected"),
        ("Fullmäktige röstade nej till att filma debatten.", "Motion om park", "unknown"),
        ("Fullmäktige röstade nej till att bygga parken.", "Motion om park", "rejected"),
        ("Bolagets bolagsstämma har godkänt upplägget.", "Borgen", "unknown"),
        ("Fullmäktige beviljade 2019 borgen för 40 miljoner.", "Borgen", "unknown"),
        ("Fullmäktige beviljade borgen för 40 miljoner.", "Borgen", "approved"),
        ("Den antas i november.", "Budget 2027", "unknown"),
        ("Den antogs i november.", "Budget 2027", "approved"),
        ("Till ordförande för mötet utsågs Bo Ek (M).", "Val till nämnden", "unknown"),
        ("Till ordförande för nämnden utsågs Bo Ek (M).", "Val till nämnden", "elected"),
        ("Regionrådet Bo Ek (M) avfärdar idén.", "Bron", "unknown"),
        ("Regionfullmäktige avfärdar idén.", "Bron", "rejected"),
        ("Kommunen får avslag på sin ansökan.", "Bron", "unknown"),
        ("Föreningen får avslag på sin ansökan.", "Bron", "rejected"),
        ("Parknämnden säger ja. Nu får fullmäktige avgöra.", "Bron", "unknown"),
        ("Parknämnden säger ja. Nu får alla bada.", "Bron", "approved"),
        ("I går gick fullmäktige i borgen.", "Borgen", "approved"),
        ("I går gick ledamöterna i säng.", "Borgen", "unknown"),
    ],
)
def test_who_decides_what_and_when(text: str, title: str, outcome: str) -> None:
    """What others do, what is counted, the order of business and coming months, each with its twin."""
    assert _read(text, title=title).outcome == outcome


@pytest.mark.parametrize(
    ("text", "title", "outcome"),
    [
        ("Affären är inte klar förrän fullmäktige sagt ja.", "Försäljning", "unknown"),
        ("Affären är klar sedan fullmäktige sagt ja.", "Försäljning", "approved"),
        ("Gruppen enades om att säga nej.", "Parken", "unknown"),
        ("Fullmäktige enades om att säga nej.", "Parken", "rejected"),
        ("Nämnden beviljar normalt bidraget.", "Ansökan om bidrag", "unknown"),
        ("Nämnden beviljar nu bidraget.", "Ansökan om bidrag", "approved"),
        ("Nämnden avslog i fjol motionen.", "Motion om bad", "unknown"),
        ("Nämnden avslog i går motionen.", "Motion om bad", "rejected"),
    ],
)
def test_what_is_not_yet_so_or_so_as_a_rule_is_not_decided(text: str, title: str, outcome: str) -> None:
    """Each with its twin."""
    assert _read(text, title=title).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Tekniska nämnden har föreslagit att motionen ska avslås.", "unknown"),
        ("Tekniska nämnden föreslår att motionen ska avslås.", "rejected"),
    ],
)
def test_a_stand_told_in_minutes_was_taken_before(text: str, outcome: str) -> None:
    """What a body has proposed is what its meeting began with."""
    units = sections(minutes_lines(text), None)

    assert read_verdict(units, None, "Motion om bad", numbered=True).outcome == outcome


@pytest.mark.parametrize(
    ("below", "outcome"),
    [
        ("Jäv\nBo Ek (M) deltar inte i beslutet.", "approved"),
        ("Beslutsunderlag\nTjänsteskrivelse", "unknown"),
    ],
)
def test_a_proposal_is_its_bodys_decision_where_minutes_go_on_below_it(below: str, outcome: str) -> None:
    """Who was disqualified stands in minutes, and in no summons."""
    text = f"Kommunstyrelsen föreslår kommunfullmäktige besluta\natt ingå borgen för bolagets lån.\n{below}"

    assert _read(text, title="Borgen för bolaget").outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Ärendet utgår.", "withdrawn"),
        ("Utgår.", "withdrawn"),
        ("Motionen utgår från dagens lista.", "withdrawn"),
        ("Taxan antas. Avgift utgår med 300 kronor.", "approved"),
        ("Taxan antas. Därutöver utgår ersättning för restid.", "approved"),
        ("Taxan antas. Bidraget utgår inte under sommaren.", "approved"),
        ("Taxan antas. Förslaget utgår från lagen.", "approved"),
    ],
)
def test_what_is_paid_is_not_withdrawn(text: str, outcome: str) -> None:
    """A matter that "utgår" is withdrawn; a fee is paid; a proposal begins somewhere."""
    assert read_verdict([Section("decision", "Beslut", text)], Body("council"), "Taxa för bad").outcome == outcome


def test_a_list_of_what_came_in_is_noted_whatever_became_of_its_parts() -> None:
    """A motion that its maker took back is one of the list's."""
    text = "Antecknas.\n\nMotioner\n\nMotion av Ada Ek (M) om en brygga. Motionen återtagen av motionären."

    assert (
        read_verdict([Section("decision", "Beslut", text)], Body("council"), "Förteckning över anmälda ärenden").outcome
        == "noted"
    )
