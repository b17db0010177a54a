"""Patterns of schedules: how days and hours are listed, what speaks of all meetings, short forms and places."""

from __future__ import annotations

import re

from agendawatch.lang.sv.calendar import MONTH

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
