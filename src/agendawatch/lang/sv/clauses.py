"""Sentences, and the clauses in them: of what kind each is, which one it hangs on, and which lends it its subject."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.tokens import Token, tokenize

__all__ = ["Clause", "Sentence", "clauses", "sentences"]


class Sentence(NamedTuple):
    """A sentence and where it begins in the text."""

    start: int
    text: str


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
    def root(self) -> Clause:
        """The clause on which all it hangs on hangs."""
        clause = self
        while clause.parent is not None:
            clause = clause.parent
        return clause


_END = re.compile(r"[.!?…]+[”\"»’]?(?=\s+[\"”»(–—A-ZÅÄÖÉ\d•*-]|\s*$)|\n\s*\n")
_SHORTENED = re.compile(
    r"(?:^|[\s(])(?:bl\.a|m\.fl|t\.ex|d\.v\.s|o\.d|o\.s\.v|kl|nr|dnr|f\.d|ca|resp|m\.m|s\.k|st|tkr|mnkr|mkr|kap|forts|ang|inkl|exkl|tel|vik|ordf|avd|prop|jfr|ev|prel|"
    r"[A-ZÅÄÖ])\.$",
    re.IGNORECASE,
)


def sentences(text: str) -> Iterator[Sentence]:
    """Cut running text into sentences.

    >>> [it.text for it in sentences("Mötet börjar kl. 13. Det är inställt.")]
    ['Mötet börjar kl. 13.', 'Det är inställt.']
    """
    start = 0
    for end in _END.finditer(text):
        piece = text[start : end.end()]
        if not piece.strip():
            continue
        if "\n" not in end[0] and end.end() < len(text.rstrip()):
            if _SHORTENED.search(piece.rstrip("”\"»’")) or re.fullmatch(r"\s*\d{1,3}\.", piece):
                continue
            if re.search(r"\b\d{1,2}\.$", piece) and re.match(r"\s*[a-zåäö\d]", text[end.end() :]):
                continue
        yield Sentence(start + len(piece) - len(piece.lstrip()), piece.strip())
        start = end.end()
    if text[start:].strip():
        rest = text[start:]
        yield Sentence(start + len(rest) - len(rest.lstrip()), rest.strip())


_QUOTED = re.compile(r"[”\"»“](?P<within>[^”\"»“«\n]{3,500})[”\"»«]")
_BRACKET = re.compile(r"\((?P<within>[^()\n]{3,300})\)")
_SPEAKS = frozenset("föreslå besluta yrka bifalla avslå hemställa rekommendera återremittera bordlägga".split())
"""Verbs of a body: behind "och" they go on with the main clause, however deep the one before stands."""
_SAID = re.compile(r"\s*[–—-]\s")
_SAYS = frozenset("säga menar tycka tycker anse mena berätta förklara konstatera hävda".split())


def clauses(text: str, base: int = 0) -> list[Clause]:
    """Part one sentence into clauses, in the order that they begin.

    >>> clauses("Om ärenden saknas ställs mötet in.")
    [<main: ställs mötet in .>, <conditional: ärenden saknas>]
    """
    apart: list[Clause] = []

    def cut(pattern: re.Pattern[str], kind: str, words: str, wanted: Callable[[list[Token]], bool]) -> str:
        def taken(hit: re.Match[str]) -> str:
            within = tokenize(hit["within"])
            if not wanted(within):
                return hit[0]
            for clause in clauses(hit["within"], base + hit.start("within")):
                if clause.kind == "main":
                    clause.kind = kind
                apart.append(clause)
            return " " * len(hit[0])

        return pattern.sub(taken, words)

    bare = cut(_QUOTED, "quote", text, lambda within: any(token.finite for token in within))
    bare = cut(_BRACKET, "bracket", bare, lambda within: len(within) > 1 and any(token.verbs for token in within))
    made = _Splitter(tokenize(bare, base)).run()
    if text.rstrip().endswith("?"):
        asked = base + text.rfind(":")  # "Nämnden får en fråga: när öppnar bron?"
        for clause in made:
            if clause.kind == "main" and clause.tokens and clause.start > asked:
                clause.asked = True
    if _SAID.match(text) and any(token.is_verb(verb) for clause in made for token in clause.tokens for verb in _SAYS):
        for clause in made:
            if clause.kind == "main" and not any(token.is_verb(verb) for token in clause.tokens for verb in _SAYS):
                clause.kind = "quote"
    return sorted((clause for clause in (*made, *apart) if clause.tokens), key=lambda it: (it.kind != "main", it.start))


class _Splitter:
    """A sentence while it is parted, from left to right."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._here = Clause("main")
        self._made = [self._here]
        rules = load("clauses")
        self._openers: dict[str, str] = rules["openers"]
        self._before_that: dict[str, str] = rules["before_that"]

    def run(self) -> list[Clause]:
        """Part it."""
        at = 0
        while at < len(self._tokens):
            at = self._step(at)
        self._verb_first()
        return self._made

    def _step(self, at: int) -> int:
        token = self._tokens[at]
        for way in (self._sign, self._that, self._opener, self._if, self._join):
            if way(at, token):
                return at + 1
        self._come_back(token, self._tokens[at - 1] if at else None)
        self._here.tokens.append(token)
        return at + 1

    # What is seen around a place

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

    def _finite_after(self, token: Token) -> Token | None:
        """Find a finite verb anywhere behind a token."""
        return next((it for it in self._tokens if it.start > token.start and it.finite), None)

    def _open(self, kind: str, parent: Clause | None = None, before: Clause | None = None, at: int | None = None) -> None:
        place = at if at is not None else len(parent.tokens) if parent else 0
        self._here = Clause(kind, [], parent, place, before)
        if before is not None:
            before.after = before.after or self._here
        self._made.append(self._here)

    # What parts

    def _sign(self, at: int, token: Token) -> bool:
        following = self._next(at)
        if token.kind != "sign":
            return False
        here = self._here
        if token.low == ",":
            self._comma(at, following)
        elif token.low == ":":
            speaks = here.tokens and all(it.kind in {"person", "people", "party"} for it in here.tokens)
            if speaks:
                self._open("quote")
            elif here.finite and _announces(here):
                self._open("points", here)
            elif here.finite:
                self._open("main", before=here.root)
            elif here.tokens:
                self._open("main", before=here)
        elif token.low == ";":
            self._open("main", before=here.root)
        elif token.low in "-–—" and here.tokens:
            rest = len(self._tokens) - at - 1
            if any(it.finite for it in self._tokens[at + 1 :]) or 0 < rest <= 4:  # noqa: PLR2004 - a verdict of a word or three
                self._open("main", before=here.root)
        elif token.low in ".!?":
            here.tokens.append(token)
        return True

    def _comma(self, at: int, following: Token | None) -> None:
        """A comma ends a subordinate clause, and parts two main ones; before what opens one itself it does nothing."""
        words = load("clauses")["join"]["words"].split()
        opens = following is None or following.low in self._openers or following.low in {"att", "om", "även", "bara", *words}
        if opens:
            return
        here = self._here
        if here.kind not in {"main", "quote", "points", "bracket"}:
            if not any(it.verbs for it in here.tokens):
                return
            if here.kind == "that" and following is not None and following.has_form("inf", "inf.s") and not following.finite:
                return
            root = here.root
            place = self._finite_within(at + 1, 10)
            if root.finite and place is not None:
                self._open("main", before=root)
            elif root.finite and not here.finite and here.kind == "relative":
                return
            else:
                self._here = root
        elif here.finite:
            place = self._finite_within(at + 1, 9)
            if place is not None:
                self._open("main", before=here)

    def _that(self, at: int, token: Token) -> bool:
        following = self._next(at)
        if token.low != "att" or following is None:
            return False
        here = self._here
        previous = self._tokens[at - 1] if at else None
        if any(it.is_verb("komma") for it in self._tokens[max(0, at - 3) : at]) and not any(
            it.noun or it.actor for it in self._tokens[max(0, at - 2) : at]
        ):
            here.tokens.append(token)  # "kommer att"
            return True
        word = previous.low if previous else ""
        further = self._tokens[at - 2].low if at > 1 else ""
        joined = word in {"och", "samt", "eller", ","} or (further in {"och", "samt", ","} and word in {"därmed", "dels", "även"})
        if here.kind == "that" and (joined or not here.tokens):
            self._open("that", here.parent, at=here.at) if here.parent else setattr(self._here, "kind", "that")
            return True
        if joined and here.parent is not None:
            climbing = here
            while climbing.parent is not None and climbing.kind != "that":
                climbing = climbing.parent
            if climbing.kind == "that" and climbing.parent is not None:
                self._open("that", climbing.parent, at=climbing.at)
                return True
        if not here.tokens and here.parent is None:
            here.kind = "that"
            return True
        self._open(self._before_that.get(word, "that"), here)
        return True

    def _opener(self, at: int, token: Token) -> bool:
        kind = self._openers.get(token.low)
        behind = self._next(at)
        if token.low in {"då", "sedan"} and behind is not None and not behind.finite and (at == 0 or token.low == "sedan" or self._tokens[at - 1].low == ","):
            further = self._tokens[at + 1 : at + 9]
            if (behind.actor or behind.noun or behind.low in {"den", "det", "de", "hela", "alla"}) and any(it.finite or it.has_form("sup", "sup.s") for it in further):
                kind = "cause" if token.low == "då" else "after"
        if token.low in {"vilket", "vilken", "vilka"} and at and self._tokens[at - 1].low == ",":
            kind = "relative"
        if kind is None:
            return False
        following = self._next(at)
        if token.low == "som":
            if not self._here.tokens and self._here.parent is None:
                return True
            ahead = self._tokens[at + 1 : at + 10]
            fixed = following is not None and following.low in load("clauses")["as"]["words"].split()
            if fixed or not any(it.finite for it in ahead):  # "som väntat", "som sin egen"
                self._here.tokens.append(token)
                return True
        if token.low == "innan" and following is not None and following.low == "att":
            return True
        self._open(kind, self._here)
        return True

    def _if(self, at: int, token: Token) -> bool:
        """Tell what "om" is, by what stands before it and behind it."""
        following = self._next(at)
        if token.low != "om" or following is None or following.low == "att":
            return False
        rules = _if_words()
        previous = self._tokens[at - 1] if at else None
        place = self._finite_within(at + 1, 10)
        pronoun = following.low in rules["pronouns"] and place is not None
        chained = previous is not None and previous.low in {"och", "eller", "samt"} and self._here.kind in {"conditional", "question"}
        begins = previous is None or previous.low == "," or not self._here.tokens or chained
        named = previous is not None and previous.low == "," and at > 1 and self._tokens[at - 2].noun is not None
        about = previous is not None and _is_among(previous, rules["about"])
        asks = previous is not None and (_is_among(previous, rules["ask"]) or previous.is_verb("vara"))
        asks = asks or self._wonders(rules["ask"])
        if previous is not None and previous.low in {"även", "också"}:
            if place is not None:
                self._open("concession", self._here)
                return True
            return False
        if previous is not None and previous.low in {"bara", "endast", "först", "enbart", "såvida"}:
            self._open("conditional", self._here)
            return True
        verbless = place is None and begins and not named and len(self._tokens) - at > 3 and any(it.finite for it in self._tokens[at:])  # noqa: PLR2004 - a word or two
        if place is None and not verbless:
            return False
        between = self._tokens[at + 1 : place] if place is not None else []
        if any(it.low in {"och", "samt", "som"} for it in between):
            return False
        if chained:
            self._open(self._here.kind, self._here.parent, at=self._here.at)
            return True
        if asks and (following.actor or following.noun or pronoun or following.low == "en"):
            self._open("question", self._here)
            return True
        if about and not (pronoun and self._here.finite and previous is not None and (not previous.noun or place == at + 2)):
            return False
        late = bool(self._here.finite) and place is not None and place - at <= 6 and not about
        if begins or pronoun or late:
            self._open("conditional", self._here)
            return True
        return False

    def _wonders(self, ask: frozenset[str]) -> bool:
        """Tell whether the clause's verb asks, and has no object yet: "den 26 oktober avgör fullmäktige i Björkmyra om …"."""
        tokens = self._here.tokens
        verb = next((at for at in self._here.finite if any(it.lemma in ask for it in tokens[at].verbs)), None)
        return verb is not None and not any(it.noun in {"claim", "matter", "meeting"} for it in tokens[verb:])

    def _join(self, at: int, token: Token) -> bool:
        following = self._next(at)
        rules = load("clauses")["join"]
        if token.low not in rules["words"].split() or following is None:
            return False
        if following.low == "att" or following.low in self._openers or following.low == "om":
            return True
        here = self._here
        against = token.low in rules["against"].split()
        if token.low == "utan" and not any(it.low in {"inte", "ej"} for it in here.tokens) and not following.finite:
            return False  # a preposition
        infinitives = here.kind in {"that", "points"} and not here.finite and following.has_form("inf", "inf.s")
        if following.finite or infinitives:
            same = here
            if not infinitives and here.kind != "main" and any(following.is_verb(it) for it in _SPEAKS) and here.root.finite:
                self._open("main", before=here.root)
                return True
            if following.finite and not infinitives and not here.finite and here.parent is not None:
                same = here.parent
                while same.parent is not None and not same.finite:
                    same = same.parent
            elif following.only_finite and here.kind == "relative" and here.parent is not None and not here.parent.finite:
                same = here
            self._open(same.kind, same.parent, same, same.at)
            return True
        place = self._finite_within(at + 1, 8)
        starts = following.actor or following.noun or following.low in {"det", "den", "de", "därmed", "därefter", "samtidigt", "då", "nu", "så", "dess"}
        if place is not None and (against or (here.finite and starts)):
            fresh = here.kind in {"that", "relative", "cause"} and self._tokens[at - 1].low == "," and here.finite and here.root.finite
            same = here.root if against or fresh else here
            if not against and not here.finite and here.parent is not None:
                same = here.parent
            self._open(same.kind, same.parent, same, same.at)
            return True
        if against and (here.finite or here.root.finite):
            self._open("main", before=here.root)
            return True
        return False

    def _come_back(self, token: Token, previous: Token | None) -> None:
        """End a clause that has its verb when another finite one comes that the clause above lacks."""
        here = self._here
        if not token.finite or here.parent is None or here.kind in {"points", "quote", "bracket"}:
            return
        above = here.parent
        while above.parent is not None and above.finite:
            above = above.parent
        own = [it for it in here.tokens if it.finite or (here.kind not in {"main", "that"} and it.has_form("sup", "sup.s"))]
        infinitive = any(it.has_form("inf", "inf.s") for it in here.tokens)
        may_be_infinitive = token.has_form("inf", "inf.s")
        helped = any(it.is_verb(verb) for it in own if it.finite for verb in ("skola", "kunna", "böra", "vilja", "få", "måste", "komma"))
        if above.finite or (previous is not None and previous.low in {"och", "eller"}):
            return
        last = self._finite_after(token) is None
        if (own and not (may_be_infinitive and helped)) or (infinitive and (not may_be_infinitive or (last and token.passive))):
            self._here = above

    def _verb_first(self) -> None:
        """Take "Saknas ärenden ställs mötet in" apart: a verb that stands first conditions the next."""
        root = self._made[0]
        finite = root.finite
        if root.kind == "main" and finite[:1] == [0] and self._conditions_next(root):
            return
        if root.kind != "main" or len(finite) < 2 or finite[0] != 0 or not root.tokens[0].has_form("pres", "pres.s"):  # noqa: PLR2004 - two verbs
            return
        if any(it.low in {"och", "men"} for it in root.tokens[: finite[1]]):
            return
        condition = Clause("conditional", root.tokens[: finite[1]], root)
        root.tokens = root.tokens[finite[1] :]
        self._made.append(condition)


    def _conditions_next(self, root: Clause) -> bool:
        """Take "Skulle bidraget komma i tid, och skulle nämnden hinna, lägger vi ett yrkande": the last has its verb first too."""
        if not root.tokens[0].has_form("pres", "pres.s") and not root.tokens[0].is_verb("skola"):
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


@cache
def _if_words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in load("clauses")["if"].items()}


def _announces(clause: Clause) -> bool:
    """Tell whether a clause leads in what stands behind its colon: "Nämnden beslutar:", "Kommunstyrelsen föreslår:"."""
    return any(_is_among(token, _if_words()["lead"]) for token in clause.tokens)


def _is_among(token: Token, words: frozenset[str]) -> bool:
    """Tell whether a token is one of some words, in any of its forms."""
    if token.low in words or any(reading.lemma in words for reading in token.verbs):
        return True
    return bool(token.noun) and any(token.low.startswith(word) or f"{token.low}".endswith(word) for word in words if len(word) > 4)  # noqa: PLR2004 - short words begin too many
