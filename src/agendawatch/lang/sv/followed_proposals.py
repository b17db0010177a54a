"""Whose proposal a decision followed, and what it makes of those who would follow somebody's proposal or refuse it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.patterns import find, is_among
from agendawatch.lang.sv.people import Group, Member, collapse
from agendawatch.lang.sv.tokens import Body, Token

Owners = frozenset[str]
"""Whose a proposal is: parties by their letters, people by their last names, bodies and offices; none where nobody's is told."""
Side = Literal["supporter", "opponent"]
"""For the matter, or against it."""

_REFUSED = frozenset({"rejected", "dismissed"})


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a matter, and by whose proposals."""

    outcome: str
    raised: bool
    """Whether the matter is what somebody raised: to follow the board may then mean to be against it."""
    followed: frozenset[Owners] = field(default_factory=frozenset)

    @property
    def side_of_winner(self) -> Side | None:
        """The side of those who voted for what was decided; `None` where that is not told, or is neither yes nor no to it."""
        if self.outcome in _REFUSED:
            return "opponent" if self.raised else None
        if not self.raised:
            return None if self.outcome == "unknown" else "supporter"
        return "supporter" if self.outcome in {"approved", "partially_approved", "elected"} else None

    def side(self, owners: Owners, *, refuses: bool = False, asked: Collection[str] = ()) -> Side | None:
        """Tell the side of somebody who would follow a proposal, or refuse it; `None` where the text does not tell what it says.

        `asked` are the sides that others took in words of their own: beside those another's proposal asks for something else.
        """
        told: Side | None
        official, winner = _is_official(owners), self.side_of_winner
        # "Förslaget" is the board's or the office's.
        won = owners in self.followed or (official and frozenset() in self.followed)
        won = won if owners else any(map(_is_official, self.followed))
        if self.raised:  # the proposal may refuse it: what the decision that followed it says
            told = winner if (won if self.followed else official and winner not in asked) else None
        elif owners and (self.outcome == "unknown" or (self.outcome in _REFUSED and won)):
            told = None
        else:  # what is itself a proposal of a board or an office
            told = "supporter" if official or won else None
        if told is None or not refuses:
            return told
        return "opponent" if told == "supporter" else "supporter"


def _is_official(owners: Owners) -> bool:
    return all(owner.startswith("official ") for owner in owners)


def read_decided(sections: Iterable[Section], outcome: str, *, raised: bool) -> Decided:
    """Read whose proposals a decision followed: "Enligt yrkande från M, D och L:", "finner bifall till nämndens förslag"."""
    following = (
        "%ADVISE_FOR ..2 @CLAIM",
        "%ACCORDING ..6 @CLAIM",
        "%DECIDE ..3 bifall till ..4 @CLAIM",
        "%SIDE_WITH ..3 @CLAIM",
    )
    telling = (it for it in sections if it.kind in {"decision", "decision_above", "order", "lead"})
    passages = (collapse(sentence.tokens) for section in telling for sentence in section.sentences)
    hits = ((tokens, hit) for tokens in passages for pattern in following for hit in find(tokens, pattern))
    return Decided(outcome, raised, frozenset(owners_of_claim(tokens, hit.last) for tokens, hit in hits))


def owners_of_claim(tokens: Sequence[Token], at: int) -> Owners:
    """Find whose a proposal is, the word for it at a place: the genitive before it, or who stands behind "från".

    >>> from agendawatch.lang.sv.tokens import tokenize
    >>> sorted(owners_of_claim(collapse(tokenize("yrkandet från M, D och L i nämnden")), 0))
    ['D', 'L', 'M']
    """
    behind = tokens[at + 1 : at + 3]
    if len(behind) > 1 and is_among(behind[0], "FROM_WHOM"):
        return _names(behind[1])
    for token in reversed(tokens[max(0, at - 4) : at]):
        if token.kind == "sign" or token.verbs or is_among(token, "PREPOSITIONS"):
            break
        if token.genitive or token.kind == "group":
            return _names(token)
    return frozenset()


def _names(token: Token) -> Owners:
    if isinstance(token.value, Group):
        return frozenset(map(_name, token.value.members))
    if isinstance(token.value, Body):
        return frozenset({f"official {token.value.kind} {token.value.field}"})
    if not token.actor:
        return frozenset({"somebody"})
    return frozenset({f"official {token.low.removesuffix('s') if token.genitive else token.low}"})


def _name(member: Member) -> str:
    return member.person.rsplit(maxsplit=1)[-1].casefold().removesuffix("s") if member.person else member.party or ""
