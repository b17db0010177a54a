"""What a text says of a meeting."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.lang.sv.twins import twins

from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.meeting_phrases import MeetingRef
from agendawatch.lang.sv.statuses import fires, read_statuses
from agendawatch.lang.sv.tokens import Body

_BOARD = Body("board")
_ASKED, *_BESIDE = (MeetingRef(dt.date(2026, month, day), _BOARD) for month, day in ((4, 15), (1, 14), (5, 20)))

_OTHERS = {
    "Mötet den 15": "Arbetsutskottets möte den 15",
    "Sammanträdet den 15": "Gruppmötet den 15",
    "den 15 april": "den 1 april",
    "Kommunstyrelsen ": "Byggnadsnämnden ",
}
_ROWS = load("statuses")["rule"]


@pytest.mark.parametrize(
    ("rule", "kind", "twin"),
    [
        pytest.param(row["id"], kind, twin, id=f"{row['id']}: {twin}")
        for row in _ROWS
        for example in row["yes"]
        if not example.startswith("|")
        for kind, twin in twins(example, _OTHERS)
        if row.get("class") != "named" or kind in {"denied", "said of something else"}
    ],
)
def test_a_twin_says_nothing(rule: str, kind: str, twin: str) -> None:
    """What is denied, only thought of, told by others or said of something else is said of no meeting."""
    assert not fires(rule, twin), kind


@pytest.mark.parametrize(
    "text",
    [
        "Aprilmötet är inställt.",
        "Sammanträdet i mitten av april ställs in, eftersom vi har för få ärenden.",
        "Kommunstyrelsen sammanträder inte den 15 april.",
        "Det blir inget sammanträde den 15 april.",
        "Den 15 april sammanträder kommunstyrelsen inte.",
        "Den 15 april blir det inget möte.",
        "Tyvärr tvingas vi ställa in sammanträdet den 15 april på grund av snöovädret.",
        "Presidiet har kommit överens om att mötet den 15 april inte ska hållas.",
        "Observera: mötet den 15 april är inställt!",
        "Nästa möte är den 15 april. Det är inställt.",
        "Kommunstyrelsen möts den 15 april. Mötet har blåsts av.",
        "Vi beslutade i måndags att blåsa av mötet den 15 april.",
        "Ordförande Lisa Ek (C) meddelar att sammanträdet onsdagen den 15 april är inställt.",
        "På grund av sjukdom har mötet den 15 april fått ställas in.",
        "Mötet den 15 april har avbokats.",
        "Mötet den 15 april stryks ur kalendern.",
        "Sammanträdet den 15 april är struket.",
        "Vårens näst sista möte, den 15 april, är inställt.",
        "Mötena den 15 april och den 29 april är inställda.",
        "Mötena 1, 15 och 29 april ställs in.",
        "Samtliga möten i april är inställda.",
        "Aprils sammanträde utgår.",
        "Mötet den 29 april hålls. Mötet den 15 april däremot är inställt.",
        "Den 15 april skulle kommunstyrelsen ha träffats, men mötet är inställt.",
        "Så här års brukar vi ses, men mötet den 15 april ställs alltså in.",
        "Mötet som skulle ha hållits den 15 april är inställt.",
        "Det planerade mötet 15/4 utgår.",
        "OBS! Tidigare planerat möte den 15 april är inställt.",
        "Inställt möte den 15 april",
        "OBS! Mötet 15 april är INSTÄLLT",
        "Beslutet är fattat: mötet den 15 april ställs in.",
        "Kommunstyrelsens ordförande har ställt in mötet den 15 april.",
        "Kommunstyrelsen ställer in sitt möte den 15 april.",
        "Sammanträdet den 15 april annulleras.",
        "Något sammanträde den 15 april blir det inte.",
        "Den 15 april har vi inget möte.",
    ],
)
def test_it_is_called_off(text: str) -> None:
    """Whatever the words, it is not held."""
    assert read_statuses(text).status_of(_ASKED, (_ASKED, *_BESIDE)).status == "cancelled"


@pytest.mark.parametrize(
    "text",
    [
        "Mötet den 15 april flyttas fram till ett senare datum.",
        "Mötet den 15 april har skjutits på framtiden.",
        "Mötet den 15 april skjuts upp tills vidare.",
        "Sammanträdet den 15 april flyttas till hösten.",
        "Sammanträdet den 15 april flyttas till en dag som ännu inte är bestämd.",
        "Vi skjuter på mötet den 15 april. Nytt datum meddelas.",
        "Vi har beslutat att skjuta upp mötet den 15 april på obestämd tid.",
        "Mötet den 15 april är framflyttat.",
    ],
)
def test_it_is_put_off(text: str) -> None:
    """It leaves its day, and no other is told."""
    assert read_statuses(text).status_of(_ASKED, (_ASKED, *_BESIDE)).status == "postponed"


@pytest.mark.parametrize(
    "text",
    [
        "Mötet den 15 april har flyttats en vecka framåt, till den 22 april.",
        "Mötet den 15 april flyttas fram en vecka.",
        "Mötet den 15 april tidigareläggs till den 13 april.",
        "Mötet den 15 april senareläggs till torsdagen den 16 april.",
        "Mötet den 15 april hålls inte då utan den 22 april.",
        "Kommunstyrelsen möts den 22 april i stället för den 15 april.",
        "Aprilmötet har flyttats till den 22 april.",
        "Aprilmötet hålls den 22 april i stället för den 15 april.",
        "Vi har flyttat mötet från den 15 april till den 22 april.",
        "Mötet den 15 april byter dag till den 22 april.",
        "Mötet den 15 april skjuts fram till den 22 april.",
        "Mötet den 15 april är flyttat. Ny dag är den 22 april.",
        "Mötet den 15 april är inställt. I stället möts vi den 22 april.",
        "Sammanträdet flyttas: det hålls inte den 15 april utan den 22 april.",
        "Ordföranden har bestämt att mötet den 15 april i stället ska hållas den 22 april.",
        "Mötet den 15 april har fått ny dag, den 22 april.",
    ],
)
def test_it_moves(text: str) -> None:
    """It leaves its day for another that is told."""
    assert read_statuses(text).status_of(_ASKED, (_ASKED, *_BESIDE)).status == "moved"


@pytest.mark.parametrize(
    "text",
    [
        "Förslaget att flytta mötet den 15 april till den 22 april röstades ned.",
        "Mötet den 15 april flyttas till kl. 15.",
        "Mötet den 15 april flyttas in i Folkets hus.",
        "Mötet den 15 april börjar en timme senare än vanligt.",
        "Mötet den 15 april skjuts fram 30 minuter.",
        "Gruppmötena inför den 15 april är inställda.",
        "Öppet hus den 15 april är inställt, men kommunstyrelsen möts som vanligt.",
        "Den planerade demonstrationen den 15 april är inställd.",
        "Skulle fler än hälften vara sjuka ställer vi in mötet den 15 april.",
        "Vi ställer bara in mötet den 15 april om vägen är avstängd.",
        "Det har påståtts att mötet den 15 april är inställt.",
        "Vi vill inte ställa in mötet den 15 april.",
        "Någon inställelse av mötet den 15 april är inte aktuell.",
        "Att mötet den 15 april skulle vara inställt är ett missförstånd.",
        "Tvärtemot vad tidningen skrev är mötet den 15 april inte inställt.",
        "Mötet den 15 april kommer under inga omständigheter att ställas in.",
        "Ingen har ställt in mötet den 15 april.",
        "Kommunfullmäktiges möte den 15 april är inställt.",
        "Kommunfullmäktige, som skulle ha mötts den 15 april, har ställt in.",
        "I grannkommunen är kommunstyrelsens möte den 15 april inställt.",
        "Förra våren ställdes mötet den 15 april in.",
        "För ett år sedan ställdes aprilmötet in.",
        "Pandemiåret 2020 ställdes mötet den 15 april in.",
        "Webbsändningen den 15 april är inställd. Mötet hålls ändå.",
        "Presskonferensen den 15 april är inställd.",
        "Allmänhetens frågestund den 15 april ställs in.",
        "Sista dag för att begära att mötet den 15 april flyttas är den 1 april.",
        "Ska mötet den 15 april ställas in?",
        "Bör mötet den 15 april flyttas? Svara på enkäten!",
        "Majoriteten har lagt ett förslag om att ställa in mötet den 15 april.",
        "Vänsterpartiet yrkade att mötet den 15 april skulle flyttas till den 22 april.",
        "Om sammanträdet den 15 april inte hinner klart fortsätter det den 16 april.",
        "Planen är att mötet den 15 april ska flyttas till den 22 april, men inget är beslutat.",
        "Mötet den 15 april, det enda som inte ställts in i vår, börjar kl. 9.",
        "Mötet den 8 april är inställt och det den 22 april likaså, medan mötet den 15 april hålls.",
        "Alla möten i maj är inställda.",
        "Mötet den 15 april hålls trots att lokalen är stängd.",
        "Utbildningen före mötet den 15 april har flyttats till den 22 april.",
        "Bussen till mötet den 15 april går inte.",
        "Inbjudna gäster till mötet den 15 april har fått återbud, men mötet ställs inte in.",
        "Det tidigare beslutet att ställa in mötet den 15 april gäller inte längre.",
        "Mötet den 15 april är inte uppskjutet.",
        "Justeringen av protokollet från mötet den 15 april flyttas till den 22 april.",
        "Mötet den 15 april är inte längre flyttat till den 22 april.",
        "Ärendet om badhuset har flyttats från mötet den 15 april till mötet den 29 april.",
        "Inget av vårens möten är inställt.",
        "Strejkvarslet kan göra att mötet den 15 april får ställas in.",
        "Besked om huruvida mötet den 15 april ställs in kommer på fredag.",
        "Kommunstyrelsen avslog begäran om att skjuta upp mötet den 15 april.",
        "Varken mötet den 15 april eller mötet den 29 april ställs in.",
        "Mötet den 15 april är öppet. Det inställda mötet den 1 april kommer inte att ersättas.",
        "”Mötet den 15 april blir inte av”, påstod en insändare i veckan.",
        "Om du inte kan komma till mötet den 15 april kan mötet inte flyttas för din skull.",
        "Bristen på ärenden hotade att stoppa mötet den 15 april, men det hålls som planerat.",
    ],
)
def test_it_stands(text: str) -> None:
    """Words of calling off are near, and say nothing against it."""
    assert read_statuses(text).status_of(_ASKED, (_ASKED, *_BESIDE)).status == "scheduled"
