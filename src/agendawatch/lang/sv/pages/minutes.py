"""Words of minutes and of the notices about them: labels of first pages, lines that are no text, notice boards."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from agendawatch.lang.sv.calendar import MONTH_FORM
from agendawatch.lang.sv.dates import find_dates
from agendawatch.lang.sv.organizations import BODY_IN_TEXT
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.lang.sv.references import find_references
from agendawatch.lang.sv.tokens import tokenize
from agendawatch.model import DocumentClassification as Kind

# Patterns of minutes: who stood in for whom, signs and numbers of paragraphs, references.

STOOD_IN_FOR = re.compile(r"(?i)\b(?:ersätter|för|istf|i stället för)\s+$")

NOTICE_WORD = re.compile(r"\banslag(?=s|et\b)")

REPLACES_WHOM = re.compile(
    r"\bersätter\s+(?P<who>.+)|,?\s*\b(?:tj(?:\.|g|änstgörande)?\.? )?ers(?:\.|ättare)?\s+(?:för|istf|i stället för)\s+(?P<for>.+)|(?<=\))\s+för\s+(?P<whom>.+)",
    re.IGNORECASE,
)

WORDS_BEFORE = re.compile(r"^(?:ersätter|för|istf)\s+", re.IGNORECASE)

PARAGRAPH_SIGNS = re.compile(
    r"(?:\b(?:ej|del av|från|fr\.o\.m\.|till och med|t\.o\.m\.)\s)?§{1,2}\s*\d[\d\s,§–-]*(?:\bdel av\b[\d\s,§–-]*)?"
)

BETWEEN_NAMES = re.compile(r",|\boch\b|\(\w+\)")

SAYS_MINUTES = re.compile(r"(?i)protokoll|^plats och |^beslutande|^organ\b")


PARAGRAPH_SIGN = re.compile(
    r"(?:(?P<whose>[A-ZÅÄÖ]{2,6}|[A-ZÅÄÖ][a-zåäö]{1,4}|[A-ZÅÄÖ][\wåäö-]{0,40}(?:styrelsen|nämnden|fullmäktige|utskottet))\s+|Paragraf\s+)?(?:§{1,2}\s*|(?<=Paragraf )\s*)(?P<number>\d{1,4}(?:\s?[a-zA-Z](?!\w))?)(?:(?!\w)|(?=[A-ZÅÄÖ][a-zåäö]{2}))(?:/(?:\d{4}|\d\d)\b)?[.:]?\s*(?P<rest>.*)"
)

CONTINUED = re.compile(r"(?i)[,(]?\s*forts(?:ättning|\.)?(?=\W|$)[.)]*\s*")
"""What a paragraph's number has behind it on the next page."""

REFERENCE_MARK = re.compile(
    r"(?i)(?:(?:dnr|diarienr|diarienummer|diarie|ärendenummer|ärendenr|ärende-?id|ärende nr|beteckning|dokumentnr)\b[.:]?\s*)"
)

MARKED_REFERENCE = re.compile(
    r"(?i)\b(?:dnr|diarienr|diarienummer|ärendenummer|ärendenr)\b[.:]{0,2}\s{0,3}(?P<number>(?:[a-zåäö]{1,6}[ -]){0,1}(?=[\w./:-]{0,24}\d)[\w./:-]{2,24}\w)"
)
"""A case number of a shape that only its mark tells."""

OFFICE_MARK = re.compile(
    r"(\s[A-ZÅÄÖ]{2,5}(?:-\d{1,3}|(?=\s*$))|\s\d{3}(?=\s*$))\b(?:\s{1,3}(?i:diariekod|kod)\b:?\s?\d{0,4})?"
)
"""The office's mark or the plan's code behind a case number: "2016/0729 KS-16", "KS 00-1009 006"."""

SIGNED_TITLE = re.compile(
    r"(?:(?=[^§]{3,90}§)[^§]*?(?:protokoll|möte|sammanträde)[^§]*§\s?(?P<n1>\d{1,4}[a-z]?)\s?[:.]\s(?P<t1>.{4,})|(?P<t2>[^§]{4,}?),?\s§\s?(?P<n2>\d{1,4}[a-z]?))"
)
"""A title beside a paragraph's number: "Ur protokoll den 9 april, § 61: Försäljning", "Meddelanden, § 90"."""

REFERENCE_LINE = re.compile(r"(?i)(?:dnr|diarienummer|ärendenummer|diarienr)\b")


# Labels on the first pages of minutes, and what each tells.


class FrontLabel(StrEnum):
    """What stands behind a label on the first pages of minutes."""

    PLACE = "place"
    """Plats och tid."""
    PARAGRAPHS = "paragraphs"
    DECIDING = "deciding"
    """Beslutande, beslutande ledamöter."""
    SUBSTITUTES = "substitutes"
    """Tjänstgörande ersättare."""
    OBSERVERS = "observers"
    """Ej tjänstgörande ersättare."""
    OFFICERS = "officers"
    """Övriga deltagare."""
    ADJUSTERS = "adjusters"
    """Utses att justera."""
    ADJUSTMENT_PLACE = "adjustment_place"
    """Justeringens plats och tid."""
    SECRETARY = "secretary"
    CHAIR = "chair"
    SIGNED = "signed"
    """Justerande: the signature's line."""
    ORGAN = "organ"
    DATE = "date"
    """Sammanträdesdatum."""
    POSTED = "posted"
    """Datum för anslags uppsättande."""
    TAKEN_DOWN = "taken_down"
    """Datum för anslags nedtagande."""
    OTHER = "other"


_ROWS: tuple[tuple[FrontLabel, str], ...] = (
    (FrontLabel.OBSERVERS, r"(?:närvarande )?(?:ej|icke|inte) tjänstgörande(?: ersättare)?|(?:övriga )?närvarande ersättare|övriga ersättare|ersättare(?!\s+för)"),
    (FrontLabel.SUBSTITUTES, r"tjänstgörande ersättare"),
    (FrontLabel.DECIDING, r"(?:närvarande )?beslutande(?: ledamöter)?|ledamöter|närvarande ledamöter"),
    (FrontLabel.OFFICERS, r"övriga (?:deltagare|deltagande|närvarande)|övriga|tjänste(?:personer|män)|närvarande tjänste(?:personer|män)"),
    (FrontLabel.ADJUSTERS, r"utses att justera|att justera|justerare|utsedda? (?:att justera|justerare)|till justerare"),
    (FrontLabel.ADJUSTMENT_PLACE, r"justering(?:ens|en)? (?:plats och tid|tid och plats|plats och|plats|datum|äger rum|sker)|datum för justering|justeringsdatum|plats och tid för justering|justerat(?=\s+(?:den\s+)?\d)"),
    (FrontLabel.PLACE, r"plats och (?:sammanträdes)?tid|tid och plats|plats"),
    (FrontLabel.PARAGRAPHS, r"^§§?(?=\s?\d{1,4}\s?[-–]\s?\d)|(?:justerade )?paragraf(?:er)?(?=:?\s*(?:§|\d{1,4}\s?[-–]\s?\d|$))"),
    (FrontLabel.SECRETARY, r"sekreterare"),
    (FrontLabel.CHAIR, r"ordförande"),
    (FrontLabel.SIGNED, r"justerande"),
    (FrontLabel.TAKEN_DOWN, r"(?:datum för |datum då )?anslags?(?:et|ets)?(?: (?:nedtagande|nedtas|nedtages|(?:tas|tages|togs) ne[dr]|nedtaget|avpubliceras|tas bort))|nedtaget"),
    (FrontLabel.POSTED, r"(?:datum för |datum då )?anslags?(?:et|ets)?(?: (?:uppsättande|uppsätte?s|(?:sätts|sattes|sättes) upp|uppsatt|publiceras|publicerat))|uppsatt|(?:tid för anslag|anslagstid)|publicering av anslag|datum för anslags|justeringen (?:har )?(?:tillkännagivits|tillkännagavs|anslagits|anslogs)|(?:tillkännagivande|bevis) om justering(?:en)?(?: har)? (?:anslagits|anslogs|anslaget)"),
    (FrontLabel.ORGAN, r"organ|(?:besluts)?instans|beslutande organ|forum|nämnd(?=\s+[A-ZÅÄÖ])"),
    (FrontLabel.DATE, r"sammanträdesdatum|sammanträdes dag|datum för sammanträde"),
    (FrontLabel.OTHER, r"förvaringsplats|underskrift|anslag/bevis|bevis om anslag|protokollet är justerat"),
)  # fmt: skip
_LABELS = re.compile(
    "|".join(f"(?P<L{nth}>(?<![\\wåäö])(?:{words})(?![\\wåäö]))" for nth, (_, words) in enumerate(_ROWS)), re.IGNORECASE
)
MINUTES_TITLE = re.compile(r"(?i)\W{0,3}(?:\w{1,40}\s){0,3}(?:sammanträdes)?protokoll(?:et)?\b(?!\w)")
"""How the line begins in which minutes call themselves so."""
MINUTES_MARKS = re.compile(
    r"(?i)\W{0,3}(?:(?P<deciding>beslutande|närvarande ledamöter|närvarande\b)|(?P<adjusters>utses att justera|justerare\b|att justera)"
    r"|(?P<adjusted>justeringens|justerings?datum|protokollet är justerat|plats och tid för justering)"
    r"|(?P<signed>justerandes? sign\w*|utdragsbestyrkande|underskrift\w*|justerande\b)|(?P<posted>anslag\s?/\s?bevis|bevis om anslag|anslagsbevis))"
)
"""Labels that only minutes have, by what they are of."""
PARAGRAPH_HEAD = re.compile(r"(?:[A-ZÅÄÖ]{1,5}\s)?§\s?\d{1,4}\b")
"""How a paragraph of minutes begins."""

_PARTIAL = re.compile(
    r"(?i)\b(?:protokollsutdrag|utdrag ur protokoll|omedelbart justera\w*|omedelbar justering|direktjuster\w*|delprotokoll|delvis justera\w*|del av protokoll)\b"
)
_JAV = re.compile(
    r"(?i)\b(?:jäv\w*|deltar (?:ej|inte) i (?:handläggning\w*|överläggning\w*|beslut\w*) på grund av jäv)"
)


def find_front_labels(line: str) -> tuple[tuple[FrontLabel, int, int], ...]:
    """Find the labels in a line: which, and where each begins and ends.

    >>> [label.value for label, _, _ in find_front_labels("Plats och tid Rådhuset Paragrafer §§ 1-9")]
    ['place', 'paragraphs']

    A label has a capital; but for some it begins its line or has a colon: "Ordförande" within a sentence is none.
    """
    found = []
    for match in _LABELS.finditer(line):
        first = match.start() == 0
        signed = line[match.end() : match.end() + 1] == ":"
        if match[0][:1].islower() or (not first and not signed and match.lastgroup in _ONLY_FIRST):
            continue
        nth = int((match.lastgroup or "L0")[1:])
        found.append((_ROWS[nth][0], match.start(), match.end()))
    return tuple(found)


HALF_LABEL = re.compile(r"(?i)(?:justeringens|datum för(?: datum för)?|datum då|förvaringsplats|anslags(?:ets)?)")
"""A line that is but the first half of a label, or of two in a row; the next has the rest."""
_ANYWHERE = {FrontLabel.PARAGRAPHS, FrontLabel.TAKEN_DOWN, FrontLabel.POSTED}
_ONLY_FIRST = frozenset(f"L{nth}" for nth, (label, _) in enumerate(_ROWS) if label not in _ANYWHERE)


def names_part(text: str) -> bool:
    """Tell whether a document calls itself a part of minutes.

    >>> names_part("Omedelbart justerad paragraf"), names_part("Sammanträdesprotokoll")
    (True, False)
    """
    return _PARTIAL.search(text) is not None


def find_disqualified(sentence: str) -> bool:
    """Tell whether a sentence says that somebody is disqualified (jäv)."""
    return _JAV.search(sentence) is not None and re.search(r"(?i)\b(?:ingen|inga|inte förhindrad)\b", sentence) is None


# Lines of a page that are not its text: signatures' places, page numbers, the document's name.

_FURNITURE = re.compile(
    r"(?i)(?:(?:utdragsbestyrkan\w*+|justerandes?(?:[:\s]+)?sign\w*+|(?:ordförandens?|justerarens?)\s+sign\w*+|signatur\w*+|justerare\w*+|bestyrkes)[\s.:_/]*+)+"
    r"|(?:sida|sid\.?|blad)\s*:?\s*\d+(?:\s*(?:\(|av|/)\s*\d+\)?)?|\d{1,3}\s?\(\d{1,3}\)|(?:sammanträdes)?protokoll(?:\s+(?:nr\s*)?\d{0,3})?"
    r"|sammanträdesdatum:?(?:\s*\d{4}-\d\d-\d\d)?|\d{4}-\d\d-\d\d|[\wåäö-]+ (?:stad|kommun) [\wåäö -]{3,40}s protokoll|(?-i:[A-ZÅÄÖ])\w*(?:nämnden|styrelsen|fullmäktige|utskottet)s protokoll|[-–—_\s]{1,}|sammanträdesprotokoll\s+\d{4}-\d\d-\d\d"
    r"|(?:[A-ZÅÄÖ]{1,5}\s)?§\s?\d{1,4}\s*\(?forts(?:ättning)?\.?\)?"
)


def is_furniture(line: str) -> bool:
    """Tell whether a line is a page's header or footer, not the document's text.

    >>> is_furniture("Justerandes sign   Justerandes sign   Utdragsbestyrkande"), is_furniture("Protokoll nr 13")
    (True, True)
    """
    return _FURNITURE.fullmatch(line.strip()) is not None


def is_page_head(pieces: Sequence[str]) -> bool:
    """Tell whether the pieces of a line, which white parts, are a page's head: a body beside what only pages have.

    >>> is_page_head(["Kommunstyrelsen", "Protokoll nr 13"]), is_page_head(["Kommunstyrelsen", "Ja"])
    (True, False)
    """
    marks = [is_furniture(piece) or piece.casefold() == "voteringslista" for piece in pieces]
    known = (mark or names_body(piece) for mark, piece in zip(marks, pieces, strict=True))
    return len(pieces) > 1 and any(marks) and all(known)


def names_body(words: str) -> bool:
    """Tell whether words are a body's name alone, or a municipality's: "Kommunstyrelsen", "Ekeby kommun".

    >>> names_body("Ekeby kommun"), names_body("Ekeby kommun växer")
    (True, False)
    """
    tokens = tokenize(words)
    alone = len(tokens) == 1 and tokens[0].kind == "body" and not tokens[0].genitive
    return alone or _MUNICIPALITY.fullmatch(words.strip()) is not None


_MUNICIPALITY = re.compile(r"[A-ZÅÄÖ][\wåäö-]+ (?:kommun|stad)|Region [A-ZÅÄÖ][\wåäö-]+")


_PAGE_WORDS = r"Sammanträdesprotokoll(?: \d+)?(?: \(\d+\))?|PROTOKOLL|Sammanträdesdatum:?|Justerare?|Justerandes sign\w*|Utdragsbestyrkande"
_HEADS = r"Sammanfattning(?: av ärendet)?|Beslutsunderlag|Beslut(?= [A-ZÅÄÖ])|Ärendebeskrivning|Bakgrund(?= [A-ZÅÄÖ])|Yrkanden(?= [A-ZÅÄÖ])|Reservation(?= [A-ZÅÄÖ])"
_OPENS = r"(?:Kommun(?:styrelsen|fullmäktige)|[A-ZÅÄÖ][\wåäö-]*(?:nämnden|utskottet)) beslutar(?= att)"
_CUTS = re.compile(rf" ?\b(?P<mark>{_PAGE_WORDS}|{_HEADS}|{_OPENS}|Dnr(?: [A-ZÅÄÖ]{{1,6}})?(?: ?\d[\d/:.-]*)?)(?!\w) ?")
_FLAT = 250
"""Letters of a line that may be a whole page whose line ends were lost."""


def part_flattened(line: str) -> list[str]:
    """Part a page that came as one line where its headings, its case number and its page's words stand.

    >>> part_flattened("Beslut Kommunstyrelsen beslutar att planen antas.")
    ['Beslut Kommunstyrelsen beslutar att planen antas.']
    """
    marks = {hit["mark"] for hit in _CUTS.finditer(line)} if len(line) > _FLAT else set()
    if len(marks) < 3:  # noqa: PLR2004 - one or two may be of a sentence
        return [line]
    parts = _CUTS.sub(lambda hit: f"\n{hit['mark']}\n", line).split("\n")
    return [part for part in parts if part.strip() and part != "Dnr"]


def is_signature(line: str) -> bool:
    """Tell whether a line is the label of one signature, with a name below: at a page's foot it comes again.

    >>> is_signature("Justerare"), is_signature("Justerare   Justerare")
    (True, False)
    """
    return line.strip(" .:_").casefold() in {"justerare", "justerande"}


# What stands on a digital notice board (anslagstavla): notices of adjusted minutes, and the days in them.

_WORDS = re.compile(
    r"(?P<removed>ned\b|ner\b|nedtag\w*|nertag\w*|tas bort|till och med|t\.?o\.?m\b|sista dag|slutdatum|avpublicer\w*|överklag\w*)"
    r"|(?P<posted>uppsat\w*|uppsätt\w*|sätts upp|anslagsdatum|anslagstid\w*|anslagsperiod\w*|anslaget\b|anslagits|anslås|publicer\w*"
    r"|startdatum|från och med|fr\.?o\.?m\b)"
    r"|(?P<changed>uppdater\w*|ändrad\w*|granskad\w*)"
    r"|(?P<adjusted>juster\w*)"
    r"|(?P<meeting>sammanträ\w*|möte\w*|beslutsdatum|protokoll\w*)",
    re.IGNORECASE,
)


_OTHERS = re.compile(
    r"kungörelse|kallelse|underrättelse|samråd|granskning|detaljplan|översiktsplan|bygglov|marklov|rivningslov|förhandsbesked"
    r"|flyttning av fordon|föreskrift|anmälan om|ansökan|dispens|strandskydd|grannehörande|upphandling",
    re.IGNORECASE,
)
_BOARD = re.compile(r"anslag|tillkännagiv|kungör", re.IGNORECASE)
_EMPTY = re.compile(
    r"\b(?:inga|inget|ingen|0|noll)\s(?:[\wåäö]+\s){0,3}?(?:anslag|anslagna|kungörelser|tillkännagivanden|tillkännagivande|bevis|inlägg)\b"
    r"|\banslagstavlan är tom\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NoticeDays:
    """The days that a notice tells; `None` where it does not."""

    meeting: dt.date | None = None
    posted: dt.date | None = None
    """When it was put up: the time to appeal counts from here."""
    removed: dt.date | None = None
    """When it is taken down."""


def is_about_minutes(*titles: str) -> bool:
    """Tell whether a notice says that minutes are adjusted; on a board, minutes themselves say so too.

    >>> is_about_minutes("Meddelande om justerat protokoll"), is_about_minutes("Kommunstyrelsen", "Protokoll")
    (True, True)
    >>> is_about_minutes("Kallelse till kommunfullmäktige"), is_about_minutes("Bygglov för Berget 1:3")
    (False, False)
    """
    kinds = {classify_document(title) for title in titles if title}
    if kinds & {Kind.MINUTES, Kind.PARTIAL_MINUTES, Kind.MINUTES_NOTICE}:
        return True
    others = kinds & {Kind.NOTICE, Kind.AGENDA, Kind.SUPPLEMENTARY_AGENDA}
    return not others and any("juster" in title.casefold() for title in titles)


def is_other_notice(title: str) -> bool:
    """Tell whether a notice is of something else than minutes: a summons, a building permit, a plan.

    >>> is_other_notice("Kungörelse kommunfullmäktige"), is_other_notice("Socialnämnden 11 mars 2026")
    (True, False)
    """
    return _OTHERS.search(title) is not None


def is_board(words: str) -> bool:
    """Tell whether words are those of a notice board.

    >>> is_board("Kommunens anslagstavla"), is_board("Sammanträden och protokoll")
    (True, False)
    """
    return _BOARD.search(words) is not None


def is_empty_board(text: str) -> bool:
    """Tell whether a board says that nothing is on it.

    >>> is_empty_board("Just nu finns inga aktuella anslag."), is_empty_board("Anslagna protokoll")
    (True, False)
    """
    return _EMPTY.search(" ".join(text.split())) is not None


def read_notice_days(text: str) -> NoticeDays:
    """Read the days of a notice by the words before them; the first that has none is the meeting's.

    >>> read_notice_days("Sammanträde 2026-03-11, justerat 2026-03-17, anslaget 2026-03-18, tas ned 2026-04-09").posted
    datetime.date(2026, 3, 18)
    >>> read_notice_days("Protokoll KS 11 mars 2026").meeting
    datetime.date(2026, 3, 11)
    """
    days: dict[str, dt.date] = {}
    start = 0
    for when in find_dates(text):
        before = list(_WORDS.finditer(text, start, when.span[0]))
        kind = (before[-1].lastgroup if before else None) or "meeting"
        start = when.span[1]
        if when.date is not None:
            days.setdefault(kind, when.date)
        if when.end_date is not None and kind == "posted":
            days.setdefault("removed", when.end_date)
    return NoticeDays(days.get("meeting"), days.get("posted"), days.get("removed"))


# Lines that are about a notice or a meeting, and name no matter: dates, "Publicerad …", "Rapport från fullmäktige".

_SKIPPED = re.compile(
    rf"(?i)\b(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}[.:]\d\d|\d{{1,2}}/\d{{1,2}}(?:[-/ ]\d{{2,4}})?|\d{{1,2}}(?::?[ae])?\s+{MONTH_FORM}|{MONTH_FORM}|\d{{1,4}}"
    rf"|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en|ens|s)?|{BODY_IN_TEXT}s?\w{{0,3}})\b"
)
"""Dates, times, weekdays and organizations."""
_WORDS_OF_LINE = frozenset(
    """
    dagens kvällens gårdagens föredragningslista ärendelista ikväll region regionens senaste nästa förra årets nya möte mötet mötets möten sammanträde sammanträdet sammanträdets sammanträden
    i på vid från av om till den det de en ett har hade haft hölls och för med under efter var är igår idag dag går kväll
    beslut besluten beslutat beslutade beslutades fattades fattade fattat tog togs följande ärende ärenden ärendena dagordning dagordningen
    korthet kort kortfattat sammanfattning sammandrag referat rapport rapporten rapporter nytt nyheter notiser notis notisform resumé
    kallelse kallelsen protokoll protokollet snabbprotokoll beslutsprotokoll sammanträdesprotokoll publicerad publicerat uppdaterad uppdaterades senast skriven skapad
    sist granskad ändrad av kl klockan justering justeras justerat sker hände detta här några viktigaste utvalda urval ur vad om information informerar
    sammanträtt träffats sammanträdde samlats första sista extra extrainsatt ordinarie år års årets månad månads månadens vecka veckans vid s sitt sina
    kommunen kommunens regionen regionens stadens stads kommunala politiska politiken dagarna mandatperioden sent tidigt avhölls genomfördes
    läs mer aktuellt blogg inlägg inlägget krönika brev nyhetsbrev webbsändning sändning ledamöter ledamöterna vi jag partiet gruppen kommunpolitik
    """.split()  # noqa: SIM905 - a table of words reads best as words
)
_OPENING = re.compile(
    r"(?i)(?:publicera[dt]|senast (?:uppdaterad|ändrad|granskad)|uppdaterad|skriven|skapad|postat|inlagd|foto|bild)\b[^.]{0,80}\.?"
    r"|(?:justering(?:en)?|protokollet)\s+(?:sker|justeras)\b.{0,90}|(?-i:[A-ZÅÄÖ ]{4,60}BESLUT(?:AR)?)|till (?:[\wåäö]+s )?(?:kommun|region)?fullmäktige"
    r"|(?:motioner|medborgarförslag|ärenden|interpellationer|förslag) under beredning|(?:obesvarade|pågående) (?:motioner|medborgarförslag|ärenden)"
    r"|.{3,120}\((?:pdf|docx?|word)\b[^()]{0,30}\)|hej!?|kära .{0,40}!?|utlåtande\s+\d{4}:\d{1,4}\b.{0,40}"
)
_LONGEST = 160
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?")
"""An item's number on a line of its own."""
_NAME = re.compile(
    r"(?!\w+(?:rapport|redovisning|berättelse|bokslut|granskning|program|plan|taxa|avtal|utredning|svar)\b|Val\b|Avsägelse|Fyllnadsval|Reglemente|Arbetsordning|Budget|Arvode|Yttrande|Remiss|Svar\b|Motion|Medborgarförslag)[A-ZÅÄÖ][\wåäö-]+"
)
_PLACE = re.compile(r"(?i)(?<!\w)(?:kl\.?|klockan)\s?\d{1,2}(?:[.:]\d\d)?, .*")
"""When a meeting is held, and where: "kl. 10.00, Folkets hus"."""
_MEETING = re.compile(rf"(?i)\b(?:{BODY_IN_TEXT}|möte[tn]?|sammanträde[tn]?)s?\b")


def is_notice_line(line: str) -> bool:
    """Tell whether a line is about the notice or the meeting, not about a matter.

    >>> [is_notice_line(line) for line in ("Snabbprotokoll 28 januari", "Beslut från KS den 3 maj", "Beslut om taxor")]
    [True, True, False]

    What is left when dates, organizations and the words of notices are taken away decides; one name may be left
    ("Rapport från Tidaholms kommunfullmäktige", "Vänsterpartiet på fullmäktige").
    """
    words = line.strip().strip("*#•– ").strip()
    if _OPENING.fullmatch(words):
        return True
    if not words or len(words) > _LONGEST or _NUMBER.fullmatch(words) or find_references(words):
        return False
    left = re.findall(r"[\wåäö-]+", _SKIPPED.sub(" ", _PLACE.sub("", words)))
    rest = [word for word in left if word.casefold() not in _WORDS_OF_LINE]
    told = len(left) > len(rest) or _SKIPPED.search(words) is not None
    named = len(rest) == 1 and _NAME.fullmatch(rest[0]) is not None and _MEETING.search(words) is not None
    return told and (named or not rest)
