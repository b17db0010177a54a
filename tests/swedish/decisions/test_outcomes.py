"""Outcomes: words for what became of a matter, each with its voice and what it is about."""

from __future__ import annotations

import re

import pytest

from agendawatch.model import Outcome
from agendawatch.swedish.decisions.outcome_words import OUTCOME_WORDS
from agendawatch.swedish.decisions.outcomes import Scope, find_rulings
from agendawatch.swedish.decisions.voices import Voice

SAID = [
    ("Motionen bifalls.", Outcome.APPROVED),
    ("I går blev det nej till att riva kiosken.", Outcome.REJECTED),
    ("Nämnden gav på torsdagen grönt ljus åt kiosken.", Outcome.APPROVED),
    ("Efter att Liberalerna begärt betänketid gick ärendet tillbaka till kulturnämnden.", Outcome.REFERRED_BACK),
    ("Det blir en kiosk. Så beslutade en oenig kommunstyrelse.", Outcome.APPROVED),
    ("Kiosken byggs efter enigt beslut i parknämnden.", Outcome.APPROVED),
    ("Hela fullmäktige stod bakom den nya planen.", Outcome.APPROVED),
    ("Efter att frågan återremitterats i maj antog fullmäktige planen.", Outcome.APPROVED),
    ("Fullmäktige tackade nej till erbjudandet.", Outcome.REJECTED),
    ("Kiosken stoppas av byggnadsnämnden.", Outcome.REJECTED),
    ("Med 15 röster för och 26 emot föll motionen.", Outcome.REJECTED),
    ("Tyvärr ville majoriteten inte bifalla vår motion.", Outcome.REJECTED),
    ("Ärendet får anstå.", Outcome.TABLED),
    ("Beslutet om kiosken senareläggs.", Outcome.TABLED),
    ("Frågan behandlades inte utan bordlades.", Outcome.TABLED),
    ("Oppositionens krav på återremiss gick igenom.", Outcome.REFERRED_BACK),
    ("Yrkandet om återremiss bifölls.", Outcome.REFERRED_BACK),
    ("Kommunstyrelsen skickade tillbaka budgeten till nämnden.", Outcome.REFERRED_BACK),
    ("Motionen skickas till kommunstyrelsen.", Outcome.REFERRED),
    ("Ärendet avslutas utan vidare åtgärd.", Outcome.DISMISSED),
    ("Eva Bro (M) blev vald till ordförande.", Outcome.ELECTED),
    ("Vårt yrkande om kiosken fick majoritet!", Outcome.APPROVED),
    ("I går fick kiosken fullmäktiges välsignelse.", Outcome.APPROVED),
    ("Majoriteten höjde de låga avgifterna.", Outcome.APPROVED),
    ("I måndags sålde kommunstyrelsen de sista tomterna.", Outcome.APPROVED),
    ("Förslaget om böter fick inte majoritet.", Outcome.REJECTED),
    ("Moderaternas nej vann med 8–7.", Outcome.REJECTED),
    ("Tyvärr gick majoriteten på avslag.", Outcome.REJECTED),
    ("Motion (V) om längre lov - avslag.", Outcome.REJECTED),
    ("Centern begärde bordläggning och fick majoritet för det, 24–23.", Outcome.TABLED),
    ("Motionen skickas till parknämnden för beslut.", Outcome.REFERRED),
    ("Till slut drar kommunalrådet tillbaka förslaget.", Outcome.WITHDRAWN),
    ("Det är ordnat och motionen anses besvarad, redan före jul.", Outcome.ANSWERED),
    ("Nämnden upphäver beslutet om att avslå avgiftsbefrielse.", Outcome.APPROVED),
    ("Nämnden meddelade att den inte går vidare med förslaget.", Outcome.REJECTED),
    ("Kommunfullmäktige har i dag tagit beslut om trädplanen.", Outcome.APPROVED),
    ("Kiosken flyttas. Parkutskottet var enigt i sitt beslut.", Outcome.APPROVED),
    ("Rune Ax (SD) fick svar av ordföranden på sin fråga.", Outcome.ANSWERED),
    ("Kommunstyrelsen förordar en borgensram på 200 miljoner.", Outcome.APPROVED),
    ("Förslaget samlade bara SD:s egna röster.", Outcome.REJECTED),
    ("Nej tack, sa fullmäktige.", Outcome.REJECTED),
    ("Till vice ordförande i valnämnden: Bo Ek (C).", Outcome.ELECTED),
    ("Föreningsstöd 2023 – enligt förslag", Outcome.APPROVED),
    ("Ordningen börjar gälla i maj. Beslutet var inte enhälligt: SD röstade nej.", Outcome.APPROVED),
    ("Kommunstyrelsen lägger ned utredningen om ett kommunhus.", Outcome.DISMISSED),
    ("I kväll röstade en majoritet i fullmäktige för att bygga kiosken.", Outcome.APPROVED),
    ("I kväll röstade fullmäktige mot kiosken.", Outcome.REJECTED),
    ("Nämnden förelägger ägaren att riva kiosken.", Outcome.APPROVED),
    ("Presentkort till alla. Utskottet enigt.", Outcome.APPROVED),
    ("Skatten är oförändrad. Det beslutade fullmäktige sedan förslaget om en höjning avslagits.", Outcome.APPROVED),
    ("Förslaget stöddes bara av SD och föll därmed.", Outcome.REJECTED),
    ("Alla andra partier röstade för avslag.", Outcome.REJECTED),
    ("Majoriteten tog tillbaka förslaget.", Outcome.WITHDRAWN),
    ("Regionstyrelsen skjuter till 400 000 kronor.", Outcome.APPROVED),
    ("Ärendet skjuts till nästkommande sammanträde.", Outcome.TABLED),
    ("Bryggan avgörs först i maj.", Outcome.TABLED),
    ("Nämnden tackar revisorerna och noterar informationen.", Outcome.NOTED),
    ("Inga Mo (C) har väckt en motion. KF beslutar att skicka den till kommunstyrelsen.", Outcome.REFERRED),
    ("Utskottet beslutar att ärendet går tillbaka för omarbetning.", Outcome.REFERRED_BACK),
    ("Nämnden beslutar att motionen, då farthinder redan finns, ska anses besvarad.", Outcome.ANSWERED),
    ("Parkering förbjuds. Tekniska nämndens beslut har vunnit laga kraft.", Outcome.APPROVED),
    ("Taxan, som återremitterades i våras, fastställdes nu av fullmäktige.", Outcome.APPROVED),
    ("Vår motion fick stöd av en majoritet.", Outcome.APPROVED),
    ("Utredningen läggs ned. Beslutet i regionstyrelsen var enhälligt.", Outcome.APPROVED),
    ("Efter debatten gav fullmäktige bolaget rätt att låna.", Outcome.APPROVED),
    ("Till sist gick förslaget om kiosken igenom.", Outcome.APPROVED),
    ("En bred majoritet röstade för kiosken.", Outcome.APPROVED),
    ("Majoritetens förslag segrade med 31 röster mot 20.", Outcome.APPROVED),
    ("Förslaget om kiosken fick fullmäktiges stöd.", Outcome.APPROVED),
    ("Fullmäktige gick på kommunstyrelsens linje.", Outcome.APPROVED),
    ("Fullmäktige valde att följa kommunstyrelsens förslag.", Outcome.APPROVED),
    ("Vi lyckades få igenom vårt förslag om kiosken.", Outcome.APPROVED),
    ("Alla utom M stod bakom beslutet att bygga kiosken.", Outcome.APPROVED),
    ("Bryggan rustas upp, det beslutades vid senaste mötet.", Outcome.APPROVED),
    ("Dispens medges från strandskyddet.", Outcome.APPROVED),
    ("Motionen fick nobben.", Outcome.REJECTED),
    ("Motionen gick dessvärre inte igenom.", Outcome.REJECTED),
    ("Förslaget fälldes av oppositionen med 25 röster mot 24.", Outcome.REJECTED),
    ("Motionen om kiosken förkastades.", Outcome.REJECTED),
    ("Nämnden nekade föreningen bidrag.", Outcome.REJECTED),
    ("Ingen kiosk, beslutade parknämnden.", Outcome.REJECTED),
    ("Nämnden ville inte veta av motionen utan avslog den.", Outcome.REJECTED),
    ("Parkutskottet röstade ned förslaget.", Outcome.REJECTED),
    ("Beslutades att motionen ska anses avslagen.", Outcome.REJECTED),
    ("Nämnden väntar med att fatta beslut om kiosken.", Outcome.TABLED),
    ("Kommunstyrelsen sköt på beslutet om lokalerna.", Outcome.TABLED),
    ("Detaljplanen fick bakläxa av fullmäktige.", Outcome.REFERRED_BACK),
    ("Oppositionen drev igenom en minoritetsåterremiss av planen.", Outcome.REFERRED_BACK),
    ("Fullmäktige skickade motionen till parknämnden för yttrande.", Outcome.REFERRED),
    ("Motionen lämnades in och skickas nu till beredning.", Outcome.REFERRED),
    ("Skrivelsen läggs ad acta.", Outcome.NOTED),
    ("Ärendet lyftes ur dagordningen.", Outcome.WITHDRAWN),
    ("Punkten plockades bort från nämndens dagordning.", Outcome.WITHDRAWN),
    ("Ann Berg (S) blir ny ordförande i parknämnden. Det beslutade fullmäktige i går.", Outcome.ELECTED),
    ("Namnen hänsköts till nästa möte.", Outcome.TABLED),
    ("Det var synd att motionen om kiosken fallit i fullmäktige.", Outcome.REJECTED),
    ("Kiosken ska säljas. Beslutet var enhälligt.", Outcome.APPROVED),
    ("Kiosken får vänta till hösten.", Outcome.TABLED),
    ("Nämnden vill veta mer om bryggan och lämnade i går tillbaka ärendet till förvaltningen.", Outcome.REFERRED_BACK),
    ("Till sist enades man om att ta upp frågan igen den 4 maj.", Outcome.TABLED),
    ("På initiativ av (M) gav parknämnden kontoret i uppdrag att utreda bryggan.", Outcome.APPROVED),
    ("Parknämndens beslut var enigt.", Outcome.APPROVED),
    ("Arvodena sänks enligt ett beslut i kommunfullmäktige i tisdags.", Outcome.APPROVED),
    ("Kiosken fick stå över till majmötet.", Outcome.TABLED),
    ("Förslaget skickades vidare till parknämnden som får avgöra det.", Outcome.REFERRED),
    ("Sedan spikade fullmäktige trädplanen.", Outcome.APPROVED),
    ("Parknämnden permanentade försöket.", Outcome.APPROVED),
    ("Kiosken byggs. Det bestämde nämnden med sex röster mot fem.", Outcome.APPROVED),
    ("Till sist kunde nämnden äntligen anta trädplanen.", Outcome.APPROVED),
    ("Nämnden fattade bland annat beslut om nya bänkar.", Outcome.APPROVED),
    ("Kiosken är räddad efter gårdagens beslut i kommunstyrelsen.", Outcome.APPROVED),
    ("Nämnden lade redovisningen av bifallna motioner till handlingarna.", Outcome.NOTED),
    ("Kommunstyrelsen har anställt Eva Ek som kommundirektör.", Outcome.APPROVED),
    ("Förslaget att besvara motionen vann med 9 röster mot 4.", Outcome.ANSWERED),
    ("Förslaget att avslå motionen vann med 9 röster mot 4.", Outcome.REJECTED),
    ("Efter återremissen i våras är planen nu antagen.", Outcome.APPROVED),
    ("Tummen upp för motionen om bad.", Outcome.APPROVED),
    ("Tummen ner för motionen om bad.", Outcome.REJECTED),
    ("Nämnden valde att vänta med beslutet till juni.", Outcome.TABLED),
    ("Initiativet ska nu beredas av förvaltningen.", Outcome.REFERRED),
    ("Vi fick gehör för vår motion om gatljus.", Outcome.APPROVED),
    ("Tekniska nämnden: Ja till nya bänkar.", Outcome.APPROVED),
    ("Kommunstyrelsen: Nej till nya bänkar.", Outcome.REJECTED),
    ("Ja, sa en enig kommunstyrelse.", Outcome.APPROVED),
    ("Nej, sa en enig kulturnämnd.", Outcome.REJECTED),
    ("Nämnden skickade på onsdagen tillbaka frågan.", Outcome.REFERRED_BACK),
    ("Förslaget lämnades över till kulturnämnden som får besluta i frågan.", Outcome.REFERRED),
    ("Nämnden biföll ansökan.", Outcome.APPROVED),
    ("Taxan antogs av fullmäktige.", Outcome.APPROVED),
    ("Nämnden ställer sig bakom yttrandet.", Outcome.APPROVED),
    ("Nämnden har inget att erinra.", Outcome.APPROVED),
    ("Förvaltningens förslag röstades igenom.", Outcome.APPROVED),
    ("Kommunfullmäktige röstade ja till en ny arena.", Outcome.APPROVED),
    ("Nämnden uppdrar åt förvaltningen att utreda frågan.", Outcome.APPROVED),
    ("Kommunstyrelsen beslutade enligt kontorets förslag.", Outcome.APPROVED),
    ("Motionen bifalls delvis.", Outcome.PARTIALLY_APPROVED),
    ("Motionen avslås.", Outcome.REJECTED),
    ("Ansökan avslogs.", Outcome.REJECTED),
    ("Förslaget röstades ner.", Outcome.REJECTED),
    ("Förslaget blev nedröstat.", Outcome.REJECTED),
    ("Motionen föll med 20 röster mot 31.", Outcome.REJECTED),
    ("Nämnden godkänner inte rapporten.", Outcome.REJECTED),
    ("Kommunstyrelsen sa på tisdagen nej till planerna.", Outcome.REJECTED),
    ("Ärendet bordläggs till nästa sammanträde.", Outcome.TABLED),
    ("Frågan sköts upp.", Outcome.TABLED),
    ("Ärendet återremitteras.", Outcome.REFERRED_BACK),
    ("Kommunstyrelsen har åter remitterat frågan.", Outcome.REFERRED_BACK),
    ("Motionen remitteras till kommunstyrelsen.", Outcome.REFERRED),
    ("Den skickas på remiss till nämnden.", Outcome.REFERRED),
    ("Initiativet lämnas till kontoret för beredning.", Outcome.REFERRED),
    ("Rapporten läggs till handlingarna.", Outcome.NOTED),
    ("Informationen antecknas.", Outcome.NOTED),
    ("Nämnden tar del av redovisningen.", Outcome.NOTED),
    ("Motionen anses besvarad.", Outcome.ANSWERED),
    ("Interpellationen besvarades.", Outcome.ANSWERED),
    ("Motionen avskrivs.", Outcome.DISMISSED),
    ("Ärendet utgår.", Outcome.WITHDRAWN),
    ("Ärendet utgår från dagordningen.", Outcome.WITHDRAWN),
    ("Frågan drogs tillbaka.", Outcome.WITHDRAWN),
    ("Ada Ek (S) väljs till ordförande.", Outcome.ELECTED),
    ("Till ersättare utses Bo Ek (M).", Outcome.ELECTED),
    ("Ärendet överlämnas till fullmäktige utan eget ställningstagande.", Outcome.FORWARDED),
    ("Meddelandet vidarebefordras till länsstyrelsen.", Outcome.FORWARDED),
]


@pytest.mark.parametrize(("sentence", "outcome"), SAID)
def test_an_outcome_is_known_by_its_words(sentence: str, outcome: Outcome) -> None:
    """Each of the words of minutes and of plain speech."""
    binding = [ruling.outcome for ruling in find_rulings(sentence) if ruling.voice is Voice.DECIDED]

    assert binding[:1] == [outcome]


UNSAID = [
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
    "Nämnden tar del av svaren i april.",
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
    "Styrelsen för bostadsbolaget har beslutat om nya hyror.",
    "Kommunstyrelsen hade i mars godkänt ett annat avtal.",
    "Moderaterna ville inte bifalla motionen.",
    "Fullmäktige avslog en liknande motion år 2015.",
    "Länsstyrelsen har beviljat kommunen bidrag till våtmarken.",
    "Ordföranden avvisade kritiken.",
    "I går besökte nämnden biblioteket.",
    "Nämnden tvekade om kiosken.",
    "Det blev inget ja till kiosken.",
    "Nämnden fattade inget beslut om kiosken.",
]


@pytest.mark.parametrize("sentence", UNSAID)
def test_what_nobody_decided_binds_nobody(sentence: str) -> None:
    """Claims, an office's proposal, and words that only look like an outcome."""
    assert not [ruling for ruling in find_rulings(sentence) if ruling.voice >= Voice.PROPOSED]


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("Motionen avslås.", Scope.MATTER),
        ("Tilläggsyrkandet avslås.", Scope.ADDITION),
        ("Nämnden avslår tilläggsyrkandet från M.", Scope.ADDITION),
        ("Taxan antas.", Scope.PART),
        ("Nämnden beslutar enligt förvaltningens förslag.", Scope.VAGUE),
    ],
)
def test_a_ruling_knows_what_it_is_about(sentence: str, scope: Scope) -> None:
    """The matter by name, a part of it, what stands beside it, or "enligt förslag"."""
    assert find_rulings(sentence)[0].scope is scope


def test_every_row_of_words_is_a_pattern_that_finds_no_empty_word() -> None:
    """The table can be extended by a row: it must compile, and never match nothing."""
    for _, words in OUTCOME_WORDS:
        assert re.compile(words).fullmatch("") is None


@pytest.mark.parametrize(
    "text",
    ["Yrkandet förklaras besvarat.", "Kommunstyrelsen beslutar att yrkandet ska anses besvarat."],
)
def test_a_yrkande_that_is_answered_is_not_approved(text: str) -> None:
    """Only a yrkande that is the matter itself is answered: no other word of the sentence approves it."""
    assert {ruling.outcome for ruling in find_rulings(text)} == {Outcome.ANSWERED}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nämnden beslutade om en ny taxa.", (Outcome.APPROVED, Voice.DECIDED, Scope.PART, True, 0)),
        ("Det regnade. Nämnden beslutade om en ny taxa.", (Outcome.APPROVED, Voice.DECIDED, Scope.PART, True, 13)),
        ("Nämnden beslutar enligt kontorets förslag.", (Outcome.APPROVED, Voice.DECIDED, Scope.VAGUE, True, 0)),
        (
            "Kontoret föreslog avslag, vilket också blev nämndens beslut.",
            (Outcome.REJECTED, Voice.DECIDED, Scope.PART, True, 0),
        ),
        (
            "Det var väntat, vilket också blev nämndens beslut.",
            (Outcome.APPROVED, Voice.DECIDED, Scope.PART, True, 0),
        ),
        ("Nämnden biföll yrkandet om återremiss.", (Outcome.REFERRED_BACK, Voice.DECIDED, Scope.MATTER, False, 0)),
        ("Nämnden beslutar att avslå yrkandet.", (Outcome.REJECTED, Voice.DECIDED, Scope.ADDITION, False, 0)),
        (
            "Det regnade. Kommunstyrelsen beslutar att föreslå fullmäktige en ny taxa.",
            (Outcome.APPROVED, Voice.PROPOSED, Scope.PART, True, 13),
        ),
    ],
)
def test_a_ruling_tells_how_far_it_binds_and_what_it_is_about(
    text: str, told: tuple[Outcome, Voice, Scope, bool, int]
) -> None:
    """One to a sentence, with where that begins; a yrkande's fate is not also a decision without a word."""
    assert [(r.outcome, r.voice, r.scope, r.generic, r.start) for r in find_rulings(text)] == [told]
