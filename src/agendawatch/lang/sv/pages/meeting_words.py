"""Words about meetings: what makes a date a meeting's, whose and when, and what became of it.

Tables of patterns. To teach a reader a new word, add a row here and one to the test of this module.
"""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import pairwise, zip_longest

from agendawatch.lang.sv.calendar import MONTH, MONTH_BEGINS, MONTH_NAME, WEEKDAY, find_times, month_number
from agendawatch.lang.sv.dates import find_dates
from agendawatch.lang.sv.occasions import NOT_A_MEETING, OTHER_OCCASION
from agendawatch.lang.sv.organizations import find_organizations
from agendawatch.lang.sv.sentences import small_letters
from agendawatch.lang.sv.status_words import find_lead_words, find_status_words

# Patterns of schedules: how days and hours are listed, what speaks of all meetings, short forms and places.

BETWEEN_DAYS = re.compile(r"[\s,]*(?:och|samt|respektive|resp\.?|&)?\s*(?:den\s*)?")

LIST_OF_DAYS = re.compile(
    r"(?i)(?:[\s,;·•|]|och|samt|respektive|&|den|\([^)]*\)|(?:mån|tis|ons|tors|fre|lör|sön)(?:dag(?:en)?)?\.?)*"
)
"""What stands between days of one list."""

PARTS_DAYS = re.compile(r"[,;]|\boch\b|\bsamt\b|\bresp(?:\.|ektive\b)")
"""What makes a struck day one of a list, and not the one that the next takes the place of."""

BEFORE_HOUR = re.compile(r"(?i)\W*(?:kl(?:ockan)?\.?|tid:?)?\W*$")

UNTIL = re.compile(r"(?i)\btill\b")

SAYS_BEGINS = re.compile(r"(?i)börjar|start|klockan|kl\.?|tid|när")

OF_ALL_MEETINGS = re.compile(
    r"(?i)\b(?:alla|samtliga)\b|\bom (?:inget|inte|ej) annat\b|\b(?:mötes|sammanträdes)tiderna\b"
)

WEEKDAY_HABIT = re.compile(r"(?i)(?:mån|tis|ons|tors|fre)dagar(?:na)?,? (?:kl|vid)")
"""How a sentence begins that gives the hours without a verb: "Onsdagar kl. 8.30 i Stadshuset."."""

_WEEKDAYS = r"(?:mån|tis|ons|tors|fre)dagar(?:na)?\b"

MEETS_ON_WEEKDAYS = re.compile(
    r"(?i)(?<!\w)(?:sammanträder|möts|träffas|(?:sammanträden|möten)a?\s(?:hålls|är|äger\srum|förläggs))\s"
    rf"(?:(?!(?:inte|ej|aldrig|utom)\b)[^\W\d]+\s|(?:kl\.?|klockan)\s[\d.:]+\s){{0,4}}?(?P<days>{_WEEKDAYS}(?:[^\W\d]|[ ,]){{0,60}})"
)
"""How a sentence says that meetings are on a weekday as a rule: "sammanträder onsdagar"; not "Kallelsen skickas onsdagar"."""

WEEKDAYS_OF_MEETINGS = re.compile(r"(?i)(?<!\w)((?:mån|tis|ons|tors|fre)dag)ar(?:na)?\b")
"""A weekday, as a rule is told of it."""

ITS_BOARD = re.compile(r"(?<![\wåäö])[Ss]tyrelsen\b")
"""Beside the council, "styrelsen" is the municipality's."""

HOURS_OF_OTHERS = re.compile(
    r"(?i)\b(?:övriga|andra)(?: (?:nämnder|möten|organ|sammanträden))?(?: börjar| startar)?(?: kl\.?| klockan)? \d{1,2}[.:]\d\d"
)
"""The hours of all that a sentence does not name."""

WRAPPED_NAME = re.compile(r"(?:(?<=[a-zåäö]{3}s)|(?<=-)|(?<= och)|(?<= samt))\n(?=[a-zåäö]{4})")
"""Where a name goes on under itself in a cell."""

DAYS_OF_MONTH = re.compile(
    rf"(?i)(?:[12]?\d|3[01])(?:[:.]?[ae]\b)?(?![\d./]|\s?(?:{MONTH}))(?:\s?(?:,|och|&|/|\+)\s?(?:[12]?\d|3[01])(?![\d./]))*(?:[\s,*(].{{0,28}})?"
)

MAY_TELL_DAY = re.compile(r"(?i)\d|dag\b|dags\b|morgon|första|andra|vecka|tredje|idag|nästa")

MAY_NAME_BODY = re.compile(r"[A-ZÅÄÖ]|nämnd|styrelse|utskott|fullmäktige|råd")

YEARS_OR_TERMS = re.compile(r"(?<!\d)20\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?(?!\d)|(?i:vår(?:en)?|höst(?:en)?|kvartal \d)")

BEFORE_DAY = r"[\s:(–-]*(?:den\s+)?$"

TO_A_DAY = re.compile(r"(?i)\b(?:ändra[dts]|(?:fram)?flytta[dts])\s+(?:\w+\s+)?till\s+(?:den\s+)?$")
"""What stands before the day that a meeting is moved to; "ändrad den" is of the page."""

LABEL_OF_DAY = re.compile(r"(?<![\w-])([A-ZÅÄÖ][a-zåäö]{3,}(?:\s[a-zåäö]{2,}){0,2}):\s{0,3}(?:den\s+)?$")
"""The label right before a day: "Utsändningsdag:", "Sista svarsdag:"."""

OTHER_DAY = re.compile(r"(?i)(?<!\w)(?!sammanträd|möt|reserv)\w{4,}(?:dag|datum)(?:en|et)?$")
"""How the label of another day than a meeting's ends."""

BODY_WORD = re.compile(
    r"(?i)(?<![\w-])(\w*?)(nämnd|styrelse|utskott|beredning|fullmäktige|råd)(?:s|ens?|ets?|n)?(?![\w-])"
)
"""The word of a body at the end of its name, bare and definite."""

KIND_OF_MEETING = re.compile(r"[a-zåäö]+(?:utskott|nämnd|styrelse|beredning|råd|delegation)")
"""A body's word, small and not definite: in a bracket behind a day it names no body."""

SHORT_FORM = r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,6}[A-ZÅÄÖ](?:[ -]?AU)?"

SHORT_FORM_FIRST = re.compile(rf"({SHORT_FORM})\s*(?:[=:–—-]|står för|betyder)?\s+([A-ZÅÄÖ][^=:\d]{{4,70}})")


def of_initials(code: str) -> re.Pattern[str]:
    """Make the pattern of a name whose words begin with the letters of a short form."""
    words = r",?\s".join(rf"(?i:{letter})[a-zåäö]+-?" for letter in code)
    return re.compile(rf"(?<![\w-])(?:(?:Utskott|Nämnd)(?:et|en)?\s(?:för\s)?)?(?=[A-ZÅÄÖ]){words}(?![\w-])")


ROOM = r"[\wåäöÅÄÖé:-]{0,30}(?:salen|sal|huset|hus|rummet|rum|lokalen|lokal|gården|gård|skolan|skola|teatern|teater|biblioteket|bibliotek|aulan|aula|arenan|arena|kyrkan|hotellet|hotell|centret|center)"

PLACE_NAME = r"[A-ZÅÄÖ][\wåäöé:-]{0,30}"

PLACE_BESIDE = re.compile(
    rf"^[\s,:–-]{{0,4}}(?:kl(?:ockan)?\.?\s?)?(?:\d{{1,2}}(?:[.:]\d\d)?(?:\s?[-–]\s?\d{{1,2}}(?:[.:]\d\d)?)?)?(?:\s?i|\s?på|[,–-]|\s\()\s{{0,2}}"
    rf"(?P<place>(?=(?i:[^,;()]{{0,60}}?\b{ROOM}\b)){PLACE_NAME}(?:\s[\wåäöÅÄÖé:-]{{1,30}}){{0,3}}(?:,\s(?i:{ROOM})\b)?)\s*\)?\s*[.,;]?\s*$"
)
"""What stands behind a day, and its hour, on a line of its own: ", Folkets hus", " kl. 13 i Stora salen, Stadshuset"."""

PLACE_WITHIN = re.compile(
    r"(?:\bi|\bpå)\s+((?:[A-ZÅÄÖ][^.;:()]{2,60}?|(?:kommunhuset|stadshuset|sessionssalen|rådhuset|regionhuset|konferensrum\w*)\b[^.;:()]{0,60}?))"
    r"(?=,?\s+(?:följande|om (?:inget|inte|ej)|klockan|kl|med start|från|under|den)\b|[.;:()]|$)"
)

EITHER = re.compile(
    r"(?<=\w)\s+eller\s+(?:d(?:ess|eras)\s+)?(?=(?i:\w*(?:nämnd|styrelse|utskott|beredning|fullmäktige|råd)))"
)
"""What stands between two names of whom one meets: "Kommunstyrelsen eller dess arbetsutskott"."""

OR_A_DAY = re.compile(r"(?i)\s*,?\s*\b(?:eller|alternativt|alt\.)\s+")
"""What stands between two days of which one is the meeting's: "11 februari eller 18 februari"."""

DAY_OR = re.compile(r"(?i)(?<![\d.:/])(?:den\s+)?[123]?\d(?::?[ae])?\s+(?:eller|alternativt|alt\.)\s+$")
"""What stands before the second of two days that one month is told for: "den 11 eller 18 februari"."""

WOULD_HAVE = re.compile(r"(?i)\bskulle\b")

LONE_DATE = re.compile(
    r"\s*(?:datum:?\s*)?(?:\d{4}-\d\d-\d\d|\d{1,2} \w{3,9},? \d{4})(?:[ ,T]+(?:kl\.? ?)?\d\d[.:]\d\d)?\s*",
    re.IGNORECASE,
)

DATE_LABEL = re.compile(r"\s*datum:", re.IGNORECASE)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


MEETS = _any(
    r"sammantr[äa]d\w*",
    r"\b(?:\w{0,40}-)?(?:\w{0,30}styrelse|\w{0,30}nämnds?|\w{0,30}utskotts|\w{0,30}råds|\w{0,30}direktions|\w{0,20}fullmäktige)?möte(?:t|ts|n|ns|na|nas|sdag\w*|stid\w*|sdatum)?\b",
    rf"\b{MONTH_NAME}möte(?:t|ts|na)?\b",
    r"\bmöts\b",
    r"\b(?:extra|nästa) \w{0,20}(?:fullmäktige|styrelse|nämnd)\b",
    r"\bmöter\b",
    r"\bträffas\b",
    r"\bträff(?:en|ar|arna)\b",
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
    r"\b(?:inbokade|planerade|bestämda|fastställda) (?:dagar|datum|tider)\b",
)
"""What a meeting's date stands with."""


_ASIDE = r"(?: \([^)\n]{0,60}\))?"
_MONTHS = rf"{MONTH}(?:{_ASIDE}(?:\s?[,–-]\s?|\s(?:och|samt|till(?: och med)?)\s)(?:i )?{MONTH}){{0,11}}"
SOME_MONTHS = re.compile(
    rf"\b(?:\w{{0,20}}sammanträde|\w{{0,20}}möte)(?:t|n|na)? (?:i|under) (?P<of>{_MONTHS})"
    rf"|\b(?:i|under) (?P<who>{_MONTHS})(?={_ASIDE} (?:börjar|startar|inleds)\b)"
    rf"|(?:^\W{{0,3}}|[,;] |\b(?:men|och|samt) )(?:(?:i|under|för) )?(?P<within>{_MONTHS})(?! (?-i:[A-ZÅÄÖ])| undantag| och framåt| (?:20\d\d )?(?:beslutade|beslöt|bestämde|fastställde|antog)\b)"
    rf"|\b(?P<own>{MONTH_NAME})(?:sammanträdet|mötet)\b",
    re.IGNORECASE,
)
"""How a sentence speaks of some months' meetings alone: "budgetmötet i juni", "Nämnden i juni börjar", "I maj", "Junimötet"."""

MONTHS_LABEL = re.compile(rf"\W{{0,3}}{_MONTHS}:? (?:kl\b|klockan)", re.IGNORECASE)
"""How a sentence gives some months' meetings their hour without a verb: "Januari–juni: kl. 13.00"."""

_ALL_AGAIN = re.compile(
    r"\b(?:annars|(?:i )?övrigt?|övriga|resten|normalt|vanligtvis|alltid|alla|samtliga)\b|\b(?:men|och) (?:börjar|startar)\b",
    re.IGNORECASE,
)
"""How it goes back to all meetings."""
_NO_MEETING = re.compile(
    r"\b(?:inget|ingen|inga|inte|ej)\b(?! (?:kl|klockan)\b)|\b(?:uppehåll|ledigt)\b", re.IGNORECASE
)
_LIST_OF_MONTHS_ENDS = re.compile(rf"{MONTH}{_ASIDE},?\s?$", re.IGNORECASE)


def find_some_months(sentence: str) -> list[tuple[int, frozenset[int] | None]]:
    """Find where a sentence goes on to some months' meetings alone, with the numbers of the months; `None`: to all again.

    >>> [(at, sorted(months or ())) for at, months in find_some_months("Mötena börjar kl. 13, i mars–maj kl. 9.")]
    [(20, [3, 4, 5])]
    >>> find_some_months("I juli hålls inga möten, annars börjar de kl. 13.")
    []
    """
    found: list[tuple[int, frozenset[int] | None]] = []
    named = ((it, max(0, it.start() - 80), it.start()) for it in SOME_MONTHS.finditer(sentence))
    some = [it for it, *before in named if not _LIST_OF_MONTHS_ENDS.search(sentence, *before)]
    for match, following in zip_longest(some, some[1:]):
        end = following.start() if following is not None else len(sentence)
        again = _ALL_AGAIN.search(sentence, match.end(), end)
        # with what denies "möte i juli" before it: "inget möte i juli"
        own = sentence[max(0, match.start() - 6) : again.start() if again is not None else end]
        if not _NO_MEETING.search(own):
            found.append((match.start(), _numbers(match[match.lastgroup or 0])))
            if again is not None:
                found.append((again.start(), None))
    return found


def _numbers(words: str) -> frozenset[int]:
    """Give the numbers of months that are listed, or that stand from one to another, over the turn of the year too."""
    ends = [(it.start(), it.end(), month_number(it[0])) for it in _A_MONTH.finditer(words)]
    months = {number for _, _, number in ends}
    for (_, end, first), (begin, _, last) in pairwise(ends):
        if not _SEVERAL.search(words, end, begin):
            months.update(it % 12 + 1 for it in range(first - 1, last - 1 if last >= first else last + 11))
    return frozenset(months)


_A_MONTH = re.compile(MONTH, re.IGNORECASE)
_SEVERAL = re.compile(r",|\b(?:och|samt)\b(?! med)")

NONE_PLANNED = _any(
    r"\b(?:inga|det finns inga|för närvarande inga|just nu inga)\b.{0,40}\b(?:möten|sammanträden|sammanträdestider)\b"
    r".{0,60}\b(?:(?:in)?planera\w*|(?:in)?bokade|beslutade|att visa|finns|publicera\w*|hitta\w*|kommande)\b",
    r"\b(?:inga|det finns inga)\b.{0,20}\b(?:kommande|(?:in)?planerade|(?:in)?bokade|beslutade)\b.{0,20}\b(?:möten|sammanträden|händelser|evenemang)\b",
    r"\b(?:möten|sammanträden)\b.{0,20}\bsaknas\b",
    r"(?<![\d.:])0 (?:\w+ )?(?:möten|sammanträden)\b",
    r"\b(?:sammanträdestider|mötestider|sammanträdesdagar|tider|datum)\w*\b.{0,40}\b(?:är|har) (?:ännu )?(?:inte|ej)\b.{0,20}\b(?:beslutade|fastställ\w+|klara|bestämda|publicerade)\b",
)
"""What says that there are no meetings to list."""


TIME_LABELS = _any(
    r"^(?:mötes|sammanträdes|start)?tid(?:en|punkt)?\b",
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
    r"^sal$",
    r"^var\b$",
    r"^rum$",
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


PLAN_WORDS = _any(
    r"\b(?:sammanträdes|mötes)?(?:tider(?:na)?|dagar(?:na)?|datum|plan(?:en)?|kalender(?:n)?)\b",
    r"\bgäller (?:för )?(?:år )?20\d\d",
)
"""Words of a sentence that tells which year a plan is for."""


ACTED_BY = re.compile(
    r"\w{3}(?:s|d|t|(?<!ning)en|na)\s(?:(?!\w+ning(?:en|ar)?\s)\w+\s){0,2}av(?:\s\w{1,20}){0,2}\s{0,2}$", re.IGNORECASE
)
"""What stands before who did something on a day: "har antagits av", "valdes av", "beslutat av den nya"."""


JOINS = frozenset({",", "och", "samt", "&", ", och", ", samt"})
"""What stands between names of which one thing is said."""

SUBJECT_BEGINS = re.compile(r"\W{0,20}(?:(?:både|såväl|också|även)\s+)?", re.IGNORECASE)
"""What may stand before names that begin their sentence."""

_OF_MEETINGS = (
    r"(?:ett|sina|sitt|sin|gemensam\w{0,3}|extra\w{0,12}|ordinarie|nästa|öppe?t|öppna|stäng\w{0,4}|årets|sista|första)"
)
MEET_JOINTLY = re.compile(
    rf"\s{{1,4}}(?:ska(?:ll)?\s{{1,4}}|kommer\s{{1,4}}att\s{{1,4}})?(?:{_OF_MEETINGS}\s{{1,4}}|båda\s{{1,4}}|alla\s{{1,4}}|också\s{{1,4}}|då\s{{1,4}})?"
    rf"(?:sammanträd(?:er|a)|möt(?:s|as)|träffas|samlas|(?:har|ha|håller|hålla|kallas\s{{1,4}}till)\s{{1,4}}(?:{_OF_MEETINGS}\s{{1,4}}){{0,3}}\w{{0,20}}(?:möten?|sammanträden?))\b"
    r"|\s{0,4}[:,]?\s{1,4}(?:\w+dag(?:en)?\s{1,4})?(?:den\s{1,4})?\d",
    re.IGNORECASE,
)
"""What follows names each of which meets: a verb of meeting, or the day itself."""

MEETING_OF = re.compile(
    r"(?:(?:sammanträde|möte)(?:t|n|na)?\s{1,4}(?:för|med|av|i)|\b(?:sammanträder|möts|träffas|samlas))\s{1,4}(?:både\s{1,4}|såväl\s{1,4}|även\s{1,4})?$",
    re.IGNORECASE,
)
"""What stands before names each of which meets; not "möte för ledamöter i", nor "möte mellan"."""

MEET_WITH = re.compile(
    r"\s{1,4}(?:ska(?:ll)?\s{1,4}|kommer\s{1,4}att\s{1,4})?(?:har?|håll(?:er|a))\s{1,4}(?:ett\s{1,4}|sitt\s{1,4})?gemensamt\s{1,4}(?:extra\s{1,4})?\w{0,20}(?:möte|sammanträde)\s{1,4}(?:tillsammans\s{1,4})?med\s{1,4}",
    re.IGNORECASE,
)
"""What stands between two names that hold one meeting."""

CONDITION = re.compile(r"\b(?:om|ifall|såvida|huruvida|när)\b", re.IGNORECASE)
"""What makes the clause that it begins a condition."""

NOT_EACH = re.compile(r"\b(?:respektive|eller|växelvis|omväxlande|turas)\b", re.IGNORECASE)
"""What tells that what is said of names joined isn't said of each."""

EXCEPT = re.compile(
    r"\b(?:med undantag (?:för|av)|undantag(?:et|en)?(?: är| utgörs av| görs för)?:?(?=\s|$)|undantaget|förutom|utom)\b",
    re.IGNORECASE,
)
"""What stands before the days that a rule does not hold for."""

STARTS = re.compile(r"\bbörjar\b|\bstart\w*", re.IGNORECASE)
"""What tells that hours are a beginning."""

TERM = re.compile(
    r"(?:läsåret?)?\s?(?:(?:höst|vår)terminen?)?\s?(?:20\d\d(?:\s?[-/–]\s?\d{2,4})?)?[\s:.]{0,3}", re.IGNORECASE
)
"""A heading that is a term or a school year and nothing else: under a committee's name it parts its meetings."""

TOPIC_OF_YEAR = re.compile(
    r"\b(?:budget\w*|bokslut\w*|årsredovisning\w*|delårsrapport\w*|årsbokslut\w*|resursplan\w*|verksamhetsplan\w*|internkontrollplan\w*|tertial\w*)"
    r"\s+(?:\d\s+)?(?:för\s+)?(?:år\s+)?$",
    re.IGNORECASE,
)
"""What stands before a year that a matter is about, not a meeting's."""


# Words beside a meeting's day that no table here knows: the next thing to learn.

_PLAIN = re.compile(
    r"(?:och|samt|den|det|detta|denna|att|för|från|till|med|vid|mellan|under|efter|innan|före|som|ska|skall|är|har|hålls|äger|rum|blir"
    r"|kl|klockan|start|startar|börjar|slutar|tid|tider|datum|dag|dagar|dagen|plats|lokal|lokalen|sal|salen|rum|rummet|hus|huset|stora|lilla|sessionssalen"
    r"|kommunhuset|stadshuset|rådhuset|regionhuset|folkets|ordinarie|nästa|följande|första|andra|sista|vecka|veckan|samma|obs|även|också|annat|inget|anges"
    r"|månad|månaden|året|våren|hösten|förmiddag|eftermiddag|kväll|heldag|halvdag|cirka)"
)
"""Words that say nothing of what becomes of a meeting, or of which somebody else takes care."""
_KNOWN = (
    MEETS,
    PLAN_WORDS,
    OTHER_OCCASION,
    NOT_A_MEETING,
    re.compile(MONTH, re.IGNORECASE),
    re.compile(WEEKDAY, re.IGNORECASE),
)
_TOKEN = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{2,})*")


def find_unknown_words(line: str) -> tuple[str, ...]:
    """Find the words of a line about a meeting that nothing here understands, as written and in order.

    >>> find_unknown_words("4 mars kl. 13.00 i Eksalen, inställt"), find_unknown_words("11 mars – mötet ajourneras")
    ((), ('ajourneras',))

    Names, which begin with a capital, are no words to learn; those that stand together are told together.
    """
    line = line[:2_000]
    letters = list(line)
    # Say where the words stand that some table knows.
    readers = (find_dates(line, year=2024), find_times(line), find_organizations(line))
    spans = [found.span for reader in readers for found in reader]
    spans += [(word.start, word.end) for word in (*find_status_words(line), *find_lead_words(line))]
    for first, last in spans + [match.span() for pattern in _KNOWN for match in pattern.finditer(line)]:
        letters[first:last] = ["\n"] * (last - first)
    left = "".join(letters)
    found: list[str] = []
    end = -1
    for token in _TOKEN.finditer(left):
        if _PLAIN.fullmatch(token[0].casefold()) or (token[0][0].isupper() and not token[0].isupper()):
            continue
        if found and left[end : token.start()] == " ":
            found[-1] += f" {token[0]}"
        else:
            found.append(token[0])
        end = token.end()
    return tuple(dict.fromkeys(found))


# Words that tell when something was put out: their days are no meeting's.

_PUBLISHED = re.compile(
    r"[(\[]?\b(?:(?:publicera|uppdatera|ändra|justera|upprätta|skapa|uppladda|utskicka)(?:d|t|de|des|s|ts)|ansla(?:gen|get|gs|gits))\b"
    r"(?:[\s:,–-]|\b(?:den|dag|datum|av|till|på|webben|digitalt|senast|sidan|anslagstavlan?|\w{2,6}dag(?:en)?)\b){1,12}\d[\d./:-]{0,16}"
    rf"(?:\s{MONTH_BEGINS}"
    r"\w{0,9}(?:\s\d{4})?)?"
    r"(?:\s(?:kl\.?\s)?\d{1,2}[.:]\d{2})?[)\]]?",
    re.IGNORECASE,
)


def without_publishing(text: str) -> str:
    """Cut from a line the words that tell when a file was published, changed or adjusted.

    >>> without_publishing("Möte 11 mars 2026 (publicerad 2026-03-04 kl. 10.15)")
    'Möte 11 mars 2026'
    >>> without_publishing("Senast uppdaterad: 4 mars 2026")
    'Senast'

    A name between the word and the day tells that the day is the meeting's.

    >>> without_publishing("Omedelbart justerat protokoll KS 2026-03-11")
    'Omedelbart justerat protokoll KS 2026-03-11'
    """
    return " ".join(_PUBLISHED.sub(" ", text).split())


# Labels beside a meeting's or a matter's facts, in Swedish and in the Norwegian of platforms made for both.


class Detail(StrEnum):
    """What a label announces."""

    ORGANIZATION = "organization"
    PLACE = "place"
    DATE = "date"
    TIME = "time"
    STATUS = "status"
    REFERENCE = "reference"


_DETAIL_WORDS: tuple[tuple[Detail, str], ...] = (
    (Detail.ORGANIZATION, r"utvalg|organ|nämnd|instans|styrelse"),
    (Detail.PLACE, r"sted|plats|lokal|sammanträdeslokal|möteslokal|mötesplats"),
    (Detail.DATE, r"dato|datum|mötesdatum|sammanträdesdatum|møtedato"),
    (Detail.TIME, r"tid|klokkeslett|klockslag|starttid"),
    (Detail.STATUS, r"status|mötesstatus"),
    (Detail.REFERENCE, r"(?:saks|ärende|diarie)(?:nr|nummer)|dnr|saksnummer|ärendebeteckning|beteckning"),
)
"""Each detail's labels, in small letters. What Swedish tenants write was not seen: the likely words stand here."""

_TABLE = tuple((detail, re.compile(pattern)) for detail, pattern in _DETAIL_WORDS)
_HELD = re.compile(r"(?:avholdt|avhållet|hållet|genomfört|genomförd|gjennomført|avslutat|avslutad|avsluttet)\b")
_NOT_PUBLISHED = re.compile(
    r"(?:ikke|ikkje|inte|ej)\s(?:publiser[ta]|publicera[td])\b|under forberedelse|under beredning"
)


def find_detail(label: str) -> Detail | None:
    """Tell what a label announces; `None` for one that we do not know.

    >>> find_detail("Saksnr."), find_detail("Plats:"), find_detail("Saksansvarlig")
    (<Detail.REFERENCE: 'reference'>, <Detail.PLACE: 'place'>, None)
    """
    words = small_letters(label).strip(" .:")
    return next((detail for detail, pattern in _TABLE if pattern.fullmatch(words)), None)


def is_held(status: str) -> bool:
    """Tell whether a status says that a meeting has been held.

    >>> is_held("Avholdt"), is_held("Planlagt")
    (True, False)
    """
    return _HELD.match(small_letters(status).strip()) is not None


def is_not_published(words: str) -> bool:
    """Tell whether words say that a meeting's page is not out yet.

    >>> is_not_published("Ikke publisert"), is_not_published("Inte publicerat"), is_not_published("Publicerat")
    (True, True, False)
    """
    return _NOT_PUBLISHED.match(" ".join(small_letters(words).split())) is not None
