"""Words for what was decided, and where in a text they stand: each with its voice and what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import islice

from agendawatch.model.item import Outcome
from agendawatch.swedish.decisions.earlier_meetings import is_background, is_long_ago, tells_of_earlier, without_earlier
from agendawatch.swedish.decisions.outcome_words import OUTCOME_WORDS, is_said
from agendawatch.swedish.decisions.plain_decisions import (
    BECAME,
    DECIDES,
    DID,
    DOES,
    IS_DONE,
    TO_PROPOSE,
    unrefused,
)
from agendawatch.swedish.decisions.position_groups import find_groups
from agendawatch.swedish.decisions.undecided import asks_in_vain, binds_nobody
from agendawatch.swedish.decisions.voices import Voice, find_voice, is_by_office
from agendawatch.swedish.text.sentences import Sentence, split_sentences

__all__ = ["Ruling", "Scope", "find_rulings"]


class Scope(IntEnum):
    """What a ruling is about: a higher value is nearer to the matter itself."""

    ADDITION = 0
    """A yrkande, tilläggsyrkande or the like, beside the matter."""
    VAGUE = 1
    """The matter, by reference: "enligt förvaltningens förslag"."""
    PART = 2
    """Something within the matter."""
    MATTER = 3
    """The matter by name: "motionen", "ärendet", "frågan"."""


_ADDITION = re.compile(
    r"(?i)\b(?:tilläggs|ändrings|återremiss|bordläggnings|avslags|motförslags|jämkning\w*)\w*|\b\w*yrkande\w*|\bprotokollsanteckning\w*"
    r"|\btillägg(?:et|en)?\b|\breservation\w*|\bmotförslag\w*|\b(?:den|denna|hans|hennes|deras) begäran\b|(?<!s )\bförslag till beslut (?:från|av) [A-ZÅÄÖ]"
)
_MATTER = re.compile(
    r"(?i)\b(?:ärende(?:t|na)|frågan|motion(?:en|erna|ens)?|medborgarförslag(?:et|en)?|e-?förslag(?:et)?|folkinitiativ(?:et)?"
    r"|interpellation(?:en|erna)?|initiativ(?:et|ärendet)?|skrivelsen|[\wåäö]*motion(?:en|erna)?|[\wåäö]*interpellation(?:en)?"
    r"|[\wåäö]*medborgarförslag\w*|paragrafen|punkten|beslutet|ledamotsinitiativ\w*|avsägelse(?:n|rna)|ansökan)\b"
)
_VAGUE = re.compile(
    r"(?i)\b(?:enligt|i enlighet med|bifall\w* till|bif(?:alla|aller|öll|allit)|följ(?:er|de|a)|(?:går|gick) på)\s+(?:[\wåäöÅÄÖ:.()-]+\s+){0,9}?"
    r"(?:förslag(?:et)?|linje|yrkande(?:t|n)?|framställan|begäran|hemställan|tjänsteutlåtande\w*)\b"
)
_TO = re.compile(r"(?i)\s+(?:\w+\s)?att\s+")
_NOT = re.compile(r"(?i)\b(?:inte|ej|icke|aldrig)\b")
_BY_ONE = (Outcome.WITHDRAWN, Outcome.ANSWERED)
"""Outcomes that one person brings about: who made a motion takes it back, who is asked answers."""
_ASKS_FOR = re.compile(
    r"(?i)\b(?:(?:yrkande|förslag|begäran)\w*\b(?:[^.;]{0,80}?\bom (?:att )?|,? att )|krav(?:et|en)? (?:på|om) (?:att )?|(?:yrka|begär|kräv)de (?:på )?)(?=\w)"
)
"""What a yrkande that was approved asked for: "yrkande från M om att avslå motionen"."""
_WINS = re.compile(r"(?i)vann\b|gick igenom|röstades igenom|bif(?:ölls|alls)\b|fick majoritet")
"""Verbs behind a proposal that say that it was followed: "förslaget att avslå motionen vann"."""
_ACTIVE = re.compile(r"(?i)\w+(?:ar|er|år|de|te|og|öll)|sa|ville?|ställde|säger")
_LOST = re.compile(r"(?i)\b(?:yrkade|begärde|krävde|föreslog)\b[^.;]*\b(?:fick|förlorade|röstades)\s+(?:\w+ )?$")
"""Somebody who asked for something and got a no: their yrkande fell, not the matter."""
_HANDED_ON = re.compile(
    r"(?i)\butan eget\b|\b(?:ärendet|frågan|protokollet|meddelandet|skrivelsen|motion(?:en|er|erna)?|medborgarförslag(?:et|en)?|handlingarna|avsägelsen|inbjudan|förfrågan)\b"
)
"""What is handed on without a stand; a yttrande or a report that is sent has been approved."""
_FOLLOWS = re.compile(
    r"(?i)(?:.{3,160}\s[–—-])?\s*(?:(?:till|beslut|beslöts|beslutades|avgjordes|bifall)\b[^.;]{0,50}?\s)?(?:enligt|i enlighet)\b"
)
"""How a decision begins that only says whose proposal was followed."""
_INITIATIVE = re.compile(r"(?i)\b(?:motion|medborgarförslag|e-förslag|ledamotsinitiativ|initiativärende)")
_PAST = re.compile(r"(?i)\w+(?:des?|tes?|ogs?|ölls?|evs?)\b")
_SENT_UP = re.compile(r"(?i)(?!till|överlåt).*\bför beslut")
"""What is sent to others to decide is referred when it is an initiative; else its sender has decided before."""
_THEIRS = re.compile(
    r"(?i)\b(?:[\wåäö]+(?:partiets|ernas|istens)|[A-ZÅÄÖ]{1,2}:?s)\s+(?:\w+ )?förslag\b(?! till (?:beslut|detaljplan))"
)
"""A party's proposal: what becomes of it is not yet what becomes of the matter."""
_CLAUSE = re.compile(
    r"(?i)[;]\s*|,?\s+men\s+|,\s+(?:varefter|varpå|medan)\s+"
    r"|\s+och\s+(?=[\wåäö]+(?:en|et|na)\s+(?:antogs|bifölls|avslogs|godkändes|fastställdes|bordlades|återremitterades)\b)"
)

_WORDS = re.compile(
    "|".join(f"(?P<{outcome.name}>(?<![\\wåäö])(?:{words}))" for outcome, words in OUTCOME_WORDS), re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Ruling:
    """One place where a text says what became of something."""

    outcome: Outcome
    voice: Voice
    scope: Scope
    words: str
    """The sentence or point that says it."""
    start: int
    """Where that sentence begins in the text."""
    generic: bool = False
    """True when only "beslutade om …" says it, without an outcome's own word."""
    weak: bool = False
    """True for a passive verb without a lead ("taxan höjs"): a decision only under a decision's heading."""
    clause: int = 0
    """Which of its sentence's clauses it stands in."""


def _scope(clause: str, start: int, end: int) -> Scope:
    """Tell what a ruling is about, by its subject before it and its object after it."""
    before, after = clause[:start], clause[end : end + 120]
    near = re.split(r"(?i)\b(?:finner att|beslutar?(?: först)? att|beslutade att|beslutat att|och finner)\b", before)[
        -1
    ]
    near = without_earlier(near)
    own = re.split(r"[,.;:(]| efter | enligt ", after)[0]
    word = clause[start:end].casefold()
    active = not word.endswith("s")
    if active and _ADDITION.search(own):
        return Scope.ADDITION
    if _ADDITION.search(near) and not _MATTER.search(near):
        return Scope.ADDITION
    if _MATTER.search(near) or (active and _MATTER.search(own)):
        return Scope.MATTER
    if _VAGUE.search(clause[max(0, start - 2) : end + 120]) and word.startswith("bif"):
        return Scope.VAGUE
    return Scope.PART


def _negated(outcome: Outcome, clause: str, start: int, end: int) -> Outcome | None:
    """Turn an outcome that the clause denies: not approved is rejected, not rejected is nothing."""
    near = clause[max(0, start - 12) : start] + " " + clause[end : end + 7]
    if "inte" in clause[start:end] or not _NOT.search(near) or clause[:start].endswith(" utan "):
        return outcome
    return Outcome.REJECTED if outcome is Outcome.APPROVED else None


def _by_a_party(clause: str, start: int, end: int) -> bool:
    """Tell whether the subject right before an active verb is a party or a member: that is a stand, no decision."""
    word = clause[start:end].split(maxsplit=1)[0]
    if not _ACTIVE.fullmatch(word):
        return False
    near = clause[max(0, start - 60) : start]
    groups = find_groups(near)
    if not groups or near[groups[-1].end :].strip():
        return False
    return not re.search(r"(?i)\b(?:av|från|med)\s+$", near[: groups[-1].start])


@dataclass(frozen=True, slots=True)
class _Clause:
    """A part of a sentence with its own subject and verb."""

    sentence: Sentence
    lead: str
    before: str
    """The sentence until the clause."""
    text: str
    nth: int


def _outcome(match: re.Match[str], text: str) -> Outcome | None:
    """Tell an outcome's word from one that only looks like it; `None` when nothing is decided there."""
    span = match.span()
    outcome: Outcome | None = Outcome[match.lastgroup or "UNKNOWN"]
    if outcome is None or not is_said(outcome, text, *span) or (outcome not in _BY_ONE and _by_a_party(text, *span)):
        return None
    if _SENT_UP.fullmatch(match[0]) and not _INITIATIVE.search(text):
        return None
    outcome = _negated(outcome, text, *span)
    if outcome is Outcome.FORWARDED and not _HANDED_ON.search(text):
        return Outcome.APPROVED
    return Outcome.REFERRED if outcome is Outcome.FORWARDED and _INITIATIVE.search(text) else outcome


def _asked_for(text: str, start: int) -> Outcome | None:
    """Find the outcome that an approved yrkande asked for."""
    asks = _ASKS_FOR.search(text, start)
    word = _WORDS.match(text, asks.end()) if asks is not None else None
    return Outcome[word.lastgroup or "UNKNOWN"] if word is not None else None


_MOST = 12
"""Outcomes in a clause: one with more is no sentence, and each is judged by all before it."""


def _in_clause(clause: _Clause) -> list[Ruling]:
    found: list[Ruling] = []
    text = clause.text
    for match in islice(_WORDS.finditer(text), _MOST):
        outcome = _outcome(match, text)
        if outcome is None or (outcome is Outcome.REJECTED and asks_in_vain(text, *match.span())):
            continue
        voice = find_voice(clause.lead + text[: match.start()], match[0])
        before = tells_of_earlier(text[: match.start() + 1], more=_WORDS.search(text, match.end()) is not None)
        if voice is Voice.DECIDED and (before or (_PAST.match(match[0]) and is_long_ago(text, match.end()))):
            voice = Voice.TOLD
        if is_by_office(text, match.end()):
            voice = Voice.CLAIMED
        lost = _LOST.search(clause.before + text[: match.start()]) or _THEIRS.search(text[: match.start()])
        scope = Scope.ADDITION if lost else _scope(text, *match.span())
        won = _WINS.match(match[0]) is not None
        if outcome is Outcome.APPROVED and (asked := _asked_for(text, 0 if won else match.start())) is not None:
            outcome, scope = asked, Scope.MATTER
        asked_only = match[0].casefold().endswith("ställas")
        scope = min(scope, Scope.PART) if asked_only else scope
        sentence = clause.sentence
        found.append(
            Ruling(outcome, voice, scope, sentence.text, sentence.start, generic=asked_only, clause=clause.nth)
        )
    return found


def _unspecific(sentence: Sentence) -> list[Ruling]:
    """Read a sentence that decides without an outcome's own word."""
    words = sentence.words
    vague, generic, proposed = _VAGUE.search(words), DECIDES.search(words), TO_PROPOSE.search(words)
    if vague is not None and (generic is not None or proposed is not None or _FOLLOWS.match(words)):
        voice = find_voice(words[: vague.start()])
        asked = _asked_for(words, vague.start())
        scope = Scope.VAGUE if asked is None else Scope.MATTER
        return [Ruling(asked or Outcome.APPROVED, voice, scope, sentence.text, sentence.start, generic=True)]
    became = BECAME.search(words)
    if became is not None:
        what = ([m.lastgroup for m in _WORDS.finditer(words, 0, became.start())] or [None])[-1] or "APPROVED"
        return [Ruling(Outcome[what], Voice.DECIDED, Scope.PART, sentence.text, sentence.start, generic=True)]
    if proposed is not None:
        voice = find_voice(words[: proposed.end()])
        return [Ruling(Outcome.APPROVED, voice, Scope.PART, sentence.text, sentence.start, generic=True)]
    for pattern in (DECIDES, DOES, DID, IS_DONE):
        act = pattern.search(words)
        if act is not None:
            end = act.end() if pattern is DECIDES else act.start()
            outcome, passive = unrefused(words, act), pattern is IS_DONE
            if outcome is None:
                return []
            told = is_background(words, act.end())
            voice = Voice.TOLD if told else find_voice(words[:end], act[0] if passive else "")
            weak = passive and not sentence.lead
            return [Ruling(outcome, voice, Scope.PART, sentence.text, sentence.start, generic=True, weak=weak)]
    return []


def _on_addition(sentence: Sentence) -> bool:
    """Tell whether all that a sentence decides is a yrkande's fate: "beslutade att avslå yrkandet"."""
    words = sentence.words
    act = DECIDES.search(words)
    word = _WORDS.search(words, act.end()) if act is not None else None
    if act is None or word is None or not _TO.fullmatch(words[act.end() : word.start()]):
        return False
    return _scope(words, *word.span()) is Scope.ADDITION


def _in_sentence(sentence: Sentence) -> list[Ruling]:
    """Read a sentence clause by clause."""
    found: list[Ruling] = []
    lead = f"{sentence.lead} " if sentence.lead else ""
    body = sentence.words[len(lead) :]
    start = 0
    for nth, (end, after) in enumerate([*(m.span() for m in _CLAUSE.finditer(body)), (len(body), len(body))]):
        found += _in_clause(_Clause(sentence, lead, body[:start], body[start:end], nth))
        start = after
    return found


def find_rulings(text: str) -> tuple[Ruling, ...]:
    """Find every place that says what became of something, in order, losing proposals and history included.

    >>> [(r.outcome.value, r.voice.name) for r in find_rulings("Bo Ek (M) yrkar avslag. Nämnden återremitterar ärendet.")]
    [('referred_back', 'DECIDED')]

    The reader weighs them: `Voice` tells how far each binds, `Scope` what it is about.
    """
    found: list[Ruling] = []
    for sentence in split_sentences(text):
        mine = _in_sentence(sentence)
        if not any(r.voice >= Voice.PROPOSED and (r.scope or r.outcome is Outcome.ANSWERED) for r in mine):
            mine += [] if _on_addition(sentence) else _unspecific(sentence)
        if (
            not mine
            and found
            and found[-1].generic
            and sentence.lead == found[-1].words
            and _NOT.search(sentence.words)
        ):
            # "Nämnden beslutar" alone approves; its point, "att inte ändra namnet", leaves open what it came to.
            found.pop()
        unbound = binds_nobody(sentence.text)
        found += [replace(ruling, voice=Voice.CLAIMED) for ruling in mine] if unbound else mine
    return tuple(found)
