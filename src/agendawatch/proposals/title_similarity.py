"""How alike two titles are, and what speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from agendawatch.lang.sv.matters import recurs
from agendawatch.lang.sv.stems import marks, telling_words
from agendawatch.model import Caveat, CaveatCode, Party

_FOR_A_PARTY = 0.1
"""What it adds that the other title names one of the proposing parties."""
_FEWEST = 2
"""Titles that share fewer words must be wholly alike."""
_MANY = 3
"""Shared words beside which one of one's own is no sign of another matter."""
_LONG = 7
"""Letters of a folded word that is telling by itself: most are compounds."""
_WEAK = 0.4
"""The likeness of a shared word and a party."""
_EXACT = ("property", "stage", "number")
"""Marks that must be the same on both sides where both have some."""
_TIMES = ("year", "month", "stage")
"""Marks that tell one round of what comes back from the next: there, one that is missing is another."""
_NESTED = ("year", "month")
"""Marks of which one side may have more than the other, where that has one: "2026" in "2026–2028"."""


@dataclass(frozen=True, slots=True)
class TitleSimilarity:
    """How alike two titles are, from 0 to 1 (a little over where the party is named too)."""

    score: float
    shared: frozenset[str]
    evidence: tuple[Caveat, ...]
    nested: bool = False
    """Whether the telling words of one title are among the other's, but for one where there are many: not both say
    something of their own."""


def compare_titles(one: str, other: str, parties: tuple[Party, ...] = ()) -> TitleSimilarity | None:
    """Compare two titles by their telling words (Dice), or `None` where numbers or names contradict.

    >>> compare_titles("Detaljplan för Ängsö 1:34", "Detaljplan för Ängsö 1:35") is None
    True
    >>> round(compare_titles("Köp av fastigheten Öjersjö 2:1", "Förvärv av Öjersjö 2:1").score, 2)
    0.8
    """
    agreed = _agree(_subject(one, parties), marks(other), again=recurs(one) and recurs(other))
    if agreed is None:
        return None
    named, without = tuple(party for party in parties if names_party(other, party)), party_words(parties)
    mine, theirs = telling_words(one) - without, telling_words(other) - without
    shared = mine & theirs
    if not mine or not theirs or (len(shared) < _FEWEST and mine != theirs):
        return None
    score = 2 * len(shared) / (len(mine) + len(theirs)) + (_FOR_A_PARTY if named else 0)
    evidence = [Caveat.of(CaveatCode.SHARED_WORDS, shared=tuple(sorted(shared)), score=round(score, 2)), *agreed]
    if named and not any(it.code is CaveatCode.SAME_PARTY for it in agreed):
        evidence.append(_naming(named))
    own = min(len(mine), len(theirs)) - len(shared)
    return TitleSimilarity(score, frozenset(shared), tuple(evidence), nested=own <= (1 if len(shared) >= _MANY else 0))


def compare_titles_by_party(one: str, other: str, parties: tuple[Party, ...], who: str = "") -> TitleSimilarity | None:
    """Compare two titles of which the other names a proposing party, by half the words of the shorter.

    Words of `who`, the names of whoever meets and where, tell nothing there.
    `None` where that is not, or where no long word is among them. Much weaker than `compare_titles`: it is for the one meeting that a proposal was announced for.
    """
    agreed = _agree(_subject(one, parties), marks(other), again=recurs(one) and recurs(other))
    named = tuple(party for party in parties if names_party(other, party))
    mine, theirs = (telling_words(title) - party_words(parties) - telling_words(who) for title in (one, other))
    shared = mine & theirs
    enough = shared and 2 * len(shared) >= min(len(mine), len(theirs)) and max(map(len, shared)) >= _LONG
    if agreed is None or not named or not enough:
        return None
    sharing = Caveat.of(CaveatCode.SHARED_WORDS, shared=tuple(sorted(shared)))
    return TitleSimilarity(_WEAK, shared, (sharing, *agreed, _naming(named)))


def _naming(parties: Iterable[Party]) -> Caveat:
    return Caveat.of(CaveatCode.NAMES_PARTY, parties=tuple(party.code for party in parties))


def party_words(parties: tuple[Party, ...]) -> frozenset[str]:
    """List the parties' own names and letters as titles hold them: they tell who, not what."""
    names = [name for party in parties for name in (party.name, f"{party.name}s", party.code)]
    return frozenset(word for name in names for word in telling_words(name))


def _subject(title: str, parties: tuple[Party, ...]) -> Mapping[str, frozenset[str]]:
    """Take a title's marks but for the proposing parties: "Yttrande från V om en post för M" is about M's."""
    found = marks(title)
    left = found.get("party", frozenset()) - {party.code for party in parties}
    return {**found, "party": left} if left else found


def names_party(title: str, party: Party) -> bool:
    """Tell whether a title names a party, by its name or its letters."""
    words = title.replace("(", " ").replace(")", " ").replace(",", " ").split()
    return party.code in words or party.name.casefold() in title.casefold()


def _agree(
    mine: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]], *, again: bool
) -> tuple[Caveat, ...] | None:
    """List the marks that agree, or `None` where some contradict."""
    if again and any((kind in mine) is not (kind in theirs) for kind in _TIMES):
        return None
    agreed = []
    for kind in sorted(mine.keys() & theirs.keys()):
        one, other = mine[kind], theirs[kind]
        if kind in _EXACT and one != other:
            return None
        less = min((one, other), key=len)
        if kind in _NESTED and one != other and (less != one & other or len(less) > 1):
            return None
        common = one & other if kind != "name" else _same_names(one, other)
        # "Åsby och Nolby", "Åsby och Sjövik": each names somewhere that the other does not.
        own = kind == "name" and len(common) < len(one) and len(_same_names(other, one)) < len(other)
        if not common or own:
            return None
        agreed.append(Caveat.of(CaveatCode(f"same_{kind}"), shared=tuple(sorted(common))))
    return tuple(agreed)


def _same_names(mine: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """Take the names that both sides hold, whole or as part of a longer one ("Ekbacken", "Norra Ekbacken")."""
    words = {name: set(name.split()) for name in mine | theirs}
    return frozenset(
        one for one in mine if any(words[one] <= words[other] or words[other] <= words[one] for other in theirs)
    )
