"""Where a matter goes next: the body that a decision proposes to, sends to or leaves it to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from agendawatch.lang.sv.attribution import actor_of, is_conditioned, judge
from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.decisions.choice import find_own_body
from agendawatch.lang.sv.decisions.evidence import cites_paragraph
from agendawatch.lang.sv.decisions.findings import Matter
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.patterns import Hit, Pattern, Rules, compile_pattern, find, is_among
from agendawatch.lang.sv.prose import Prose
from agendawatch.lang.sv.text import Sentence
from agendawatch.lang.sv.tokens import Body, Token, same_body, tokenize

_STAYS = frozenset({"withdrawn"})
_PUT_OFF = frozenset({"tabled", "referred_back"})
"""Outcomes of which a proposal upwards is background."""
_ASIDE = frozenset({"relative", "cause", "manner", "bracket", "concession", "quote"})
"""Clauses that only tell something of what another says."""
_DECIDED = ("decision", "decision_above")


class Next(NamedTuple):
    """The body that a matter goes to."""

    words: str
    """Its name, as written."""
    start: int
    end: int
    """Where it stands."""
    rule: str


class _Rule(NamedTuple):
    id: str
    pattern: Pattern
    gives: str
    of: frozenset[str]
    up: bool
    coming: bool
    matter: bool
    asked: bool
    """Whether it holds of what somebody asked for alone."""


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            it["id"],
            compile_pattern(it["pattern"]),
            it["gives"],
            frozenset(it.get("of", "").split()),
            it.get("up", False),
            it.get("coming", False),
            it.get("matter", False),
            it.get("asked", False),
        )
        for it in load("handing_on")["hand"]
    )


@cache
def _found() -> Rules:
    return Rules([rule.pattern for rule in _rules()])


def find_marked_next(line: str) -> Next | None:
    """Find where a list's line sends a matter, behind its dash or colon.

    >>> find_marked_next("Utegym vid sjön – till tekniska nämnden för beslut").words
    'tekniska nämnden'
    """
    tokens = tokenize(line)
    for row in load("handing_on")["marked"]:
        for hit in find(tokens, compile_pattern(row["pattern"])):
            return _next(tokens[hit.last], row["id"])
    return None


def find_next(
    sections: Sequence[Section], own: Body | None = None, outcome: str = "unknown", title: str = ""
) -> Next | None:
    """Find the body that the title's matter goes to; `None` where this body's decision sends it nowhere.

    `own` is the body whose decision it is: what others propose and send is background. Only what is decided counts,
    and what is told of a decision: proposals, background and those who get a copy are no way on.
    """
    if outcome in _STAYS:
        return None
    return _Way(sections, own, outcome, title).find()


class _Way:
    def __init__(self, sections: Sequence[Section], own: Body | None, outcome: str, title: str) -> None:
        self.sections = sections
        placed = any(it.kind == "decision" for it in sections)
        self.own = own or _whose(sections) or (None if placed else find_own_body(title, sections))
        self.outcome = outcome
        self.title = title.casefold()
        decided = [it for it in sections if it.kind in _DECIDED and it.text]
        self.fresh = False
        """Whether a sentence tells what is done now: what was done on some day is background then."""
        self.where = decided or [it for it in sections if it.kind == "lead" or self._speaks(it)]

    def find(self) -> Next | None:
        """Look under the headings that propose upwards, in what was decided, and in what it followed."""
        for section in self.sections:
            if section.kind == "decision_above" and (above := self._above(section)) is not None:
                return above
        for section in self.sections:  # "Kommunfullmäktige beslutar" in the board's own minutes
            owner = section.owner
            if (
                section.kind == "decision"
                and owner is not None
                and self.own is not None
                and self._receives(owner, up=True)
            ):
                return _next(owner, "heading")
        for section in self.where:
            found = self._said(section)
            if found is not None:
                return found
        return self._headed() or self._followed()

    def _speaks(self, section: Section) -> bool:
        """Tell whether under "Kommunstyrelsens förslag" the body itself speaks, to another."""
        owner = section.owner.value if section.kind == "proposal" and section.owner is not None else None
        if not isinstance(owner, Body) or (self.own is not None and not same_body(owner, self.own)):
            return False
        return any(
            token.kind == "body" and token.value == owner and not token.genitive for token in section.prose.tokens
        )

    # Headings

    def _above(self, section: Section) -> Next | None:
        """Read "Förslag till beslut i kommunfullmäktige", or whom the proposed decision speaks of."""
        bodies = [token for token in tokenize(section.heading) if self._receives(token, up=True)]
        if bodies:
            return _next(bodies[-1], "heading")
        first = next((sentence for sentence in section.prose.sentences), None)
        tokens = [token for token in first.tokens if token.kind != "sign" and token.low != "att"] if first else []
        return _next(tokens[0], "addressed") if tokens and self._receives(tokens[0], up=True) else None

    def _headed(self) -> Next | None:
        """Read "Kommunstyrelsen föreslår kommunfullmäktige" over what this body proposes beside what it decides."""
        for section in self.sections:
            if section.kind != "proposal" or self.own is None:
                continue
            for sentence in Prose("heading", "", section.heading).sentences:
                for clause in sentence.clauses:
                    who = actor_of(clause)
                    mine = who is not None and isinstance(who.value, Body) and same_body(who.value, self.own)
                    found = self._clause(clause, sentence, None) if mine else None
                    if found is not None:
                        return found
        return None

    def _followed(self) -> Next | None:
        """Read to whom the proposal goes that a decision follows: "enligt kontorets förslag"."""
        follows = any(
            next(find(sentence.tokens, compile_pattern("%ACCORDING ..6 @CLAIM")), None)
            for section in self.where
            for sentence in section.prose.sentences
        )
        if not follows:
            return None
        for section in self.sections:
            if section.kind == "proposal":
                told = [token for token in tokenize(section.heading) if self._receives(token, up=True)]
                for sentence in section.prose.sentences[:2]:
                    told += [token for token in sentence.tokens if self._receives(token, up=True)][:1]
                if told:
                    return _next(told[0], "proposal that was followed")
        return None

    # Clauses

    def _said(self, section: Section) -> Next | None:
        before: Sentence | None = None
        self.fresh = any(_acts_now(clause) for sentence in section.prose.sentences for clause in sentence.clauses[:1])
        acting = self._acting(section)
        for sentence in section.prose.sentences:
            if any(token.kind == "body" for token in sentence.tokens):
                for clause in sentence.clauses:
                    found = self._clause(clause, sentence, before)
                    if found is not None and found.words.casefold() not in acting:
                        return found
            before = sentence
        return None

    def _acting(self, section: Section) -> set[str]:
        """Name the bodies that decide in a text themselves: whoever has decided is not next."""
        if self.own is not None:
            return set()
        found = set()
        for sentence in section.prose.sentences:
            for clause in sentence.clauses:
                for place in clause.finite[:1]:
                    who = actor_of(clause, place)
                    proposes = next(find(clause.tokens, compile_pattern("%PROPOSE_UP")), None)
                    if (
                        who is not None
                        and who.kind == "body"
                        and proposes is None
                        and not is_among(clause.tokens[place], "GET")
                        and clause.kind == "main"
                        and clause.tokens[place].has_form("past")
                    ):
                        found.add(who.low)
        return found

    def _clause(self, clause: Clause, sentence: Sentence, before: Sentence | None) -> Next | None:
        for nth, hit in _found().find(clause.tokens):
            rule = _rules()[nth]
            if (rule.of and self.outcome not in rule.of) or (rule.up and not rule.coming and self.outcome in _PUT_OFF):
                continue
            if rule.asked and self.title and not Matter(self.title).asked:
                continue
            who = self._goes_to(rule, hit, clause, sentence, before)
            if who is None or (who.genitive and rule.id != "table-to"):
                continue
            by = self._actor(clause, hit)
            if not self._receives(who, up=rule.up, by=by if by is not who else None):
                continue
            if self._is_meant(rule, hit, clause) and not is_conditioned(clause, sentence.clauses):
                return _next(who, rule.id)
        return None

    def _actor(self, clause: Clause, hit: Hit) -> Token | None:
        return actor_of(clause, hit.head) if clause.tokens[hit.head].verbs else None

    def _is_meant(self, rule: _Rule, hit: Hit, clause: Clause) -> bool:
        """Tell whether this body does it, now, about this matter."""
        head = clause.tokens[hit.head]
        which = any(token.low == "som" for token in clause.tokens[max(0, hit.head - 3) : hit.head])
        if which and head.has_form("sup", "sup.s"):  # "rapporten som överlämnats"
            return False
        if any(cites_paragraph(it) for it in clause.above):
            return False  # what was decided on a day of its own
        if clause.kind in _ASIDE or (not rule.coming and self.fresh and _is_past(clause) and _is_dated(clause)):
            return False
        mode = judge(clause, hit.head if head.verbs else None, to_come=True).mode
        if mode != "asserted" and not (rule.coming and mode == "planned"):
            return False
        if rule.matter and not self._is_matter(clause, hit):
            return False
        if rule.coming:
            told = next((clause.tokens[place] for place in clause.finite), None)
            return told is not None and told.has_form("pres", "pres.s")
        who = self._actor(clause, hit)
        if (
            rule.gives in {"told", "that"}
            and (rule.id == "want" or head.passive)
            and (who is None or who.kind != "body")
        ):
            return False
        if who is not None and who.kind == "we":
            return self.where[0].kind in _DECIDED
        return who is None or (isinstance(who.value, Body) and same_body(who.value, self.own))

    def _is_matter(self, clause: Clause, hit: Hit) -> bool:
        """Tell whether what is handed on is the matter: by a word for it, or one of the title's; a pronoun or nothing is it, too."""
        nouns = [
            token
            for at, token in enumerate(clause.tokens)
            if (token.noun or token.low in _matter())
            and token.kind == "word"
            and at < hit.last + 4
            and not token.genitive
        ]
        if any(token.low.startswith(_copies()) for token in clause.tokens[: hit.last + 4]):
            return False
        if self._is_another(clause):
            return False
        named = [token for token in nouns if token.noun not in {"time", "meeting", "vote", "order"}]
        return not named or any(token.low.startswith(_matter()) or token.low[:5] in self.title for token in named)

    def _is_another(self, clause: Clause) -> bool:
        """Tell whether what is handed on is a motion about something that the title does not name: "motionen om en kiosk"."""
        tokens = clause.tokens
        at = next(
            (at for at, it in enumerate(tokens[:-1]) if is_among(it, "MOTIONS") and tokens[at + 1].low == "om"), None
        )
        if at is None or not self.title:
            return False
        stop = next((place for place in clause.finite if place > at), len(tokens))
        return not any(it.low[:5] in self.title for it in tokens[at + 2 : stop] if len(it.low) > 3)  # noqa: PLR2004 - words that tell something

    def _goes_to(
        self, rule: _Rule, hit: Hit, clause: Clause, sentence: Sentence, before: Sentence | None
    ) -> Token | None:
        tokens = clause.tokens
        bodies = [token for token in tokens[hit.first : hit.last + 1] if token.kind == "body"]
        if rule.gives in {"hit", "subject"}:
            return (bodies[-1] if rule.gives == "hit" else bodies[0]) if bodies else None
        if rule.gives == "above":
            return (
                next((token for token in before.tokens if token.kind == "body" and not token.genitive), None)
                if before is not None
                else None
            )
        if rule.gives == "till":
            return _behind(tokens, hit)
        own = self._actor(clause, hit)
        behind = (
            token
            for token in tokens[hit.head + 1 : hit.head + 10]
            if token.kind == "body" and not token.genitive and token is not own
        )
        here = next(behind, None) if rule.gives == "told" else None
        return here or next(
            (who for it in _hanging(clause, sentence, hit) if (who := actor_of(it)) is not None and who.kind == "body"),
            None,
        )

    def _receives(self, token: Token, *, up: bool, by: Token | None = None) -> bool:
        """Tell whether a body may be the next one: another political body; a higher one, for a proposal."""
        if token.kind != "body" or not isinstance(token.value, Body):
            return False
        ranks: dict[str, int] = load("bodies")["ranks"]
        rank = ranks.get(token.value.kind, 0)
        if not rank or (self.own is not None and same_body(token.value, self.own)):
            return False
        mine = by.value if by is not None and isinstance(by.value, Body) else self.own
        if not up:
            return True
        if mine is None:
            return rank > ranks["committee"]
        return rank > ranks.get(mine.kind, 0)


def _whose(sections: Sequence[Section]) -> Body | None:
    """Tell whose decision it is by the heading over it: "Kommunstyrelsens beslut"."""
    for section in sections:
        if section.kind == "decision":
            named = section.owner or next((token for token in tokenize(section.heading) if token.kind == "body"), None)
            if named is not None and isinstance(named.value, Body):
                return named.value
    return None


def _hanging(clause: Clause, sentence: Sentence, hit: Hit) -> Iterator[Clause]:
    """Give the clauses that hang on a verb, the nearest first."""
    return (it for it in sentence.clauses if it.parent is clause and it.kind in {"that", "points"} and it.at > hit.head)


def _behind(tokens: Sequence[Token], hit: Hit) -> Token | None:
    """Give the body that stands first behind "till" or "åt"; who gets it besides is not asked."""
    at = next((at for at in range(hit.first, len(tokens)) if is_among(tokens[at], "TO_WHOM")), None)
    if at is None:
        return None
    for token in tokens[at + 1 : at + 3]:
        if token.kind == "body":
            return token
        if token.noun or token.actor or token.verbs:
            return None
    return None


def _next(token: Token, rule: str) -> Next:
    return Next(token.text, token.start, token.end, rule)


def _acts_now(clause: Clause) -> bool:
    """Tell whether a body does something now: "Kommunstyrelsen noterar informationen"."""
    verb = next((clause.tokens[place] for place in clause.finite), None)
    return (
        clause.kind == "main"
        and verb is not None
        and verb.has_form("pres", "pres.s")
        and (who := actor_of(clause)) is not None
        and who.kind == "body"
    )


def _is_past(clause: Clause) -> bool:
    while clause.parent is not None and not clause.finite:
        clause = clause.parent
    return any(clause.tokens[place].has_form("past", "past.s") for place in clause.finite[:1])


def _is_dated(clause: Clause) -> bool:
    """Tell whether a clause, or what it hangs on, names a day or a year of its own."""
    here: Clause | None = clause
    while here is not None:
        if any(token.kind in {"day", "year"} for token in here.tokens):
            return True
        here = here.parent
    return False


@cache
def _copies() -> tuple[str, ...]:
    return tuple(load("handing_on")["matter"]["copies"].split())


@cache
def _matter() -> tuple[str, ...]:
    return tuple(load("handing_on")["matter"]["words"].split())


# Examples


def fires(table: str, rule: str, example: str) -> bool:
    """Tell whether a row of `rules/handing_on.toml` reads its example; behind the bar stands the body, if any is told."""
    text, _, told = example.partition(" | ")
    if table == "marked":
        found = find_marked_next(text)
    else:
        of = next(row.of for row in _rules() if row.id == rule)
        found = find_next([Section("decision", "", text)], None, "approved" if not of or "approved" in of else min(of))
    return found is not None and found.rule == rule and (not told or found.words == told)
