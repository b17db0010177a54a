"""Titles and sentences: which of the two a line is, and where a title ends and its text begins."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from agendawatch.lang.sv.calendar import MONTH_NAME
from agendawatch.lang.sv.clauses import clauses
from agendawatch.lang.sv.decisions.findings import outcomes_in
from agendawatch.lang.sv.headings import read_heading
from agendawatch.lang.sv.organizations import BODY_IN_TEXT
from agendawatch.lang.sv.pages.minutes import is_notice_line
from agendawatch.lang.sv.patterns import has_any, is_among
from agendawatch.lang.sv.prose import sentences_in
from agendawatch.lang.sv.sentences import cut
from agendawatch.lang.sv.tokens import tokenize


@lru_cache(maxsize=1024)
def is_sentence(words: str) -> bool:
    """Tell whether words are a sentence of running text rather than a title.

    >>> is_sentence("Kommunfullmäktige väljer"), is_sentence("Tomten går tillbaka"), is_sentence("Cykelplan för Ekeby.")
    (True, False, False)
    """
    tokens = tokenize(words)
    if tokens and is_among(tokens[0], "SPEAKERS"):
        return True
    if not any(token.finite for token in tokens):
        return False
    first, *more = (it for _, it in cut(words))
    if more and len(first) > _ABBREVIATED and any(clause.finite for clause in clauses(first)):
        return True  # "Motionen avslogs. S och V ville"
    found = clauses(words, tokens=tokens)
    if not any(clause.finite for clause in found if clause.kind in {"main", "that", "conditional"}):
        return False
    tokens = found[0].tokens
    speaker = tokens[0].kind in {"body", "office", "we", "person"} and not tokens[0].genitive
    acts = speaker and len(tokens) > 1 and tokens[1].finite
    return acts or words.rstrip().endswith((".", "!", "?", ":"))


_ABBREVIATED = 12
"""Letters that may look like a sentence and be a word that is cut short."""


class Parted(NamedTuple):
    """A line that holds a title and more."""

    title: str
    rest: str
    labelled: bool = False
    """Whether a colon or a dash parts the two: the rest is a verdict then."""


@lru_cache(maxsize=1024)
def part_title(line: str) -> Parted | None:
    """Part "Cykelplan. Fullmäktige antog planen." into a title and the text behind it; `None` where it holds no title.

    >>> part_title("Cykelplan: biföll."), part_title("Fullmäktige antog planen. Den gäller.")
    (Parted(title='Cykelplan', rest='biföll.', labelled=True), None)
    """
    label = _LABEL.match(line)
    # A heading, or words that end with one, name no matter: "Dispens för brygga. Förslag".
    cuts = [label[1], *(it for _, it in cut(label[1]))] if label is not None else [""]
    if label is not None and _is_label(label[1]) and not read_heading(cuts[0]) and not read_heading(cuts[-1]):
        short = len(label[3].split()) < _VERDICT
        told = short or (label[2] == ":" and any(token.finite for token in tokenize(label[3])))
        if told and _tells_decision(label[3]):
            return Parted(label[1].strip(), label[3], labelled=True)
    parts = [words for _, words in cut(line)]
    if len(parts) > 1 and not any(clause.finite for clause in clauses(parts[0])) and len(parts[0]) > 5:  # noqa: PLR2004 - "7." is none
        rest = line[line.index(parts[0]) + len(parts[0]) :].strip()
        if any(clause.finite for clause in clauses(rest)):
            return Parted(parts[0].rstrip(". "), rest)
    return None


def _is_label(words: str) -> bool:
    """Tell whether words name a matter: no verb among them, no body before them, and not only whose words follow."""
    tokens = tokenize(words)
    speaks = all(token.kind in {"people", "person", "party", "sign"} for token in tokens)
    return tokens[0].kind != "body" and not speaks and not any(token.finite for token in tokens)


_LABEL = re.compile(r"(.{5,160}?)(:| [–—-]) +(\S.*)", re.DOTALL)
_VERDICT = 6
"""Words that a verdict behind a matter has fewer than."""


def _tells_decision(words: str) -> bool:
    """Tell whether words hold a predicate that any rule of decisions knows, however it is meant."""
    return any(outcomes_in(clause.tokens) for clause in clauses(words))


@lru_cache(maxsize=1024)
def names_nothing(words: str) -> bool:
    """Tell whether words hold but days, numbers and bodies, and so name no matter: "KF 2017-06-12", "151125 KS".

    >>> names_nothing("KF 2017-06-12"), names_nothing("Budget 2027")
    (True, False)
    """
    tokens = tokenize(words)
    numbered = has_any(tokens, "ITEM_WORDS") and any(token.kind == "number" for token in tokens)
    nameless = {"day", "when", "year", "number", "body", "sign"}
    return all(token.kind in nameless or (numbered and is_among(token, "ITEM_PLACE")) for token in tokens)


# What a matter is called when its text has no heading: the title that stands in its sentences.

_NUMBER = re.compile(
    r"(?:(?:kommunfullmäktige|kommunstyrelsen)\s+)?(?P<number>handling\s+\d{4}\s+nr\s+\d+|(?:ärende|punkt|nr)\s+\d+(?:\.\d+)*|\d{1,3}(?:\.\d{1,3}){0,4})(?:[.):]\s*|\s+[-–]\s+|\s+(?=[A-ZÅÄÖ”\"“])|\s*$)(?!\d)(?!\s*(?:kap|kr|§|procent|"
    rf"{MONTH_NAME})\b)",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"(?P<noun>(?<![A-Za-zÅÄÖåäö-])[A-Za-zÅÄÖåäö-]*(?i:motion|medborgarförslag|interpellation|initiativ|initiativärende|e-?förslag|folkinitiativ|fråga))(?P<the>en|et|er|erna)?\b"
    r"(?:\s+(?:från|av)\s++(?P<who>[^.;]{3,90}?))?(?:\s++(?:ställd )?till\s++[^.;]{3,60}?)?\s*+(?:[,–-]\s*+)?(?P<about>(?P<quote>[”\"“»][^”\"“»]{3,140}[”\"“»])|(?:om|angående|gällande|rörande|kring|att)\s+[^.;]{3,400})"
)
_CUT = re.compile(
    r"(?i)(?:[.;]|:\s+(?=motionären|interpellanten|nämnden|fullmäktige|vi|den|det)|(?<!\s)\s++[–-]\s+|,\s+(?:men|som|vilket|där)\b|(?<!\s)(?:\s*+[,:])?\s++(?:delvis )?(?:fick|får|blev|blir|har|hade|är|var|anses|ansågs|ska|skall|kommer|skickas|skickades|remitter\w+|avsl(?:å|o|a)\w*|bif\w+|bordl\w+|återremi\w+|besvara\w+|antog\w*|antas|godkän\w+|behandla\w+|lämna(?:des|s|t)|överlämna\w+|röstades|gick|togs|drogs|väckt\w*|ansåg\w*|diskutera\w+|avskr\w+|avgjord\w+|klubba\w+|till kommun\w*|med \d+|med siffrorna|med röst\w+)\b|[”\"“]\s)"
)
_PRONOUN = re.compile(
    r"(?i)(?:den|det|de|detta|dessa|(?:ärendet|frågan|förslaget|beslutet)(?! om\b)|motionen|medborgarförslaget|interpellationen|vi|jag|man|alla|samtliga|efter|eftersom|då|sedan|på|i|vid|under|med|till|när|nu|här|äntligen)\b"
)
_BODY_FIRST = re.compile(rf"(?i)(?:{BODY_IN_TEXT})\b(?!s\b)(?!\w)|[^.;]{{0,60}}\b(?:beslut(?:ar|ade|at)|beslöt)\b")
_OBJECT = re.compile(
    rf"(?i)\b(?:beslutet (?:om|för) att\s+|(?:tog|fattade) (?:\w+ )?(?:ett )?(?:\w+ )?beslut om (?:att )?|(?:beslut(?:ar|ade|at|a)|beslöt)\s*(?:{BODY_IN_TEXT}\w*\s*)?(?:(?:nyligen|idag|i dag|också|även|enhälligt|därför|att föreslå {BODY_IN_TEXT}|den \d{{1,2}} [a-zåäö]+|i [A-ZÅÄÖ]\w+)\s+){{0,3}}(?:att\s+(?:föreslå {BODY_IN_TEXT} att\s+)?|om\s+|:\s*)"
    rf"|\b(?:ger|gav|uppdrar|uppdrog)\b[^.;]{{0,60}}?\batt\s+|{BODY_IN_TEXT} har (?:\w+ ){{0,2}}(?:antagit|godkänt|avslagit|bifallit|fastställt|bordlagt|återremitterat|sagt (?:nej|ja) till)\s+|{BODY_IN_TEXT}\s+(?:avsl(?:år|og)|bif(?:aller|öll)|godkän(?:ner|de)|an(?:tar|tog)|fastställ(?:er|de)|antar|bevilja(?:r|de)|tilldela(?:r|de)|återremittera(?:r|de)|bordl(?:ägger|ade)|noterar|noterade|remittera(?:r|de)|avskriv(?:er)|avskrev|anser|ansåg|sa(?:de)? (?:på [\wåäö]+ )?(?:nej|ja) till|ställ(?:er|de) sig bakom)\s+"
    r"|\b(?:fått|fick|får) igenom\s+|\b(?:sa(?:de)?|säger) (?:på [\wåäö]+ )?(?:nej|ja) till\s+|\böverklagar(?: idag| i dag)?\s+)(?P<object>[^.;:]{4,300})"
)
_INFINITIVE = re.compile(
    r"(?i)(?:(?:att|till presidium[^,]{0,80}?|om)\s++)?(?:anta|godkänna|fastställa|införa|betala ut|avskriva|avslå|bifalla|bevilja|ge|ordna|starta|inrätta|bygga|sälja|köpa|höja|sänka|upphäva|återremittera|bordlägga|remittera|anslå|avsätta|utreda|teckna|ta fram|ingå|anordna|arrangera|genomföra|inleda|lägga ned|lägga ner|stänga|öppna|revidera|uppdra åt|uppföra|överlåta|förvärva|ställa sig bakom|säga upp|förlänga|utöka|ändra|notera|lägga|tillstyrka|avstyrka|besvara)\s+"
)
_CLAIMED = re.compile(
    r"(?i)(?:informationen|ärendet|redovisningen|frågan|punkten)\s+(?:i|om|av|från)\s+|(?:kravet|äskandet|begäran|ansökan|förslaget|framställan|önskemålet)\s+(?:från\s++[^.;]{3,60}?\s++)?(?:om att|att|om|på)\s+"
)
_ARTICLE = re.compile(r"(?i)(?:en|ett|den|det|de|nästa års|ny|nytt|nya)\s+(?=\w)")
_INVERTED = re.compile(
    r"(?i)(?:\b(?:utgick|utgår|ströks|bordlades|återremitterades|avslogs|bifölls|remitterades|avskrevs|antogs|godkändes|fastställdes|beviljades|klubbades|besvarades)\s+(?:(?:även|också)\s+)?(?:(?:punkten|ärendet|frågan)\s+)?(?:om\s+)?(?:(?:en|ett)\s+)?(?!av\b|den \d|\w+ (?:veckor|vecka|månader|månad)\b|i\b|på\b|till\b|efter\b|med\b|utan\b|\d)|^Som\s+)(?P<what>[^.;]+?)(?=[.;]|\sav (?:[\wåäö]+)?(?:fullmäktige|styrelsen|nämnden)|\s(?:efterträder|valdes|väljs|utses|utsågs)\b|$)"
)
_BARE = 160
_OBJECT_END = re.compile(
    r"(?i)(?<!\s)(?:\s*+(?:\(|,(?!\d)|;)|\s++och\s+(?:att\b|bilag|dess bilag|uppdra|ge\b|ger\b|överlämna|lämna|översända|föreslå|remittera|skicka|uppmana)|\s++(?:enligt|efter|genom|i enlighet|besvara[dt]\w*|med ändring\w*|med tillägg\w*|till\s+(?:en kostnad|den \d+|\d[\d,. ]*)|oförändrat|som|vilket|vilken|där|innebär\w*|för beredning|på remiss|vid sammanträdet|från och med)\b|\s++med \d+\b).*$"
)
_ABOUT_DECISION = re.compile(
    r"(?i)inget beslut om\s+|(?:beslut om\s+)(?:minoritets)?(?:återremiss|bordläggning|avslag|bifall)(?:\s+(?:av|för|om|på|till|gällande|angående))\s+|(?:minoritets)?(?:återremiss|bordläggning)\s+(?:av|för)\s+"
)
_STATUS_TAIL = re.compile(
    r"(?i)(?<!\s)\s*+(?:\((?:[A-ZÅÄÖ]{2,5}\s*)?(?:\d{4}-\d\d-\d\d,?\s*)?§\s*\d+\)\s*+)?[,–-]?\s*+\(?(?:bordlag[dt]|återremittera[dt]|avslage[nt]|bifalle[nt]|remittera[dt]|besvara[dt]|utgår|utgick)\)?(?:\s+(?:den\s+)?[\d-]+(?:\s[a-zåäö]+(?:\s\d{4})?)?)?$"
    r"|(?<!\s)\s*+\((?:[A-ZÅÄÖ]{2,5}\s*)?(?:\d{4}-\d\d-\d\d,?\s*)?§\s*\d+\)$"
)
_LABEL_OF_CASE = re.compile(r"(?i)^\W*(?:ärende|rubrik|titel|ärendemening)\s*:\s*(?=\w)")
_TO_COUNCIL = re.compile(r"(?i)\s+till (?:[\wåäö]+s )?(?:kommun|region)?fullmäktige$")


def cut_number(line: str) -> tuple[str | None, str]:
    """Cut the number that a line begins with.

    >>> cut_number("2.1.6. Detaljplan för Ekbacken"), cut_number("2026 års budget")
    (('2.1.6', 'Detaljplan för Ekbacken'), (None, '2026 års budget'))
    """
    match = _NUMBER.match(line.strip())
    if match is None:
        return None, line.strip()
    return re.sub(r"(?i)^(?:ärende|punkt|nr)\s+", "", match["number"]), line.strip()[match.end() :].strip()


def tidy_title(title: str) -> str:
    """Cut what a title's line holds beside the title, and begin it with a capital."""
    words = _TO_COUNCIL.sub("", _LABEL_OF_CASE.sub("", title).strip(" .:,;–-•\n"))
    words = re.sub(
        r"(?i)\s+[–—-]\s+[\"”“]?(?:yrkar|yrkade|bifall|avslag|bifölls|avslogs|återremiss|bordl|godkän|anta|besvara|avskr|remi|det |den |ny|fast)\w*.*$",
        "",
        words,
    )
    words = re.sub(r"(?i)^(?:beslutet|frågan|ärendet|punkten|förslaget) om\s+", "", _STATUS_TAIL.sub("", words))
    words = _ABOUT_DECISION.sub("", words, count=1)
    return words[:1].upper() + words[1:]


def _of_made(sentence: str) -> str | None:
    """Take the title of a motion or the like from a sentence."""
    match = _MADE.search(sentence)
    if match is None or re.search(r"(?i)\b(?:förslag|svar) till $", sentence[: match.start()]):
        return None
    noun = match["noun"]
    if match["quote"]:
        quoted = tokenize(match["quote"][1:-1])
        return None if quoted and quoted[0].past else f"{noun} {match['quote']}"  # "motionen ”ansågs besvarad”"
    about = match["about"]
    cut = _CUT.search(about)
    words = (about[: cut.start()] if cut else about).strip(' ,–-”"')
    words = re.sub(r"(?<=\bom )Att\b", "att", words)
    if len(words.split()) <= 1:
        return None
    whole = match["who"] and not match["the"] and not sentence[: match.start()].strip()
    return f"{sentence[: match.start('about')].strip()} {words}" if whole else f"{noun} {words}"


def _of_subject(sentence: str) -> str | None:
    """Take the subject of a passive sentence: "Revideringen av planen bordlades"."""
    if _PRONOUN.match(sentence) or _BODY_FIRST.match(sentence):
        return None
    found = re.search(
        r"(?i)\s(?:bordl\w+|hann|hinner|skjuts|sköts|skjutits|lämnades|skickades|skickas|togs bort|ströks|flyttas|flyttades|överlämna\w*s|återremitter\w+|avsl(?:ogs|ås)|antogs|antas|godkän(?:des|ns)|fastställ(?:des|s)|bif(?:ölls|alls)|remittera\w+s|bevilja\w*s|blev|fick|klubbades|röstades|besvara\w+s|avskrevs|avskrivs|drogs tillbaka|utgick|utgår|upphävdes|upphävs)\b",
        sentence,
    )
    if found is None or " " not in sentence[: found.start()].strip():
        return None
    subject = re.sub(r",\s+(?:som|vilke[nt])\b[^,]*,?\s*$", "", sentence[: found.start()]).strip(" ,")
    return None if re.fullmatch(r"(?i)(?:[\wåäö]+s )?(?:förslag(?:et)?|yrkande(?:t)?)", subject) else subject


def _of_proposal(sentence: str) -> str | None:
    """Take what a proposal was about: "förslaget om loger"."""
    match = re.search(r"(?i)\b(?:förslaget|frågan|ärendet)\s+(?:\w+\s+)?(?:om|att)\s+(?P<what>[^.;:]{4,120})", sentence)
    if match is None:
        return None
    cut = _CUT.search(match["what"])
    return match["what"][: cut.start()] if cut else match["what"]


def _of_inverted(sentence: str) -> str | None:
    """Take the subject that stands behind its verb: "utgick punkten val av ordförande"."""
    match = _INVERTED.search(sentence)
    return _OBJECT_END.sub("", match["what"]).strip(" .") if match is not None else None


def _of_object(sentence: str) -> str | None:
    """Take what was decided on: "beslutade att införa en bostadsförmedling"."""
    match = _OBJECT.search(sentence)
    if match is None:
        return None
    words = match["object"].strip()
    for opening in (_CLAIMED, _INFINITIVE, _INFINITIVE):
        words = words[opened.end() :] if (opened := opening.match(words)) else words
    quoted = re.match(r"(?:[\wåäö-]+ ){0,3}[”\"“»]([^”\"“»]{5,})[”\"“»]", words)
    words = quoted[1] if quoted else _OBJECT_END.sub("", words)
    words = _ARTICLE.sub("", words, count=1) if re.match(r"(?i)(?:en|ett)\s", words) else words
    return words.strip(" ,!") or None


def derive_title(text: str) -> str:
    """Derive a matter's title from running text; the first sentence when nothing else can be had.

    >>> derive_title("Vår motion om gröna tak fick avslag. Det var väntat.")
    'Motion om gröna tak'
    >>> derive_title("KF beslutade att anta Cykelplan 2030 och bilagorna.")
    'Cykelplan 2030'
    """
    # What only names the meeting may stand before a colon: "I dag på kommunstyrelsen: Trafikplanen bordlades".
    parts = (" ".join(sentence.text.split()).partition(": ") for sentence in sentences_in(text))
    sentences = [rest if colon and is_notice_line(lead) else f"{lead}{colon}{rest}" for lead, colon, rest in parts]
    sentences = [sentence for sentence in sentences if not is_notice_line(sentence)] or sentences or [text]
    first = cut_number(sentences[0])[1]
    parted = part_title(first)
    if parted is not None and not is_notice_line(parted[0]):
        return tidy_title(parted[0])
    # A sentence that is a title with a full stop has no verb.
    words = first.strip(" .")
    bare = len(sentences) > 1 and len(words) < _BARE and not any(it.finite for it in tokenize(words))
    if bare and len(words.split()) > 1 and first.rstrip().endswith(".") and not _tells_decision(words):
        return tidy_title(words)
    sentences.sort(key=lambda sentence: re.match(r"(?i)(?:KF|[\wåäö]*fullmäktige)\b", sentence) is None)
    for read in (_of_made, _of_inverted, _of_subject, _of_object, _of_proposal):
        for sentence in sentences:
            title = read(cut_number(sentence)[1])
            if title:
                return tidy_title(title)
    whole = next((s for s in sentences if len(s) > 3), text.strip())  # noqa: PLR2004 - "7." is no sentence
    return tidy_title(cut_number(whole)[1]) or text.strip()
