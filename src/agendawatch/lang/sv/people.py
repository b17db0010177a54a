"""Lists of people and parties that one verb governs: "Bo Ek (M), Eva Al (KD) och Vänsterpartiet"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from agendawatch.lang.sv.data import load, words_of
from agendawatch.lang.sv.tokens import Token

_words = partial(words_of, "people", "words")
_APART = 6
"""Tokens from one member of a list to the next."""


class Member(NamedTuple):
    """A party, or a person with or without one."""

    party: str | None
    """Its letters, or a local party's name as written."""
    person: str | None


class Group(NamedTuple):
    """People and parties in one list."""

    members: tuple[Member, ...]
    first: int
    last: int
    """The places of its first and last token."""
    genitive: bool
    """Whether its last member is a genitive: "Moderaternas"."""


def groups(tokens: Sequence[Token]) -> tuple[Group, ...]:
    """Find the lists of people and parties, in order; "m.fl." belongs to the list before it.

    >>> from agendawatch.lang.sv.tokens import tokenize
    >>> found = groups(tokenize("Yrkande från M, S och MP. Bo Ek (V) och Eva Al (C) talar."))
    >>> [[member.party for member in group.members] for group in found]
    [['M', 'S', 'MP'], ['V', 'C']]
    """
    found: list[Group] = []
    for place, token in enumerate(tokens):
        member = _member(tokens, place, found)
        if member is None:
            continue
        own = any(it.low in _words("members") for it in tokens[place + 1 : place + 3])  # "SD:s båda ledamöter"
        genitive = token.genitive and not own
        whose = found[-1] if found and found[-1].last == place - 1 and found[-1].genitive else None
        if whose is not None and member.person is not None:  # "Moderaternas Bo Ek"
            party = member.party or whose.members[-1].party
            found[-1] = Group((*whose.members[:-1], Member(party, member.person)), whose.first, place, genitive)
            continue
        if found and _is_linked(tokens, found[-1].last, place):
            was = found[-1]
            same = place == was.last + 1 and token.kind == "party" and was.members[-1].party == member.party
            if same:  # "Moderaterna (M)"
                found[-1] = was._replace(last=place)
                continue
            if genitive or not was.genitive:
                found[-1] = Group((*was.members, member), was.first, place, genitive)
                continue
        found.append(Group((member,), place, place, genitive))
    return tuple(group._replace(last=_others(tokens, group.last)) for group in found)


def _others(tokens: Sequence[Token], last: int) -> int:
    """Give the place where "m.fl." or "med flera" behind a list ends."""
    behind = [token.low for token in tokens[last + 1 : last + 5]]
    more = (words.split() for words in load("people")["more"])
    return next((last + len(words) for words in more if behind[: len(words)] == words), last)


def collapse(tokens: Sequence[Token]) -> list[Token]:
    """Put one token of the kind `group`, whose value is the list, where a list of people and parties stands."""
    made: list[Token] = []
    at = 0
    for group in groups(tokens):
        made += tokens[at : group.first]
        first, last = tokens[group.first], tokens[group.last]
        text = f"{first.text} … {last.text}" if first is not last else first.text
        made.append(Token(text, first.start, last.end, "group", group, genitive=group.genitive))
        at = group.last + 1
    return [*made, *tokens[at:]]


def _member(tokens: Sequence[Token], place: int, found: Sequence[Group]) -> Member | None:
    """Read a token as somebody who may stand somewhere; None for anything else."""
    token = tokens[place]
    if token.kind == "person":
        return Member(token.person.letters, token.person.name)
    if token.kind == "party":
        # Letters in brackets that nobody knows are a local party's in a list, or behind what a party makes; behind
        # anything else they are a short name for it: "aktivitetsansvaret (KAA)".
        before = tokens[place - 1].low if place else ""
        party = not before or before in _words("party_behind") or before.endswith(tuple(_words("made")))
        party = party or str(token.value) in words_of("bodies", "people", "codes")
        party = party or bool(found and _is_linked(tokens, found[-1].last, place))
        return Member(str(token.value), None) if party else None
    if token.kind == "people" and isinstance(token.value, str) and token.value[:1].isupper():
        bare = token.text == token.value
        return Member(token.value, None) if not bare or _is_party(tokens, place, found) else None
    if token.text in _words("small_letters") and _in_small_list(tokens, place):
        return Member(token.text.upper(), None)
    return None


def _is_party(tokens: Sequence[Token], place: int, found: Sequence[Group]) -> bool:
    """Tell whether bare letters are a party where they stand, and no mark ("Bålsta C", "bilaga S")."""
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after is not None and (after.kind == "number" or after.low == "§"):
        return False
    bracket = tokens[place + 1 : place + 3]
    stuck = len(bracket) > 1 and bracket[0].low == ")" and bracket[1].start == bracket[0].end
    if stuck and bracket[1].kind == "word":
        return False  # "(S)tyret"
    if found and _is_linked(tokens, found[-1].last, place):
        return True
    behind = _words("party_behind")
    if before is not None and before.kind == "word" and before.text[:1].isupper() and before.low not in behind:
        return False
    if after is not None and (after.finite or after.low == "-" or after.low.startswith("reserv")):
        return True
    listed = after is not None and (after.low in _words("links")) and place + 2 < len(tokens)
    if listed and (tokens[place + 2].kind in {"people", "party"} or tokens[place + 2].low == "-"):
        return True
    if len(tokens[place].text) > 1:
        return before is None or before.low not in _words("no_party_behind")
    return before is None or before.low in behind or before.low in ".:;("


def _in_small_list(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether letters are those of a party as old minutes write them: "från v, s och mp"."""
    small, links = _words("small_letters"), _words("links")
    first = place
    while first > 1 and tokens[first - 1].low in links and tokens[first - 2].text in small:
        first -= 2
    behind = tokens[place + 1 : place + 3]
    goes_on = len(behind) > 1 and behind[0].low in links and behind[1].text in small
    return (goes_on or first < place) and first > 0 and tokens[first - 1].low in _words("party_behind")


def _is_linked(tokens: Sequence[Token], last: int, place: int) -> bool:
    """Tell whether nothing but a list's own words stand between two places."""
    between = (token.low for token in tokens[last + 1 : place])
    return place - last <= _APART and all(it in _words("links") or it in _words("between") for it in between)
