"""An item's text, from section to clause: every predicate in it becomes a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from agendawatch.lang.sv.attribution import Judgement, JudgeOptions, actor_of, actors, governors, in_phrase, judge
from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.data import words_of
from agendawatch.lang.sv.decisions.evidence import settle
from agendawatch.lang.sv.decisions.findings import (
    NOBODY,
    Finding,
    Item,
    Matter,
    ObjectKind,
    Reference,
    implied,
    is_asked,
    key_of,
    keys_of,
    named_claim,
    outcomes_in,
    owner_of,
    same_key,
)
from agendawatch.lang.sv.decisions.objects import (
    PUT_OFF,
    Object,
    body_acting,
    decider,
    is_of_kind,
    meant_by_it,
    object_of,
)
from agendawatch.lang.sv.headings import DECIDED, Section, is_own
from agendawatch.lang.sv.patterns import Hit, Rules, compile_pattern, find, has_any, is_among
from agendawatch.lang.sv.rules import Rule, table
from agendawatch.lang.sv.text import Sentence
from agendawatch.lang.sv.tokens import Body, noun_of, rank_of, tokenize

# A predicate in its clause becomes a finding: what it gives, of what, by whom, and how it is meant.


_PAID = 5
"""Words behind "utgår" that tell of what it is said: "Därutöver utgår ersättning"."""


class Predicate:
    """A rule's hit in a clause, while it becomes a finding."""

    def __init__(self, item: Item, clause: Clause, rule: Rule, hit: Hit, point: Judgement | None) -> None:
        """Find what it is about; `point` is what the lines above it say that it hangs on."""
        self.item = item
        self.clause = clause
        self.rule = rule
        self.hit = hit
        self.point = point
        self.verb = clause.tokens[hit.head]
        self.about = Object("this") if rule.id == "decided-that" else object_of(item, clause, hit)

    @property
    def is_said(self) -> bool:
        """Whether the rule says anything of such an object, by such a subject."""
        item, clause, rule, head, noun = self.item, self.clause, self.rule, self.hit.head, self.about.noun
        if rule.id == "drop-out" and not self._drops_out():
            return False
        if rule.object != "clause" and not is_of_kind(item, clause, noun, rule.object):
            return False
        chosen = (it for it in item.hanging_on(clause) if it.kind == "that" and it.at > head)
        if rule.gives == "elected" and is_among(self.verb, "CHOOSE") and any(chosen):
            return False  # "valde att säga nej"
        if rule.by == "nobody":  # only matters may do it, and nobody else does: "sekreteraren går igenom förslaget"
            named = any(token.noun and not token.genitive for token in clause.tokens[:head])
            done = any(at < head or head == 0 for at, _ in actors(clause))
            return not done and not (named and noun is not None and noun > head)
        if rule.by != "own" or item.own is not None or item.official:
            return True
        acting, above = body_acting(clause, head), clause.parent
        if acting is None:
            return False
        if above is not None and any(token.is_verb("besluta") and token.present for token in above.tokens):
            return True  # "Nämnden beslutar att tillstyrka motionen"
        return (rank_of(acting) or 0) > (rank_of(Body("committee")) or 0)

    def _drops_out(self) -> bool:
        """Tell whether "utgår" is not said of money, of where something begins ("utgår från lagen"), or of an hour in a list."""
        tokens, head = self.clause.tokens, self.hit.head
        behind = tokens[head + 1 : head + _PAID]
        if has_any(tokens[: head + _PAID], "PAID"):
            return False
        if behind and behind[0].low == "från":
            return any(it.noun in {"order", "meeting"} for it in behind) or has_any(behind, "LISTS")
        return not (behind and (behind[0].low == "kl" or behind[0].kind in {"when", "number"}))

    def finding(self) -> tuple[Finding, Judgement]:
        """Make the finding, and tell how it is meant, before it is asked whether it counts."""
        item, clause, rule = self.item, self.clause, self.rule
        gives, meant = self._denied(_judge(item, clause, rule, self.hit, self.point))
        elects = self.about.noun is None or self.about.kind not in {"this", "claim"}
        if gives == "elected" and not elects and not any(token.kind == "person" for token in clause.tokens):
            gives = "approved"  # "valde alliansens budget"
        gives, about = self._resolved(gives)
        weak = not rule.overrules
        if gives == "forwarded" and self._is_for_preparation():
            gives, weak = "referred", False
        afterwards = clause.kind == "after" and meant.rule == "after" and not item.matter.numbered
        if afterwards and body_acting(clause, self.hit.head) is not None:
            meant, weak = replace(meant, mode="asserted"), True  # "det står klart efter att fullmäktige sagt ja"
        if rule.gives == "withdrawn" and meant.rule == "after":
            meant, weak = replace(meant, mode="asserted"), True  # "sedan motionären återtagit motionen"
        actor = (decider(clause) if meant.mode == "asserted" else None) or actor_of(clause, self.hit.head)
        if rule.on == "verdict" and actor is not None and actor.start > self.verb.start:
            actor = None  # whose proposal it follows: "enligt yrkande från D, M och L"
        if actor is None and not clause.finite and clause.tokens[self.hit.last].kind == "body":
            actor = clause.tokens[self.hit.last]  # "enigt ja till badhuset i kommunfullmäktige"
        finding = Finding(
            gives,
            rule.id,
            clause,
            self.hit.head,
            actor,
            about,
            meant.mode,
            meant.rule,
            item.section,
            item.sentence,
            weak=weak,
            negated=gives != rule.gives,
            noun=self.about.noun,
        )
        finding.reference = self._reference(finding)
        if finding.reference is not None:
            finding.object = "claim"
        return finding, meant

    def _is_for_preparation(self) -> bool:
        """Tell whether a matter goes to those who prepare it: "skickas vidare för att utredas"."""
        aims = (it for it in self.item.hanging_on(self.clause) if it.kind == "purpose" and it.at > self.hit.head)
        prepared = any(has_any(aim.tokens[:3], "PREPARE") for aim in aims)
        return prepared and is_of_kind(self.item, self.clause, self.about.noun, "asked")

    # What it gives

    def _denied(self, meant: Judgement) -> tuple[str, Judgement]:
        """Tell what a denial gives: "bifölls inte", and "att inte sälja" of what the title would sell."""
        rule, gives = self.rule, self.rule.gives
        if meant.mode != "denied" or meant.rule not in {"not", "none"}:
            return gives, meant
        ordered = _is_ordered(self.item, self.clause, self.point)
        if not rule.overrules and gives == "approved" and self._undoes():
            return "rejected", judge(self.clause, self.hit.head, JudgeOptions(denial_said=True, ordered=ordered))
        if rule.denied is None or has_any(self.clause.tokens, "NEITHER") or is_among(self.verb, "BECOME"):
            return gives, meant
        denied = JudgeOptions(denial_said=True, to_come=gives in PUT_OFF, ordered=ordered, within=self.hit.words)
        return rule.denied, judge(self.clause, self.hit.head, denied)

    def _undoes(self) -> bool:
        """Tell whether what a body decides not to do is what the title names: "Försäljning av huset": "att inte sälja"."""
        nearest = governors(self.clause)[:1]
        if not nearest or nearest[0][1].id != "deciding":
            return False
        endings = "|".join(sorted(words_of("nouns", "of_verbs")))
        title = self.item.matter.title.casefold()
        acts = {reading.lemma[:-1] for reading in self.verb.verbs if len(reading.lemma) > 1}
        named = any(re.search(rf"{re.escape(stem)}(?:{endings}|$|\b)", title) for stem in acts)
        noun = self.about.noun
        none = noun is not None and noun > 0 and is_among(self.clause.tokens[noun - 1], "ANY")
        if none and noun is not None and self.item.matter.is_in(self.clause.tokens[noun].low):
            return True  # "att någon medfinansiering inte ska lämnas"
        asked = any(is_asked(token) and not token.genitive for token in self.clause.tokens)
        return named or (self.item.matter.asked and asked)

    def _resolved(self, gives: str) -> tuple[str, ObjectKind]:
        """Tell what it gives and of what, pronouns, labels and claims that name what they ask for taken into account."""
        about = self.about
        label = self.clause.before.tokens[:3] if self.clause.before and not self.clause.before.finite else ()
        if any(it.noun == "part" or (self.rule.on == "verdict" and is_among(it, "POINT_LABEL")) for it in label):
            return gives, "part"
        decided = about == Object("this") and self.rule.gives in {"approved", "rejected"}
        if decided and has_any(self.clause.tokens, "IT"):
            about = meant_by_it(self.item, self.clause)
        if about.asks is None:
            return gives, about.kind
        if about.asks == gives:
            return gives, "this"
        return (about.asks, "this") if gives == "approved" else (gives, "procedural")

    # What it refers to

    def _reference(self, finding: Finding) -> Reference | None:
        """Find what is followed or refused, where the finding is of what somebody asked for."""
        clause, noun = self.clause, self.about.noun
        if finding.gives == "follow":
            return self._followed()
        who = finding.actor
        got = who is not None and who.kind in {"people", "person"} and is_among(self.verb, "GET")
        if got and any(same_key(key, claim.whose) for key in keys_of(who) for claim in self.item.claims.made):
            return Reference(key_of(who), refused=finding.gives == "rejected")  # "yrkade återremiss men fick avslag"
        if finding.object != "claim":
            return None
        if noun is None:
            return Reference()
        proposal = is_among(clause.tokens[noun], "ANY_PROPOSAL")
        # told of for the first time, as the title's matter: "ett förslag som ger lägre hyror"
        new = noun > 0 and is_among(clause.tokens[noun - 1], "ARTICLES")
        new = new and any(self.item.matter.is_named_by(it) for it in self.item.hanging_on(clause, noun + 1))
        plain = proposal and (self.rule.id == "go-through" or new)
        return Reference(owner_of(clause, noun) or NOBODY, plain=plain, refused=finding.gives == "rejected")

    def _followed(self) -> Reference:
        """Tell whose claim a decision follows: "enligt kontorets förslag"."""
        tokens = self.clause.tokens
        places = range(self.hit.first, len(tokens))
        at = next((at for at in places if tokens[at].noun == "claim" or is_among(tokens[at], "NAMED_CLAIM")), None)
        joint = has_any(tokens, "JOINT")
        if at is None:
            return Reference(joint=joint)
        claim, before = tokens[at], tokens[at - 1] if at else None
        proposal = is_among(claim, "PROPOSAL")
        plain = is_among(claim, "THE_PROPOSAL") or (proposal and before is not None and before.low == "enligt")
        if self.rule.id == "claim-wins":
            plain = plain or is_among(claim, "ANY_PROPOSAL")
        # What a claim itself says that it asks for: "förslaget att avslå motionen".
        asks = next((it for it in self.item.hanging_on(self.clause, at + 1) if it.kind == "that"), None)
        found = outcomes_in(asks.tokens) if asks is not None else []
        content = next((rule.gives for rule, _ in found if rule.gives != "follow"), None) or named_claim(claim.low)
        only = is_among(claim, "THE_CLAIM")
        return Reference(owner_of(self.clause, at), content, plain=plain, joint=joint, only=only)


def _is_labelled_proposal(clause: Clause) -> bool:
    """Tell whether a label says that a proposal follows: "Alternativt förslag: ansökan avslås"."""
    label = clause.before
    if label is None or label.finite or not label.tokens:
        return False
    last = len(label.tokens) - 1
    return is_among(label.tokens[last], "PROPOSAL") and in_phrase(label, last) is None


def _has_waited(clause: Clause, hit: Hit) -> bool:
    """Tell whether somebody only tells how long it took: "i tre år fick den vänta"."""
    waits = any(is_among(clause.tokens[at], "WAIT") for at in hit.words)
    told = any(clause.tokens[at].past for at in clause.finite)
    return waits and told and any(find(clause.tokens, "@COUNT %LENGTHS_OF_TIME"))


def _is_ordered(item: Item, clause: Clause, point: Judgement | None) -> bool:
    """Tell whether a decision or a proposal leads a clause in: "Nämnden beslutar / att motionen ska anses besvarad"."""
    hangs = point is not None and clause.kind in {"that", "points"}
    return hangs or (item.official and clause.parent is None and clause.kind in {"main", "that"})


def _judge(item: Item, clause: Clause, rule: Rule, hit: Hit, point: Judgement | None) -> Judgement:
    """Tell how a predicate is meant, where a decision says it otherwise than other sentences would."""
    ordered = _is_ordered(item, clause, point)
    meant = judge(clause, hit.head, JudgeOptions(to_come=rule.gives in PUT_OFF, ordered=ordered, within=hit.words))
    above = clause.parent
    if rule.gives == "answered" and clause.kind == "that" and above is not None:  # "anser motionen att … besvarad"
        verb = next((at for at, it in enumerate(above.tokens) if is_among(it, "HOLD_ANSWERED")), None)
        meant = judge(above, verb) if verb is not None else meant
    may = rule.gives == "answered" and meant.rule == "may" and item.official and clause.kind == "main"
    if may and has_any(clause.tokens, "HOLD_ANSWERED"):
        meant = replace(meant, mode="asserted")  # "motionen kan därmed anses besvarad"
    if meant.rule == "conditioned" and has_any(clause.tokens, "PROVISO"):
        meant = replace(meant, mode="asserted")  # decided, on a condition
    verb_first = clause.before is not None and hit.head == 0
    if rule.gives == "noted" and verb_first and len(clause.tokens) > 1 and clause.tokens[1].low == "det":
        meant = replace(meant, mode="reported")  # "…, antecknas det i …"
    if meant.mode == "asserted" and _is_labelled_proposal(clause):
        meant = replace(meant, mode="proposed", rule="label")
    if rule.gives == "tabled" and _has_waited(clause, hit):
        meant = replace(meant, mode="past", rule="so-long")
    head, behind = clause.tokens[hit.head], clause.tokens[hit.head + 1 : hit.head + 3]
    from_body = len(behind) > 1 and behind[0].low == "från" and behind[1].kind == "body"
    if head.has_form("part") and from_body and meant.mode == "asserted":
        meant = replace(meant, mode="past", rule="from-a-body")
    alone = clause.kind == "main" and hit.head == 0 and not clause.finite and point is None and not item.official
    if alone and head.has_form("inf"):
        meant = replace(meant, mode="proposed", rule="imperative")
    return meant


# An item's text, from section to clause.

_LONG_QUOTE = re.compile(r"(?<![\w.,!?)])[”\"»“](?=\S)[^”\"»“«]{10,2000}?[.!?:][^”\"»“«]{0,2000}[”\"»«]")
_ROW = re.compile(r"(?m)^[^\S\n]*\|.*\|[^\S\n]*$")
_SHORT_WORD = re.compile(r"[a-zåäö]{2,4}\b")
_SHORT = 6
"""Words of a clause that only tells who decided what stands before it."""
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
    mine = section.kind == "proposal" and is_own(section.owner, own)
    return replace(section, kind="decision_above") if mine else section


def read_item(item: Item) -> None:
    """Read every section of an item."""
    for section in item.sections:
        item.section = section
        item.above = None
        point = _headed(section)
        headed = bool(section.heading and section.kind in DECIDED)
        for sentence in _spoken_by_body(section.sentences):
            # others have no words of any rule, and need no parting into clauses outside a decision
            told = point is not None or item.official or _telling().may_find(sentence.tokens)
            if told or any(token.low == "nu" for token in sentence.tokens):
                if not sentence.clauses:
                    continue  # signs alone
                hangs = point if sentence.point or point else None
                _read_sentence(item, sentence, hangs)
                point = _next_point(point, sentence, headed=headed)
            item.above = sentence


@cache
def _telling() -> Rules:
    tables = (table("outcomes", "outcome"), table("outcomes", "claim"), table("modes", "governor"))
    leads = (compile_pattern(it) for it in ("%DECIDING", "%RECOMMENDING"))
    return Rules([*leads, *(rule.compiled for it in tables for rule in it.rules)])


def _spoken_by_body(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Leave out lines behind a dash that are somebody's words: "– Vi säger nej, svarade motionären"."""
    for _, line in groupby(sentences, key=lambda it: it.line):
        told = list(line)
        speaking = (it for it in told if has_any(it.tokens, "SPEAK"))
        begun = (clause.tokens[:4] for sentence in speaking for clause in sentence.clauses)
        speakers = (who for verb, *who in begun if verb.finite and is_among(verb, "SPEAK"))
        spoken = any(it.kind in {"person", "people", "office"} for who in speakers for it in who)
        if not (spoken and told[0].point):
            yield from told


def _read_sentence(item: Item, sentence: Sentence, point: Judgement | None) -> None:
    item.clauses = sentence.clauses
    item.sentence = " ".join(sentence.text.split())
    main = (clause for clause in item.clauses if clause.kind == "main")
    now = any(token.low == "nu" for own in main for token in own.tokens)
    item.goes_on = item.goes_on or (now and bool(item.findings))
    for clause in item.clauses:
        hangs = clause.kind in {"main", "that"} and clause.parent is None
        _read_clause(item, clause, point if hangs else None)
    telling = {id(it.clause) for it in item.findings}
    others = (it for it in item.clauses if telling and id(it) not in telling and it.kind == "main")
    resumed = (clause.tokens[hit.first] for clause in others for hit in find(clause.tokens, "%RESUME"))
    # before the meeting again: "bordlades den 3 maj och tas därför upp igen"
    item.goes_on = item.goes_on or any(token.present for token in resumed)


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


def _next_point(point: Judgement | None, sentence: Sentence, *, headed: bool) -> Judgement | None:
    """Tell what the lines behind a sentence hang on: "Nämnden beslutar att", "Kommunstyrelsen föreslår fullmäktige"."""
    if sentence.text.rstrip().endswith((".", "!", "?")) or not sentence.clauses:
        return point if headed or sentence.point else None
    last = max(sentence.clauses, key=lambda it: it.end)
    hits = ((row, hit) for row in table("modes", "governor").rules for hit in find(last.tokens, row.compiled))
    verbs = [(hit.first, row.gives) for row, hit in hits if last.tokens[hit.first].verbs]
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


# One clause


def _read_clause(item: Item, clause: Clause, point: Judgement | None) -> None:
    """Find the predicates of a clause that rules know, of several on the same words by the first row; else what it does."""
    item.claims.take(clause, listed=item.section.kind == "claims")
    few = len(clause.tokens) <= 4  # noqa: PLR2004 - a verdict behind a dash
    marked = clause.before is not None and not clause.before.finite and few
    # a label with a name: "Vänsterpartiet: ja till badet"
    said = clause.before is not None and any(it.kind in {"people", "person"} for _, it in actors(clause.before))
    whole = item.official or item.section.kind == "proposal"
    verbless = (whole or (item.section.kind == "lead" and marked)) and not clause.finite and not said
    taken: set[int] = set()
    for rule, hit in outcomes_in(clause.tokens):
        may = hit.head not in taken and (rule.on != "verdict" or (verbless and not taken))
        if may and _take(item, clause, rule, hit, point):
            taken |= {at for at in range(hit.first, hit.last + 1) if clause.tokens[at].verbs} | {hit.head}
    if taken or _decided_that(item, clause) or _decided_before(item, clause):
        return
    if clause.kind in {"that", "points"} or point is not None:
        _decided_to(item, clause, point)
    elif item.section.kind == "decision" and clause.kind == "main":
        _does(item, clause)


def _take(item: Item, clause: Clause, rule: Rule, hit: Hit, point: Judgement | None) -> bool:
    """Make a finding of a rule's hit, where the rule says anything of what stands there; tell whether it does."""
    predicate = Predicate(item, clause, rule, hit, point)
    if not predicate.is_said:
        return False
    finding, meant = predicate.finding()
    settle(item, finding, meant, point)
    return True


def _decided_that(item: Item, clause: Clause) -> bool:
    """Read "Det beslutade fullmäktige", "Fullmäktige tog beslutet": what the sentence before told is what was decided."""
    tokens = clause.tokens
    if clause.kind != "main" or not item.before:
        return False
    ways = ("%DECIDING", "%RECOMMENDING") if is_among(tokens[0], "IT_SO") else ("%TAKE_THE_DECISION",)
    hit = next((hit for words in ways for hit in find(tokens, words)), None)
    if hit is None:
        return False
    told = [it for it in item.findings if any(it.clause is before for before in item.before)]
    told = [it for it in told if it.clause.kind == "main"] or told
    open_ = told and told[-1].mode in {"conditional", "question", "possible", "hypothetical"}
    if open_ or (not told and any(has_any(it.tokens, "NOT_SO") for it in item.before)):
        return False
    rule = implied("decided-that")
    gives = told[-1].gives if told and told[-1].gives != "follow" else rule.gives
    _take(item, clause, rule.model_copy(update={"gives": gives}), hit, None)
    return True


def _decided_before(item: Item, clause: Clause) -> bool:
    """Read "Nämnden får två miljoner till, beslutade fullmäktige": what stands before the comma was decided."""
    told, tokens = clause.before, clause.tokens
    if clause.kind != "main" or told is None or not told.finite or len(tokens) > _SHORT or not tokens[0].finite:
        return False
    if has_any(told.tokens, "NOT_SO") or not any(token.kind in {"body", "we"} for token in tokens[1:3]):
        return False
    hit = next((hit for hit in find(tokens, "%DECIDING") if hit.first == 0), None)
    if hit is None or judge(told).mode != "asserted":
        return False
    if not any(it.clause is told and it.refused is None for it in item.findings):
        _take(item, clause, implied("decided-that"), hit, None)
    return True


def _decided_to(item: Item, clause: Clause, point: Judgement | None) -> None:
    """Read what a body decides to do in words that no row knows."""
    above = governors(clause)[:1]
    hangs_on = {row.id for _, row in above}
    decided = "deciding" in hangs_on or (point is not None and point.mode == "asserted")
    proposed = "recommending" in hangs_on or (point is not None and point.mode == "proposed")
    verbs = [at for at, it in enumerate(clause.tokens) if it.verbs and not is_among(it, "RESOLVE")]
    carrying = (at for at in verbs if clause.tokens[at].finite or clause.tokens[at].infinitive)
    place = next(carrying, next(iter(verbs), None))  # "att upprättat förslag ska sändas ut"
    first = clause.tokens[0]
    like_infinitive = first.kind == "word" and first.text.islower() and first.low.endswith("a")
    if place is None and point is not None and like_infinitive:
        place = 0  # "beslutade att / köpa Ekudden": what no list knows, and an infinitive
    if place is not None and (decided or (proposed and item.official)):
        _take(item, clause, implied("decide-to"), Hit(place, place, place), point)


def _does(item: Item, clause: Clause) -> None:
    """Read what a body itself does under its decision's heading: "Kommunstyrelsen upphandlar tjänsten"."""
    place = next(iter(clause.finite), None)
    if place is None:
        return
    verb = clause.tokens[place]
    before = clause.tokens[:place]
    short = _SHORT_WORD.findall(item.matter.title.casefold())  # "VA-taxan", "Väg 40"
    names = tuple(it for it in short if noun_of(it) or len(it) == 2)  # noqa: PLR2004 - letters for a name
    named = item.matter.is_in(" ".join(it.low for it in before)) or any(it.low.startswith(names) for it in before)
    done = verb.has_form("pres.s") and named
    acts = verb.has_form("pres") and clause.tokens[0].actor and not clause.tokens[0].genitive
    # "Följande tillkommer på föredragningslistan"
    formal = item.matter.formal and has_any(clause.tokens, "ORDER_WORDS")
    if (done or acts or formal) and not any(hit.first == place for deed in _DEEDS for hit in find(clause.tokens, deed)):
        _take(item, clause, implied("does"), Hit(place, place, place), None)


# How a decision came about: what its text tells beside the outcome.


def read_circumstances(sections: Iterable[Section]) -> frozenset[str]:
    """Find what an item's text tells of how it was decided: `immediate` adjustment, by a `minority`.

    >>> sorted(read_circumstances([Section("decision", "", "Paragrafen justeras omedelbart.")]))
    ['immediate']
    """
    rows = table("outcomes", "circumstance")
    return frozenset(rule.id for section in sections for rule, _ in rows.find(section.tokens))
