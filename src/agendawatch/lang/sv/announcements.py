"""Which day a press release announces for its matter, by grammar; and of every other day that it names, why it is none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from agendawatch.lang.sv.attribution import in_phrase, is_conditioned, judge
from agendawatch.lang.sv.clauses import Clause, clauses
from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.meeting_phrases import Asked, town_of
from agendawatch.lang.sv.patterns import Pattern, compile_pattern, find
from agendawatch.lang.sv.statuses import read_statuses
from agendawatch.lang.sv.tokens import Body, Day, Token, same_body, tokenize

__all__ = ["Announcements", "DayFinding", "own_towns"]


@dataclass(frozen=True, slots=True)
class DayFinding:
    """What a clause makes of a day."""

    code: str | None
    """Why it is no day of the release's matter; `None` when it is one."""
    rule: str
    clause: Clause | None
    mode: str = "asserted"

    def told(self) -> str:
        """Show it in a line, for `--why`."""
        words = " ".join(token.text for token in self.clause.tokens) if self.clause else ""
        fate = f"no: {self.code}" if self.code else "yes"
        return f"{fate:24} rule={self.rule} mode={self.mode} «{words}»"


class _Rule(NamedTuple):
    id: str
    pattern: Pattern
    gives: str
    leads: bool
    """Whether its words must lead to the day itself, not only stand in its clause."""


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(it["id"], compile_pattern(it["pattern"]), it["gives"], it["reach"] == "day")
        for it in load("announcements")["exclusion"]
    )


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(load("announcements")["words"][name].split())


_MODES = {
    "conditional": "conditional",
    "hypothetical": "conditional",
    "possible": "conditional",
    "denied": "denied",
    "proposed": "wished",
    "question": "asked",
}
"""What takes a day away by how its clause is meant; what is planned, past or told by others stands."""
_OTHER_TIME = frozenset({"before", "after", "without", "purpose"})
_HANDLES = "%HANDLE"


class Announcements:
    """A press release, sentence by sentence, its title first."""

    def __init__(
        self, sentences: Sequence[str], *, published: dt.date, parties: frozenset[str], towns: frozenset[str], proposes: bool
    ) -> None:
        """Take a release; `parties` are the letters of those whose it is, `towns` the names of its own town in small letters."""
        self._sentences = sentences
        self._parties, self._towns, self._proposes = parties, towns, proposes
        self._statuses = read_statuses("\n\n".join(sentences), today=published)
        self._parsed: dict[int, list[Clause]] = {}

    def judge_day(self, number: int, span: tuple[int, int], day: dt.date, body: Body | None) -> DayFinding:
        """Tell what a sentence makes of a day that it names; `body` is who would meet on it."""
        found = self._clauses(number)
        held = _holding(found, span)
        if held is None:
            return DayFinding(None, "no clause", None)
        clause, at = held
        clause.tokens[at].kind, clause.tokens[at].value = "day", Day(day.day, day.month, day.year)
        return next(self._reasons(clause, at, found, day, body, number), None) or DayFinding(None, "announced", clause)

    def _clauses(self, number: int) -> list[Clause]:
        if number not in self._parsed:
            self._parsed[number] = clauses(self._sentences[number])
        return self._parsed[number]

    def _reasons(
        self, clause: Clause, at: int, found: Sequence[Clause], day: dt.date, body: Body | None, number: int
    ) -> Iterator[DayFinding]:
        yield from _excluded(clause, at)
        if self._statuses.said_of(Asked(day, body, self._towns), here=True).status != "scheduled":
            yield DayFinding("called_off", "statuses", clause)
        yield from self._meant(clause, found)
        near = [it for it in found if _belongs(it, clause)]
        if (town := next((it for one in near for it in self._others_town(one)), None)) is not None:
            yield DayFinding("another_town", town, clause)
        if any(self._is_others_claim(it) for it in near):
            yield DayFinding("another_party", "claim", clause)
        if self._proposes and self._is_other_matter(clause, number):
            yield DayFinding("another_matter", "matter", clause)
        if not self._is_tied(clause, near, found, body):
            yield DayFinding("not_tied", "grammar", clause)

    # How it is meant

    def _meant(self, clause: Clause, found: Sequence[Clause]) -> Iterator[DayFinding]:
        if clause.kind in _OTHER_TIME:
            yield DayFinding("another_day", clause.kind, clause)
            return
        judged = clause
        while judged.kind == "temporal" and judged.parent is not None:
            judged = judged.parent  # "när fullmäktige möts på måndag": how the clause above is meant
        if judged.kind in {"quote", "bracket"}:
            judged.kind = "main"  # a release quotes its own people
        handling = next((hit.head for hit in find(judged.tokens, compile_pattern(_HANDLES))), None)
        place = handling if handling is not None else next(iter(judged.finite), None)
        mode = judge(judged, place, of_meeting=True)
        code = _MODES.get(mode.mode)
        if code == "denied" and handling is None:
            code = None  # what is denied is something else
        if code is None and (is_conditioned(judged, found) or is_conditioned(clause, found)):
            code = "conditional"
        if code is not None:
            yield DayFinding(code, mode.rule, clause, mode.mode)

    # Whose it is

    def _others_town(self, clause: Clause) -> Iterator[str]:
        tokens = clause.tokens
        bodies = any(isinstance(it.value, Body) for it in tokens)
        for at, token in enumerate(tokens):
            town = town_of(tokens, at)
            if town is None and bodies and at == 1 and tokens[0].low == "i" and token.kind == "word" and token.text[:1].isupper():
                town = None if token.noun or token.verbs else token.low  # "I Lillmåla antog kommunfullmäktige …"
            if town is not None and (town.startswith("grann") or (self._towns and town not in self._towns)):
                yield town

    def _is_others_claim(self, clause: Clause) -> bool:
        """Tell whether a clause is about what another party proposes."""
        tokens = clause.tokens
        if not self._parties or any(it.low in _words("own") for it in tokens):
            return False
        for at, token in enumerate(tokens):
            letters = _letters(token)
            if letters is None or letters in self._parties:
                continue
            behind = next((it for it in tokens[at + 1 : at + 4] if it.noun in {"claim", "matter"}), None)
            before = at > 1 and tokens[at - 1].low in {"från", "av"} and tokens[at - 2].noun in {"claim", "matter"}
            if before or (behind is not None and (token.genitive or token.low.endswith(":s"))):
                return True
        return False

    def _is_other_matter(self, clause: Clause, number: int) -> bool:
        """Tell whether a clause is about a matter of the body's year that the release is not about: its budget."""
        rest = " ".join(it for nth, it in enumerate(self._sentences) if nth != number).casefold()
        matters = [it for it in clause.tokens if it.noun == "matter" and it.low.startswith(_words("others"))]
        own = any(it.low in _words("own") or it.low.startswith(_words("generic")) for it in clause.tokens if it not in matters)
        return bool(matters) and not own and all(it.low[:6] not in rest for it in matters)

    def _is_tied(self, clause: Clause, near: Sequence[Clause], found: Sequence[Clause], body: Body | None) -> bool:
        """Tell whether body and day belong together: in one clause, in one that goes on with it, or by what is done that day."""
        named = any(_names(it, body) for it in near)
        handled = any(True for it in near for _ in find(it.tokens, compile_pattern(_HANDLES)))
        elsewhere = any(_names(it, body) for it in found if it not in near)
        return named or handled or not elsewhere


def _excluded(clause: Clause, at: int) -> Iterator[DayFinding]:
    for rule in _rules():
        for hit in find(clause.tokens, rule.pattern):
            if rule.leads and hit.last != at:
                continue
            mode = judge(clause, hit.head, of_meeting=True).mode
            if mode != "denied":
                yield DayFinding(rule.gives, rule.id, clause, mode)
                return


def _holding(found: Sequence[Clause], span: tuple[int, int]) -> tuple[Clause, int] | None:
    for clause in found:
        for at, token in enumerate(clause.tokens):
            if token.start < span[1] and span[0] < token.end and token.kind != "sign":
                return clause, at
    return None


def _belongs(one: Clause, other: Clause) -> bool:
    """Tell whether two clauses are one, or one goes on with the other: it hangs on it, or shares its subject."""
    if one is other:
        return True
    for low, high in ((one, other), (other, one)):
        above = low.parent
        while above is not None:
            if above is high:
                return True
            above = above.parent
        if low.before is high and (not low.finite or low.finite[0] == 0):
            return True
    return False


def _names(clause: Clause, body: Body | None) -> bool:
    return any(isinstance(it.value, Body) and (body is None or same_body(it.value, body)) for it in clause.tokens)


def _letters(token: Token) -> str | None:
    """Read a party's letters: "Moderaternas", "SD:s", "(M)"."""
    if token.kind in {"people", "party"} and isinstance(token.value, str) and token.value.isupper():
        return token.value
    bare = re.fullmatch(r"([A-ZÅÄÖ]{1,3})(?::s)?", token.text)
    return bare[1] if bare and bare[1] in load("bodies")["people"]["codes"].split() else None


def own_towns(text: str) -> frozenset[str]:
    """Find the town that those who write are of, in small letters: "Liberalerna i Lillmåla", "vi i MP Lillmåla".

    >>> sorted(own_towns("På måndag röstar fullmäktige i Storlunda. Vi i MP Lillmåla håller tummarna."))
    ['lillmåla']
    """
    tokens = tokenize(text)
    found: set[str] = set()
    for at, token in enumerate(tokens):
        if _letters(token) is None and token.kind != "we":
            continue
        rest = tokens[at + 1 : at + 4]
        while rest and (rest[0].low == "i" or _letters(rest[0]) is not None):
            rest = rest[1:]
        if rest and rest[0].kind in {"word", "person"} and rest[0].text[:1].isupper() and not rest[0].verbs and rest[0].start <= token.end + 8:
            found.add(rest[0].low.split()[0])
    return frozenset(found)
