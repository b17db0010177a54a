"""An item's text, from section to clause: every predicate in it becomes a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from agendawatch.lang.sv.attribution import Judgement, actor_of, actors, governors, judge
from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.decisions.exclusions import settle
from agendawatch.lang.sv.decisions.item import DECIDED, Item
from agendawatch.lang.sv.decisions.matter import Matter
from agendawatch.lang.sv.decisions.predicates import Predicate, predicates_in
from agendawatch.lang.sv.decisions.rules import OutcomeRule, implied
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.patterns import Hit, Pattern, Rules, compile_pattern, find, has_any, is_among
from agendawatch.lang.sv.prose import ReadSentence
from agendawatch.lang.sv.tokens import Body, noun_of, same_body, tokenize

__all__ = ["as_own", "blank", "read_item"]

_LONG_QUOTE = re.compile(r"[”\"»“](?=\S)[^”\"»“«]{10,2000}?[.!?:][^”\"»“«]{0,2000}[”\"»«]")
_ROW = re.compile(r"(?m)^[^\S\n]*\|.*\|[^\S\n]*$")
_SHORT_WORD = re.compile(r"[a-zåäö]{2,4}\b")
_SHORT = 6
"""Words of a clause that only tells who decided what stands before it."""
_UNREAL = frozenset({"conditional", "question", "possible", "hypothetical"})
_DEEDS = ("%NO_DEED", "%DECIDING", "%SAYING", "%WONDERING", "%PROPOSING", "%HOPING")
"""What a body does that is no decision."""


def blank(section: Section, matter: Matter) -> Section:
    """Blank what asserts nothing: quotations of several sentences, rows of tables, the title where it is repeated."""
    text = section.text
    for pattern in (_LONG_QUOTE, _ROW):
        text = pattern.sub(lambda hit: re.sub(r"\S", " ", hit[0]), text)
    text = text if matter.derived else matter.mask(text)
    return section if text == section.text else replace(section, text=text)


def as_own(section: Section, own: Body | None) -> Section:
    """Take "Kommunstyrelsens förslag" in its own document to the council for what it decided."""
    owner = section.owner.value if section.owner is not None else None
    mine = own is not None and own.kind != "council" and isinstance(owner, Body) and same_body(owner, own)
    return replace(section, kind="decision_above") if section.kind == "proposal" and mine else section


def read_item(item: Item) -> None:
    """Read every section of an item."""
    for section in item.sections:
        item.section = section
        item.above = None
        point = _headed(section)
        headed = bool(section.heading and section.kind in DECIDED)
        for sentence in _spoken_by_body(section.prose.sentences):
            if not sentence.tokens:
                continue
            if point is not None or item.official or _may_tell(sentence):
                if not sentence.clauses:
                    continue  # signs alone
                hangs = point if sentence.point or point else None
                _read_sentence(item, sentence, hangs)
                point = _next_point(point, sentence, headed=headed)
            item.above = sentence


def _may_tell(sentence: ReadSentence) -> bool:
    """Tell whether a sentence has words of any rule; others need no parting into clauses, outside a decision."""
    return _telling().may_find(sentence.tokens) or any(it.low == "nu" for it in sentence.tokens)


@cache
def _telling() -> Rules:
    rows = [*load("outcomes")["outcome"], *load("outcomes")["claim"], *load("modes")["governor"]]
    return Rules([compile_pattern(it) for it in ("%DECIDING", "%RECOMMENDING", *(row["pattern"] for row in rows))])


def _spoken_by_body(sentences: Sequence[ReadSentence]) -> Iterator[ReadSentence]:
    """Leave out lines behind a dash that are somebody's words: "– Vi säger nej, svarade motionären"."""
    for _, line in groupby(sentences, key=lambda it: it.line):
        told = list(line)
        if not (told[0].point and any(_is_said(clause) for sentence in told for clause in _speaking(sentence))):
            yield from told


def _speaking(sentence: ReadSentence) -> Sequence[Clause]:
    return sentence.clauses if has_any(sentence.tokens, "SPEAK") else ()


def _is_said(clause: Clause) -> bool:
    """Tell whether a clause says whose words stand before it: "…, svarade motionären"."""
    first = clause.tokens[0]
    return first.finite and is_among(first, "SPEAK") and any(it.kind in _SPEAKERS for it in clause.tokens[1:4])


_SPEAKERS = frozenset({"person", "people", "office"})


def _read_sentence(item: Item, sentence: ReadSentence, point: Judgement | None) -> None:
    item.clauses = sentence.clauses
    item.sentence = " ".join(sentence.text.split())
    main = (clause for clause in item.clauses if clause.kind == "main")
    item.goes_on = item.goes_on or (bool(item.findings) and any(it.low == "nu" for own in main for it in own.tokens))
    for clause in item.clauses:
        hangs = clause.kind in {"main", "that"} and clause.parent is None
        _read_clause(item, clause, point if hangs else None)
    telling = {id(it.clause) for it in item.findings}
    others = (clause for clause in item.clauses if telling and id(clause) not in telling)
    item.goes_on = item.goes_on or any(_is_taken_up(clause) for clause in others)


def _is_taken_up(clause: Clause) -> bool:
    """Tell whether a matter is before the meeting again: "bordlades den 3 maj och tas därför upp igen"."""
    tokens = clause.tokens
    return clause.kind == "main" and any(tokens[hit.first].present for hit in find(tokens, compile_pattern("%RESUME")))


# What lines hang on


def _headed(section: Section) -> Judgement | None:
    """Tell what the points under a heading hang on: "Kommunstyrelsen föreslår kommunfullmäktige"."""
    if section.kind not in DECIDED or not section.heading:
        return None
    tokens = tokenize(section.heading)
    bodies = [token for token in tokens if token.kind == "body"]
    if has_any(tokens, "PROPOSE") and len(bodies) > 1:
        return Judgement("proposed", "heading", bodies[0], bodies[1])
    if any(token.finite and is_among(token, "RESOLVE") for token in tokens):
        return Judgement("asserted", "heading", bodies[0] if bodies else None)
    return None


def _next_point(point: Judgement | None, sentence: ReadSentence, *, headed: bool) -> Judgement | None:
    """Tell what the lines behind a sentence hang on: "Nämnden beslutar att", "Kommunstyrelsen föreslår fullmäktige"."""
    if sentence.text.rstrip().endswith((".", "!", "?")) or not sentence.clauses:
        return point if headed or sentence.point else None
    last = max(sentence.clauses, key=lambda it: it.end, default=None)
    if last is None:
        return point  # signs alone: "–", "…"
    verbs = list(_governing(last))
    if sentence.point and not verbs:
        return point
    proposing = next((at for at, gives in verbs if gives == "proposed"), None)
    if proposing is not None:
        to = next((token for at, token in actors(last) if at > proposing and token.kind == "body"), None)
        return Judgement("proposed", "lead-in", actor_of(last, proposing) or (point.by if point else None), to)
    if verbs and verbs[-1][1] == "asserted":
        at = verbs[-1][0]
        meant = judge(last, at)
        return Judgement(meant.mode, "lead-in", meant.by or actor_of(last, at), meant.to)
    return point if headed else None


def _governing(clause: Clause) -> Iterator[tuple[int, str]]:
    """Find the verbs of a lead-in that its points hang on, and how they mean them."""
    for row in load("modes")["governor"]:
        for hit in find(clause.tokens, compile_pattern(row["pattern"])):
            if clause.tokens[hit.first].verbs:
                yield hit.first, row["gives"]


# One clause


def _read_clause(item: Item, clause: Clause, point: Judgement | None) -> None:
    item.claims.take(clause, listed=item.section.kind == "claims")
    found = False
    for predicate in predicates_in(item, clause, point):
        _keep(item, predicate, point)
        found = True
    if found or _decided_that(item, clause) or _decided_before(item, clause):
        return
    if clause.kind in {"that", "points"} or point is not None:
        _decided_to(item, clause, point)
    elif item.section.kind == "decision" and clause.kind == "main":
        _does(item, clause)


def _keep(item: Item, predicate: Predicate, point: Judgement | None) -> None:
    finding, meant = predicate.finding()
    settle(item, finding, meant, point)


def _imply(item: Item, clause: Clause, rule: OutcomeRule, hit: Hit, point: Judgement | None) -> None:
    predicate = Predicate(item, clause, rule, hit, point)
    if predicate.is_said:
        _keep(item, predicate, point)


def _decided_that(item: Item, clause: Clause) -> bool:
    """Read "Det beslutade fullmäktige": what the sentence before told is what was decided."""
    tokens = clause.tokens
    if clause.kind != "main" or not is_among(tokens[0], "IT_SO") or not item.before:
        return False
    hit = next((hit for words in ("%DECIDING", "%RECOMMENDING") for hit in find(tokens, compile_pattern(words))), None)
    if hit is None:
        return False
    told = [it for it in item.findings if any(it.clause is before for before in item.before)]
    told = [it for it in told if it.clause.kind == "main"] or told
    if (told and told[-1].mode in _UNREAL) or (not told and any(has_any(it.tokens, "NOT_SO") for it in item.before)):
        return False
    rule = implied("decided-that")
    gives = told[-1].gives if told and told[-1].gives != "follow" else rule.gives
    _imply(item, clause, rule._replace(gives=gives), hit, None)
    return True


def _decided_before(item: Item, clause: Clause) -> bool:
    """Read "Nämnden får två miljoner till, beslutade fullmäktige": what stands before the comma was decided."""
    told, tokens = clause.before, clause.tokens
    if clause.kind != "main" or told is None or not told.finite or len(tokens) > _SHORT or not tokens[0].finite:
        return False
    if has_any(told.tokens, "NOT_SO") or not any(it.kind in {"body", "we"} for it in tokens[1:3]):
        return False
    hit = next((hit for hit in find(tokens, compile_pattern("%DECIDING")) if hit.first == 0), None)
    if hit is None or judge(told).mode != "asserted":
        return False
    if not any(it.clause is told and it.refused is None for it in item.findings):
        _imply(item, clause, implied("decided-that"), hit, None)
    return True


def _decided_to(item: Item, clause: Clause, point: Judgement | None) -> None:
    """Read what a body decides to do in words that no row knows."""
    above = governors(clause)[:1]
    hangs_on = {row.id for _, row in above}
    decided = "deciding" in hangs_on or (point is not None and point.mode == "asserted")
    proposed = "recommending" in hangs_on or (point is not None and point.mode == "proposed")
    place = next((at for at, it in enumerate(clause.tokens) if it.verbs and not is_among(it, "RESOLVE")), None)
    if place is not None and (decided or (proposed and item.official)):
        _imply(item, clause, implied("decide-to"), Hit(place, place, place), point)


def _does(item: Item, clause: Clause) -> None:
    """Read what a body itself does under its decision's heading: "Kommunstyrelsen upphandlar tjänsten"."""
    place = next(iter(clause.finite), None)
    if place is None:
        return
    verb = clause.tokens[place]
    done = verb.has_form("pres.s") and _is_named_before(item, clause, place)
    acts = verb.has_form("pres") and clause.tokens[0].actor and not clause.tokens[0].genitive
    deeds: tuple[Pattern, ...] = tuple(compile_pattern(it) for it in _DEEDS)
    if (done or acts) and not any(hit.first == place for deed in deeds for hit in find(clause.tokens, deed)):
        _imply(item, clause, implied("does"), Hit(place, place, place), None)


def _is_named_before(item: Item, clause: Clause, place: int) -> bool:
    """Tell whether the title's matter stands before a place of a clause; a short word of it, too: "VA-taxan", "Väg 40"."""
    tokens = clause.tokens[:place]
    if item.matter.is_in(" ".join(it.low for it in tokens)):
        return True
    short = _SHORT_WORD.findall(item.matter.title.casefold())
    return any(it.low.startswith(word) for it in tokens for word in short if noun_of(word) or len(word) == 2)  # noqa: PLR2004 - letters for a name
