"""Weak labels of real minutes: what a pattern finds in a paragraph's own words, and how our reader compares.

Weak means that nobody has read the paragraph. There is a label where the decision's words give one kind of verdict; with
two kinds or none there is none. Of sixty read by eye one was wrong and some four could be read both ways: a disagreement is
a question. Sides are those that the minutes put in plain sentences ("… yrkar avslag på motionen", "… reserverar sig").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.corpus.score import Report, case
from benchmarks.real.clones import Paragraph, Protocol

import agendawatch as aw

COUNCIL = "Kommunfullmäktige"
_COUNCILS = {COUNCIL, "kommunfullmaktige"}
_BOARDS = {"Kommunstyrelsen", "kommunstyrelsen"}

_VERDICTS = {
    "tabled": r"\bbordlägg(?:s|a|er)\b|\bskjuts upp till\b",
    "referred_back": r"\båterremitter(?:as|a|ar)\b|^enligt (?:\w+ \d+ i )?återremissyrkande",
    "rejected": (
        r"\b(?:motionen|yrkandet|förslaget|medborgarförslaget|initiativärendet|ansökan|hemställan)\b[^.;]{0,200}?"
        r"\b(?:avslås|avstyrks|avstyrkes)\b|\bavslå(?:r)? (?:motionen|ansökan|medborgarförslaget|yrkandet)\b"
    ),
    "answered": r"\b(?:anses|förklaras)\b[^.;]{0,40}? besvara(?:d|t|de)\b",
    "approved": (
        r"\b(?:bifalls|bifalles|tillstyrks|godkänns|godkännes|antas|antages|fastställs|fastställes|beviljas)\b"
        r"|\b(?:godkänner|antar|fastställer|beviljar|bifaller|tillstyrker)\b|\bfår i uppdrag\b|\bges i uppdrag\b"
    ),
    "elected": r"\b(?:utses|utser|väljs|förordnas)\b|\bväljer (?:till|[A-ZÅÄÖ])",
    "noted": r"\b(?:antecknas|noteras)\b|\btill handlingarna\b|\btar del av (?:informationen|redovisningen)\b",
    "referred": (
        r"\b(?:remitteras|överlämnas|lämnas)\b[^.;]{0,80}? (?:för beredning|för yttrande|till [\wåäö-]+(?:styrelsen|nämnden) för)\b"
    ),
}
_FIRST = ("tabled", "referred_back", "rejected", "answered")
"""A verdict on the item outweighs what is said beside it: a motion is rejected although a mission goes with it."""
_SAME = {"partially_approved": "approved", "forwarded": "approved"}
_ASKED = re.compile(r"(?:Svar på |Reviderat )?(?:motion|yrkande|medborgarförslag|hemställan)", re.IGNORECASE)
_MOTION = re.compile(r"(?:Svar på )?motion\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where a weak label and our reader part."""

    kind: str
    protocol: str
    paragraph: Paragraph
    words: str

    def __str__(self) -> str:
        """Give its line."""
        return f"{self.protocol} § {self.paragraph.number} {self.paragraph.title[:70]} | {self.words[:160]}"


def verdict(decided: str, title: str) -> str | None:
    """Give the outcome that a decision's words bear; nothing where they bear two kinds or none.

    >>> verdict("Den av Anna Ek väckta motionen avslås.", "Motion av Anna Ek (S) om hyror")
    'rejected'
    """
    if decided.startswith("Antecknas."):
        return "noted"
    found = [name for name, pattern in _VERDICTS.items() if re.search(pattern, decided, re.IGNORECASE)]
    decisive = [name for name in _FIRST if name in found]
    if sent_on(decided) and not decisive and "noted" in found:
        found.remove("noted")
    if len(found) > 1 and not _ASKED.match(title) and "2. " in decided:
        return None
    if len(decisive) == 1 and not re.search(r"i övrigt|[Bb]eslutssats \d|[Ff]örsta beslutssatsen", decided):
        return decisive[0]
    return found[0] if len(found) == 1 and not decisive else None


def sent_on(decided: str) -> bool:
    """Whether a board's decision is a proposal to the council.

    >>> sent_on("Kommunstyrelsen tillstyrker förslaget och föreslår att kommunfullmäktige beslutar: Planen antas.")
    True
    """
    return bool(
        re.search(
            r"föreslår att kommunfullmäktige|föreslår kommunfullmäktige|kommunfullmäktige föreslås (?:besluta|anta)"
            r"|förslag till (?:beslut i )?kommunfullmäktige",
            decided,
        )
    )


_PARTY = r"\((V|S|MP|M|C|L|KD|SD|D|FI)\)"
_PLEA = re.compile(
    rf"((?:[A-ZÅÄÖ][^().;:§]{{1,60}}{_PARTY}[,\s]*(?:och\s+)?)+)\s*yrkar\s+(bifall|avslag)\s+(?:till|på)\s+([^.;]{{3,90}})",
    re.DOTALL,
)
_RESERVED = re.compile(
    r"(?:Ledamöterna|Representanterna|Ledamoten|Representanten) från ([A-ZÅÄÖ, \n]{1,30}?(?:och [A-Z]{1,2})?) reserverar sig"
)


_OWN = re.compile(r"[Yy]rkande(?:n|t|na)? från ((?:[A-ZÅÄÖ]{1,2}(?:,\s+|\s+och\s+|\s+samt\s+)?)+)")
_CODE = re.compile(r"\b(?:V|S|MP|M|C|L|KD|SD|D|FI)\b")


def sides(paragraph: Paragraph, outcome: str | None) -> dict[str, set[str]]:
    """Give, by party, what plain sentences say that it did: "author", "own" (a proposal beside), "for", "against", "reservation".

    To ask that the board's proposal be followed is to be against a motion that was rejected by it, and for one that was
    approved; where no such thing is known, nothing is said of the party.
    """
    motion = _MOTION.match(paragraph.title)
    text = paragraph.text.split("Protokollsutdrag", 1)[0]
    told: dict[str, set[str]] = {}
    for party in re.findall(_PARTY, paragraph.title) if motion else ():
        told.setdefault(party, set()).add("author")
    for hit in _PLEA.finditer(text):
        stand = _stand(hit[3], " ".join(hit[4].split()), outcome, motion=bool(motion))
        for party in re.findall(_PARTY, hit[1]):
            told.setdefault(party, set()).update([stand] if stand else [])
    for pattern, name in ((_RESERVED, "reservation"), (_OWN, "own")):
        for hit in pattern.finditer(text):
            for party in _CODE.findall(hit[1]):
                told.setdefault(party, set()).add(name)
    return told


def _stand(asked: str, of: str, outcome: str | None, *, motion: bool) -> str | None:
    """Tell where somebody stands who asks that something be followed, or not, where that is known."""
    if motion and re.match(r"motionen\b", of):
        return "for" if asked == "bifall" else "against"
    if not re.match(r"(?:kommunstyrelsens|stadsledningskontorets) förslag$", of):
        return None
    if motion:
        return {"rejected": "against", "approved": "for"}.get(outcome or "") if asked == "bifall" else None
    return ("for" if outcome == "approved" else None) if asked == "bifall" else "against"


_BEARS = {
    "proposer": ("author", "own"),
    "supporter": ("for", "author"),
    "opponent": ("against",),
    "reservation": ("reservation",),
}
_DENIES = {"proposer": ("against",), "supporter": ("against",), "opponent": ("for", "author"), "reservation": ()}


def measure(protocol: Protocol, report: Report) -> Iterator[Disagreement]:
    """Count one protocol into a report, and give where it parts from the weak labels."""
    report.record, report.records = protocol.name, report.records + 1
    try:
        said = {it.number: it for it in reversed(tuple(aw.read_minutes(protocol.page)))}
    except aw.AgendawatchError as error:
        report.refused += 1
        report.missed(f"refused: {error}")
        said = {}
    for paragraph in protocol.paragraphs:
        item = said.get(paragraph.number)
        report.add("paragraphs found", int(item is not None), 1)
        for kind, words in _parted(protocol, paragraph, item, report):
            yield Disagreement(kind, protocol.name, paragraph, words)


def _parted(
    protocol: Protocol, paragraph: Paragraph, item: aw.AgendaItem | None, report: Report
) -> Iterator[tuple[str, str]]:
    decision = item.decision if item else None
    decided = paragraph.decided
    got = decision.outcome.value if decision else "unknown"
    weak = verdict(decided, paragraph.title)
    if weak is not None:
        right, silent = _SAME.get(got, got) == weak, got == "unknown"
        report.add("outcome agrees", int(right), 1)
        report.add("outcome, another is claimed", int(not right and not silent), 1)
        report.add(f"outcome {weak}", int(right), 1)
        whose = "council's" if protocol.organization in _COUNCILS else "board's"
        here = protocol.organization in _COUNCILS | _BOARDS
        motion = here and _MOTION.match(paragraph.title) and weak != "tabled"
        if motion:
            report.add(f"{whose} motions read", int(right), 1)
            report.add(f"{whose} motions, another outcome is claimed", int(not right and not silent), 1)
        if not right:
            yield f"{'motion: ' if motion else ''}weak {weak}, read {got}", decided
    if paragraph.case:
        right = case(item.reference if item else None) == case(paragraph.case)
        report.add("case numbers", int(right), 1)
        if not right:
            yield "case number", f"{paragraph.case}, read {item.reference if item else None}"
    if protocol.organization in _BOARDS and decided:
        on = decision is not None and decision.next_organization is not None
        told = on and decision is not None and str(getattr(decision.next_organization, "name", "")) == COUNCIL
        if sent_on(decided):
            report.add("matters sent on to the council, told as sent", int(told), 1)
        elif COUNCIL.lower() not in paragraph.text.lower():
            report.add("sent on to the council where the text names none", int(told), 1)
        if told is not sent_on(decided) and (told is False or COUNCIL.lower() not in paragraph.text.lower()):
            yield "sent on and not told" if not told else "told as sent on where no council is named", decided
    yield from _parted_sides(paragraph, item, weak, report)


def _parted_sides(
    paragraph: Paragraph, item: aw.AgendaItem | None, weak: str | None, report: Report
) -> Iterator[tuple[str, str]]:
    stood = sides(paragraph, weak)
    named = set(_CODE.findall(paragraph.text))
    told = {(it.party.code, it.role.value) for it in item.positions if it.party} if item else set()
    for party, role in sorted(told):
        known = stood.get(party, set())
        if role not in _BEARS:
            continue
        right = bool(known & set(_BEARS[role]))
        false = not right and (party not in named or bool(known & set(_DENIES[role])))
        report.add("sides told that a sentence bears or denies", int(right or false), 1)
        if right or false:
            report.add("sides told that are false (of these)", int(false), 1)
        if false:
            said = "/".join(sorted(known)) if known else "nothing of the party"
            yield f"side: {role} told, the sentences say {said}", party
    for party, known in stood.items():
        if known & {"for", "against", "reservation"}:
            found = any((party, role) in told for role, bears in _BEARS.items() if known & set(bears))
            report.add("sides of plain sentences that are told", int(found), 1)
