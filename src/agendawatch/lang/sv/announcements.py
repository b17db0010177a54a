"""Which day a press release announces for its matter, by grammar; and of every other day that it names, why it is none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from agendawatch.lang.sv.attribution import OF_MEETING, JudgeOptions, is_conditioned, judge
from agendawatch.lang.sv.calendar import weekday_of
from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.data import words_of
from agendawatch.lang.sv.days import Day
from agendawatch.lang.sv.findings import hits
from agendawatch.lang.sv.meeting_phrases import MeetingRef, town_of
from agendawatch.lang.sv.patterns import find_first, is_among
from agendawatch.lang.sv.rules import Mode, table
from agendawatch.lang.sv.sentences import cut
from agendawatch.lang.sv.statuses import read_statuses
from agendawatch.lang.sv.text import annotate
from agendawatch.lang.sv.tokens import Body, Token, same_body, tokenize


@dataclass(frozen=True, slots=True)
class DayFinding:
    """What a clause makes of a day."""

    code: str | None
    """Why it is no day of the release's matter; `None` when it is one."""
    rule: str
    clause: Clause | None
    mode: Mode = "asserted"


_words = partial(words_of, "announcements", "words")
_EXAMPLE_DAY = dt.date(2026, 4, 15)


def fires(rule: str, example: str) -> bool:
    """Tell whether a rule takes 15 April away in an example: a release of V in Granmora, published on 10 April 2026."""
    lines = [words for _, words in cut(example)]
    announced = Announcements(
        lines, published=dt.date(2026, 4, 10), parties=frozenset({"V"}), towns=frozenset({"granmora"}), proposes=True
    )
    for number, line in enumerate(lines):
        tokens = tokenize(line)
        body = next((it.value for it in tokens if isinstance(it.value, Body)), None)
        for token in tokens:
            if isinstance(token.value, Day) and token.value.may_be(_EXAMPLE_DAY):
                return announced.judge_day(number, (token.start, token.end), _EXAMPLE_DAY, body).rule == rule
    return False


_MODES = {
    "conditional": "conditional",
    "hypothetical": "conditional",
    "possible": "conditional",
    "denied": "denied",
    "proposed": "wished",
    "question": "asked",
}
"""What takes a day away by how its clause is meant; what is planned, past or told by others stands."""
_OTHER_TIME = frozenset({"before", "after", "without"})


class Announcements:
    """A press release, sentence by sentence, its title first."""

    def __init__(
        self,
        lines: Sequence[str],
        *,
        published: dt.date,
        parties: frozenset[str],
        towns: frozenset[str],
        proposes: bool,
    ) -> None:
        """Take a release; `parties` are the letters of those whose it is, `towns` the names of its own town in small letters."""
        self._texts = tuple(annotate(line, published) for line in lines)
        self._parties, self._towns, self._proposes = parties, towns, proposes
        named = [it for one in self._texts for it in _towns_named(one.tokens)]
        self._named = frozenset(town for town, _ in named)
        self._home = frozenset(town for town, from_there in named if from_there)
        """Towns that it speaks from."""
        self._statuses = read_statuses("\n\n".join(lines), today=published)

    def judge_day(self, number: int, span: tuple[int, int], day: dt.date, body: Body | None) -> DayFinding:
        """Tell what a sentence makes of a day that it names; `body` is who would meet on it."""
        places = ((clause, at, it) for clause in self._texts[number].clauses for at, it in enumerate(clause.tokens))
        start, end = span
        near = ((clause, at) for clause, at, it in places if it.start < end and start < it.end and it.kind != "sign")
        held = next(near, None)
        if held is None:
            return DayFinding(None, "no clause", None)
        clause, at = held
        tied = _names(clause, body) or _handled(clause)
        if clause.tokens[at].low.replace(" ", "") in _words("nowadays") and not tied:
            return DayFinding("not_tied", "nowadays", clause)  # "vet ingen i dag"
        return next(self._reasons(number, clause, at, day, body), None) or DayFinding(None, "announced", clause)

    def _reasons(self, number: int, clause: Clause, at: int, day: dt.date, body: Body | None) -> Iterator[DayFinding]:
        found = self._texts[number].clauses
        near = [it for it in found if _belongs(it, clause)]
        yield from _excluded(clause, at, day)
        if _is_dateline(clause, at):
            yield DayFinding("not_tied", "dateline", clause)
        said = self._statuses.status_of(MeetingRef(day, body, self._towns), here=True)
        if said.status != "scheduled" and said.finding is not None:
            yield DayFinding("called_off", said.finding.rule.id, clause, said.finding.mode)
        yield from self._meant(clause, found)
        beside = [it for it in near if it is not clause and _names(it, body) and it.kind not in _OTHER_TIME]
        for other in beside if not _names(clause, body) else ():
            yield from self._meant(other, found)
        if (town := next((it for one in near for it in self._others_town(one)), None)) is not None:
            yield DayFinding("another_town", town, clause)
        if any(self._is_others_claim(it) for it in near):
            yield DayFinding("another_party", "claim", clause)
        if self._proposes and self._is_other_matter(clause, number):
            yield DayFinding("another_matter", "matter", clause)
        # Body and day belong together in one clause, in one that goes on with it, or by what is done that day.
        named = any(_names(it, body) for it in near)
        handled = any(_handled(it) for it in near)
        elsewhere = any(_names(it, body) for it in found if it not in near)
        if not (named or handled or not elsewhere):
            yield DayFinding("not_tied", "grammar", clause)

    # How it is meant

    def _meant(self, clause: Clause, found: Sequence[Clause]) -> Iterator[DayFinding]:
        if clause.kind in _OTHER_TIME:
            yield DayFinding("another_day", clause.kind, clause)
            return
        rumoured = any(token.low in _words("hearsay") for one in found for token in one.tokens)
        if rumoured and (clause.kind == "quote" or judge(clause, None, OF_MEETING).mode == "reported"):
            yield DayFinding("reported", "hearsay", clause, "reported")
        judged = clause
        while judged.kind == "temporal" and judged.parent is not None:
            judged = judged.parent  # "när fullmäktige möts på måndag": how the clause above is meant
        # A release quotes its own people.
        own = replace(judged, kind="main") if judged.kind in {"quote", "bracket"} else judged
        handling = hit.head if (hit := find_first(judged.tokens, "%HANDLE")) else None
        place = handling if handling is not None else next(iter(judged.finite), None)
        may = place is not None and handling is None and is_among(judged.tokens[place], "MAY")
        within = frozenset({place}) if place is not None and may else frozenset()  # "mötet på onsdag kan man se"
        mode = judge(own, place, JudgeOptions(of_meeting=True, within=within))
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
            begins = bodies and at == 1 and tokens[0].low == "i"
            if town is None and begins and token.kind == "word" and token.text[:1].isupper():
                town = None if token.noun or token.verbs else token.low  # "I Lillmåla antog kommunfullmäktige …"
            body = tokens[at - 2].value if at > 1 else None
            regional = isinstance(body, Body) and body.field == "region"
            own = self._towns or self._home or (self._named if regional else frozenset())
            if town is not None and (town.startswith(tuple(_words("neighbours"))) or (own and town not in own)):
                yield town

    def _is_others_claim(self, clause: Clause) -> bool:
        """Tell whether a clause is about what another party proposes."""
        tokens = clause.tokens
        if not self._parties or any(it.low in _words("own") for it in tokens):
            return False
        named = ((at, _letters(token)) for at, token in enumerate(tokens))
        return any(letters and letters not in self._parties and _has_claim(tokens, at) for at, letters in named)

    def _is_other_matter(self, clause: Clause, number: int) -> bool:
        """Tell whether a clause is about a matter of the body's year that the release is not about: its budget."""
        others, generic, own = tuple(_words("others")), tuple(_words("generic")), _words("own")
        matters = [it for it in clause.tokens if it.noun == "matter" and it.low.startswith(others)]
        if any(it.low in own or it.low.startswith(generic) for it in clause.tokens if it not in matters):
            return False
        rest = " ".join(it.text for nth, it in enumerate(self._texts) if nth != number).casefold()
        return bool(matters) and all(matter.low[:6] not in rest for matter in matters)


def _excluded(clause: Clause, at: int, day: dt.date) -> Iterator[DayFinding]:
    """Find the words that take a day away: in its clause, in those that it hangs on, or right before it."""
    told = replace(clause.tokens[at], kind="day", value=Day(day.day, day.month, day.year))
    clause = replace(clause, tokens=[*clause.tokens[:at], told, *clause.tokens[at + 1 :]])
    for above in clause.above:
        for found in hits(above, table("announcements")):
            reach = found.rule.reach
            if (above is not clause and reach != "above") or (reach == "day" and found.hit.last != at):
                continue
            mode = judge(above, found.hit.head, OF_MEETING).mode
            if mode != "denied":
                yield DayFinding(found.rule.gives, found.rule.id, above, mode)
                return


def _is_dateline(clause: Clause, at: int) -> bool:
    """Tell whether a day stands behind a bare place, as where and when something was written: "Ekeby 2026-06-15"."""
    before = clause.tokens[max(0, at - 2) : at]
    place = before[-1] if before and not clause.finite else None
    if place is None or place.kind != "word" or not place.text[:1].isupper() or place.noun or place.verbs:
        return False
    return weekday_of(place.low) is None and (len(before) == 1 or before[0].low != "i")


def _has_claim(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a party proposes something: "Moderaternas motion", "motionen från SD"."""
    if tokens[at].genitive or tokens[at].low.endswith(":s"):
        return any(it.noun in {"claim", "matter"} for it in tokens[at + 1 : at + 4])
    return at > 1 and is_among(tokens[at - 1], "BY_WHOM") and tokens[at - 2].noun in {"claim", "matter"}


def _belongs(one: Clause, other: Clause) -> bool:
    """Tell whether two clauses are one, or one goes on with the other: it hangs on it, or shares its subject."""
    pairs = ((one, other), (other, one))
    hangs = any(above is high for low, high in pairs for above in low.above)
    return hangs or any(low.before is high and low.finite[:1] in ([], [0]) for low, high in pairs)


def _names(clause: Clause, body: Body | None) -> bool:
    named = (it.value for it in clause.tokens if isinstance(it.value, Body))
    return any(body is None or same_body(it, body) for it in named)


def _handled(clause: Clause) -> bool:
    return find_first(clause.tokens, "%HANDLE") is not None


def _letters(token: Token) -> str | None:
    """Read a party's letters: "Moderaternas", "SD:s", "(M)"."""
    if token.kind in {"people", "party"} and isinstance(token.value, str) and token.value.isupper():
        return token.value
    bare = re.fullmatch(r"([A-ZÅÄÖ]{1,3})(?::s)?", token.text)
    return bare[1] if bare and bare[1] in words_of("bodies", "people", "codes") else None


def _towns_named(tokens: Sequence[Token]) -> Iterator[tuple[str, bool]]:
    """Give the names behind "i" that no body stands before; whether it is spoken from there: "här i Ekeby", "Bo Ek (V) i Ekeby"."""
    for one, two, three in zip(tokens, tokens[1:], tokens[2:], strict=False):
        name = three.kind == "word" and three.text[:1].isupper() and not three.noun
        if two.low == "i" and name and not isinstance(one.value, Body):
            yield three.low, one.low in _words("here") or (one.kind == "person" and one.person.letters is not None)


class Writers(NamedTuple):
    """Who writes a release."""

    parties: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    """In small letters."""


def find_writers(lines: Sequence[str]) -> Writers:
    """Find whose a release is: "vi i MP Lillmåla", else the first party that is named with its town.

    >>> find_writers(["På måndag röstar fullmäktige i Storlunda.", "Vi i MP Lillmåla håller tummarna."])
    Writers(parties=frozenset({'MP'}), towns=frozenset({'lillmåla'}))
    """
    found = [writer for line in lines for writer in _writers(tokenize(line))]
    first = next((it for it in found if it[0]), None) or next(iter(found), None)
    if first is None:
        return Writers()
    return Writers(frozenset(it for it in (first[1],) if it), frozenset(town for _, _, town in found))


def _writers(tokens: Sequence[Token]) -> Iterator[tuple[bool, str | None, str]]:
    """Give who is named with a town: whether as "vi", the party's letters, the town."""
    for at, token in enumerate(tokens):
        letters, we = _letters(token), token.kind == "we"
        if letters is None and not we:
            continue
        rest = list(tokens[at + 1 : at + 4])
        while rest and (rest[0].low == "i" or _letters(rest[0]) is not None):
            letters = letters or _letters(rest[0])
            rest = rest[1:]
        named = rest and rest[0].kind in {"word", "person"} and rest[0].text[:1].isupper() and not rest[0].verbs
        if named and (not we or tokens[at + 1].low == "i"):
            yield we, letters, rest[0].low.split()[0]
