"""Sentences, and the clauses in them: of what kind each is, which one it hangs on, and which lends it its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from agendawatch.lang.sv.data import load, words_of
from agendawatch.lang.sv.patterns import has_any, is_among, plain_words
from agendawatch.lang.sv.tokens import Token, count_of, tokenize


@dataclass(eq=False)
class Clause:
    """A predicate with what belongs to it; its tokens may stand apart."""

    kind: str
    """`main`, or how it hangs on another (`rules/clauses.toml`); `quote`, `bracket`, `points` (behind a colon)."""
    tokens: list[Token] = field(default_factory=list)
    parent: Clause | None = None
    at: int = 0
    """How many of its parent's tokens stand before it."""
    before: Clause | None = None
    """The coordinated clause before it, which lends it a subject."""
    after: Clause | None = None
    """The coordinated clause behind it."""
    asked: bool = False
    """Whether it is a question."""

    def __repr__(self) -> str:
        """Show the kind and the words."""
        return f"<{self.kind}: {' '.join(token.text for token in self.tokens)}>"

    @property
    def words(self) -> str:
        """Its words in small letters."""
        return " ".join(token.low for token in self.tokens)

    @property
    def finite(self) -> list[int]:
        """Places of its finite verbs."""
        return [place for place, token in enumerate(self.tokens) if token.finite]

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.tokens[-1].end

    @property
    def above(self) -> Iterator[Clause]:
        """It and the clauses that it hangs on, from within."""
        clause: Clause | None = self
        while clause is not None:
            yield clause
            clause = clause.parent

    @property
    def root(self) -> Clause:
        """The clause on which all it hangs on hangs."""
        return next(it for it in self.above if it.parent is None)


_QUOTED = re.compile(r"[”\"»“](?P<within>[^”\"»“«\n]{3,500})[”\"»«]")
_BRACKET = re.compile(r"\((?P<within>[^()\n]{3,300})\)")
_SPOKEN = re.compile(r"\s*[–—-]\s")
"""The dash before what somebody says."""
_VERDICT = 4
"""Words that a verdict behind a dash may have: "Cykelplan – bifall"."""
_SCARED = 2
"""Words in quotation marks that are nobody's: "motionen ”ansågs besvarad”"."""
_CLAUSE = 10
"""Words within which a clause that begins has its finite verb."""
_LONGEST = 10_000
"""Letters that a sentence has at most."""


def clauses(text: str, base: int = 0, tokens: list[Token] | None = None) -> list[Clause]:
    """Part one sentence into clauses, in the order that they begin; `tokens` are the sentence's, where they are made.

    What is longer than any sentence of a person's has none.

    >>> clauses("Om ärenden saknas ställs mötet in.")
    [<main: ställs mötet in .>, <conditional: ärenden saknas>]
    """
    if len(text) > _LONGEST:
        return []
    apart: list[Clause] = []
    bare = _cut(_QUOTED, "quote", text, base, apart)
    bare = _cut(_BRACKET, "bracket", bare, base, apart)
    made = _Splitter(tokens if tokens is not None and bare == text else tokenize(bare, base)).run()
    main = [clause for clause in made if clause.kind == "main"]
    if text.rstrip().endswith("?"):
        asked = base + text.rfind(":")  # "Nämnden får en fråga: när öppnar bron?"
        for clause in main:
            clause.asked = bool(clause.tokens) and clause.start > asked
    if _SPOKEN.match(text) and any(has_any(clause.tokens, "SPEAK") for clause in made):
        for clause in main:
            if not has_any(clause.tokens, "SPEAK"):
                clause.kind = "quote"
    return sorted((clause for clause in (*made, *apart) if clause.tokens), key=lambda it: (it.kind != "main", it.start))


def _cut(pattern: re.Pattern[str], kind: str, text: str, base: int, apart: list[Clause]) -> str:
    """Blank what stands in quotation marks or brackets and is a clause, and set its clauses apart."""

    def taken(hit: re.Match[str]) -> str:
        within = tokenize(hit["within"])
        several = len(within) > 1
        whole = len(within) > _SCARED or any(it.noun or it.actor or it.kind == "sign" for it in within)
        quoted, aside = whole and any(it.finite for it in within), several and any(it.verbs for it in within)
        if not (quoted if kind == "quote" else aside):
            return hit[0]
        for clause in clauses(hit["within"], base + hit.start("within")):
            if clause.kind == "main":
                clause.kind = kind
            apart.append(clause)
        return " " * len(hit[0])

    return pattern.sub(taken, text)


@cache
def _parting() -> frozenset[str]:
    """Give the words at which a clause may begin or end; at others none does."""
    table = load("clauses")
    joining = plain_words("JOIN") | plain_words("WHICH")
    return frozenset(("att", "om", *table["openers"], *table["sometimes"], *joining))


_PHRASE = 80
"""Tokens that a participle with its agent has at most: many may have made a motion."""


def _before_noun(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """Find a participle between who does it and its noun; something must stand before "av" that it is not the agent of."""
    left = tokens[at - 1] if at else None
    if left is not None and not is_among(left, "BEFORE_PARTICIPLE") and (left.noun or left.actor or left.passive):
        return None
    for place in range(at + 2, min(len(tokens) - 1, at + _PHRASE)):
        token = tokens[place]
        if token.low in {"att", "som", ".", ":", ";"} or (token.only_finite and not token.text[:1].isupper()):
            return None
        if token.has_form("part") and _leads_to_noun(tokens, place + 1):
            return at, place + 1
    return None


def _leads_to_noun(tokens: list[Token], at: int) -> bool:
    for token in tokens[at : at + 3]:  # "den av kontoret föreslagna nya taxan"
        if token.noun and not token.genitive:
            return True
        if token.kind != "word" or token.finite or is_among(token, "PREPOSITIONS"):
            return False
    return False


def _behind_noun(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """Find a participle behind its noun, and where who does it ends: before the passive that tells what became of it."""
    begin = at - 1
    if begin < 1 or not tokens[begin].has_form("part") or tokens[begin].finite:
        return None
    begin -= tokens[begin - 1].low == ","
    if begin < 1 or not tokens[begin - 1].noun or has_any(tokens[:begin], "BEAR_PARTICIPLE"):
        return None
    for end in range(at + 2, min(len(tokens), at + _PHRASE)):
        token = tokens[end]
        if token.finite and not token.text[:1].isupper():
            return (begin, end) if token.passive else None
        if token.low in {"att", "som", ".", ":", ";"}:
            return None
    return None


class _Splitter:
    """A sentence while it is parted, from left to right."""

    def __init__(self, tokens: list[Token]) -> None:
        self._phrases: dict[int, list[Token]] = {}
        """Participles with those who do it, by the place of the token that stands behind them."""
        # Participles with those who do it stand apart: "den [av X väckta] motionen", "motionen[, väckt av X,] avslås".
        # Each is a clause of its own, as "som X väckt" is: whoever made a motion is nobody who decides it.
        left: list[Token] = []
        done = 0
        for at, token in enumerate(tokens):
            phrase = _before_noun(tokens, at) or _behind_noun(tokens, at) if token.low == "av" else None
            begin, end = phrase or (0, 0)
            if phrase is not None and begin >= done:
                left += tokens[done:begin]
                self._phrases[len(left)] = [it for it in tokens[begin:end] if it.low != ","]
                done = end
        self._tokens = [*left, *tokens[done:]]
        self._here = Clause("main")
        self._made = [self._here]
        self._openers: dict[str, str] = load("clauses")["openers"]

    def run(self) -> list[Clause]:
        """Part the sentence into clauses, in the order that they begin."""
        ways = (self._sign, self._that, self._opener, self._if, self._join)
        parting = _parting()
        for at, token in enumerate(self._tokens):
            if at in self._phrases:
                self._made.append(Clause("relative", self._phrases[at], self._here, len(self._here.tokens)))
            may = token.kind == "sign" or token.low in parting
            if not (may and any(way(at, token) for way in ways)):
                self._come_back(token, self._before(at))
                self._here.tokens.append(token)
        # A verb that stands first conditions the next: "Saknas ärenden ställs mötet in".
        for root in [it for it in self._made if it.kind == "main" and it.finite[:1] == [0]]:
            finite = root.finite
            chained = root is self._made[0] and self._conditions_next(root)
            if chained or len(finite) == 1 or not root.tokens[0].present:
                continue
            if not has_any(root.tokens[: finite[1]], "AND_BUT"):
                self._made.append(Clause("conditional", root.tokens[: finite[1]], root))
                root.tokens = root.tokens[finite[1] :]
        self._that_first()
        return self._made

    # What is seen around a place

    def _before(self, at: int, steps: int = 1) -> Token | None:
        return self._tokens[at - steps] if at >= steps else None

    def _next(self, at: int) -> Token | None:
        return self._tokens[at + 1] if at + 1 < len(self._tokens) else None

    def _finite_within(self, at: int, steps: int) -> int | None:
        """Find the next finite verb before anything else begins."""
        for place in range(at, min(len(self._tokens), at + steps)):
            token = self._tokens[place]
            if token.low in {",", ".", ";", ":", "att"} or token.low in self._openers:
                return None
            if token.finite:
                return place
        return None

    def _begins_clause(self, at: int, steps: int) -> bool:
        """Tell whether a finite verb is near that no "och" of its own leads in: "yrkande från S, V och MP och föreslår"."""
        place = self._finite_within(at + 1, steps)
        return place is not None and not (place > at + 1 and is_among(self._tokens[place - 1], "COORDINATORS"))

    def _open(
        self, kind: str, parent: Clause | None = None, before: Clause | None = None, at: int | None = None
    ) -> bool:
        """Begin a clause; always True, for the way that was taken."""
        place = at if at is not None else len(parent.tokens) if parent else 0
        self._here = Clause(kind, [], parent, place, before)
        if before is not None:
            before.after = before.after or self._here
        self._made.append(self._here)
        return True

    def _open_beside(self, clause: Clause) -> bool:
        """Begin a clause of another's kind that goes on with its subject."""
        return self._open(clause.kind, clause.parent, clause, clause.at)

    def _keep(self, token: Token) -> bool:
        self._here.tokens.append(token)
        return True

    # Signs

    def _sign(self, at: int, token: Token) -> bool:
        if token.kind != "sign":
            return False
        here = self._here
        if token.low == ",":
            self._comma(at, self._next(at))
        elif token.low == ":":
            self._colon(here)
        elif token.low == ";":
            self._open("main", before=here.root)
        elif token.low in ".!?" or (token.low == "-" and self._is_within_range(at)):
            here.tokens.append(token)
        elif token.low == "-" and here.tokens:
            rest = self._tokens[at + 1 :]
            if any(it.finite for it in rest) or 0 < len(rest) <= _VERDICT:
                self._open("main", before=here.root)
        return True

    def _is_within_range(self, at: int) -> bool:
        """Tell whether a dash stands within a range or a word: "programmet 2023-2035 antas", "ett 400-årsjubileum"."""
        before, behind, dash = self._before(at), self._next(at), self._tokens[at]
        if before is None or behind is None or before.kind not in {"number", "year"}:
            return False
        return behind.kind in {"number", "year"} or before.end == dash.start == behind.start - 1

    def _colon(self, here: Clause) -> None:
        """Begin what a colon leads in: what somebody says, the points of a decision, an explanation."""
        if here.tokens and all(token.kind in {"person", "people", "party"} for token in here.tokens):
            self._open("quote")
        elif here.finite and any(_is_of(token, "lead") for token in here.tokens):
            self._open("points", here)
        elif here.finite:
            self._open("main", before=here.root)
        elif here.tokens:
            self._open("main", before=here)

    def _comma(self, at: int, following: Token | None) -> None:
        """End a subordinate clause, or part two main ones; before what opens one itself a comma does nothing."""
        here = self._here
        opens = is_among(following, "JOIN") or is_among(following, "AFTER_COMMA")
        # one that only parts what a bracket lists: "majoriteten (S, MP och V)"
        brackets = (it.low for it in reversed(self._tokens[max(0, at - _CLAUSE * 2) : at]) if it.low in "()")
        listed = next(brackets, None) == "(" and any(it.low == ")" for it in self._tokens[at : at + _CLAUSE * 2])
        if following is None or following.low in self._openers or opens or listed:
            return
        if following.supine and any(token.supine for token in here.tokens):
            return
        if here.kind not in {"main", "quote", "points", "bracket"}:  # it hangs on another
            self._end(at, here, following)
            return
        carries = bool(here.finite)
        if following.only_finite and not carries:
            # An attribute carries nothing: "reviderad bolagsordning, enligt bilagan, fastställs".
            carries = any(reading.form != "part" for token in here.tokens for reading in token.verbs)
        if carries and self._begins_clause(at, _CLAUSE - 1):
            self._open("main", before=here)

    def _end(self, at: int, here: Clause, following: Token) -> None:
        """End a subordinate clause at a comma."""
        if not any(token.verbs for token in here.tokens):
            return
        if here.kind == "that" and following.infinitive and not following.finite:
            return
        root = here.root
        if root.finite and self._finite_within(at + 1, _CLAUSE) is not None:
            self._open("main", before=root)
        elif not root.finite or here.finite or here.kind != "relative":
            self._here = root

    # Words that open a clause

    def _that(self, at: int, token: Token) -> bool:
        following = self._next(at)
        if token.low != "att" or following is None:
            return False
        previous, further = self._before(at), self._before(at, 2)
        # It may belong to a verb of what is to come, or to a set phrase: "kommer i maj att", "inget att erinra".
        near = range(at - 1, max(-1, at - 4), -1)
        verb = next((place for place in near if is_among(self._tokens[place], "COME_TO")), at)
        coming = verb < at and not any(it.noun or it.actor for it in self._tokens[verb + 1 : at])
        pair = f"{previous.low if previous else ''}={following.low}"
        if coming or pair in words_of("clauses", "fixed", "pairs"):
            return self._keep(token)
        here = self._here
        last = further if is_among(previous, "AND_THUS") else previous
        joins = is_among(last, "COORDINATORS") or (last is not None and last.low == ",")
        if here.kind == "that" and (joins or not here.tokens):
            if here.parent is not None or any(it.verbs for it in here.tokens):
                return self._open("that", here.parent, at=here.at)
            here.kind = "that"
            return True
        listed = next((it for it in here.above if it.kind == "that"), None) if joins else None
        if listed is not None and listed.parent is not None:
            return self._open("that", listed.parent, at=listed.at)
        if not here.tokens and here.parent is None:
            here.kind = "that"
            return True
        above = here.parent
        beside = here.kind == "relative" and here.finite and previous is not None and previous.low == ","
        if beside and above is not None and above.tokens and above.tokens[-1].finite:
            here = above  # "nämnden beslutar, som kontoret föreslog, att …"
        # What stands before "att" tells of what kind its clause is.
        kind: str = load("clauses")["before_that"].get(previous.low if previous else "", "that")
        if kind == "purpose" and has_any(self._here.tokens[-4:], "FOR_THAT"):
            kind = "that"  # "fastnade för att", "röstade för att"
        if previous is not None and previous.low == "för" and is_among(further, "STEAD"):
            kind = "without"  # "i stället för att"
        return self._open(kind, here)

    def _opener(self, at: int, token: Token) -> bool:
        following = self._next(at)
        kind = self._openers.get(token.low) or self._kind_of_opener(at, token, following)
        if kind is None:
            return False
        if f"{token.low}={following.low if following else ''}" in words_of("clauses", "fixed", "pairs"):
            return self._keep(token)  # "tills vidare"
        if token.low == "som":
            if not self._here.tokens and self._here.parent is None:
                return True
            if is_among(following, "AS") or not any(it.finite for it in self._tokens[at + 1 : at + _CLAUSE]):
                return self._keep(token)  # "som väntat", "som sin egen"
        if token.low == "innan" and following is not None and following.low == "att":
            return True
        return self._open(kind, self._here)

    def _kind_of_opener(self, at: int, token: Token, following: Token | None) -> str | None:
        """Tell whether a word that may be an adverb or a pronoun opens a clause: "då", "sedan", "vilket"."""
        previous = self._before(at)
        behind_comma = previous is not None and previous.low == ","
        if is_among(token, "WHICH") and behind_comma:
            return "relative"
        kind: str | None = load("clauses")["sometimes"].get(token.low)
        if kind is None or following is None or following.finite:
            return None
        if kind == "cause" and behind_comma:
            return kind
        named = is_among(following, "DETERMINERS") or is_among(following, "AT_LEAST")
        starts = following.actor or following.noun or named
        told = any(it.finite or it.supine for it in self._tokens[at + 1 : at + _CLAUSE - 1])
        return kind if starts and told and (at == 0 or kind != "cause") else None

    def _if(self, at: int, token: Token) -> bool:
        """Tell what "om" is, by what stands before it and behind it."""
        following = self._next(at)
        if token.low != "om" or following is None or following.low == "att":
            return False
        previous = self._before(at)
        place = self._finite_within(at + 1, _CLAUSE)
        if is_among(previous, "ALSO"):
            return place is not None and self._open("concession", self._here)
        if is_among(previous, "ONLY_IF"):
            return self._open("conditional", self._here)
        if not self._may_be_if(at, following, place):
            return False
        if self._chains(previous):
            return self._open(self._here.kind, self._here.parent, at=self._here.at)
        kind = self._kind_of_if(at, following, place)
        return kind is not None and self._open(kind, self._here)

    def _chains(self, previous: Token | None) -> bool:
        """Tell whether a condition goes on: "om … och om …"."""
        return is_among(previous, "COORDINATORS") and self._here.kind in {"conditional", "question"}

    def _begins(self, previous: Token | None) -> bool:
        return previous is None or previous.low == "," or not self._here.tokens or self._chains(previous)

    def _may_be_if(self, at: int, following: Token, place: int | None) -> bool:
        """Tell whether "om" may open a clause at all: something finite follows, before anything else begins."""
        previous, further = self._before(at), self._before(at, 2)
        named = previous is not None and previous.low == "," and further is not None and further.noun is not None
        rest = self._tokens[at:]
        if place is None:
            return self._begins(previous) and not named and len(rest) > 3 and any(it.finite for it in rest)  # noqa: PLR2004 - a word or two
        if named and not (following.actor or is_among(following, "SUBJECTS")):
            return False  # "motionens första att-sats, om bemannade bibliotek, …"
        return not has_any(self._tokens[at + 1 : place], "GOES_ON")

    def _kind_of_if(self, at: int, following: Token, place: int | None) -> str | None:
        """Tell whether "om" opens a condition or a question; `None` where it is a preposition."""
        previous, here = self._before(at), self._here
        pronoun = is_among(following, "SUBJECTS") and place is not None
        about = previous is not None and _is_of(previous, "about")
        asks = (previous is not None and (_is_of(previous, "ask") or is_among(previous, "BE"))) or self._wonders()
        alone = sum(token.finite for token in self._tokens[at:]) == 1
        only = alone and previous is not None and previous.noun is not None and not here.finite
        further = self._next(at + 1)
        names = following.noun or (further is not None and bool(further.noun) and not following.verbs)
        if asks and not only and (following.actor or names or pronoun):
            return "question"
        told = pronoun and here.root.finite
        if about and not (told and previous is not None and (not previous.noun or place == at + 2)):
            # a helping verb of its own before the verb of the noun: "Yttrande om bron ska byggas lämnas i maj"
            helping = place is not None and is_among(self._tokens[place], "HELPING")
            asks = helping and place is not None and self._finite_within(place + 1, _CLAUSE) is not None
            return "question" if asks else None
        late = bool(here.finite) and place is not None and place - at < _CLAUSE - 3 and not about
        return "conditional" if self._begins(previous) or pronoun or late else None

    def _wonders(self) -> bool:
        """Tell whether the clause's verb asks, and has no object yet: "den 26 oktober avgör fullmäktige i Björkmyra om …"."""
        tokens = self._here.tokens
        asking = words_of("clauses", "if", "ask")
        verbs = (at for at in self._here.finite if any(it.lemma in asking for it in tokens[at].verbs))
        verb = next(verbs, None)
        return verb is not None and not any(token.noun in {"claim", "matter", "meeting"} for token in tokens[verb:])

    # Words that join

    def _join(self, at: int, token: Token) -> bool:
        following = self._next(at)
        if not is_among(token, "JOIN") or following is None:
            return False
        if following.low in {"att", "om"} or following.low in self._openers:
            return True
        here = self._here
        against = is_among(token, "AGAINST")
        # "ska bordläggas eller återremitteras", "har avslagit ett och återförvisat ett"
        if following.supine and any(token.supine for token in here.tokens):
            return True
        infinitive = following.infinitive and any(token.infinitive for token in here.tokens)
        if infinitive and not against and _is_helped(here):
            return True
        if token.low == "utan" and not has_any(here.tokens, "PLAIN_NOT") and not following.finite:
            return False  # a preposition
        infinitives = here.kind in {"that", "points"} and not here.finite and following.infinitive
        if following.finite or infinitives:
            return self._goes_on(here, token, following, infinitives=infinitives)
        if self._joins_nouns(at, following):
            return False
        counts = following.low not in words_of("clauses", "one") and count_of(following) is not None
        starts = following.actor or following.noun or is_among(following, "STARTS") or counts
        if self._begins_clause(at, _CLAUSE - 2) and (against or (here.finite and starts)):
            whole = here.finite and here.root.finite and self._tokens[at - 1].low == ","
            fresh = whole and here.kind in {"that", "relative", "cause", "before"}
            same = here.root if against or fresh else here
            return self._open_beside(same)
        return against and bool(here.finite or here.root.finite) and self._open("main", before=here.root)

    def _joins_nouns(self, at: int, following: Token) -> bool:
        """Tell whether the one verb that is left is what the clause above lacks: "det som återstod av motioner och frågor bordlades"."""
        here, previous = self._here, self._before(at)
        whole = here.kind == "relative" and bool(here.finite) and not here.root.finite
        nouns = bool(following.noun) and previous is not None and bool(previous.noun)
        return whole and nouns and sum(token.finite for token in self._tokens[at + 1 :]) == 1

    def _goes_on(self, here: Clause, token: Token, following: Token, *, infinitives: bool) -> bool:
        """Begin the clause of a verb that stands right behind "och": of the kind of the one that it goes on with."""
        subordinate = token.low != "eller" and here.kind not in {"main", "question", "conditional"}
        if not infinitives and subordinate and is_among(following, "ACTS_OF_BODIES") and here.root.finite:
            return self._open("main", before=here.root)
        same = here
        if following.finite and not infinitives and not here.finite and here.parent is not None:
            same = here.parent
            while same.parent is not None and not same.finite:
                same = same.parent
        return self._open_beside(same)

    # What ends without a word

    def _come_back(self, token: Token, previous: Token | None) -> None:
        """End a clause that has its verb when another finite one comes that the clause above lacks."""
        here = self._here
        if not token.finite or here.parent is None or here.kind in {"points", "quote", "bracket"}:
            return
        above = here.parent
        while above.parent is not None and (above.finite or _has_supine_alone(above) or _is_infinitive(above)):
            above = above.parent
        if above.finite or is_among(previous, "COORDINATORS"):
            return
        carried = bool(here.finite) or _has_supine_alone(here)
        whole = carried and not (token.infinitive and _is_helped(here))
        if whole or (any(it.infinitive for it in here.tokens) and self._is_apart(token)):
            self._here = above

    def _is_apart(self, token: Token) -> bool:
        """Tell whether a finite verb behind an infinitive belongs to another clause: no other follows before the next begins."""
        if not token.infinitive or not token.passive:
            return not token.infinitive
        place = next(at for at, it in enumerate(self._tokens) if it is token)
        following = self._finite_within(place + 1, len(self._tokens))
        # "… antecknas och läggs till …"
        return following is None or is_among(self._tokens[following - 1], "COORDINATORS")

    def _that_first(self) -> None:
        """Hang a that-clause that begins a sentence on its verdict: "Att mötet är inställt, som det sägs, stämmer inte"."""
        said = self._made[0]
        if said.kind != "that" or said.parent is not None or self._tokens[0].text != "Att":
            return  # in small letters it is a point of a list
        bare = bool(said.tokens) and said.tokens[0].infinitive and not said.tokens[0].finite
        if said.after is None and len(said.finite) > (0 if bare else 1):
            cut = said.finite[-1]
            said.after = Clause("main", said.tokens[cut:])
            for clause in self._made:
                if clause.parent is said and clause.at > cut:
                    clause.parent, clause.at = said.after, clause.at - cut
            self._made.append(said.after)
            said.tokens = said.tokens[:cut]
        if said.after is not None and said.after.kind == "main":
            said.parent, said.after.before, said.after = said.after, None, None

    def _conditions_next(self, root: Clause) -> bool:
        """Take "Skulle bidraget komma, och skulle nämnden hinna, lägger vi ett yrkande": the last has its verb first too."""
        # behind "När nämnden möts" the verb stands first, too
        begins = root.tokens[0] is self._tokens[0] and self._tokens[-1].low != "?"
        if not begins or not (root.tokens[0].present or is_among(root.tokens[0], "SHALL")):
            return False
        chain = [root]
        while chain[-1].after is not None and chain[-1].after.kind == "main":
            chain.append(chain[-1].after)
        last = chain[-1]
        if last is root or not all(it.finite[:1] == [0] for it in chain):
            return False
        for clause in chain[:-1]:
            clause.kind, clause.parent = "conditional", last
        last.before = None
        return True


PARTS = re.compile(r"[,;:|·•()\n]|\s[–—-]\s")
"""What parts the pieces of a row."""


def part_marks(clause: Clause, text: str, base: int) -> Iterator[Clause]:
    """Part what a row says of the next meeting, or of a new day, from what it says of its own: "Inställt, nytt möte i maj"."""
    yield clause
    tokens = clause.tokens

    def begins_anew(at: int) -> bool:
        if PARTS.search(text, tokens[at - 1].end - base, tokens[at].start - base) is None:
            return False
        undecided = tokens[at].noun == "time" and has_any(tokens[at:], "PLAIN_NOT")  # "skjuts upp, dag inte klar"
        return undecided or is_among(tokens[at], "NEXT_ONE")

    cut_at = next((at for at in range(1, len(tokens)) if begins_anew(at)), None)
    if cut_at is None or all(any(it.finite for it in part) for part in (tokens[:cut_at], tokens[cut_at:])):
        return
    yield replace(clause, tokens=tokens[cut_at:], before=None)
    clause.tokens, clause.after = tokens[:cut_at], None


def _is_helped(clause: Clause) -> bool:
    """Tell whether a clause has a helping verb, on which infinitives hang."""
    return any(token.finite and is_among(token, "HELPING") for token in clause.tokens)


def _has_supine_alone(clause: Clause) -> bool:
    """Tell whether a supine carries a subordinate clause, as it may: "sedan nämnden sagt nej"."""
    return clause.kind not in {"main", "that"} and any(token.supine for token in clause.tokens)


def _is_infinitive(clause: Clause) -> bool:
    """Tell whether an infinitive carries a that-clause: "uppdraget att utreda om bron kan byggas"."""
    return clause.kind == "that" and any(token.infinitive and not token.finite for token in clause.tokens)


def _is_of(token: Token, name: str) -> bool:
    """Tell whether a token is one of the words of `rules/clauses.toml`'s `[if]`, in any of its forms or a compound of it."""
    words = words_of("clauses", "if", name)
    if token.low in words or any(reading.lemma in words for reading in token.verbs):
        return True
    long = tuple(word for word in words if len(word) > 4)  # noqa: PLR2004 - short words begin too many
    return bool(token.noun) and (token.low.startswith(long) or token.low.endswith(long))
