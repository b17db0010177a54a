"""What is found of an item: predicates with rule, actor, object and mode, and the conclusion that they come to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Literal, NamedTuple

from agendawatch.lang.sv.attribution import actor_of, actors, judge
from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.data import load, words_of
from agendawatch.lang.sv.headings import DECIDED, Section
from agendawatch.lang.sv.patterns import Hit, find, find_first, has_any, is_among
from agendawatch.lang.sv.rules import Mode, Rule, table
from agendawatch.lang.sv.text import Sentence
from agendawatch.lang.sv.tokens import Body, Token, same_body, tokenize

Key = tuple[str, ...]
"""Whose a claim is: ("person", name), ("party", letters), ("body", kind, field), ("office", word), ("we",), ("nobody",)."""

ObjectKind = Literal[
    "this", "claim", "part", "order", "procedural", "relative", "attributive", "decision", "another", "unnamed"
]
"""What a predicate is about: this matter; what somebody asked for; a part of it; the order of business; a claim to put the
matter off; what a relative clause describes; what a participle describes; an earlier decision; another matter; nothing
that the title names."""


class Refusal(StrEnum):
    """Why a finding does not count."""

    MODE = "mode"
    """It is not asserted: the finding's mode tells how it is meant."""
    OBJECT = "object"
    """It is about something else: the finding's object tells what."""
    SECTION = "section"
    """It stands under a heading of something else: background, a reservation, a proposal."""
    ANOTHER_BODY = "another_body"
    SOMEBODY = "somebody"
    """A person, a party or an office does it."""
    SOMETHING = "something"
    """Something that is no body of ours does it: a company's board."""
    ANOTHER_TOWN = "another_town"
    ANOTHER_DAY = "another_day"
    """It was decided on a day that is not the meeting's."""
    TO_COME = "to_come"
    """It stands under a coming day."""
    TOO_WEAK = "too_weak"
    """Its verb decides only where the body itself is named."""
    UNASKED = "unasked"
    """Its verb does not tell what became of what somebody asked for."""
    UNTOLD = "untold"
    """It follows what somebody asked for, and the text does not tell what that was."""
    UNNAMED = "unnamed"
    """Another sentence names the matter, this one does not."""
    BESIDE = "beside"
    """It is a point on something beside the matter."""
    REVOKED = "revoked"
    """The same meeting took it back."""
    SOURCE = "source"
    """Somebody else is named as knowing it: "enligt vad tidningen erfar"."""
    LABEL = "label"
    """A label makes it a proposal, or another day's."""
    UNTIED = "untied"
    """What it is of is neither named by the title nor called the matter."""
    SUMMONS = "summons"
    """The document comes before the meeting, calling to it or preparing it: nothing is decided yet."""


class Reason(StrEnum):
    """What a conclusion rests on."""

    SAID = "said"
    """The first clause that says it."""
    NAMED = "named"
    """The clause that names the matter, of several."""
    PUT_OFF = "put_off"
    """What puts the matter off goes before all else."""
    SENT_ON = "sent_on"
    ONLY_NOTED = "only_noted"
    """Nothing else is said."""
    IN_PART = "in_part"
    """A part is approved, and the rest is not."""
    REST_DENIED = "rest_denied"
    """What follows denies the rest: "men inte …"."""
    POINT_BY_POINT = "point_by_point"
    CONTRADICTED = "contradicted"
    """Two clauses say two things, and neither names the matter."""
    NOTHING_SAID = "nothing_said"
    """No clause says it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a decision by reference follows or refuses: "enligt kontorets förslag", "fick avslag på sitt yrkande"."""

    whose: Key | None = None
    content: str | None = None
    """What the claim itself says that it asks for: "förslaget att avslå motionen"."""
    plain: bool = False
    """Whether it is nobody's but the matter's own: "enligt förslaget"."""
    joint: bool = False
    """Whether several made it together."""
    only: bool = False
    """Whether it is the one claim that was made: "enligt yrkandet"."""
    refused: bool = False
    """Whether it was turned down rather than followed."""


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
    object: ObjectKind
    mode: Mode
    why: str
    """The scope or governor that the mode rests on."""
    section: Section
    sentence: str
    """The sentence that its clause stands in."""
    weak: bool = False
    negated: bool = False
    """Whether a denial gave its outcome: "bifölls inte"."""
    reference: Reference | None = None
    noun: int | None = None
    """The place of the noun that it is about; `None` where none is named."""
    upwards: bool = False
    """Whether it is what this body puts to a higher one."""
    refused: Refusal | None = None
    """Why it does not count; `None` when it does."""
    outcome: str = ""
    """What it comes to where it counts: an outcome's code, what it follows resolved."""

    @property
    def verb(self) -> Token:
        """The predicate's word."""
        return self.clause.tokens[self.at]

    @property
    def span(self) -> tuple[int, int]:
        """Where its clause stands in the section's text."""
        return self.clause.start, self.clause.end


class Verdict(NamedTuple):
    """What an item came to."""

    outcome: str
    """An outcome's code; `unknown` where no clause says it."""
    reason: Reason | Refusal
    """What it rests on; where it is unknown, why the first finding does not count."""
    chosen: tuple[Finding, ...]
    findings: tuple[Finding, ...]


# The rows of `rules/outcomes.toml`, compiled: predicates that say what became of a matter, and what asks for what.


def outcomes_in(tokens: Sequence[Token]) -> list[tuple[Rule, Hit]]:
    """Find the predicates that stand in a clause, in the order of their rows.

    >>> from agendawatch.lang.sv.tokens import tokenize
    >>> [rule.id for rule, _ in outcomes_in(tokenize("Motionen röstades ned"))]
    ['reject']
    """
    found = table("outcomes", "outcome").find(tokens)
    return [it for it in found if not any(find_first(tokens, no) for no in it[0].unless)]


def implied(name: str) -> Rule:
    """Give the rule of what is decided in words that no row knows."""
    return table("outcomes", "implied").rule(name)


def asked_for(tokens: Sequence[Token]) -> list[tuple[str, Hit]]:
    """Find what is asked for in a clause, and where."""
    return [(rule.gives, hit) for rule, hit in table("outcomes", "claim").find(tokens)]


def named_claim(low: str) -> str | None:
    """Give what a claim's own name says that it asks for.

    >>> named_claim("avslagsyrkandet"), named_claim("yrkandet")
    ('rejected', None)
    """
    return next((gives for begins, gives in load("outcomes")["named"].items() if low.startswith(begins)), None)


# The matter of an item: what its title tells of it.

_STEM = 5
"""Letters by which words are known again: "cykelplan", "cykelplanen"."""
_WORD = re.compile(r"[a-zåäö]{4,}")
_SENTENCE_END = re.compile(r"\.\s+(?=[A-ZÅÄÖ])")
_ENDINGS = tuple(sorted((it for it in load("nouns")["cases"]["endings"] if it), key=len, reverse=True))
_STEMS = 3
"""Letters that must be left of a word without its ending."""
_WHOLE = 4
"""Letters by which a word is known as part of another."""
_MARKS = frozenset({"”", "“", '"', "»", "«"})
_TELLING = 10
"""Letters that the words behind a title's "om" must have to mean something by themselves."""


def stems(words: str) -> frozenset[str]:
    """Give the beginnings of the words that tell something.

    >>> sorted(stems("Motionen om cykelplanen"))
    ['cykel']
    """
    telling = set(_WORD.findall(words.casefold())) - words_of("outcomes", "empty")
    return frozenset(word[:_STEM] for word in telling)


def is_asked(token: Token) -> bool:
    """Tell whether a noun is something that somebody asked for: a motion, a citizens' proposal."""
    return token.noun in {"matter", "claim"} and is_among(token, "ASKED")


@dataclass(frozen=True)
class Matter:
    """What an item is about, as its title tells it."""

    title: str = ""
    derived: bool = False
    """Whether the title was taken out of the text: what the text speaks of is then the matter."""
    numbered: bool = False
    """Whether it is an item of minutes or of an agenda, where what is told of another day was decided then."""

    @cached_property
    def tokens(self) -> list[Token]:
        """The title's words."""
        return tokenize(self.title)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of the words by which a clause names it."""
        return stems(self.title)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What the title is of: `asked`, `election`, `question` … (the table `title` of `rules/outcomes.toml`)."""
        first = next((at for at, it in enumerate(self.tokens) if it.kind not in {"sign", "number"}), 0)
        rows = table("outcomes", "title").rules
        found = ((rule, hit) for rule in rows for hit in find(self.tokens, rule.compiled))
        return frozenset(rule.gives for rule, hit in found if rule.anywhere or hit.first == first)

    @property
    def asked(self) -> bool:
        """Whether it is what somebody asked for, which may have been refused."""
        return "asked" in self.kinds and "report" not in self.kinds

    @cached_property
    def formal(self) -> bool:
        """Whether it is itself of the order of business: "Upprop och ärendelista"."""
        return not self.asked and any(token.noun == "order" and not token.fore for token in self.tokens)

    def is_in(self, words: str) -> bool:
        """Tell whether words name it."""
        return bool(stems(words) & self.stems)

    def names(self, low: str) -> bool:
        """Tell whether the title has a word, in another form or as part of a compound: "avtalet", "Sponsringsavtal"."""
        if self.is_in(low):
            return True
        stem = next((low.removesuffix(it) for it in _ENDINGS if low.endswith(it) and len(low) - len(it) >= _STEMS), low)
        title = self.title.casefold()
        return (len(stem) >= _WHOLE and stem in title) or bool({stem, low} & set(title.split()))

    @cached_property
    def says_nothing(self) -> bool:
        """Whether no word of its title tells what it is about: "Nämnden den 3 maj, punkt 6"."""
        title = self.title.strip()
        quoted = title[:1] in _MARKS and title[-1:] in _MARKS  # a headline of somebody's words
        kinds = {"day", "year", "number", "sign", "when"}
        telling = (it for it in self.tokens if not (it.actor or it.kind in kinds or it.noun in {"meeting", "time"}))
        empty = all(is_asked(it) or is_among(it, "POINT") or is_among(it, "TITLE_JOINS") for it in telling)
        return quoted or not self.stems or empty

    def is_named_by(self, clause: Clause) -> bool:
        """Tell whether a clause has a word of its title."""
        return self.is_in(clause.words)

    def is_meant_by(self, clause: Clause) -> bool:
        """Tell whether a clause names it, or calls it the matter, the motion, "den"."""
        return self.is_named_by(clause) or has_any(clause.tokens, "CALLS_MATTER")

    def shares(self, words: str) -> bool:
        """Tell whether most of what words name is in its title."""
        about = stems(words)
        return 2 * len(about & self.stems) > len(about)

    def mask(self, text: str) -> str:
        """Blank the title's own words where a text repeats them: a title asserts nothing."""
        about = "|".join(sorted(words_of("outcomes", "about")))
        found = re.search(rf"(?i)\b(?:{about})\s.+", _SENTENCE_END.split(self.title)[0])  # "om fler cykelbanor"
        words = found[0].strip() if found else ""
        if len(words) < _TELLING:
            return text
        flat = r"\s+".join(re.escape(word) for word in words.split())
        return re.sub(flat, lambda hit: re.sub(r"\S", " ", hit[0]), text, flags=re.IGNORECASE)


# Who asked for what: never an outcome by itself; it tells what "enligt X:s yrkande" gives.

NOBODY: Key = ("nobody",)
_FAR = 7
"""Words within which a claim's owner stands before or behind it."""
_JOINED = 3
"""Claims that may follow one another: nobody joins further."""


def keys_of(token: Token | None) -> tuple[Key, ...]:
    """Name whose something is; a person's party too."""
    if token is None:
        return ()
    if token.kind == "person":
        name = token.person.name.casefold()
        person: Key = ("person", name.removesuffix("s") if token.genitive else name)
        return (person, ("party", token.person.letters)) if token.person.letters else (person,)
    if token.kind in {"party", "people"}:
        return (("party", str(token.value).upper()),)
    if isinstance(token.value, Body):
        return (("body", token.value.kind, token.value.field),)
    if token.kind == "office":
        return (("office", token.low.removesuffix("s")),)
    return (("we",),)


def key_of(token: Token | None) -> Key | None:
    """Name whose something is, by the first of its keys."""
    return next(iter(keys_of(token)), None)


def same_key(one: Key, other: Key) -> bool:
    """Tell whether two keys name the same: a person by the whole name or the last."""
    if one[0] == other[0] == "person":
        return one[1] == other[1] or one[1].split()[-1] == other[1].split()[-1]
    if one[0] == other[0] == "body":
        return same_body(Body(one[1], one[2]), Body(other[1], other[2]))
    return one[:2] == other[:2]


def owner_of(clause: Clause, place: int) -> Key | None:
    """Name whose a claim is: the genitive before it, or "från X" behind it."""
    for at in range(place - 1, max(-1, place - _FAR), -1):
        token = clause.tokens[at]
        if token.actor and (token.genitive or token.kind == "person"):
            return key_of(token)
        if token.verbs:
            break
    for at in range(place + 1, min(len(clause.tokens), place + _FAR - 1)):
        token, before = clause.tokens[at], clause.tokens[at - 1]
        if (token.actor or token.kind == "party") and (is_among(before, "FROM_WHOM") or before.low == ","):
            return key_of(token)
    return None


class Claim(NamedTuple):
    """What somebody asked for."""

    whose: Key
    gives: str
    """An outcome's code."""
    joins: Key | None = None
    """Whose claim it supports: "Bo Ek (S) yrkar bifall till Eva Als förslag"."""


@dataclass(slots=True)
class Claims:
    """What was asked for in a text."""

    made: list[Claim] = field(default_factory=list)

    def take(self, clause: Clause, *, listed: bool) -> None:
        """Note what a clause tells of it; `listed` where it stands under a heading of claims: "Bo Ek (S): bifall"."""
        for gives, hit in asked_for(clause.tokens):
            if judge(clause, hit.first).mode in {"asserted", "proposed", "past"}:
                first = clause.tokens[hit.first]
                if first.noun == "claim":
                    owner = owner_of(clause, hit.first)
                    self.made += [Claim(owner, gives)] if owner else []
                elif first.kind == "person":
                    self.made += [Claim(key, gives) for key in keys_of(first)] if listed else []
                else:
                    # whose claim it supports
                    claims = enumerate(clause.tokens[hit.last + 1 : hit.last + _FAR], hit.last)
                    owners = [clause.tokens[at] for at, it in claims if it.noun == "claim"]
                    joins = next((key_of(it) for it in reversed(owners) if it.genitive or it.actor), None)
                    before = [token for at, token in actors(clause) if at < hit.first]
                    who: list[Token | None] = [*before] or [actor_of(clause, hit.first)]
                    self.made += [Claim(key, gives, joins) for token in who for key in keys_of(token)]

    def of(self, whose: Key | None, *, asked: bool, depth: int = 0) -> str | None:
        """Tell what somebody asked for; `None` where the text does not tell. `asked`: of what somebody asked for."""
        if whose is None or depth > _JOINED:
            return None
        mine = [claim for claim in self.made if same_key(claim.whose, whose)]
        for claim in mine:
            if claim.joins is None or same_key(claim.joins, whose):
                continue
            if claim.gives != "approved":
                return claim.gives
            found = self.of(claim.joins, asked=asked, depth=depth + 1)
            if found is not None or not asked:
                return found or claim.gives
        return next((claim.gives for claim in mine if claim.joins is None), None)

    def only(self) -> str | None:
        """Give what was asked for, where all asked for the same."""
        gives = {claim.gives for claim in self.made if claim.joins is None}
        return gives.pop() if len(gives) == 1 else None


# An item while it is read: what is known of it, and what its clauses have told so far.


@dataclass(slots=True)
class Item:
    """An item while it is read."""

    matter: Matter
    own: Body | None
    """The body whose text it is; `None` where nobody tells."""
    sections: Sequence[Section]
    section: Section = field(default_factory=lambda: Section("lead", "", ""))
    """The section that is read."""
    sentence: str = ""
    """The sentence that is read."""
    clauses: Sequence[Clause] = ()
    """Its clauses."""
    above: Sentence | None = None
    """The sentence before it in the section."""
    findings: list[Finding] = field(default_factory=list)
    claims: Claims = field(default_factory=Claims)
    goes_on: bool = False
    """Whether the text tells of what is "nu", behind what was decided on a day."""

    @property
    def before(self) -> Sequence[Clause]:
        """The clauses of the sentence before; parted when somebody asks."""
        return self.above.clauses if self.above is not None else ()

    @property
    def official(self) -> bool:
        """Whether the section that is read holds what this body decided."""
        return self.section.kind in DECIDED

    def hanging_on(self, clause: Clause, at: int | None = None) -> Iterator[Clause]:
        """Give the clauses that hang on one, or on a place of it."""
        return (it for it in self.clauses if it.parent is clause and (at is None or it.at == at))
