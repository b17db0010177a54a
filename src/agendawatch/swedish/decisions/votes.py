"""Votes that were counted: their figures, what Ja and Nej meant, and what was voted on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from agendawatch.swedish.text.sentences import split_sentences

__all__ = ["Vote", "find_meaning", "find_voters", "find_votes", "find_winning_side"]

_NUMERALS = {
    word: number
    for number, words in enumerate(
        (
            "noll|ingen", "en|ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
            "fjorton", "femton", "sexton", "sjutton", "arton|aderton", "nitton", "tjugo", "tjugoen|tjugoett", "tjugotvå",
            "tjugotre", "tjugofyra", "tjugofem", "tjugosex", "tjugosju", "tjugoåtta", "tjugonio", "trettio",
        )
    )
    for word in words.split("|")
}  # fmt: skip
_N = rf"(\d{{1,3}}|{'|'.join(sorted(_NUMERALS, key=len, reverse=True))})"
_YES = r"[\"”“']?ja[\"”“']?"
_NO = r"[\"”“']?nej[\"”“']?"
_GAP = r"[^.\d]{0,90}?"
_FILLER = r"(?:\s*(?:avgivna|st|stycken|ledamöter|röster|röst))?"

_SHAPES: tuple[tuple[str, str], ...] = (
    ("yes-no", rf"\b{_N}\s+(?:st\.?\s+)?(?:ledamöter\s+(?:röstar|röstade)\s+)?(?:röster\s+(?:för|på)\s+)?{_YES}(?:[- ]?röst\w*)?\b{_GAP}\b{_N}\s+(?:st\.?\s+)?(?:ledamöter\s+(?:röstar|röstade)\s+)?(?:röster\s+(?:för|på)\s+)?{_NO}(?:[- ]?röst\w*)?\b"),
    ("no-yes", rf"\b{_N}\s+{_NO}(?:[- ]?röst\w*)?\b{_GAP}\b{_N}\s+{_YES}(?:[- ]?röst\w*)?\b"),
    ("yes-no", rf"\b{_YES}(?:[- ]?röst\w*)?\s*[:=–-]?\s*\(?{_N}\)?\b(?!\s*(?:mot|[-–]))[^\d]{{0,12}}?\b{_NO}(?:[- ]?röst\w*)?\s*[:=–-]?\s*\(?{_N}\b"),
    ("sides", rf"\b{_N}\s+röster?\s+(?:för|till förmån för|på)\s+(?!{_YES}|{_NO}){_GAP}(?:,|\b(?:och|mot|medan))\s+{_N}\s+(?:röster?\s+|röstade\s+)?(?:för|mot|emot|till förmån för|på)\b"),
    ("no-yes", rf"\b{_N}\s+(?:ledamöter\s+)?(?:röstade|röstar|sade|sa)\s+nej\b{_GAP}\b{_N}\s+(?:ledamöter\s+)?(?:(?:röstade|röstar|sade|sa)\s+)?ja\b"),
    ("sides", rf"\b{_N}\s+(?:ledamöter\s+)?(?:i\s\w+\s)?(?:röstade|röstar)\s+(?:för|ja)\b{_GAP}(?:\boch|\bmedan|,)\s+{_N}\s+(?:ledamöter\s+)?(?:(?:röstade|röstar)\s+)?(?:för|mot|emot|nej)\b"),
    ("sides", rf"\bröstade\s+{_N}\s+(?:ledamöter\s+)?(?:för|ja)\b{_GAP}(?:\boch|\bmedan|,)\s+{_N}\s+(?:ledamöter\s+)?(?:mot|emot|nej|för)\b"),
    ("sides", rf"\b{_N}{_FILLER}\s+(?:för|bifall)(?:\s+bifall)?\s*(?:,|och|mot)\s*{_N}{_FILLER}\s+(?:mot|emot|avslag|för avslag)\b"),
    ("sides", rf"\bfick\s+{_N}\s+röster\b{_GAP}\b{_N}(?:\s+röster)?\b(?!\s*(?:kronor|kr|procent|%))"),
    ("sides", rf"\b{_N}\s+(?:ledamöter\s+)?(?:stödde|ville|var\s+för|röstade\s+(?:ja|för)|gick\s+emot)\b{_GAP}(?:,|\boch|\bmedan)\s+{_N}\s+(?:ledamöter\s+)?(?:var\s+|ville\s+(?:ha\s+|se\s+)?)?(?:emot|mot|stödde|avgöra|avslå|avslag|återremi\w+|skicka|bordlägg\w+)\b"),
    ("figures", rf"\b{_N}{_FILLER}\s+mot\s+{_N}(?:\s+röster?)?\b(?!\s*(?:kronor|kr|procent|%|miljoner))"),
    ("figures", rf"\bmed\s+{_N}\s*[-–—]\s*{_N}(?=[.,;)!]|\s*$|\s(?:röster|efter|i)\b)"),
    ("figures", rf"(?:voter|röst|siffr|omröst|majoritet|vann\b|segrade\b|igenom\b|marginal\b)\w*[^.\d§]{{0,60}}?\b{_N}\s*[-–—]\s*{_N}\b(?![-–/:]\d|\s*(?:procent|kr|år|%))"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(f"(?i){pattern}")) for kind, pattern in _SHAPES)
_NAMED = re.compile(r"(?i)\bröstar?(?:de)?\s+([\"”“']?(?:ja|nej)[\"”“']?|för (?:bifall|avslag))\s*\((\d{1,3})\)")
_LISTED = re.compile(
    r"(?im)^\W{0,9}ja(?:-röster)?\s{0,9}[:=–-]?\s{0,9}(\d{1,3})\W{0,30}\n\W{0,9}nej(?:-röster)?\s{0,9}[:=–-]?\s{0,9}(\d{1,3})\b"
)
_SIDED = re.compile(
    r"(?im)^\W{0,9}ja\b[^\n\d]{1,90}\b(\d{1,3})\s{1,9}röster\W{0,30}\n\W{0,9}nej\b[^\n\d]{1,90}\b(\d{1,3})\s{1,9}röster\b"
)
_EACH_SIDE = re.compile(
    r"(?i)\b(\d{1,3}) (?:ledamöter |stycken |personer )?röstade (?:för|på|ja till) [^.\d]{3,80}[.,;]\s(?:och |medan |men )?(\d{1,3}) (?:ledamöter |stycken |personer )?röstade (?:på|för|mot|emot|nej)\b"
)
_FOR_AND_AGAINST = re.compile(
    r"(?i)\b(\d{1,3}) (?:ledamöter )?röstade för(?: [^.,;\d\n]{3,40})?[,;]?\s{1,3}(?:och |men |medan )?(\d{1,3}) (?:ledamöter )?(?:röstade )?(?:emot|mot)\b"
)
_ABSTAINED = re.compile(
    rf"(?i)\b{_N}\s+(?:st\s+|ledamöter\s+)?(?:som )?(?:avst(?:år|od|ående|ådda)|nedlagda|lade ned|blanka)(?!\s*:)|avst(?:år|od)[^.()\d]{{0,40}}[(:]\s*(\d{{1,3}})|avstår\s*:?\s*(\d{{1,3}})\b"
)
_MEANING = re.compile(
    r"(?i)(?:(?<=[\"”“'])|^|(?<=[\s:]))((?:ja|den som vill[^.]{0,120}?röstar ja)[ -]?(?:röst\w*)?\s*(?:för|till|=|:|innebär|betyder)\s(?!\d).{3,300}?"
    r"\bnej[ -]?(?:röst\w*)?\s*(?:för|till|=|:|innebär|betyder)\s[^\"”“]{3,200}?)(?=[\"”“.]|\n\s*\n|$)",
    re.DOTALL,
)
_BESIDE = re.compile(
    r"(?i)tilläggs\w*|ändringsyrkand\w*|kontraproposition\w*|motförslag|motproposition\w*|tillägget|protokollsanteckning"
)
_PROCEDURE = re.compile(r"(?i)återremi\w+|bordlägg\w*|avgör\w* (?:ärendet |frågan )?(?:i ?dag|nu|vid)")
_ON_MATTER = re.compile(r"(?i)\bröster? för (?:[\wåäö]+s )?(?:förslag|bifall|avslag)")
_TWO_SIDES = re.compile(
    rf"(?i)\b{_N}\s+röster?\s+(?:för|på)\s+(?!{_YES}|{_NO})(?P<first>[^.\d]{{3,90}}?)(?:,|\b(?:och|mot|medan))\s+{_N}\s+(?:röster?\s+)?(?:för|på)\s+(?P<last>[^.,;\n]{{3,90}})"
)
_FOR = re.compile(
    rf"(?i)(?:\bröstade\s+{_N}\s+(?:ledamöter\s+)?|\b{_N}\s+(?:ledamöter\s+)?(?:i\s\w+\s)?röstade\s+)för\s+(?P<first>[^.\d]{{3,60}}?),?\s+(?:(?:och|medan)\s+)?{_N}\s+(?:ledamöter\s+)?(?:röstade\s+)?(?:emot|mot|nej)\b"
)
"""A vote for something and against it."""
_GOT = re.compile(
    rf"(?i)\b[\wåäö]*(?:förslag|motion|plan|budget)(?:en|et|n)?\b[^.;\d]{{0,60}}?\bfick\s+{_N}\s+(?:av\s+\d{{2,3}}\s+)?röster(?:\s+mot|,)\s+{_N}\b"
)
"""What got how many votes against how many."""
_MAIN = re.compile(r"(?i)huvudvotering\w*|huvudproposition\w*|slutvotering\w*|huvudomröstning\w*")


@dataclass(frozen=True, slots=True)
class Vote:
    """One counted vote, as the text gives it."""

    yes: int
    """Figures of Ja, or of the side named first."""
    no: int
    abstained: int | None
    named: bool
    """Whether the text says which figure was Ja and which Nej; else the first won."""
    words: str
    start: int
    beside: bool = False
    """A vote on a tilläggsyrkande, a counter-proposition or the like, not on the matter."""
    procedure: bool = False
    """A vote on återremiss, bordläggning or whether to decide today."""
    main: bool = False
    """Called the main vote (huvudvotering) by the text."""


def _number(words: str) -> int:
    folded = words.casefold()
    return _NUMERALS[folded] if folded in _NUMERALS else int(folded)


def _abstained(text: str) -> int | None:
    found = _ABSTAINED.search(text)
    return _number(next(group for group in found.groups() if group)) if found else None


def _shaped(words: str) -> tuple[int, int, bool, int, int] | None:
    """Read one sentence's figures: first, second, whether Ja and Nej are named, and where they stand."""
    for kind, pattern in _PATTERNS:
        match = pattern.search(words)
        if match is None or (match[1].casefold() in {"en", "ett", "ingen"} and kind == "figures"):
            continue
        first, second = _number(match[1]), _number(match[2])
        if kind == "no-yes":
            first, second = second, first
        return first, second, kind in {"yes-no", "no-yes"}, match.start(), match.end()
    return None


def _named(text: str) -> list[Vote]:
    """Read votes told by name lists: "… röstar Ja (7). … röstar Nej (6)." in pairs."""
    votes: list[Vote] = []
    figures = [(m[1].strip("\"”“'").casefold(), int(m[2]), m.start(), m.end()) for m in _NAMED.finditer(text)]
    counted = -1
    for first, second in pairwise(figures):
        if first[0] == second[0] or first[2] == counted:
            continue
        counted = second[2]
        yes, no = (first, second) if first[0] in {"ja", "för bifall"} else (second, first)
        before = text[max(0, first[2] - 1500) : first[2]]
        about = (find_meaning(before) or before[-300:]) if "oposition" in before or "Ja" in before else before[-300:]
        abstained = _abstained(text[first[2] : second[3] + 160])
        votes.append(
            _judged(Vote(yes[1], no[1], abstained, named=True, words=text[first[2] : second[3]], start=first[2]), about)
        )
    return votes


def _judged(vote: Vote, about: str) -> Vote:
    return Vote(
        vote.yes, vote.no, vote.abstained, vote.named, vote.words, vote.start,
        beside=_BESIDE.search(about) is not None,
        procedure=_PROCEDURE.search(about) is not None and _ON_MATTER.search(vote.words) is None,
        main=_MAIN.search(about) is not None,
    )  # fmt: skip


def _listed(text: str) -> list[Vote]:
    """Read votes with a line for each side: "Ja: 10", "Nej: 4"."""
    found: list[Vote] = []
    for match in (
        *_LISTED.finditer(text),
        *_SIDED.finditer(text),
        *_EACH_SIDE.finditer(text),
        *_FOR_AND_AGAINST.finditer(text),
    ):
        abstained = _abstained(text[match.end() : match.end() + 40])
        vote = Vote(int(match[1]), int(match[2]), abstained, named=True, words=match[0], start=match.start())
        found.append(_judged(vote, text[: match.start()][-300:]))
    return found


def find_votes(text: str) -> tuple[Vote, ...]:
    """Find the counted votes, in order.

    >>> [(v.yes, v.no) for v in find_votes("Med 7 ja-röster och 8 nej-röster avslås initiativet.")]
    [(7, 8)]
    >>> [(v.yes, v.no) for v in find_votes("Nämnden beslutade efter votering 12 - 1. Mötet varade 13-15.")]
    [(12, 1)]
    """
    named = _named(text)
    if named:
        return tuple(named)
    votes = _listed(text)
    before = ""
    for sentence in split_sentences(text):
        words = sentence.text
        shaped = _shaped(words)
        if shaped is not None:
            yes, no, is_named, start, end = shaped
            vote = Vote(yes, no, _abstained(words), is_named, words, sentence.start + start)
            about = words if re.search(r"(?i)\w{4,}", words[:start] + words[end:]) else before
            votes.append(_judged(vote, about))
        before = words
    return tuple(sorted(votes, key=lambda vote: vote.start))


def find_meaning(text: str) -> str | None:
    """Find what Ja and Nej stood for, in the text's words; the last one when there are several.

    >>> find_meaning('Godkänd voteringsproposition: "Ja för avslag och Nej för bifall till yrkandet."')
    'Ja för avslag och Nej för bifall till yrkandet'
    """
    found = None
    for found in _MEANING.finditer(text):  # noqa: B007 - the last one is wanted
        pass
    return re.sub(r"\s+", " ", found[1]).strip(" .") if found else None


def find_winning_side(text: str) -> str | None:
    """Find what the side stood for that won a vote, in the text's words; `None` when the text does not say.

    >>> find_winning_side("10 röster för kontorets förslag, 3 för avslag.")
    'kontorets förslag'
    """
    told = _FOR.search(text)
    if told is not None:
        won, lost = (_number(words) for words in (told[1] or told[2], told[4]))
        return told["first"].strip() if won > lost else "avslag" if lost > won else None
    got = _GOT.search(text)
    if got is not None and _number(got[1]) != _number(got[2]):
        return "bifall" if _number(got[1]) > _number(got[2]) else "avslag"
    sides = _TWO_SIDES.search(text)
    if sides is None or _number(sides[1]) == _number(sides[3]):
        return None
    return sides["first" if _number(sides[1]) > _number(sides[3]) else "last"].strip()


def find_voters(text: str) -> tuple[tuple[bool, str], ...]:
    """Find the lists of names behind each side: whether the side won, and the words that list it.

    >>> find_voters("Bo Ek (M) röstar Nej (1). Eva Al (V) och Ada Ö (S) röstar Ja (2).")
    ((False, 'Bo Ek (M)'), (True, 'Eva Al (V) och Ada Ö (S)'))

    Of one vote only: where names are listed for several, the last counts. None when the figures do not say who won.
    """
    votes = find_votes(text)
    if not votes or votes[-1].yes == votes[-1].no or votes[-1].beside:
        return ()
    won = "ja" if votes[-1].yes > votes[-1].no else "nej"
    start = text.rfind("oposition", 0, votes[-1].start) if len(votes) > 1 else 0
    found: list[tuple[bool, str]] = []
    at = max(start, 0)
    for match in re.finditer(r"(?i)\s+röst(?:ar|ade)\s+[\"”“']?(?P<side>ja|nej)\b[^.]*(?:\.|$)", text[at:]):
        names = re.split(r"[.\"”“]\s*\n|(?<=[a-zåäö)]{2})\.\s+|\n\s*\n", text[at : max(start, 0) + match.start()])[-1]
        found.append((match["side"].casefold() == won, names.strip()))
        at = max(start, 0) + match.end()
    return tuple(found)
