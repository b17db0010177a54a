"""What one item of minutes was decided to be: findings, each with rule, actor, object and mode; then one conclusion."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal, NamedTuple

from agendawatch.lang.sv.attribution import Judgement, actor_of, actors, governors, in_phrase, is_conditioned, judge
from agendawatch.lang.sv.clauses import Clause, clauses, sentences
from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.prose import _lines as _lines2
from agendawatch.lang.sv.patterns import Hit, Pattern, Rules, compile_pattern, find
from agendawatch.lang.sv.tokens import Body, Token, noun_of, same_body, signed_body, tokenize

__all__ = ["Finding", "Section", "Verdict", "read_verdict"]

Key = tuple[str, ...]
"""Whose a claim is: ("person", name, letters), ("party", letters), ("body", …), ("office", word), ("we",), ("nobody",)."""


@dataclass(slots=True, eq=False)
class Finding:
    """A predicate that says what became of a matter, whether it counts or not."""

    gives: str
    """An outcome's code, or `follow`: what somebody asked for."""
    rule: str
    clause: Clause
    at: int
    """The predicate's place in the clause."""
    actor: Token | None
    object: str
    mode: str
    why: str
    """The scope or governor that the mode rests on."""
    unit: Section
    weak: bool = False
    refused: str | None = None
    """Why it does not count; `None` when it does."""
    follows: Key | None = None
    joint: bool = False
    plain: bool = False
    """Whether what is followed is nobody's but the matter's own: "enligt förslaget"."""
    negated: bool = False
    """Whether a denial gave its outcome: "bifölls inte"."""
    content: str | None = None
    """What the claim itself says that it asks for: "förslaget att avslå motionen"."""
    any_claim: bool = False
    """Whether what is followed is the one claim that was made: "enligt yrkandet"."""
    refuses: bool = False
    """Whether a claim was turned down rather than followed."""
    by: Token | None = None
    sentence: str = ""
    """The sentence that its clause stands in."""

    @property
    def span(self) -> tuple[int, int]:
        """Where its clause stands in the text."""
        return self.clause.start, self.clause.end

    def told(self) -> str:
        """Show it in a line, for `--why`."""
        who = self.actor.text if self.actor else "–"
        words = " ".join(token.text for token in self.clause.tokens)
        fate = f"no: {self.refused}" if self.refused else "yes"
        return f"{self.gives:15} {fate:24} rule={self.rule} actor={who} object={self.object} mode={self.mode} ({self.why}) under={self.unit.kind} «{words}»"


class Verdict(NamedTuple):
    """What an item came to."""

    outcome: str
    """An outcome's code; `unknown` where no clause says it."""
    reason: str
    """Why: what the choice rests on, or what was missing."""
    chosen: tuple[Finding, ...]
    findings: tuple[Finding, ...]


class _Rule(NamedTuple):
    id: str
    pattern: Pattern
    gives: str
    weak: bool
    verbless: bool
    denied: str | None
    about: str | None = None
    nobody: bool = False
    own: bool = False


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            it["id"],
            compile_pattern(it["pattern"]),
            it["gives"],
            it.get("weak", False),
            it.get("verbless", False),
            it.get("denied"),
            it.get("about"),
            it.get("nobody", False),
            it.get("own", False),
        )
        for it in load("outcomes")["outcome"]
    )


@cache
def _finder() -> Rules:
    return Rules([rule.pattern for rule in _rules()])


@cache
def _claim_finder() -> Rules:
    return Rules([pattern for pattern, _ in _claims()])


@cache
def _claims() -> tuple[tuple[Pattern, str], ...]:
    return tuple((compile_pattern(it["pattern"]), it["gives"]) for it in load("outcomes")["claim"])


@cache
def _object_words(name: str) -> frozenset[str]:
    return frozenset(it.replace("_", " ") for it in load("outcomes")["objects"][name].split())


_RANK = {
    "subcommittee": 1,
    "preparation": 1,
    "advisory": 1,
    "committee": 2,
    "board": 3,
    "directorate": 3,
    "anyboard": 3,
    "council": 4,
}
_NEVER = frozenset({"state", "auditors", "nominators"})
"""Bodies that are never the one whose minutes they are."""
_PUTS_OFF = ("referred_back", "tabled", "withdrawn", "referred")
_PARTLY = re.compile(r"\b(?:övrigt|övriga|delvis|resterande|resten)\b")
_COMING = re.compile(r"(?i)\b(?:måndag|tisdag|onsdag|torsdag|fredag|i morgon|imorgon)\b")


def read_verdict(
    units: Sequence[Section],
    own: Body | None = None,
    title: str = "",
    *,
    derived: bool = False,
    numbered: bool = False,
    summons: bool = False,
) -> Verdict:
    """Read what this body decided at this meeting about the title's matter; `unknown` where no clause asserts it.

    `own` is the body whose text it is; where it is not known only bodies that are named assert, the highest of them.
    `derived` says that the title was taken out of the text: what the text speaks of is then the matter.
    `numbered` says that it is an item of minutes or of an agenda, where what is told of another day was decided then;
    `summons` that its document calls to the meeting: nothing is decided yet.
    """
    verdict = _Item(units, own, title, derived=derived, numbered=numbered).read()
    if not summons:
        return verdict
    for finding in verdict.chosen:
        finding.refused = "a summons"
    return Verdict("unknown", "a summons", (), verdict.findings)


def _acting(text: str) -> Body | None:
    """Find which body decides in a decision's own section: "Tekniska nämnden lägger uppföljningen till handlingarna"."""
    for _, _, prose in _lines2(text):
        for sentence in sentences(prose):
            for clause in clauses(sentence.text):
                if (
                    clause.kind == "main"
                    and clause.finite
                    and (found := actor_of(clause, clause.finite[0])) is not None
                ):
                    return found.value if isinstance(found.value, Body) and found.value.kind not in _NEVER else None
    return None


_ADDRESSED = re.compile(r"\bTill (?:[A-ZÅÄÖ]\w+s )?(?:kommun|region)fullmäktige$")
"""How a board's document to the council is addressed."""


_PUTTING_OFF = (("återremi", "referred_back"), ("minoritetsåterremi", "referred_back"), ("bordlägg", "tabled"))


_INTRANSITIVE = (
    "få",
    "bli",
    "gå",
    "falla",
    "vinna",
    "utgå",
    "vara",
    "samla",
    "segra",
    "landa",
    "sluta",
    "stå",
    "vänta",
    "förfalla",
)
"""Verbs whose subject is what is decided on."""


_CONTENTS = {
    "avslagsyrkande": "rejected",
    "bifallsyrkande": "approved",
    "återremissyrkande": "referred_back",
    "bordläggningsyrkande": "tabled",
}
"""What a claim's own name says that it asks for."""


class _Item:
    def __init__(
        self, units: Sequence[Section], own: Body | None, title: str, *, derived: bool, numbered: bool
    ) -> None:
        self.derived = derived
        self.numbered = numbered
        self.units = [
            replace(unit, text=_unquoted(unit.text) if derived else _masked(_unquoted(unit.text), title))
            for unit in units
        ]
        self.own = own
        self.title = title
        self.stems = _stems(title)
        asks = re.search(rf"(?i)\b(?:{'|'.join(sorted(_object_words('asking')))})\w*", title)
        opens = re.match(
            r"(?i)(?:avskrivning|anmälan|anmälda|redovisning|rapport|information|sammanställning)\b", title.strip()
        )
        self.asking = asks is not None and opens is None
        """Whether the title is of what somebody asked for, which may have been refused."""
        self.electing = (
            re.match(r"(?i)\W*(?:\d+\W+)?(?:val av|val till|fyllnadsval|nyval)\b", title.strip()) is not None
        )
        """Whether the title is of an election."""
        self.formal = any(it.noun == "order" and not it.fore for it in tokenize(title)) and not self.asking
        """Whether the title is itself of the order of business: "Upprop och ärendelista"."""
        rest = " ".join(unit.text for unit in units)
        self.anchored = bool(self.stems & _stems(rest))
        """Whether the text speaks of what the title names: else the title tells nothing of what a clause is about."""
        self.findings: list[Finding] = []
        self.claimed: list[tuple[Key, str, Key | None]] = []
        """Whose, what it asks for, and whose claim it joins."""
        self.unit = Section("lead", "", "")
        self.goes_on = False
        """Whether the text tells of what is "nu", behind what was decided on a day."""
        self.words = ""
        """The sentence that is read."""
        self.found: Sequence[Clause] = ()
        """The clauses of the sentence that is read."""
        self.last: Sequence[Clause] = ()
        """Those of the sentence before it."""

    def read(self) -> Verdict:
        """Read every section, and conclude."""
        if self.own is None:
            self.own = self._whose()
        self.units = [self._as_own(unit) for unit in self.units]
        for unit in self.units:
            self.unit = unit
            self._section(unit)
        return self._conclude()

    def _as_own(self, section: Section) -> Section:
        """Take "Kommunstyrelsens förslag" for its decision in its own document to the council."""
        owner = section.owner.value if section.owner is not None else None
        mine = (
            self.own is not None
            and self.own.kind != "council"
            and isinstance(owner, Body)
            and same_body(owner, self.own)
        )
        return replace(section, kind="decision_above") if section.kind == "proposal" and mine else section

    def _whose(self) -> Body | None:
        """Find whose text it is, where nobody told: by its number ("KS § 12"), by its address, or by its decision's heading."""
        lines = [line for text in (self.title, *(unit.text for unit in self.units)) for line in text.split("\n")]
        if any(_ADDRESSED.search(line) for line in lines):
            return Body("board")
        signed = re.match(r"\W*(?P<whose>[A-ZÅÄÖa-zåäö]+)\s+§", self.title) or next(
            (hit for unit in self.units if (hit := re.match(r"\W*(?P<whose>[A-ZÅÄÖa-zåäö]+)\s+§", unit.text))), None
        )
        if signed is not None and (named := signed_body(signed["whose"])) is not None:
            return named
        acting = next(
            (body for unit in self.units if unit.kind == "decision" and (body := _acting(unit.text)) is not None), None
        )
        if acting is not None:
            return acting
        return next(
            (
                unit.owner.value
                for unit in self.units
                if unit.kind == "decision" and unit.owner is not None and isinstance(unit.owner.value, Body)
            ),
            None,
        )

    # Sentences and points

    def _section(self, unit: Section) -> None:
        point = self._spoken(unit)
        self.last = ()
        for is_point, start, prose in _lines2(unit.text):
            if is_point and _is_speech(prose):
                continue
            for sentence in sentences(prose):
                found = clauses(sentence.text, unit.start + start + sentence.start)
                if not found:
                    continue
                hangs = point if (is_point or point) else None
                self.found = found
                self.goes_on = self.goes_on or any(
                    it.low == "nu" for clause in found if clause.kind == "main" for it in clause.tokens
                )
                self.words = " ".join(sentence.text.split())
                for clause in found:
                    on_point = hangs if clause.kind in {"main", "that"} and clause.parent is None else None
                    self._clause(clause, found, on_point)
                self.last = found
                point = self._next_point(
                    point,
                    found,
                    sentence.text,
                    is_point=is_point,
                    headed=bool(unit.heading and unit.kind in {"decision", "decision_above"}),
                )

    def _spoken(self, unit: Section) -> Judgement | None:
        """What a heading says that its points hang on: "Kommunstyrelsen föreslår kommunfullmäktige"."""
        if unit.kind not in {"decision", "decision_above"} or not unit.heading:
            return None
        tokens = tokenize(unit.heading)
        bodies = [token for token in tokens if token.kind == "body"]
        if any(token.is_verb("föreslå") for token in tokens) and len(bodies) > 1:
            return Judgement("proposed", "heading", bodies[0], bodies[1])
        if any(token.is_verb("besluta") and token.finite for token in tokens):
            return Judgement("asserted", "heading", bodies[0] if bodies else None)
        return None

    def _next_point(
        self, point: Judgement | None, found: Sequence[Clause], text: str, *, is_point: bool, headed: bool
    ) -> Judgement | None:
        """What the lines behind a lead-in hang on: "Nämnden beslutar att", "Kommunstyrelsen föreslår fullmäktige"."""
        ends = text.rstrip().endswith((".", "!", "?"))
        last = max(found, key=lambda it: it.end)
        if ends:
            return point if headed or is_point else None
        verbs = [(at, row) for at, row in _governing(last)]
        if is_point and not verbs:
            return point
        if verbs:
            proposing = next(((at, row) for at, row in verbs if row == "proposed"), None)
            if proposing is not None:
                to = next(
                    (token for place, token in actors(last) if place > proposing[0] and token.kind == "body"), None
                )
                who = actor_of(last, proposing[0]) or (point.by if point else None)
                return Judgement("proposed", "lead-in", who, to)
            at, gives = verbs[-1]
            if gives == "asserted":
                judged = judge(last, at)
                return Judgement(judged.mode, "lead-in", judged.by or actor_of(last, at), judged.to)
        return point if headed else None

    # One clause

    def _clause(self, clause: Clause, found: Sequence[Clause], point: Judgement | None) -> None:
        self._take_claims(clause)
        taken: set[int] = set()
        hit_any = False
        marked = clause.before is not None and len(clause.tokens) <= 4 and not clause.before.finite  # noqa: PLR2004 - a verdict behind a dash
        official = self.unit.kind in {"decision", "decision_above"} or (self.unit.kind == "lead" and marked)
        verbless = official and not clause.finite
        for nth, hit in _finder().find(clause.tokens):
            rule = _rules()[nth]
            if rule.verbless and (not verbless or hit_any):
                continue
            if hit.head in taken or not self._predicate(clause, found, rule, hit, point):
                continue
            taken |= {place for place in range(hit.first, hit.last + 1) if clause.tokens[place].verbs} | {hit.head}
            hit_any = True
        if not hit_any and self._decided_that(clause, found):
            return
        if not hit_any and (clause.kind in {"that", "points"} or point is not None):
            self._decided_to(clause, found, point)
        elif not hit_any and self.unit.kind == "decision" and clause.kind == "main":
            self._does(clause, found)

    def _decided_that(self, clause: Clause, found: Sequence[Clause]) -> bool:
        """Read "Det beslutade fullmäktige": what the sentence before told is what was decided."""
        tokens = clause.tokens
        if clause.kind != "main" or not tokens or tokens[0].low not in {"det", "detta", "så"} or not self.last:
            return False
        for hit in (*find(tokens, compile_pattern("%DECIDING")), *find(tokens, compile_pattern("%RECOMMENDING"))):
            before = [it for it in self.findings if any(it.clause is told for told in self.last)]
            before = [it for it in before if it.clause.kind == "main"] or before
            if before and before[-1].mode in {"conditional", "question", "possible", "hypothetical"}:
                return False
            gives = before[-1].gives if before and before[-1].gives != "follow" else "approved"
            rule = _Rule("decided-that", compile_pattern("%DECIDING"), gives, weak=True, verbless=False, denied=None)
            self._predicate(clause, found, rule, hit, None)
            return True
        return False

    def _decided_to(self, clause: Clause, found: Sequence[Clause], point: Judgement | None) -> None:
        """What a body decides to do in words that no rule knows."""
        above = governors(clause)
        decided = (bool(above) and above[0][1].id == "deciding") or (point is not None and point.mode == "asserted")
        if self.unit.kind in {"decision", "decision_above"} and (
            (bool(above) and above[0][1].id == "recommending") or (point is not None and point.mode == "proposed")
        ):
            decided = True
        place = next(
            (at for at, token in enumerate(clause.tokens) if token.verbs and not token.is_verb("besluta")), None
        )
        if not decided or place is None:
            return
        rule = _Rule("decide-to", compile_pattern("%DECIDE"), "approved", weak=True, verbless=False, denied=None)
        self._predicate(clause, found, rule, Hit(place, place, place), point)

    def _does(self, clause: Clause, found: Sequence[Clause]) -> None:
        """What a body itself does under its decision's heading: "Kommunstyrelsen upphandlar tjänsten"."""
        place = next(iter(clause.finite), None)
        if place is None:
            return
        named = bool(_stems(" ".join(it.low for it in clause.tokens[:place])) & self.stems) or any(
            it.low.startswith(word)
            for it in clause.tokens[:place]
            for word in re.findall(r"[a-zåäö]{2,4}\b", self.title.casefold())
            if noun_of(word) or len(word) == 2
        )
        done = clause.tokens[place].has_form("pres.s") and named
        if not done and (not clause.tokens[place].has_form("pres") or not clause.tokens[0].actor):
            return
        for vocabulary in ("%NO_DEED", "%DECIDING", "%SAYING", "%WONDERING", "%PROPOSING", "%HOPING"):
            if any(hit.first == place for hit in find(clause.tokens, compile_pattern(vocabulary))):
                return
        rule = _Rule("does", compile_pattern("%DECIDE"), "approved", weak=True, verbless=False, denied=None)
        self._predicate(clause, found, rule, Hit(place, place, place), None)

    def _predicate(
        self, clause: Clause, found: Sequence[Clause], rule: _Rule, hit: Hit, point: Judgement | None
    ) -> bool:
        """Make a finding of a predicate; False where the rule says nothing of such an object."""
        what, noun = ("this", None) if rule.id == "decided-that" else self._object(clause, hit)
        if rule.about is not None and not self._is_matter(clause, noun, rule.about):
            return False
        acting = getattr(actor_of(clause, hit.head), "value", None)
        mine = (
            self.own is not None
            or self.unit.kind in {"decision", "decision_above"}
            or (isinstance(acting, Body) and _RANK.get(acting.kind, 0) > _RANK["committee"])
        )
        if rule.own and not mine:
            return False
        if (
            rule.gives == "elected"
            and clause.tokens[hit.head].is_verb("välja")
            and any(it.parent is clause and it.kind == "that" and it.at > hit.head for it in found)
        ):
            return False  # "valde att säga nej"
        if rule.nobody and any(at < hit.head or hit.head == 0 for at, _ in actors(clause)):
            return False
        if (
            rule.nobody
            and noun is not None
            and noun > hit.head
            and any(it.noun and not it.genitive for it in clause.tokens[: hit.head])
        ):
            return False  # "sekreteraren går igenom förslaget"
        if (
            what == "this"
            and noun is None
            and rule.gives in {"approved", "rejected"}
            and any(it.low in {"det", "detta", "den"} for it in clause.tokens)
        ):
            what = "order" if self.unit.kind == "order" else self._meant(clause, found)
        official = self.unit.kind in {"decision", "decision_above"}
        ordered = (point is not None and clause.kind in {"that", "points"}) or (official and clause.kind == "main")
        judged = judge(clause, hit.head, within=hit.words, to_come=rule.gives in _PUTS_OFF, ordered=ordered)
        above = clause.parent
        if rule.gives == "answered" and clause.kind == "that" and above is not None:  # "anser motionen att … besvarad"
            verb = next(
                (at for at, it in enumerate(above.tokens) if it.is_verb("anse") or it.is_verb("förklara")), None
            )
            judged = judge(above, verb) if verb is not None else judged
        if judged.rule == "conditioned" and any(it.low == "förutsättning" for it in clause.tokens):
            judged = replace(judged, mode="asserted")  # decided, on a condition
        if (
            rule.gives == "noted"
            and clause.before is not None
            and hit.head == 0
            and len(clause.tokens) > 1
            and clause.tokens[1].low == "det"
        ):
            judged = replace(judged, mode="reported")  # "…, antecknas det i …"
        head = clause.tokens[hit.head]
        behind = clause.tokens[hit.head + 1 : hit.head + 3]
        if (
            head.has_form("part")
            and len(behind) > 1
            and behind[0].low == "från"
            and behind[1].kind == "body"
            and judged.mode == "asserted"
        ):
            judged = replace(judged, mode="past", rule="from a body")
        if (
            clause.kind == "main"
            and hit.head == 0
            and head.has_form("inf")
            and not head.finite
            and not official
            and point is None
            and not clause.finite
        ):
            judged = replace(judged, mode="proposed", rule="imperative")
        gives = rule.gives
        if (
            judged.mode == "denied"
            and judged.rule in {"not", "none"}
            and rule.weak
            and rule.gives == "approved"
            and self._undoes(clause, hit.head)
        ):
            judged, gives = judge(clause, hit.head, denial_said=True, ordered=ordered), "rejected"
        if (
            gives == "elected"
            and noun is not None
            and what in {"this", "claim"}
            and not any(it.kind == "person" for it in clause.tokens)
        ):
            gives = "approved"  # "valde alliansens budget"
        neither = any(it.low in {"varken", "vare"} for it in clause.tokens)
        if (
            judged.mode == "denied"
            and judged.rule in {"not", "none"}
            and rule.denied
            and not neither
            and not head.is_verb("bli")
        ):
            positive = judge(
                clause, hit.head, denial_said=True, within=hit.words, to_come=rule.gives in _PUTS_OFF, ordered=ordered
            )
            judged, gives = positive, rule.denied
        label = clause.before.tokens[:3] if clause.before is not None and not clause.before.finite else []
        if any(it.noun == "part" or (rule.verbless and it.low in {"att", "punkt", "yrkande"}) for it in label):
            what = "part"
        if what == f"asked {gives}":
            what = "this"
        if what.startswith("asked "):
            gives, what = (what.removeprefix("asked "), "this") if gives == "approved" else (gives, "procedural")
        weak = rule.weak
        if (
            clause.kind == "after"
            and judged.rule == "after"
            and not self.numbered
            and isinstance(getattr(actor_of(clause, hit.head), "value", None), Body)
        ):
            judged, weak = replace(judged, mode="asserted"), True  # "det står klart efter att fullmäktige sagt ja"
        decider = _decider(clause) if judged.mode == "asserted" else None
        finding = Finding(
            gives,
            rule.id,
            clause,
            hit.head,
            decider or actor_of(clause, hit.head),
            what,
            judged.mode,
            judged.rule,
            self.unit,
            weak=weak,
            negated=gives != rule.gives,
            by=judged.by,
            sentence=self.words,
        )
        if gives == "follow":
            claim = next(
                (
                    at
                    for at in range(hit.first, len(clause.tokens))
                    if clause.tokens[at].noun == "claim" or "yrkand" in clause.tokens[at].low
                ),
                None,
            )
            finding.follows = self._owner(clause, claim) if claim is not None else None
            finding.plain = claim is not None and (
                clause.tokens[claim].low in {"förslaget", "beslutsförslaget"}
                or (clause.tokens[claim].low == "förslag" and claim > 0 and clause.tokens[claim - 1].low == "enligt")
                or (rule.id in {"claim-wins", "go-through"} and "förslag" in clause.tokens[claim].low)
            )
            finding.content = self._content(clause, claim, found) or (
                _CONTENTS.get(clause.tokens[claim].low.removesuffix("t")) if claim is not None else None
            )
            finding.any_claim = claim is not None and clause.tokens[claim].low == "yrkandet"
            finding.joint = any(token.low in {"gemensamma", "gemensamt"} for token in clause.tokens)
            finding.object = "claim"
        elif self._got(clause, hit):
            finding.object, finding.refuses = "claim", gives == "rejected"
            finding.follows = _key(finding.actor)
        elif what == "claim" and noun is not None:
            finding.plain = rule.id == "go-through" and "förslag" in clause.tokens[noun].low
            finding.follows = self._owner(clause, noun) or ("nobody",)
            finding.refuses = gives == "rejected"
        self._settle(finding, judged, found, point)
        return True

    def _content(self, clause: Clause, claim: int | None, found: Sequence[Clause]) -> str | None:
        child = next(
            (
                it
                for it in found
                if it.parent is clause and it.kind == "that" and claim is not None and it.at == claim + 1
            ),
            None,
        )
        hits = _finder().find(child.tokens) if child is not None else []
        return next((gives for nth, _ in hits if (gives := _rules()[nth].gives) != "follow"), None)

    def _got(self, clause: Clause, hit: Hit) -> bool:
        """Tell whether somebody got what they asked for, or didn't: "yrkade återremiss men fick avslag"."""
        who = actor_of(clause, hit.head)
        return (
            clause.tokens[hit.head].is_verb("få")
            and who is not None
            and who.kind in {"people", "person"}
            and any(_same(key, whose) for key in _keys(who) for whose, _, _ in self.claimed)
        )

    def _undoes(self, clause: Clause, place: int) -> bool:
        """Tell whether what a body decides not to do is what the title names: "Försäljning av huset": "att inte sälja"."""
        stems = {reading.lemma[:-1] for reading in clause.tokens[place].verbs}
        acts = any(
            re.search(rf"{re.escape(stem)}(?:ning|ing|ande|ende|else|$|\b)", self.title.casefold())
            for stem in stems
            if stem
        )
        asked = self.asking and any(_is_asked(it) and not it.genitive for it in clause.tokens)
        decided = bool(governors(clause)) and governors(clause)[0][1].id == "deciding"
        return decided and (acts or asked)

    def _is_matter(self, clause: Clause, noun: int | None, kind: str) -> bool:
        """Tell whether a verb that may be about anything is about a matter: "motionen skickas tillbaka", and no parcel."""
        if noun is None:
            if self.unit.kind in {"decision", "decision_above"} and not clause.finite:
                return True  # a verdict without a subject, under the title: "besvarad"
            asked = self.asking or any(_is_asked(it) for clause in self.last for it in clause.tokens)
            return any(it.low in {"den", "denna", "det", "detta"} for it in clause.tokens) and asked
        token = clause.tokens[noun]
        if (
            clause.kind == "that"
            and clause.parent is not None
            and kind != "matter"
            and any(_is_asked(it) for it in clause.parent.tokens)
        ):
            return True  # "anser medborgarförslaget att … besvarat"
        if kind == "item":
            return token.noun in {"matter", "claim"} and (
                token.low.startswith(tuple(_object_words("items"))) or bool(_stems(token.low) & self.stems)
            )
        if kind == "asked":
            return _is_asked(token) or (token.noun == "claim" and token.low.startswith("förslag"))
        return token.noun in {kind, "claim", "decision"}

    def _settle(self, finding: Finding, judged: Judgement, found: Sequence[Clause], point: Judgement | None) -> None:
        """Decide whether a finding counts, and note what it tells of who wanted what."""
        clause, place = finding.clause, self.unit.kind
        by, to = judged.by, judged.to
        if point is not None and finding.mode == "asserted" and point.mode != "asserted":
            finding.mode, finding.why, by, to = point.mode, point.rule, point.by, point.to
        elif point is not None and finding.actor is None and not clause.finite:
            finding.actor = point.by
        if is_conditioned(clause, found) and finding.mode == "asserted":
            finding.mode, finding.why = "conditional", "a condition hangs on it"
        recommends = (
            finding.mode == "proposed"
            and (
                finding.why in {"recommending", "heading", "lead-in", "ought"}
                or (finding.why == "proposing" and to is not None)
            )
            and self._recommends(by, to)
        )
        if recommends:
            finding.actor = by or finding.actor
        told = (
            clause.kind == "relative"
            and clause.at
            and clause.parent is not None
            and finding.gives in {"noted", "answered"}
            and clause.tokens[finding.at].has_form("pres.s")
        )
        if (
            clause.kind in {"relative", "cause", "manner", "bracket", "concession"}
            and finding.mode == "asserted"
            and not told
        ):
            finding.mode, finding.why = "background", clause.kind
        presupposed = finding.rule == "decide-to" or (
            finding.actor is not None and finding.actor.kind == "body" and clause.tokens[finding.at].has_form("past")
        )
        if clause.kind == "temporal" and finding.mode == "asserted" and not presupposed:
            finding.mode, finding.why = "background", clause.kind
        finding.refused = self._refusal(finding, recommends=recommends)
        self._note_wish(finding, by, recommends=recommends)
        self.findings.append(finding)

    def _recommends(self, by: Token | None, to: Token | None) -> bool:
        """Tell whether a proposal is this body's stand towards a higher one."""
        if self.unit.kind == "decision_above":
            return True
        if by is None:
            return to is not None and self.unit.kind in {"decision", "decision_above"}
        if not isinstance(by.value, Body) or not same_body(by.value, self.own) or by.value.kind in _NEVER:
            return False
        if to is None:
            return self.unit.kind in {"decision", "decision_above"} or (
                self.unit.kind == "lead" and (self.own or by.value).kind != "council"
            )
        return (
            isinstance(to.value, Body)
            and _RANK.get(to.value.kind, 0) >= _RANK.get(by.value.kind, 0)
            and to.value != by.value
        )

    def _refusal(self, finding: Finding, *, recommends: bool) -> str | None:
        clause, place = finding.clause, self.unit.kind
        if finding.mode != "asserted" and not recommends:
            return finding.mode
        if _is_under_day(clause) or (place == "lead" and _is_of_a_year(clause)):
            return "of a day of its own"
        if self._is_by_something(finding):
            return "somebody else"
        if self._is_elsewhere(clause):
            return "another town"
        who = finding.actor
        if not self._acts(finding, who):
            return "another body" if who is not None and who.kind == "body" else "a person, party or office"
        children = [it for it in self.found if it.parent is clause and it.kind == "that"]
        if finding.gives == "approved" and any(self._is_order(it) for it in children):
            finding.object = "order"
        elif (
            finding.rule == "approve"
            and children
            and self.numbered
            and not any(self._names_matter(it) for it in (*children, clause))
        ):
            finding.object = "nothing that the title names"
        elif finding.rule in {"decide-to", "approve-weakly"} and self._is_order(clause):
            finding.object = "order"
        elif (
            finding.object == "this"
            and finding.gives in {"approved", "noted", "rejected"}
            and self._is_order(clause, words_alone=True)
        ):
            finding.object = "order"
        if finding.gives == "elected" and self.numbered and not self.electing and place == "lead" and who is None:
            finding.object = "order"  # somebody to preside for an hour
        if finding.object not in {"this", "claim"}:
            return finding.object
        if place in {
            "background",
            "basis",
            "reservation",
            "statement",
            "disqualified",
            "adjustment",
            "list",
            "dispatch",
        }:
            return f"under {place}"
        if place == "proposal" and not (recommends and (self.own is None or self.own.kind != "council")):
            return "under proposal"
        if place in {"claims", "vote", "order"} and not (
            who is not None and (who.kind == "body" or (place != "vote" and who.kind == "office"))
        ):
            return f"under {place}"
        if (
            place == "lead"
            and _COMING.search(" ".join(token.text for token in clause.tokens))
            and clause.tokens[finding.at].has_form("pres", "pres.s")
        ):
            return "to come"
        if finding.weak and finding.gives in {"approved", "forwarded"}:
            if place in {"lead", "order"} and not (
                who is not None and (who.kind in {"body", "we"} or who.low in {"majoriteten", "majoritet"})
            ):
                return "too weak without the body"
            if self.asking and finding.rule == "decide-to" and not self.title.casefold().lstrip().startswith("ansökan"):
                return "too weak for what somebody asked"
        return None

    def _is_by_something(self, finding: Finding) -> bool:
        """Tell whether something that is no body of ours does what an active verb says: "bolagets styrelse har sagt ja"."""
        clause, tokens = finding.clause, finding.clause.tokens
        verb = tokens[finding.at]
        if (
            finding.actor is not None
            or verb.passive
            or verb.has_form("part")
            and not clause.finite
            or not clause.finite
        ):
            return False
        if any(verb.is_verb(it) for it in _INTRANSITIVE) or finding.gives in {"withdrawn", "elected"}:
            return False
        if any(
            tokens[at].passive or any(tokens[at].is_verb(it) for it in ("bli", "vara", "anse")) for at in clause.finite
        ):
            return False
        first = clause.finite[0]
        return any(
            it.noun == "thing" and not it.genitive and in_phrase(clause, at) is None
            for at, it in enumerate(tokens[:first])
        ) or any(
            it.low in {"styrelse", "ledning", "nämnd", "avdelning"} and in_phrase(clause, at) is None
            for at, it in enumerate(tokens[:first])
        )

    def _is_elsewhere(self, clause: Clause) -> bool:
        """Tell whether a clause begins with a place that the title doesn't name: "I Trindsjö lades frågan …"."""
        tokens = clause.tokens
        if tokens and tokens[0].low == "där" and self.last and self.unit.kind == "lead":
            return any(self._is_elsewhere(it) for it in self.last)
        if self.unit.kind != "lead" or len(tokens) < 3 or tokens[0].low != "i" or not tokens[1].text[:1].isupper():  # noqa: PLR2004 - a place and a verb
            return False
        return tokens[1].kind == "word" and tokens[2].finite and tokens[1].text not in self.title and not tokens[1].noun

    def _acts(self, finding: Finding, who: Token | None) -> bool:
        place, token = self.unit.kind, finding.clause.tokens[finding.at]
        if who is None:
            return True
        if place in {"decision", "decision_above"} and token.is_verb("få"):
            return True  # who gets an assignment does not decide it
        if isinstance(who.value, Body) and place == "decision_above":
            return who.value.kind not in _NEVER
        if isinstance(who.value, Body):
            return (
                who.value.kind not in _NEVER and same_body(who.value, self.own) and not self._of_another(finding, who)
            )
        if who.kind == "word":
            return False
        if who.kind == "we":
            got = any(token.is_verb(it) for it in ("få", "gå", "vinna", "besluta", "fatta", "ta"))
            return place in {"lead", "decision"} and (got or finding.gives not in {"approved", "rejected"})
        if (
            who.low in {"majoriteten", "majoritet"}
            and place == "lead"
            and any(who is it for above in (finding.clause, finding.clause.parent) if above for _, it in actors(above))
        ):
            return True
        if who.low.startswith("ledam") and any(it.kind == "body" and it.genitive for it in finding.clause.root.tokens):
            return True
        if (
            finding.gives == "answered"
            and who.kind == "person"
            and re.match(r"(?i)\W*(?:enkel |svar på )?(?:fråga|interpellation)", self.title)
        ):
            return True
        if (
            who.kind == "office"
            and who.low.startswith("ordförande")
            and (finding.gives in {"answered", "noted"} or _is_found(finding.clause))
        ):
            return True
        if finding.gives == "withdrawn":
            return True
        if who.kind == "people" and place == "lead" and (token.passive or finding.rule == "goes"):
            return True
        if finding.gives == "elected":
            return place in {"decision", "decision_above"} or token.is_verb("efterträda")
        got = token.is_verb("få") or token.is_verb("gå")
        return got and who.kind in {"people", "person"}

    def _of_another(self, finding: Finding, who: Token) -> bool:
        """Tell whether a body is another authority's: "regionens kollektivtrafiknämnd", "kommunstyrelsen i Kil"."""
        tokens = finding.clause.tokens
        if who not in tokens:
            return False
        at = tokens.index(who)
        if (
            at
            and tokens[at - 1].genitive
            and (
                tokens[at - 1].low.startswith(("region", "grannkommun", "stat", "förbund", "bolag"))
                or tokens[at - 1].low.endswith("kommuns")
            )
        ):
            return not (self.own is not None and self.own.field == "region")
        further = tokens[at + 1 : at + 3]
        if who.value.kind == "anyboard" and len(further) > 1 and further[0].low == "för" and further[1].noun:  # type: ignore[union-attr]  # a body
            return True
        return (
            len(further) > 1
            and further[0].low == "i"
            and further[1].text[:1].isupper()
            and further[1].kind == "word"
            and not further[1].noun
            and not further[1].verbs
            and self.own is not None
        )

    def _note_wish(self, finding: Finding, by: Token | None, *, recommends: bool) -> None:
        """Note what a proposal that does not count itself asks for: "enligt X:s förslag" may follow it."""
        if finding.gives == "follow" or recommends or finding.object not in {"this", "claim"}:
            return
        if finding.refused == "under proposal":
            self.claimed.append((_key(self.unit.owner) or ("nobody",), finding.gives, None))
        elif finding.mode == "proposed":
            for key in _keys(by):
                self.claimed.append((key, finding.gives, finding.follows if finding.object == "claim" else None))

    # Who asked for what

    def _take_claims(self, clause: Clause) -> None:
        for nth, hit in _claim_finder().find(clause.tokens):
            gives = _claims()[nth][1]
            judged = judge(clause, hit.first)
            if judged.mode not in {"asserted", "proposed", "past"}:
                continue
            link = None
            for at in range(hit.last + 1, min(len(clause.tokens), hit.last + 7)):
                if (
                    clause.tokens[at].noun == "claim"
                    and at
                    and (clause.tokens[at - 1].genitive or clause.tokens[at - 1].actor)
                ):
                    link = _key(clause.tokens[at - 1])
            if clause.tokens[hit.first].noun == "claim":
                owner = self._owner(clause, hit.first)
                self.claimed += [(owner, gives, None)] if owner else []
                continue
            if clause.tokens[hit.first].kind == "person":
                self.claimed += (
                    [(key, gives, None) for key in _keys(clause.tokens[hit.first])]
                    if self.unit.kind == "claims"
                    else []
                )
                continue
            who = [token for at, token in actors(clause) if at < hit.first] or [actor_of(clause, hit.first)]
            for token in who:
                for key in _keys(token):
                    self.claimed.append((key, gives, link))

    def _owner(self, clause: Clause, place: int) -> Key | None:
        """Whose a claim is: the genitive before it, or "från X" behind it."""
        for at in range(place - 1, max(-1, place - 7), -1):
            token = clause.tokens[at]
            if token.actor and (token.genitive or token.kind == "person"):
                return _key(token)
            if token.verbs:
                break
        for at in range(place + 1, min(len(clause.tokens), place + 6)):
            token = clause.tokens[at]
            if (token.actor or token.kind == "party") and clause.tokens[at - 1].low in {"från", "av", "och", ","}:
                return _key(token)
        return None

    def _resolved(self, key: Key | None, depth: int = 0) -> str | None:
        """What somebody asked for; `None` where the text does not tell, or tells two things."""
        if key is None or depth > 3:  # noqa: PLR2004 - nobody joins further
            return None
        mine = [(gives, link) for whose, gives, link in self.claimed if _same(whose, key)]
        for gives, link in mine:
            if link is not None and not _same(link, key):
                found = self._resolved(link, depth + 1)
                if gives == "approved":
                    if found is not None:
                        return found
                    if self.asking:
                        continue
                return gives
        outcomes = list(dict.fromkeys(gives for gives, link in mine if link is None))
        return outcomes[0] if outcomes else None

    # What about

    def _object(self, clause: Clause, hit: Hit) -> tuple[str, int | None]:
        """What a predicate is about: `this` matter, a `claim`, a `part`, the `order` of business, an `other matter` …"""
        tokens, place = clause.tokens, hit.head
        token = tokens[place]
        finite = clause.finite
        attributive = token.has_form("part") and place + 1 < len(tokens) and tokens[place + 1].noun and not token.finite
        if attributive and not any(
            it.is_verb(verb) for it in tokens[:place] for verb in ("vara", "bli", "ha", "få", "anse")
        ):
            return "attributive", None
        own = {hit.head, hit.last}
        nouns = [
            at
            for at, it in enumerate(tokens)
            if it.noun not in {None, "time", "vote"} and not it.genitive and not it.actor and at not in own
        ]
        if token.passive and finite and finite[0] >= place:
            nouns = [at for at in nouns if at < place] + [at for at in nouns if at > place]
        elif not token.passive:
            nouns = [at for at in nouns if at > place] + [at for at in nouns if at < place]
        free = next((at for at in nouns if in_phrase(clause, at) is None), None)
        within = next((at for at in nouns if at > place), None) if not token.passive else None
        noun = free if free is not None else within
        if noun is None and token.passive and place == 0 and clause.before is not None and clause.before.finite:
            return self._object(
                clause.before, Hit(clause.before.finite[0], clause.before.finite[0], clause.before.finite[0])
            )[0], None
        if noun is None:
            loose = clause.at and clause.tokens[place].has_form("pres.s")
            return ("relative", None) if clause.kind == "relative" and not loose else ("this", None)
        return self._kind_of(clause, noun, token), noun

    def _meant(self, clause: Clause, found: Sequence[Clause]) -> str:
        """Tell what "det" means: what the words before it were about."""
        before = [it for it in found if it is not clause and it.end < clause.start] or self.last
        if any(self._is_order(it) or (it.kind == "question" and not self._names_matter(it)) for it in before):
            return "order"
        asked = [gives for it in before for pattern, gives in _claims() for _ in find(it.tokens, pattern)]
        return f"asked {asked[-1]}" if asked and asked[-1] in _PUTS_OFF else "this"

    def _kind_of(self, clause: Clause, place: int, predicate: Token) -> str:
        tokens = clause.tokens
        noun = tokens[place]
        near = [it.low for it in tokens[place : place + 5]]
        titled = bool(_stems(noun.low) & self.stems)
        if noun.noun == "procedural" or (
            noun.noun == "claim" and any(it in {"återremiss", "bordläggning", "ajournering"} for it in near)
        ):
            asked = next(
                (
                    gives
                    for word, gives in (("avslagsyrk", "rejected"), ("bifallsyrk", "approved"))
                    if noun.low.startswith(word)
                ),
                None,
            ) or next((gives for it in (noun.low, *near) for word, gives in _PUTTING_OFF if it.startswith(word)), None)
            return f"asked {asked}" if asked and predicate is not None else "procedural"
        about = next((at for at in range(place + 1, min(len(tokens), place + 3)) if tokens[at].low == "om"), None)
        if about is not None and not titled and self._asks_order(clause, about):
            return "procedural"
        behind = tokens[place + 1] if place + 1 < len(tokens) else None
        if (
            noun.low.startswith(("ärende", "punkt", "paragraf"))
            and behind is not None
            and behind.kind == "number"
            and not noun.low.startswith("ärendenummer")
        ):
            return "part"
        if noun.noun == "part":
            return "this" if titled else "part"
        if noun.noun in {"order", "event", "meeting"} and not titled:
            return "this" if noun.noun == "order" and self.formal else "order"
        if noun.noun == "claim" and in_phrase(clause, place) in {"på", "efter", "enligt"} and noun.low == "förslag":
            return "this"  # "utser på förslag av X"
        if noun.noun == "claim" and place and tokens[place - 1].low in {"vår", "vårt", "våra"}:
            return "this"
        if noun.noun == "claim":
            if (titled and self.asking) or (
                noun.low.startswith("förslag") and self._shares(self._about(clause, place))
            ):
                return "this"
            if (
                behind is not None
                and behind.low in {"till", "på"}
                and noun.low in {"förslag", "förslaget"}
                and (place + 2 >= len(tokens) or tokens[place + 2].low != "beslut")
            ):
                return "this"
            plain = not self.asking or "förslag" in self.title.casefold()
            if noun.low == "förslaget" and plain and self._owner(clause, place) is None:
                return "this"
            return "claim"
        if noun.noun == "decision" and any(predicate.is_verb(it) for it in ("upphäva", "häva", "riva")):
            return "a decision"
        words = [it.low for it in tokens]
        if noun.low == "ärende" and place and words[place - 1] == "ett":
            return "any matter"
        if any(it.object == "part" for it in self.findings[-3:]) and any(
            it in {"första", "andra", "tredje", "fjärde", "övriga"} for it in words
        ):
            return "part"
        if any(
            tokens[at].low == "från" and tokens[at + 1].kind in {"year", "day"}
            for at in range(place + 1, min(len(tokens) - 1, place + 5))
        ):
            return "other matter"  # "uppdraget från 2021"
        if any(it in _object_words("others") for it in words[max(0, place - 2) : place]):
            return "other matter"
        if noun.low.startswith(("motion", "medborgarförslag", "interpellation")) and not self.derived:
            about = _stems(self._about(clause, place))
            shared = len(about & self.stems)
            if about and self.stems and (2 * shared <= len(about) if self.numbered else self.asking and not shared):
                return "other matter"
        return "this"

    def _shares(self, words: str) -> bool:
        """Tell whether most of what words name is in the title."""
        about = _stems(words)
        return bool(about) and 2 * len(about & self.stems) > len(about)

    def _about(self, clause: Clause, place: int) -> str:
        """Give the words behind a noun's "om": "motionen [från X] om …"."""
        tokens = clause.tokens
        for at in range(place + 1, min(len(tokens), place + 7)):
            if tokens[at].low in {"om", "angående", "gällande"}:
                child = next((it for it in self.found if it.parent is clause and it.at == at + 1), None)
                behind = child.tokens if child is not None else tokens[at + 1 :]
                stop = next((nth for nth, it in enumerate(behind[:10]) if it.only_finite and child is None), 10)
                return " ".join(it.low for it in behind[:stop])
            if not (
                tokens[at].actor or tokens[at].kind in {"party", "sign"} or tokens[at].low in {"från", "av", "och"}
            ):
                return ""
        return ""

    def _asks_order(self, clause: Clause, about: int) -> bool:
        """Tell whether what stands behind "om" is of the order of business: "begäran om votering", "ansökan om att få filma mötet"."""
        behind = clause.tokens[about + 1 : about + 4]
        if any(it.noun == "order" or it.low in _object_words("order_words") for it in behind):
            return True
        return any(it.parent is clause and it.at == about + 1 and self._is_order(it) for it in self.found)

    def _is_order(self, clause: Clause, *, words_alone: bool = False) -> bool:
        """Tell whether a clause is about the order of business: attendance, the floor, deciding today."""
        if self.formal:
            return False
        words = {token.low for token in clause.tokens}
        if words & (
            _object_words("order_words") - {"idag", "omedelbart", "nu", "i dag"}
            if words_alone
            else _object_words("order_words")
        ):
            return not (_stems(" ".join(words)) & self.stems and words_alone)
        if words_alone:
            return False
        return any(token.is_verb(verb) for token in clause.tokens for verb in _object_words("order_verbs")) and not (
            _stems(" ".join(words)) & self.stems
        )

    # The conclusion

    def _outcome(self, finding: Finding) -> str | None:
        """What a finding comes to, a claim that is followed or refused resolved; `None` where the text does not tell."""
        if finding.object != "claim":
            return finding.gives
        if finding.content is not None and not finding.refuses:
            return finding.content
        told = self._resolved(finding.follows) if finding.follows else self._resolved(("nobody",))
        if told is None and finding.any_claim and finding.follows is None:
            asked = {gives for _, gives, link in self.claimed if link is None}
            told = asked.pop() if len(asked) == 1 else None
        if finding.refuses:
            if (
                told is None
                and not self.asking
                and finding.follows is not None
                and finding.follows[0] in {"office", "body"}
            ):
                return "rejected"
            return ("rejected" if self.asking else None) if told == "approved" else None
        if finding.gives not in {"follow", "approved"}:
            return None
        if told is not None:
            return told
        if self.asking:
            return None
        if finding.follows is not None and finding.follows[0] in {"office", "body"}:
            return "approved"
        return "approved" if finding.joint or finding.plain else None

    def _conclude(self) -> Verdict:
        every = tuple(self.findings)
        counting: list[tuple[Finding, str]] = []
        for finding in every:
            if finding.refused is None:
                outcome = self._outcome(finding)
                if outcome is None:
                    finding.refused = "nobody tells what was asked for"
                else:
                    counting.append((finding, outcome))
        neither = any(it.gives == "rejected" and it.mode == "denied" and it.object == "this" for it in every)
        counting = [it for it in counting if not (neither and it[1] == "rejected" and it[0].negated)]
        counting = self._since_revoked(counting)
        counting = self._of_one_body(counting)
        counting = self._of_the_title(counting)
        named = [it for it in counting if self._names_matter(it[0].clause)]
        if named and self.anchored:
            for finding, _ in counting:
                if finding.unit.kind == "lead" and all(finding.sentence != it.sentence for it, _ in named):
                    finding.refused = "other matter"
            counting = [it for it in counting if it[0].refused is None]
        for places in (("decision_above",), ("decision", "decision_above")):
            official = [it for it in counting if it[0].unit.kind in places]
            if any(it[0].gives != "follow" for it in official):
                official = [it for it in official if it[0].gives != "follow"]  # "Enligt kontorets förslag: Rapporten …"
            if official and all(it[0].plain for it in official) and any(it[0].unit.kind == "lead" for it in counting):
                counting = [
                    it for it in counting if it[0].unit.kind == "lead"
                ]  # "Beslut: enligt förslag" below what the body says
                break
            if official or (len(places) > 1 and any(unit.kind in places and unit.text.strip() for unit in self.units)):
                counting = official
                break
        if not counting:
            return self._of_parts() or Verdict(
                "unknown", next((it.refused for it in every if it.refused), "no clause says it"), (), every
            )
        strong = [it for it in counting if not it[0].weak] or counting
        if self.electing and any(gives == "elected" for _, gives in counting):
            strong = [it for it in counting if it[1] == "elected"]
        outcome, reason = self._choose(strong)
        if outcome == "approved" and self.electing:
            outcome = "elected"
        return Verdict(
            outcome,
            reason,
            tuple(
                finding
                for finding, gives in strong
                if outcome in {gives, "partially_approved"} or (outcome, gives) == ("elected", "approved")
            ),
            every,
        )

    def _since_revoked(self, counting: list[tuple[Finding, str]]) -> list[tuple[Finding, str]]:
        """Leave out what was decided before the same meeting took it back: "det nyss fattade beslutet upphävs"."""
        revoked = max(
            (
                at
                for at, it in enumerate(self.findings)
                if it.object == "a decision" and it.mode == "asserted" and it.refused == "a decision"
            ),
            default=-1,
        )
        later = [it for it in counting if self.findings.index(it[0]) > revoked]
        if revoked < 0 or not later:
            return counting
        for finding, _ in counting:
            if self.findings.index(finding) < revoked:
                finding.refused = "taken back"
        return later

    def _of_the_title(self, counting: list[tuple[Finding, str]]) -> list[tuple[Finding, str]]:
        """Leave out points on matters of their own ("frågan om laddstolpar") where another point is on the title's."""
        named = [it for it in counting if _stems(" ".join(token.low for token in it[0].clause.tokens)) & self.stems]
        if not named:
            return counting
        for finding, _ in counting:
            if (
                finding.unit.kind in {"decision", "decision_above"}
                and all(finding is not it for it, _ in named)
                and self._is_beside(finding)
            ):
                finding.refused = "a matter beside"
        return [it for it in counting if it[0].refused is None]

    def _is_beside(self, finding: Finding) -> bool:
        """Tell whether a predicate's object says itself what it is about, or whose it is."""
        tokens = finding.clause.tokens
        nouns = [at for at, token in enumerate(tokens) if token.noun in {"matter", "claim"} and not token.genitive]
        return any(
            (at and tokens[at - 1].genitive and tokens[at - 1].kind != "office")
            or (at + 1 < len(tokens) and tokens[at + 1].low in {"om", "från", "angående"})
            for at in nouns
        )

    def _names_matter(self, clause: Clause) -> bool:
        """Tell whether a clause names the title's matter, or calls it the matter, the motion, "den"."""
        words = " ".join(token.low for token in clause.tokens)
        return bool(_stems(words) & self.stems) or any(
            token.low.startswith(_GENERIC) or token.low in {"den", "denna"} for token in clause.tokens
        )

    def _of_parts(self) -> Verdict | None:
        """Tell what became of a matter that was decided point by point."""
        parts = [
            it
            for it in self.findings
            if it.refused == "part" and it.unit.kind in {"decision", "decision_above", "lead"}
        ]
        gives = {it.gives for it in parts}
        if len(parts) < 2 or not gives <= {"approved", "rejected", "answered"} or not self.asking:  # noqa: PLR2004 - one point is no whole
            return None
        outcome = (
            "partially_approved" if len(gives) > 1 and "approved" in gives else gives.pop() if len(gives) == 1 else None
        )
        return Verdict(outcome, "point by point", tuple(parts), tuple(self.findings)) if outcome else None

    def _of_one_body(self, counting: list[tuple[Finding, str]]) -> list[tuple[Finding, str]]:
        """Keep what one body did where nobody told whose text it is, and what it did at this meeting."""
        acting = [it[0] for it in counting if it[0].actor is not None and isinstance(it[0].actor.value, Body)]
        if self.own is None and acting:
            fresh = [it for it in acting if not _is_dated(it.clause)] or acting
            now = [
                it
                for it in fresh
                if any(token.has_form("pres", "pres.s") for token in (it.clause.parent or it.clause).tokens)
            ]
            fresh = now if now and self.numbered else fresh
            top = max((it.actor.value for it in fresh if it.actor is not None), key=lambda it: _RANK.get(it.kind, 0))  # type: ignore[union-attr]  # a body
            present = [kind for kind in self._present() if _RANK.get(kind, 0) > _RANK.get(top.kind, 0)]
            for finding in acting:
                if present or finding.actor.value.kind != top.kind:  # type: ignore[union-attr]  # a body
                    finding.refused = "another body"
        undated = any(it[0].refused is None and not _is_dated(it[0].clause) for it in counting)
        undated = undated or self.goes_on
        if self.numbered or undated:
            for finding, _ in counting:
                told = undated or any(
                    it.has_form("past", "past.s", "sup", "sup.s")
                    for it in (finding.clause.parent or finding.clause).tokens
                )
                if (
                    told
                    and finding.refused is None
                    and _is_dated(finding.clause)
                    and finding.unit.kind not in {"decision", "decision_above"}
                ):
                    finding.refused = "of a day of its own"
        return [it for it in counting if it[0].refused is None]

    def _present(self) -> set[str]:
        """Find the bodies that are said to have the matter before them now: "fullmäktige behandlar ärendet"."""
        return {
            token.value.kind
            for unit in self.units
            if unit.kind == "lead"
            for sentence in sentences(unit.text)
            for clause in clauses(sentence.text)
            if clause.kind == "main"
            for verb in clause.finite[:1]
            if clause.tokens[verb].has_form("pres")
            and any(clause.tokens[verb].is_verb(it) for it in ("behandla", "besluta", "ta", "pröva", "ha"))
            for token in [actor_of(clause, verb)]
            if token is not None and isinstance(token.value, Body)
        }

    def _half_denied(self, strong: Sequence[tuple[Finding, str]]) -> bool:
        """Tell whether a "men inte …" without a verb takes a part of it back."""
        for finding, _ in strong:
            after = finding.clause.after
            if after is not None and not after.finite and after.tokens and after.tokens[0].low in {"inte", "ej"}:
                return True
        return False

    def _choose(self, strong: Sequence[tuple[Finding, str]]) -> tuple[str, str]:
        outcomes = [outcome for _, outcome in strong]
        words = " ".join(token.low for finding, _ in strong for token in finding.clause.tokens)
        partly = _PARTLY.search(words) is not None
        if set(outcomes) == {"approved"} and self._half_denied(strong):
            return "partially_approved", "the rest is denied"
        parts = any(
            it.refused == "part" and it.gives == "approved" and it.unit is strong[0][0].unit for it in self.findings
        )
        if partly and (
            {"approved", "rejected"} <= set(outcomes)
            or (parts and "rejected" in outcomes)
            or (outcomes[0] == "approved" and "delvis" in words)
        ):
            return "partially_approved", "a part of it"
        for outcome in ("referred_back", "tabled", "withdrawn"):
            if outcome in outcomes:
                return outcome, "put off"
        told = [outcome for outcome in outcomes if outcome != "noted"]
        if not told:
            return "noted", "nothing else"
        sent = any(
            outcome == "referred" and finding.clause.tokens[finding.at].is_verb("remittera")
            for finding, outcome in strong
        )
        if "referred" in told and (sent or not {"approved", "rejected"} & set(told)):
            return "referred", "sent on"
        if {"approved", "rejected"} <= set(told):
            named = {
                outcome
                for finding, outcome in strong
                if outcome in {"approved", "rejected"}
                and finding.object == "this"
                and (
                    _stems(" ".join(token.low for token in finding.clause.tokens)) & self.stems
                    or any(token.low.startswith("motion") for token in finding.clause.tokens)
                )
            }
            if len(named) == 1:
                return named.pop(), "named"
            whole = all(finding.object == "this" for finding, outcome in strong if outcome in {"approved", "rejected"})
            return ("partially_approved", "the one and not the other") if whole else ("unknown", "two things at once")
        if "answered" in told and self.asking:
            return "answered", "first"
        return told[0], "first"


_PAST_TIMES = re.compile(
    r"\bi (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b|\bi (?:höstas|våras|somras|vintras|fjol)\b"
)


_YEAR_AFTER = frozenset("i under år sedan hösten våren sommaren vintern redan från".split())
"""Words behind which a year dates; elsewhere it belongs to a name: "Cykelplan 2030"."""


def _is_under_day(clause: Clause) -> bool:
    """Tell whether a label before a clause is a day or a month alone: "augusti – fullmäktige antar planen"."""
    above = clause.before
    return (
        above is not None
        and not above.finite
        and _DAY_LABEL.match(" ".join(it.text for it in above.tokens) + ":") is not None
    )


def _is_of_a_year(clause: Clause) -> bool:
    """Tell whether a clause in the past is dated by a year alone: "antogs av fullmäktige 2019"."""
    tokens = clause.tokens
    past = any(it.has_form("past", "past.s") for it in tokens)
    return (
        past
        and not any(it.kind == "day" for it in tokens)
        and any(
            it.kind == "year" and at and (tokens[at - 1].low == "år" or tokens[at - 1].actor)
            for at, it in enumerate(tokens)
        )
    )


def _is_target(clause: Clause, place: int) -> bool:
    """Tell whether a day is one until which, or from which, something holds: "till och med den 30 juni"."""
    while place and clause.tokens[place - 1].low in {"den", "och", "med"}:
        place -= 1
    return place > 0 and clause.tokens[place - 1].low in {"till", "från", "senast"}


def _is_dated(clause: Clause) -> bool:
    """Tell whether a clause, or what it hangs on, names a day or a month of its own; "i dag" is the meeting's."""
    while True:
        if any(
            (token.kind == "day" and not _is_target(clause, at))
            or (
                token.kind == "year"
                and at
                and (clause.tokens[at - 1].low in _YEAR_AFTER or clause.tokens[at - 1].actor)
                and clause.tokens[at - 2].low != "för"
            )
            or (token.kind == "when" and not token.low.startswith(("i dag", "idag", "i kväll", "ikväll")))
            for at, token in enumerate(clause.tokens)
        ):
            return not any(token.low in {"i dag", "idag", "i kväll", "ikväll"} for token in clause.tokens)
        if _PAST_TIMES.search(" ".join(token.low for token in clause.tokens)):
            return True
        told = clause.before is not None and any(it.has_form("past", "past.s", "sup", "sup.s") for it in clause.tokens)
        labelled = clause.before is not None and not clause.before.finite
        above = (
            clause.parent
            if clause.kind in {"that", "points"}
            else clause.before
            if told or labelled or not clause.finite
            else None
        )
        if above is None:
            return False
        clause = above


_GENERIC = (
    "ärende", "fråga", "motion", "medborgarförslag", "interpellation", "förslag", "plan", "information", "handling", "uppdrag", "protokoll", "underlag",
    "rapport", "beslut", "yttrande", "svar", "punkt", "redovisning", "paragraf", "begäran", "ansökan",
)  # fmt: skip


def _is_asked(token: Token) -> bool:
    """Tell whether a noun is something that somebody asked for: a motion, a citizens' proposal."""
    return token.noun in {"matter", "claim"} and any(word in token.low for word in _object_words("asking"))


def _is_found(clause: Clause) -> bool:
    """Tell whether a clause is what the chair finds: "ordföranden finner att motionen avslagits"."""
    if clause.parent is None:
        return any(it.is_verb("finna") for it in clause.tokens)
    return any(it.is_verb(verb) for it in clause.parent.tokens for verb in ("finna", "konstatera", "förklara"))


def _decider(clause: Clause) -> Token | None:
    """Find who decides that a clause shall be so: "fullmäktige beslutade att marken ska säljas"."""
    for at, row in governors(clause)[:1]:
        if row.id == "deciding" and clause.kind in {"that", "points"} and clause.parent is not None:
            found = actor_of(clause.parent, at)
            return found if found is not None and found.kind in {"body", "we"} else None
    return None


def _governing(clause: Clause) -> Iterator[tuple[int, str]]:
    """Find the verbs of a lead-in that its points hang on."""
    for row in load("modes")["governor"]:
        for hit in find(clause.tokens, compile_pattern(row["pattern"])):
            if clause.tokens[hit.first].verbs:
                yield hit.first, row["gives"]


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:5] for word in re.findall(r"[a-zåäö]{4,}", text.casefold()) if word not in _EMPTY)


_EMPTY = frozenset(
    "från till enligt angående gällande samt eller motion motionen kommun kommunen avseende inför under efter kring denna detta dessa skulle inom också"
    " kommunens kommunstyrelsen kommunfullmäktige nämnden svar ärende ärendet".split()
)


def _masked(text: str, title: str) -> str:
    """Blank the title's own words where the text repeats them: a title asserts nothing."""
    head = re.split(r"\.\s+(?=[A-ZÅÄÖ])", title)[0]
    found = re.search(r"(?i)\b(?:om|angående|gällande|avseende|att)\s.+", head)
    words = found[0].strip() if found else ""
    if len(words) < 10:  # noqa: PLR2004 - shorter words mean nothing by themselves
        return text
    flat = r"\s+".join(re.escape(word) for word in words.split())
    return re.sub(flat, lambda hit: re.sub(r"\S", " ", hit[0]), text, flags=re.IGNORECASE)


_LONG_QUOTE = re.compile(r"[”\"»“](?=\S)[^”\"»“«]{10,2000}?[.!?:][^”\"»“«]{0,2000}[”\"»«]")
_ROW = re.compile(r"(?m)^\s*\|.*\|\s*$")


def _unquoted(text: str) -> str:
    """Blank quotations of several sentences, and rows of tables: neither speaks for the body."""
    for pattern in (_LONG_QUOTE, _ROW):
        text = pattern.sub(lambda hit: re.sub(r"\S", " ", hit[0]), text)
    return text


_POINT = re.compile(r"(?:[-–—•*●▪◦]|\d{1,2}[.)]|\d{1,2}(?=\s+att\b)|[a-z]\))\s+")


def _lines(text: str) -> Iterator[tuple[bool, int, str]]:
    """Give a section's prose: points and paragraphs, wrapped lines joined by a space of the same length."""
    held: tuple[bool, int, str] | None = None
    at = 0
    for raw in text.split("\n"):
        start = at + len(raw) - len(raw.lstrip())
        line = raw.strip()
        at += len(raw) + 1
        if not line:
            if held is not None:
                yield held
            held = None
            continue
        point = _POINT.match(line)
        body = line[point.end() :] if point else line
        begin = start + (point.end() if point else 0)
        marked = point is not None or body.startswith("att ")
        parallel = held is not None and line.split(" ", 1)[0] == held[2].split(" ", 1)[0]
        if held is not None and not marked and not parallel and _goes_on(held[2], body):
            held = (held[0], held[1], held[2] + " " * (begin - held[1] - len(held[2])) + body)
            continue
        if held is not None:
            yield held
        held = (marked, begin, body)
    if held is not None:
        yield held


def _is_speech(prose: str) -> bool:
    """Tell whether a line behind a dash is somebody's words: it says so behind them ("…, svarade motionären")."""
    for sentence in sentences(prose):
        for clause in clauses(sentence.text):
            first = clause.tokens[0]
            if (
                first.finite
                and any(first.is_verb(verb) for verb in _SPEAKING)
                and any(it.kind in {"person", "people", "office"} for it in clause.tokens[1:4])
            ):
                return True
    return False


_SPEAKING = (
    "säga",
    "svara",
    "mena",
    "tycka",
    "berätta",
    "dundra",
    "hävda",
    "förklara",
    "fråga",
    "konstatera",
    "anse",
    "undra",
    "kommentera",
    "skriva",
    "ropa",
)


_DAY_LABEL = re.compile(
    r"(?i)(?:\d{1,2}\s)?(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)(?:\s\d{4})?\s*[–—:-]"
)


def _goes_on(above: str, line: str) -> bool:
    if _DAY_LABEL.match(line):
        return False
    if above.rstrip().endswith((".", "!", "?", ":")):
        return False
    return (
        line[:1].islower()
        or above.endswith((",", "-", " och", " att", " för", " av", " till", " om", " i", " den", " på", " med"))
        or len(above) > 60
    )  # noqa: PLR2004 - a wrapped line's length


def _key(token: Token | None) -> Key | None:
    return next(iter(_keys(token)), None)


def _keys(token: Token | None) -> tuple[Key, ...]:
    """Name whose something is; a person's party too."""
    if token is None:
        return ()
    if token.kind == "person":
        name, code = token.value  # type: ignore[misc]  # a person's value is a pair
        plain = name.casefold().removesuffix("s") if token.genitive else name.casefold()
        keys: list[Key] = [("person", plain)]
        return (*keys, ("party", code)) if code else tuple(keys)
    if token.kind in {"party", "people"}:
        return (("party", str(token.value).upper()),)
    if isinstance(token.value, Body):
        return (("body", token.value.kind, token.value.field),)
    if token.kind == "office":
        return (("office", token.low.removesuffix("s")),)
    return (("we",),)


def _same(one: Key, other: Key) -> bool:
    if one[0] == other[0] == "person":
        return one[1] == other[1] or one[1].split()[-1] == other[1].split()[-1]
    if one[0] == other[0] == "body":
        return same_body(Body(one[1], one[2]), Body(other[1], other[2]))
    return one[:2] == other[:2]
