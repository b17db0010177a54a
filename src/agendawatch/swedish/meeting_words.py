"""Words about meetings: what makes a date a meeting's, what makes it something else, and what became of it.

Tables of patterns in small letters. To teach a reader a new word, add a row here and one to the test of this module.
"""

from __future__ import annotations

import re

__all__ = [
    "ANOTHER",
    "BODY",
    "COMPANY",
    "EXCEPT",
    "FILLERS",
    "GENERIC_LABELS",
    "INNER_BODY",
    "LINKING",
    "MEETS",
    "MOVED_FROM",
    "NONE_PLANNED",
    "NOT_A_MEETING",
    "ONLY_CLOSED",
    "OTHER_OCCASION",
    "PLACE_LABELS",
    "PLAN_WORDS",
    "PLAN_YEAR",
    "PUBLISHED",
    "RELATIVE_BODY",
    "SOMETHING_ELSE",
    "TIME_LABELS",
    "UPDATED",
    "WHO_LABELS",
]


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


MEETS = _any(
    r"sammantr[äa]d\w*",
    r"\b(?:\w{0,40}-)?(?:\w{0,30}styrelse|\w{0,30}nämnds?|\w{0,30}utskotts|\w{0,30}råds|\w{0,20}fullmäktige)?möte(?:t|ts|n|ns|na|nas|sdag\w*|stid\w*|sdatum)?\b",
    r"\bmöts\b",
    r"\bmöter\b",
    r"\bträffas\b",
    r"\bsammankomst\w*",
    r"\bkallas\b",
    r"\bkallelse\s+till\b",
    r"\bkungörelse\b",
    r"\bärendelista\w*",
    r"\bdagordning(?:en)?\s+(?:för|till)\b",
    r"\bföredragningslista(?:n)?\s+(?:för|till)\b",
    r"\btidpunkt\b",
    r"(?<!justeringens )(?<!justering )\bplats och tid\b",
    r"\btid och plats\b",
    r"\b(?:budget)?debatterar\b",
    r"\bföljande (?:dagar|datum|tider)\b",
)
"""What a meeting's date stands with."""

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
    r"\buppdater\w*",
    r"\bgranskad\b",
    r"\bändrad\b",
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
    r"\bantag(?:en|et|na|ande)\b",
    r"\bbeslutades?\b",
    r"\bfattade beslut\w*",
    r"\bbeslut(?:et)? (?:den|på|från|av|om)\b",
    r"\bfastställ(?:d|t|des)\b",
    r"\breviderad\b",
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
    r"^relatera\w+",
    r"^kontakt\w*",
    r"^öppettid\w*",
    r"^läs mer\b",
    r"^länkar\b",
    r"^dokument\b",
    r"^filer\b",
    r"^(?:möteshandlingar|handlingar|protokoll|kallelser)\b(?!.*(?:sammanträdes|mötes)(?:tid|dag|datum))",
    r"^arkiv\b",
    r"^ledamöter\b",
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

ONLY_CLOSED = _any(
    r"\b(?:ställ\w+ in|inställ\w+)\b.{0,60}\böppn?[ae]t?\b",
    r"\bdet öppna (?:sammanträdet|mötet)\b",
    r"\binget öppet (?:sammanträde|möte)\b",
    r"\bhålls (?:inte|ej) öppet\b",
)
"""What says that a meeting is held, only without the public."""

MOVED_FROM = _any(
    r"\b(?:fram)?flytta(?:t|d|ts|s|de)?(?: fram)?,? från(?: den)?\s*$",
    r"\b(?:ändra(?:t|d|ts|s)?|tidigarela(?:gt|gd)|senarela(?:gt|gd)|bytt)(?: datum)? från(?: den)?\s*$",
    r"\bersätter(?: mötet| sammanträdet)?(?: den)?\s*$",
    r"\bi ?stället för(?: mötet| sammanträdet)?(?: den)?\s*$",
    r"\bistf\.?(?: den)?\s*$",
    r"\b(?:tidigare|ursprungligen|förut|var|planerat|planerad)(?: den| till(?: den)?)?:?\s*$",
)
"""What stands right before the day that a meeting was moved from."""

NONE_PLANNED = _any(
    r"\b(?:inga|det finns inga|för närvarande inga|just nu inga)\b.{0,40}\b(?:möten|sammanträden|sammanträdestider)\b"
    r".{0,60}\b(?:planera\w*|inbokade|beslutade|att visa|finns|publicera\w*|hitta\w*|kommande)\b",
    r"\b(?:inga|det finns inga)\b.{0,20}\b(?:kommande|planerade|inbokade|beslutade)\b.{0,20}\b(?:möten|sammanträden)\b",
    r"\b(?:möten|sammanträden)\b.{0,20}\bsaknas\b",
    r"\b(?:sammanträdestider|mötestider|sammanträdesdagar|tider|datum)\w*\b.{0,40}\b(?:är|har) (?:ännu )?(?:inte|ej)\b.{0,20}\b(?:beslutade|fastställ\w+|klara|bestämda|publicerade)\b",
)
"""What says that there are no meetings to list."""

PUBLISHED = _any(
    r"\bpublicera(?:d|t|des|ts)\b", r"\bpubliceringsdatum\b", r"\bskriven\b", r"\bskapad\b", r"\bdatum:", r"\binlagd\b"
)
"""What stands with the day that a page was published."""

UPDATED = _any(r"\buppdater(?:ad|at|ades|ats|ing)\b", r"\bgranskad\b", r"\bändrad\b", r"\bmodifierad\b")
"""What stands with the day that a page was last changed."""

TIME_LABELS = _any(
    r"^(?:mötes|sammanträdes|start)?tid(?:en|er|punkt)?\b",
    r"^klockan\b",
    r"^klockslag\b",
    r"^kl\b\.?",
    r"^start(?:ar)?\b",
    r"^börjar\b",
)
"""Labels of hours."""

PLACE_LABELS = _any(
    r"^(?:mötes|sammanträdes)?plats(?:en)?\b",
    r"^(?:mötes|sammanträdes)?loka(?:l|len|ler)\b",
    r"^sal\b",
    r"^var\b$",
    r"^rum\b",
)
"""Labels of places."""

WHO_LABELS = _any(
    r"^(?:politiskt? )?organ(?:isation)?\b",
    r"^nämnd(?:er)?(?:/\w+)?$",
    r"^nämnd(?:er)?\s*(?:/|och|,)",
    r"^(?:besluts)?instans\b",
    r"^styrelse\s*(?:/|och)\s*nämnd",
    r"^vem\b",
    r"^sammanträde$",
    r"^möte$",
    r"^typ\b",
    r"^forum\b",
    r"^grupp\b",
)
"""Labels of who meets."""

GENERIC_LABELS = _any(
    r"^(?:vecko)?dag(?:ar|en)?$",
    r"^datum$",
    r"^(?:sammanträdes|mötes)(?:datum|dag|dagar|tider)$",
    r"^(?:sammanträden|möten|sammanträde|möte|tider)$",
    r"^månad(?:er)?$",
    r"^vecka$",
    r"^veckor$",
    r"^v\.?$",
    r"^år$",
    r"^när$",
)
"""Labels of days."""

BODY = re.compile(
    r"\w{0,40}nämnd(?:en|er|erna)?\b|\w{0,40}styrelsen?\b|\w{0,40}utskott(?:et|en)?\b|\w{0,40}fullmäktige\b|\w{0,40}beredning(?:en)?\b"
    r"|\w{2,40}råd(?:et)?\b|\bråd(?:et)? för\b|\w{0,40}förbund(?:et)?\b|\bdirektion(?:en)?\b|\w{0,40}kommitt[eé](?:n|er)?\b"
    r"|\w{0,40}delegation(?:en)?\b|\w{0,40}presidiu?m?(?:et)?\b|\b\w{1,40} AB\b|\bAB \w+|\w{0,40}bolag(?:et)?\b|\bstiftelsen?\b|\bförbundsdirektion\w*|\b(?:kommun)?revisionen\b|\brevisorerna\b",
    re.IGNORECASE,
)
"""Words that a political organization's name holds."""

INNER_BODY = re.compile(r"\w{0,30}utskott(?:et)?", re.IGNORECASE)
"""A body inside another one."""

RELATIVE_BODY = re.compile(
    r"(?:nämnd(?:en)?|styrelse(?:n)?|(?P<inner>(?:arbets|personal|plan|social|individ)?utskott(?:et)?|au))",
    re.IGNORECASE,
)
"""A body that only the heading above it tells which."""

FILLERS = re.compile(
    r"\b(?:sammanträdes|mötes)(?:tider(?:na)?|dagar(?:na)?|datum|plan(?:en)?|kalender(?:n)?|schema|dag|tid|program|handlingar)\b"
    r"|\b(?:sammanträden(?:a)?|sammanträde|möten|mötena|möte|tider|datum|kalender|kalendarium|plan|dagar|sammanträder)\b(?!-)"
    r"|\b(?:ordinarie|politiska|kommande|planerade|preliminära|årets|öppna|offentliga|nästa)\b"
    r"|\b(?:måndag|tisdag|onsdag|torsdag|fredag)(?:ar|en|arna)?\b|\b(?:våren|hösten|vår|höst|vt|ht|första halvåret|andra halvåret)\b"
    r"|\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b",
    re.IGNORECASE,
)
"""Words of a plan's headings that are no part of an organization's name."""

LINKING = re.compile(r"(?:för|i|med|till|under|år|hos|av|den|på|och)", re.IGNORECASE)
"""Words that may be left at the edges of a name when fillers are cut."""

COMPANY = re.compile(
    r"\b(?:tillsammans med|gemensamt med|ihop med|samt med|efter|före|inför|i anslutning till)\s+$", re.IGNORECASE
)
"""What stands before an organization that is not the one that meets."""

PLAN_YEAR = re.compile(
    r"\b(?:år(?:et)?|under|för|våren|hösten|vår|höst|vt|ht|(?:sammanträdes|mötes)?dagar(?:na)?|möten(?:a)?|sammanträden(?:a)?|mötet|sammanträdet"
    r"|(?:sammanträdes|mötes)?tider(?:na)?|datum|tider) (?P<year>20\d\d)(?![\d/-])",
    re.IGNORECASE,
)
"""A year that a sentence gives the dates in it."""

PLAN_WORDS = _any(
    r"\b(?:sammanträdes|mötes)?(?:tider(?:na)?|dagar(?:na)?|datum|plan(?:en)?|kalender(?:n)?)\b",
    r"\bgäller (?:för )?(?:år )?20\d\d",
)
"""Words of a sentence that tells which year a plan is for."""

ANOTHER = re.compile(
    r"\s*(?:och |men |utan )?(?:nästa|första|närmast|därefter|efterföljande|i stället|istället|nytt|följande|det blir)\b",
    re.IGNORECASE,
)
"""What turns from one meeting to the next."""

EXCEPT = re.compile(r"\b(?:med undantag (?:för|av)|undantaget|förutom|utom)\b", re.IGNORECASE)
"""What stands before the days that a rule does not hold for."""

STARTS = re.compile(r"\bbörjar\b|\bstart\w*", re.IGNORECASE)
"""What tells that hours are a beginning."""
