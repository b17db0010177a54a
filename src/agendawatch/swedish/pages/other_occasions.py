"""Words that stand with dates that are no meeting's: papers, other occasions, and the page itself.

Tables of patterns. To teach a reader a new word, add a row here and one to the test of this module.
"""

from __future__ import annotations

import re

from agendawatch.swedish.names.organizations import find_organizations

__all__ = [
    "NOT_A_MEETING",
    "OTHER_OCCASION",
    "PUBLISHED",
    "SOMETHING_ELSE",
    "UPDATED",
    "no_meeting",
    "other_occasion",
    "without_fields",
]


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_NOT_PLANS = r"(?!\s(?:tid|dag|datum|lokal|plats|möte|sammanträde|mötes\w+|sammanträdes\w+)\b)"
"""What follows where a plan is changed, not the page: "Uppdaterade sammanträdestider"."""

_OCCASIONS = (
    r"\bjuster(?:a|as|ar|ad|at|ade|ats|ing|ingen|ingens|ingsdag\w*|ingsdatum|ingstid\w*|are)\b",
    r"\banslag\w*",
    r"\banslog(?:s)?\b",
    r"\banslås\b",
    r"\bansla(?:gen|get|gits)\b",
    r"\bnedtag\w*",
    r"\btas? ner\b",
    r"\btas? ned\b",
    r"\bpubliceras?(?:d|t|des|de|ts)?\b",
    r"\bpublicering\w*",
    rf"\buppdater\w*\b{_NOT_PLANS}",
    r"\bgranskad\b",
    rf"\bändrad\b{_NOT_PLANS}",
    r"\bskapad\b",
    r"\bkorrigerad\b",
    r"\bsidansvarig\w*",
    r"\b(?:\w{0,30})?utbildning(?:s(?:dag|tillfälle|pass|träff|timme)\w*|en|ar)?\b(?!-)",
    r"\bintroduktion\w*",
    r"\bkonferens\w*",
    r"\bpresskonferens\w*",
    r"\bseminari\w+",
    r"\bworkshop\w*",
    r"\bstudiebesök\w*",
    r"\bstudieresa\w*",
    r"\b\w{0,20}gruppmöten?\w*",
    r"\bpartigrupp\w*",
    r"\bpartimöte\w*",
    r"\bpartigruppsmöte\w*",
    r"\bgruppens\b",
    r"\bmedlemsmöte\w*",
    r"\bårsmöte\w*",
    r"\bpolitikerträff\w*",
    r"\bförmöte\w*",
    r"\bberedningsmöte\w*",
    r"\bpresidie(?:möte|beredning|träff)\w*",
    r"\bdialogmöte\w*",
    r"\bmedborgardialog\w*",
    r"\bsamråd(?:smöte\w*|et)?\b(?! \w*nämnd)",
    r"\binformationsmöte\w*",
    r"\bföräldramöte\w*",
    r"\b(?:sport|höst|påsk|jul|sommar|vinter|februari)lov\w*",
    r"\blovdag\w*",
    r"\bläsår\w*",
    r"\b(?:höst|vår)terminen?\b",
    r"\bhelgdag\w*",
    r"\bklämdag\w*",
    r"\bröd dag\b",
    r"\bval(?:dag|dagen)\b",
    r"\böppet ?hus\b",
    r"\böppettid\w*",
    r"\böpet\b",
    r"\böppet (?:mellan|vardag|kl)\w*",
    r"\bstängt\b",
    r"\bvardagar\b",
    r"\btelefontid\w*",
    r"\bsista (?:inlämnings?|anmälnings?|ansöknings?)?dag(?:en)?\b",
    r"\bsista dag(?:en)? (?:för|att)\b",
    r"\bsenast(?:e)? (?:den|kl|inkom|inläm|dag)\w*",
    r"\bsenast\s{0,2}$",
    r"\b(?:in)?lämnas? (?:in )?(?:till|senast)\b",
    r"\binlämn\w*",
    r"\bstopp(?:datum|dag|tid)\w*",
    r"\bmanusstopp\w*",
    r"\bdeadline\b",
    r"\banmäl(?:an|ning)\w*",
    r"\butskick\w*",
    r"\bskickas (?:ut)?",
    r"\bsänds ut\b",
    r"\bexpediering\w*",
    r"\bhandlingsutskick\w*",
    r"\bkallelse(?:n)? (?:skickas|publiceras|går|och handlingar)",
    r"\bkallelsedatum\b",
    r"\bärendestopp\w*",
    r"\bfilnamn\b",
    r"\bladdades upp\b",
    r"\b\d+(?:[.,]\d+)?\s?[km]b\b",
    r"\.(?:pdf|docx?|xlsx?)\b",
    r"\bnyinvigning\w*|\binvigning\w*|\binvigs\b",
)

_PAPERS = (
    r"\b\w{0,20}valet\b",
    r"\bansökan\w*",
    r"\bhandlingar(?:na)?\b(?! till)",
    r"\bkallelse\s*$",
    r"\btjänsteskrivelse\w*",
    r"\bantog(?:s)?\b",
    rf"\bantag(?:en|et|na|ande)\b{_NOT_PLANS}",
    r"\bbeslutades?\b",
    r"\bfattade beslut\w*",
    r"\bbeslut(?:et)? (?:den|på|från|av|om)\b",
    rf"\bfastställ(?:d|t|des)\b{_NOT_PLANS}",
    rf"\breviderad\b{_NOT_PLANS}",
    r"\bgäller (?:från|fr\.?o\.?m|till|t\.?o\.?m)",
    r"\bfrån och med\b",
    r"\bmandatperiod\w*",
    r"\bmotion(?:en|er)?\b",
    r"\bmedborgarförslag\w*",
    r"\binterpellation(?:en|er)? (?:till|från|av|väckt)\w*",
    r"\bper den\b",
    r"\bprotokoll(?:et|en)?\b",
    r"\bårsredovisning\w*",
    r"\bdelårsrapport\w*",
    r"\böverklaga\w*",
    r"\blaga kraft\b",
    r"\binträde\w*",
    r"\binfördes\b",
    r"\bbesökte\b",
    r"\bställde\b(?! in)",
    r"\bskildes\b",
    r"\bwebbsänd\w* från\b",
    r"\bsåg du\b",
)

OTHER_OCCASION = _any(*_OCCASIONS)
"""What a date in a list stands with when it is no meeting's."""

NOT_A_MEETING = _any(*_OCCASIONS, *_PAPERS)
"""What stands with dates that are no meeting's."""

SOMETHING_ELSE = _any(
    r"^(?:senaste )?nyhet(?:er|sarkiv)?\b",
    r"^aktuellt\b",
    r"^evenemang\w*",
    r"^på gång\b",
    r"^nästa händelse\b",
    r"^relatera\w+",
    r"^inför\b",
    r"^kontakt\w*",
    r"^öppettid\w*",
    r"^läs mer\b",
    r"^länkar\b",
    r"^dokument\b",
    r"^filer\b",
    r"^(?:möteshandlingar|handlingar|protokoll|kallelser)\b(?!.*(?:sammanträdes|mötes)(?:tid|dag|datum))",
    r"^arkiv\b",
    r"^ledamöter\b(?! (?:och ersättare )?(?:kallas|inbjuds))",
    r"^läsår\w*",
    r"^lov\b",
    r"^utbildning(?:ar|en|s(?:dag|tillf|pass|träff)\w*)?\b(?!-)",
    r"^gruppmöten?\b",
    r"gruppens gruppmöten",
    r"^partigruppsmöten?\b",
    r"^politikerträff\w*",
    r"^sista (?:dag|inlämning)\w*",
    r"^inlämning\w*",
    r"^(?:helgdagar|lediga dagar)\b",
    r"^öppet hus\b",
    r"^justering\w*",
    r"^information om .*gruppmöte",
    r"^anslag\w*",
    r"^kungörelser\b$",
    r"^dela\b",
    r"^hjälpte\b",
    r"^allmänhetens frågestund\b",
)
"""Headings under which a list of dates is no list of meetings."""

PUBLISHED = _any(
    r"\bpublicera(?:d|t|des|ts)\b", r"\bpubliceringsdatum\b", r"\bskriven\b", r"\bskapad\b", r"\bdatum:", r"\binlagd\b"
)
"""What stands with the day that a page was published."""

UPDATED = _any(r"\buppdater(?:ad|at|ades|ats|ing)\b", r"\bgranskad\b", rf"\bändrad\b{_NOT_PLANS}", r"\bmodifierad\b")
"""What stands with the day that a page was last changed."""


def other_occasion(text: str) -> bool:
    """Tell whether words beside a date in a list say that it is no meeting's.

    >>> other_occasion("Utbildning för nya ledamöter"), other_occasion("Utskottet för kultur och utbildning")
    (True, False)
    """
    return OTHER_OCCASION.search(text) is not None and OTHER_OCCASION.search(without_fields(text)) is not None


def no_meeting(text: str) -> bool:
    """Tell whether words with a date say that it is no meeting's."""
    return NOT_A_MEETING.search(text) is not None and NOT_A_MEETING.search(without_fields(text)) is not None


def without_fields(text: str) -> str:
    """Blank out organizations whose names hold words of other occasions, such as a field of work.

    >>> without_fields("Nämnden för vuxenutbildning, utbildningsdag").strip()
    ', utbildningsdag'
    """
    for each in find_organizations(text):
        if NOT_A_MEETING.search(each.words):
            begin, end = each.span
            text = text[:begin] + " " * (end - begin) + text[end:]
    return text
