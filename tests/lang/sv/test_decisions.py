"""What an item came to: what its clauses assert of this body, this meeting and this matter, and nothing else."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.decisions import Refusal, Verdict, read_verdict
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.tokens import Body
from agendawatch.reading.minutes.lines import minutes_lines
from agendawatch.reading.minutes.paragraphs import sections


def _read(text: str, own: Body | None = None, title: str = "") -> Verdict:
    return read_verdict(sections(minutes_lines(text), own), own, title, derived=not title)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Motionen bifalls.", "approved"),
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
