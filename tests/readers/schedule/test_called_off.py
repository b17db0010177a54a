"""Ways in which a meeting is called off, none of which is shown as scheduled; and words near them that call nothing off."""

from __future__ import annotations

import datetime as dt

import pytest

import agendawatch as aw

DAY = dt.date(2026, 3, 17)

OFF = (
    "Byggnadsnämnden 2026\n\n17 februari\n17 mars – ställs in\n14 april",
    "Byggnadsnämnden 2026\n\n17 februari\n17 mars (OBS! Inställt p.g.a. ärendebrist)\n14 april",
    "Byggnadsnämnden 2026\n\n17 februari\n17 mars AVLYST\n14 april",
    "Byggnadsnämnden 2026\n\n17 februari\n17 mars avbokat\n14 april",
    "Byggnadsnämnden 2026\n\n17 februari\n17 mars utgår\n14 april",
    "Byggnadsnämnden 2026\n\n17 februari\n17 mars, blir inte av\n14 april",
    "Byggnadsnämnden 2026\n\n17 februari\nInställt: 17 mars\n14 april",
    "Byggnadsnämnden 2026\n\n17 februari\n17 mars struket\n14 april",
    "Byggnadsnämnden 2026\n\n17 februari\n17 mars inst.\n14 april",
    "Byggnadsnämnden 2026\n\n17 februari\n17 mars - flyttat till ett senare tillfälle\n14 april",
    "Byggnadsnämnden 2026\n\n17 februari\n\n17 mars kl. 13.00\nObservera att sammanträdet är inställt.\n\n14 april",
    "Byggnadsnämndens sammanträde\n\nTisdag 17 mars 2026 kl. 13.00\n\nMötet hålls inte.",
    "Byggnadsnämndens sammanträde\n\nTisdag 17 mars 2026 kl. 13.00\n\nDet blir inget möte den här gången, eftersom det saknas ärenden.",
    "Byggnadsnämndens sammanträde\n\nTisdag 17 mars 2026 kl. 13.00\n\nPresidiet har beslutat att inte genomföra sammanträdet.",
    "Byggnadsnämndens sammanträde\n\nTisdag 17 mars 2026 kl. 13.00\n\nÄndring: nämnden träffas inte denna dag.",
    "Byggnadsnämndens sammanträde\n\nTisdag 17 mars 2026 kl. 13.00\n\nTyvärr har vi tvingats ställa in.",
    "Byggnadsnämndens sammanträde\n\nTisdag 17 mars 2026 kl. 13.00\n\nStatus: Inställd",
    "Byggnadsnämndens sammanträde tisdagen den 17 mars 2026 är inställt.",
    "Byggnadsnämndens sammanträde den 17 mars 2026 har ställts in på grund av sjukdom.",
    "Ordföranden har ställt in byggnadsnämndens möte den 17 mars 2026.",
    "Byggnadsnämnden ställer in sitt sammanträde den 17 mars 2026.",
    "Byggnadsnämndens möte den 17 mars 2026 kommer inte att hållas.",
    "Byggnadsnämndens planerade möte den 17 mars 2026 genomförs inte.",
    "Byggnadsnämnden sammanträder inte den 17 mars 2026 som tidigare meddelats.",
    "Inget sammanträde med byggnadsnämnden den 17 mars 2026.",
    "Byggnadsnämndens sammanträde den 17 mars 2026 äger inte rum.",
    "Byggnadsnämndens sammanträde den 17 mars 2026 skjuts upp tills vidare.",
    "Byggnadsnämndens sammanträde den 17 mars 2026 senareläggs. Nytt datum meddelas.",
    "Byggnadsnämndens sammanträde den 17 mars 2026 har strukits ur årets plan.",
    "Sammanträdet som byggnadsnämnden skulle ha haft den 17 mars 2026 blev inte av.",
    "På grund av få ärenden utgår byggnadsnämndens sammanträde den 17 mars 2026.",
    "Byggnadsnämnden har dragit in sammanträdet den 17 mars 2026.",
    "Inställt möte i byggnadsnämnden\n\nTisdag 17 mars 2026 klockan 13.00, Stora salen.",
    "Byggnadsnämndens möte ställs in\n\nMötet skulle ha hållits den 17 mars 2026.",
    "INSTÄLLT: Byggnadsnämnden 17 mars 2026",
    "OBS! Byggnadsnämndens möte är inställt\n\nDatum: 2026-03-17\nTid: 13.00",
    "Byggnadsnämnden sammanträder\n\n17 mars 2026 kl. 13.00\n\nMed anledning av det rådande läget har nämndens ordförande fattat beslut om att mötet inte ska äga rum.",
    "<h1>Byggnadsnämnden 2026</h1><table><tr><th>Datum</th><th>Tid</th><th>Anmärkning</th></tr><tr><td>17 februari</td><td>13.00</td><td></td></tr><tr><td>17 mars</td><td>13.00</td><td>Ingen nämnd</td></tr><tr><td>14 april</td><td>13.00</td><td></td></tr></table>",
    "<h1>Byggnadsnämnden 2026</h1><ul><li>17 februari kl. 13</li><li>17 mars kl. 13 <strong>Sammanträdet är avlyst!</strong></li><li>14 april kl. 13</li></ul>",
    "<article><h2>Byggnadsnämnden</h2><p>Tisdag 17 mars 2026 13:00</p><p class='label'>Ej aktuell – mötet har annullerats</p></article>",
)
ON = (
    "Byggnadsnämnden sammanträder den 17 mars 2026 kl. 13.00. Inställda bussturer ersätts med taxi.",
    "Byggnadsnämnden 2026\n\n17 februari\n17 mars, ej inställt\n14 april",
    "Byggnadsnämndens sammanträde den 17 mars 2026 ställs inte in.",
    "Byggnadsnämndens sammanträde den 17 mars 2026 hålls som planerat trots att vårens utflykt är inställd.",
    "Byggnadsnämnden sammanträder den 17 mars 2026. Om sammanträdet ställs in meddelas det här.",
    "Byggnadsnämnden sammanträder tisdagen den 17 mars 2026 kl. 13.00. Kommunstyrelsens möte är inställt.",
    "Byggnadsnämndens sammanträde\n\nTisdag 17 mars 2026 kl. 13.00\n\nÄrende 4 utgår.",
    "Byggnadsnämndens sammanträde\n\nTisdag 17 mars 2026 kl. 13.00\n\nSammanträdet kan komma att ställas in vid brist på ärenden.",
    "Byggnadsnämndens sammanträde\n\nTisdag 17 mars 2026 kl. 13.00\n\nWebbsändningen är inställd på grund av tekniska problem.",
    "Byggnadsnämndens sammanträde\n\nTisdag 17 mars 2026 kl. 13.00\n\nFrågestunden ställs in.",
    "Byggnadsnämnden 2026\n\n17 februari\n17 mars (obs! ersätter det inställda mötet den 3 mars)\n14 april",
    "Byggnadsnämnden 2026\n\n17 februari\n17 mars (studiebesöket inställt)\n14 april",
    "Byggnadsnämnden sammanträder den 17 mars 2026. Avbokade platser lämnas till allmänheten.",
    "Byggnadsnämnden sammanträder den 17 mars 2026. Den som inte kan komma ska meddela sekreteraren.",
    "Byggnadsnämndens sammanträde\n\nTisdag 17 mars 2026 kl. 13.00\n\nMöjligheten att avboka lokaler upphör den 1 juni.",
    "Byggnadsnämndens sammanträde den 17 mars 2026 är inte inställt, som det felaktigt stod tidigare.",
    "Byggnadsnämnden sammanträder den 17 mars 2026. Det rykte som gick om att mötet skulle ställas in stämmer inte.",
    "Byggnadsnämndens sammanträde\n\nTisdag 17 mars 2026 kl. 13.00\n\nBuss 4 går inte den här dagen, linjen är inställd.",
    "<h1>Byggnadsnämnden 2026</h1><table><tr><th>Datum</th><th>Anmärkning</th></tr><tr><td>17 februari</td><td></td></tr><tr><td>17 mars</td><td>Öppet hus efteråt är inställt</td></tr><tr><td>14 april</td><td></td></tr></table>",
    "<h1>Byggnadsnämndens sammanträde</h1><p>Tisdag 17 mars 2026 13:00</p><footer><p>Dricksvattnet är åter tjänligt. Vattenutdelningen är inställd.</p></footer>",
)


def _status(page: str) -> aw.MeetingStatus | None:
    found = aw.read_schedule(page, today=dt.date(2026, 3, 1))
    return next((it.status for it in found if it.date == DAY), None)


@pytest.mark.parametrize("page", OFF)
def test_a_meeting_that_is_called_off_is_never_shown_as_scheduled(page: str) -> None:
    """Said of the meeting it is off; where nobody can tell, it is withheld."""
    assert _status(page) is not aw.MeetingStatus.SCHEDULED


def test_most_ways_of_calling_off_are_understood() -> None:
    """Withholding is the exception: a subscriber sees that the meeting is off."""
    off = [_status(page) in {aw.MeetingStatus.CANCELLED, aw.MeetingStatus.POSTPONED} for page in OFF]

    assert sum(off) >= 37


@pytest.mark.parametrize("page", ON)
def test_what_is_denied_conditional_or_of_something_else_calls_nothing_off(page: str) -> None:
    """The twins of the others."""
    assert _status(page) in {aw.MeetingStatus.SCHEDULED, None}
