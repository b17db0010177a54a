"""What a title does with the matter that it names: proposes it, undoes it, evaluates it, tells of it, asks about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.patterns import Hit, Pattern, compile_pattern, find, is_among
from agendawatch.lang.sv.tokens import Token, tokenize

__all__ = ["Difference", "Head", "TitledMatter", "fires", "hold_apart", "read_heads"]

Kind = Literal["reversal", "evaluation", "information", "question", "instrument"]
"""In what two titles of the same words differ."""
_LOOKS_ON = ("evaluation", "information", "question")
"""What heads give that make another matter of what follows."""
_INSTRUMENTS = frozenset({"motion", "citizen_proposal"})
_TAIL = 4
"""Words that a kind of paper behind a title has at most."""


class Head(NamedTuple):
    """A phrase at the head of a title."""

    rule: str
    gives: str
    words: str


class Difference(NamedTuple):
    """Why two titles are of two matters."""

    kind: Kind
    words: str
    """The words that tell it."""


@dataclass(frozen=True)
class TitledMatter:
    """A title, parted into its heads and the matter behind them."""

    heads: tuple[Head, ...]
    core: tuple[Token, ...]

    @property
    def reversed(self) -> bool:
        """Whether it undoes, hinders or denies what it names; twice is not at all."""
        return sum(head.gives == "reverse" for head in self.heads) % 2 == 1

    @property
    def open(self) -> bool:
        """Whether it leaves open what is wanted of the matter: "Yrkande från V angående vindkraft"."""
        return any(head.gives == "open" for head in self.heads)

    def given(self, *gives: str) -> Head | None:
        """Find the first head that gives one of these."""
        return next((head for head in self.heads if head.gives in gives), None)


@lru_cache(maxsize=4096)
def read_heads(title: str) -> TitledMatter:
    """Part a title into its heads and the matter behind them.

    >>> read = read_heads("Svar på motion (V) om att avskaffa nattbussen")
    >>> [head.gives for head in read.heads], read.reversed, [token.text for token in read.core]
    (['same', 'motion', 'reverse'], True, ['nattbussen'])
    """
    tokens = [token for token in tokenize(title) if token.kind != "sign" or token.low in _PARTING]
    heads = []
    place = _skip(tokens, 0)
    while place < len(tokens):
        found = next(((row, hit) for row in _rows(ends=False) if (hit := _at(tokens[place:], row.pattern))), None)
        if found is None:
            break
        row, hit = found
        heads.append(Head(row.id, row.gives, _said(tokens, place, place + hit.last)))
        place = _skip(tokens, place + hit.last + 1)
    return TitledMatter((*heads, *_behind(tokens, place)), tuple(tokens[place:]))


def hold_apart(one: str, other: str) -> Difference | None:
    """Tell why two titles are of two matters though they name the same thing; `None` where their heads do not say so.

    >>> hold_apart("Motion om nattbuss", "Motion om att avskaffa nattbuss")
    Difference(kind='reversal', words='avskaffa')
    >>> hold_apart("Motion om utvärdering av nattbuss", "Svar på motion om utvärdering av nattbuss") is None
    True
    """
    mine, theirs = read_heads(one), read_heads(other)
    for kind in _LOOKS_ON:
        head, against = mine.given(kind), theirs.given(kind)
        if (head is None) is not (against is None):
            return Difference(kind, (head or against or _NONE).words)  # type: ignore[arg-type] # the kinds are of this list
    turned = _turned(mine, theirs)
    if turned is not None:
        return Difference("reversal", turned.words)
    instruments = (mine.given(*_INSTRUMENTS), theirs.given(*_INSTRUMENTS))
    if all(instruments) and len({head.gives for head in instruments if head}) > 1:
        return Difference("instrument", (instruments[1] or _NONE).words)
    return None


def fires(rule: str, example: str) -> bool:
    """Tell whether a rule is among a title's heads."""
    return any(head.rule == rule for head in read_heads(example).heads)


_NONE = Head("", "", "")
_PARTING = frozenset({",", ":", "–", "—", "-", "("})
"""Signs behind which a title may say what kind of paper it is."""


class _Row(NamedTuple):
    id: str
    pattern: Pattern
    gives: str
    ends: bool


@cache
def _rows(*, ends: bool) -> tuple[_Row, ...]:
    rows = (
        _Row(row["id"], compile_pattern(row["pattern"]), row["gives"], row.get("ends", False))
        for row in load("matters")["head"]
    )
    return tuple(row for row in rows if row.ends is ends)


def _at(tokens: list[Token], pattern: Pattern) -> Hit | None:
    """Find a pattern where words begin."""
    return next((hit for hit in find(tokens[:_FAR], pattern) if hit.first == 0), None)


_FAR = 16
"""Words that a head has at most, with who moved it."""


def _said(tokens: list[Token], first: int, last: int) -> str:
    return " ".join(token.text for token in tokens[first : last + 1])


def _skip(tokens: list[Token], place: int) -> int:
    """Pass over what tells nothing of the matter: signs, articles, who moved it, "om att"."""
    while place < len(tokens):
        token = tokens[place]
        moved = is_among(token, "MOVED_BY") and any(_is_who(it) for it in tokens[place + 1 : place + 3])
        if not (token.kind == "sign" or _is_who(token) or moved or is_among(token, "TITLE_FILLERS")):
            return place
        place += 1
    return place


def _is_who(token: Token) -> bool:
    return token.actor or token.kind == "party"


def _behind(tokens: list[Token], place: int) -> list[Head]:
    """Read what kind of paper a title says behind a sign: "Nattbuss – utvärdering"; and a verb that ends it."""
    signs = [at for at in range(place, len(tokens)) if tokens[at].kind == "sign"]
    tails = [tokens[at + 1 : to] for at, to in pairwise([*signs, len(tokens)])]
    last = tokens[-1:] if len(tokens) - 1 > place and (tokens[-1].passive or tokens[-1].only_finite) else []
    return [
        Head(row.id, row.gives, " ".join(token.text for token in words))
        for row in _rows(ends=True)
        for words in ([last] if row.gives == "reverse" else [tail for tail in tails if len(tail) <= _TAIL])
        if words and _at(words, row.pattern)
    ]


def _turned(mine: TitledMatter, theirs: TitledMatter) -> Head | None:
    """Find the head that turns one title against the other."""
    if mine.open or theirs.open:
        return None
    if mine.reversed is not theirs.reversed:
        return (theirs if theirs.reversed else mine).given("reverse")
    denials = [[token for token in it.core if is_among(token, "DENIALS")] for it in (mine, theirs)]
    if bool(denials[0]) is not bool(denials[1]):
        return Head("denied", "reverse", (denials[0] or denials[1])[0].text)
    more, less = mine.given("more", "less"), theirs.given("more", "less")
    return less if more is not None and less is not None and more.gives != less.gives else None
