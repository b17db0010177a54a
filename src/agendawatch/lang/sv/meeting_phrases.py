"""Which meeting some words mean: whose, of which day or month, all of them, or no meeting of a body at all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from agendawatch.lang.sv.attribution import in_phrase
from agendawatch.lang.sv.calendar import DAY, month_of, weekday_of
from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.data import load, words_of
from agendawatch.lang.sv.days import Day
from agendawatch.lang.sv.patterns import is_among
from agendawatch.lang.sv.relative_days import days_off
from agendawatch.lang.sv.tokens import Body, Token, body_of, same_body


class MeetingRef(NamedTuple):
    """A meeting that somebody asks about."""

    day: dt.date | None
    """`None` where the words stand over many: "Inställda möten"."""
    body: Body | None = None
    """Whose it is; `None` where that is not known."""
    towns: frozenset[str] = frozenset()
    """Names of the town that it is of, in small letters; none where that is not known."""


@dataclass(frozen=True, slots=True)
class MeetingReference:
    """Which meetings some words mean, as far as they tell; what they leave out is empty."""

    days: tuple[Day, ...] = ()
    months: frozenset[int] = frozenset()
    years: frozenset[int] = frozenset()
    weekdays: frozenset[int] = frozenset()
    bodies: tuple[Body, ...] = ()
    town: str | None = None
    every: bool = False
    plural: bool = False
    loose: bool = False
    """Whether its days stand apart from it: "mötet är inställt den 15 april"."""
    nth: int | None = None
    """Which of those that fit: 0 the first, -1 the last."""
    but: tuple[Day, ...] = ()
    """Days that are excepted."""
    owned: bool = False
    """Whether it is said to be the actor's own: "sitt möte"."""
    other: str | None = None
    """What it is when it is no meeting of a body, or one that is not asked about."""

    @property
    def plain(self) -> bool:
        """Whether nothing tells which one it is: "mötet"."""
        return not (self.days or self.months or self.weekdays or self.every or self.nth is not None or self.other)

    def refuses(self, asked: MeetingRef, *, here: bool = False) -> str | None:
        """Say why it can't be a meeting; `None` when it may be.

        `here` says that the words stand on its own row: its day may be misspelt there, and its town goes without saying.
        """
        if self.other is not None:
            return self.other
        if self.bodies and not any(same_body(body, asked.body) for body in self.bodies):
            return "another body"
        if self.town is not None and not here and self.town not in asked.towns:
            return "another town"
        if asked.day is None:
            return "another day" if self.days else None
        if self.years and not here and asked.day.year not in self.years:
            return "another year"
        if any(day.may_be(asked.day) for day in self.but):
            return "excepted"
        if self.days:
            return None if any(day.may_be(asked.day, any_year=here) for day in self.days) else "another day"
        if self.months and asked.day.month not in self.months:
            return "another month"
        return "another weekday" if self.weekdays and asked.day.weekday() not in self.weekdays else None


_words = partial(words_of, "meetings", "words")


# Days


def days_of(tokens: Sequence[Token]) -> list[tuple[int, Day]]:
    """Find the days of a clause with their places."""
    return [(place, token.value) for place, token in enumerate(tokens) if isinstance(token.value, Day)]


def count_days(tokens: Sequence[Token], today: dt.date) -> None:
    """Turn the words of a clause that mean a day by the one it is written on into days: "dagens", "i morgon", "på onsdag"."""
    for at, token in enumerate(tokens):
        steps = days_off(token.low)
        weekday = weekday_of(token.low) if steps is None and token.kind == "word" else None
        near = 5 if token.low.endswith("ens") else 3  # "onsdagens möte den 8 april"
        if weekday is not None and not any(it.kind == "day" for it in tokens[at + 1 : at + near]):
            steps = (weekday - today.weekday()) % 7
        if steps is not None:
            day = today + dt.timedelta(days=steps)
            token.kind, token.value, token.marks = "day", Day(day.day, day.month, day.year), None


def _months_between(first: int, last: int) -> frozenset[int]:
    return frozenset(range(first, last + 1)) if first <= last else frozenset((*range(first, 13), *range(1, last + 1)))


# What is spoken of


def meant_by(
    clause: Clause, place: int, *, active: bool, roles: Collection[int] = (), all_clauses: Sequence[Clause] = ()
) -> MeetingReference | None:
    """Read which meeting the predicate at a place of a clause is about; `None` where the clause names nothing.

    `active` says that somebody does it to the meeting, which then stands behind; `roles` are days that the predicate
    itself takes, as the one that a meeting is moved to.
    """
    tokens = clause.tokens
    head = _head(clause, place, active=active)
    if head is None:
        free = _free_days(clause, None, roles)
        months = _months(tokens)
        if free or months:
            return _with_clause(clause, MeetingReference(days=tuple(day for _, day in free), months=months), roles)
        return None
    token = tokens[head]
    if token.noun not in {"meeting", "time"} and token.kind != "body" and not _is_day_word(token):
        return MeetingReference(other=f"other: {token.text}")
    return _with_clause(clause, _phrase(clause, head, roles, all_clauses), roles)


def meant_before(clause: Clause, at: int) -> MeetingReference | None:
    """Read the meeting that stands nearest before a place of a clause: what a relative clause there goes back to."""
    tokens = clause.tokens[:at]
    heads = [it for it, token in enumerate(tokens) if token.noun == "meeting" and not token.genitive]
    if not heads:
        if other := next((token for token in tokens if token.noun not in {None, "time"} and not token.genitive), None):
            return MeetingReference(other=f"other: {other.text}")
        days = days_of(tokens)
        bodies = tuple(token.value for token in tokens if token.kind == "body" and not token.genitive)[-1:]
        if not days and not bodies:
            return None
        return _with_clause(clause, MeetingReference(days=(days[-1][1],) if days else (), bodies=bodies), ())  # type: ignore[arg-type]  # bodies
    if excepted := next((token for token in tokens[heads[-1] :] if token.low in _words("but")), None):
        return MeetingReference(other=f"other: {excepted.text}")  # "mötet hålls, utom frågestunden, som är inställd"
    return _with_clause(clause, _phrase(clause, heads[-1], (), ()), ())


def without_excepted(meant: MeetingReference, around: Sequence[Clause], clause: Clause) -> MeetingReference:
    """Except what a clause behind denies that has no verb of its own: "mötena i april är inställda, dock inte det den 22 april"."""
    for behind in around:
        tokens = behind.tokens
        if behind.start < clause.end or behind.finite or not tokens or not is_among(tokens[0], "PLAIN_NOT"):
            continue
        days = tuple(day for _, day in days_of(tokens))
        if days:
            meant = replace(meant, but=meant.but + days)
        elif meant.plural and any(token.noun == "meeting" or token.kind == "number" for token in tokens):
            return replace(meant, other="other: with an exception")
    return meant


def within_town(clause: Clause, meant: MeetingReference) -> MeetingReference:
    """Add the town that is named above a clause: "det är grannkommunens nämnd som har strukit sitt möte"."""
    above = clause.parent
    while meant.town is None and above is not None:
        town = next(
            (found for at in range(len(above.tokens)) if (found := town_of(above.tokens, at)) is not None), None
        )
        meant, above = replace(meant, town=town), above.parent
    return meant


def spoken_of(clause: Clause) -> MeetingReference | None:
    """Read the meeting that a clause without a status speaks of; `None` where it speaks of none, or of no day."""
    if clause.kind in {"quote", "question", "conditional"}:
        return None
    tokens = clause.tokens
    heads = [it for it in range(len(tokens)) if tokens[it].noun == "meeting" and not tokens[it].genitive]
    if heads:
        meant = _with_clause(clause, _phrase(clause, heads[0], (), ()), ())
        return None if meant.plain else meant
    bodies = tuple(token.value for token in tokens if token.kind == "body")
    days = tuple(day for _, day in _free_days(clause, None, ()))
    if not days and not clause.finite:
        months = frozenset(month for token in tokens if (month := month_of(token.low)) is not None)
        return MeetingReference(months=months) if months else None
    return MeetingReference(days=days, bodies=bodies[:1], plural=len(days) > 1) if days else None  # type: ignore[arg-type]  # bodies


def _is_day_word(token: Token) -> bool:
    return token.kind == "day" or token.low in _words("days") or weekday_of(token.low) is not None


def _heads(clause: Clause) -> Iterator[int]:
    """Find what may be spoken of: nouns and bodies that stand under no preposition and are nobody's genitive."""
    tokens = clause.tokens
    for place, token in enumerate(tokens):
        if token.genitive or token.noun in {"vote", "decision"} or weekday_of(token.low) is not None:
            continue
        if _names_town(tokens, place):
            continue
        named = token.noun is not None or (token.kind == "body" and token.value != "presidium")
        if named and (token.noun != "time" or token.low in _words("days")) and in_phrase(clause, place) is None:
            yield place


def _head(clause: Clause, place: int, *, active: bool) -> int | None:
    tokens = clause.tokens
    token = tokens[place]
    heads = [head for head in _heads(clause) if head != place]
    if _begins_unknown(clause):
        noun = 1
        while noun < len(tokens) and tokens[noun].has_form("part"):  # "tidigare planerat sammanträde"
            noun += 1
        if not any(head <= noun for head in heads):
            return 0
    if token.has_form("part") and place + 1 < len(tokens) and tokens[place + 1].noun is not None:
        return place + 1  # "det inställda mötet"
    nouns = [head for head in heads if tokens[head].kind != "body"]
    before, behind = [head for head in heads if head < place], [head for head in heads if head > place]
    if clause.before is not None and place == 0 and not active:
        return None  # "… och hålls den 2 december": what the clause before was about
    if not clause.finite:  # "inställt möte", but "inställt, för få ärenden"
        behind = [it for it in behind if tokens[it].noun == "meeting" or tokens[it].kind == "body"]
    sides = [before, behind]
    if active:
        sides = [[it for it in behind if it in nouns], [it for it in before if tokens[it].noun == "meeting"]]
    for side in sides:
        # A body beside a meeting only tells whose it is, or who did it; an adjective may look like a noun.
        meeting = next((it for it in side if tokens[it].noun == "meeting"), None)
        loose = [it for it in side if tokens[it].kind == "body" or tokens[it].noun == "thing"]
        if meeting is not None and all(it in loose for it in side if it < meeting):
            return meeting
    ordered = [it for side in sides for it in side]
    meetings = [it for it in ordered if tokens[it].noun == "meeting"]
    of_body = bool(ordered) and tokens[ordered[0]].kind == "body"
    return next(iter(meetings if meetings and of_body else ordered), None)


def _begins_unknown(clause: Clause) -> bool:
    """Tell whether a word begins a clause, is its subject and is none that we know: "Punkt 4 på mötet utgår", "Loppisen …"."""
    if not clause.tokens or not clause.finite or clause.finite[0] == 0:
        return False
    first = clause.tokens[0]
    known = first.kind != "word" or first.noun or first.verbs or first.genitive or first.low in _words("small")
    named = month_of(first.low) is not None or weekday_of(first.low) is not None
    return not (known or named or _names_town(clause.tokens, 0))


def _phrase(clause: Clause, head: int, roles: Collection[int], all_clauses: Sequence[Clause]) -> MeetingReference:
    """Read the words that a word for a meeting stands with."""
    tokens = clause.tokens
    token = tokens[head]
    meant = MeetingReference(plural=token.low.endswith(tuple(_words("plurals"))))
    if token.kind == "body":
        meant = replace(meant, bodies=(token.value,), plural=False)  # type: ignore[arg-type]  # a body
    elif token.noun == "meeting":
        meant = _fore(token, meant)
    meant = _left(tokens, head, meant)
    meant, last = _right(clause, head, meant, roles)
    definite = token.low.endswith("na") or (head and month_of(tokens[head - 1].low) and tokens[head - 1].low[-1] == "s")
    if meant.months and meant.plural and definite:
        meant = replace(meant, every=True)  # "aprilmötena", "mötena i april", "aprils möten"
    taken = {*roles, *_excepted(tokens)}
    within = [day for at, day in days_of(tokens) if head < at <= last and at not in taken]
    if _is_day_word(token) and token.kind != "body" and not within:
        within = [day for at, day in days_of(tokens) if head <= at <= head + 3 and at not in taken]
    days = within or [day for _, day in _free_days(clause, head, roles)]
    if not days:
        below = (it for it in all_clauses if it.kind == "relative" and it.parent is clause)
        hanging = [it for it in below if head < it.at <= last + 2]
        hanging += [it for it in all_clauses if it.parent is not None and it.parent in hanging]
        days = [day for it in hanging for _, day in days_of(it.tokens)]  # "mötet som skulle ha hållits den 15 april"
    if within and meant.other in {"another", "another time"}:
        meant = replace(meant, other=None)
    if within or not days:
        return replace(meant, days=tuple(days), months=meant.months or (frozenset() if days else _months(tokens)))
    # "Februarimötet är inställt, nästa är den 28 mars": a day of another month is another's.
    fitting = tuple(day for day in days if not meant.months or day.month in meant.months)
    return replace(meant, days=fitting, loose=True)


def _fore(token: Token, meant: MeetingReference) -> MeetingReference:
    """Read a compound's first part: "aprilmötet", "nämndmötet"; one that we don't know makes it another occasion."""
    fore = token.fore.strip("-")
    bare = fore.removesuffix("s")
    month = month_of(fore) or month_of(bare)
    if month is not None:
        return replace(meant, months=frozenset({month}))
    if (weekday := weekday_of(fore) if fore else None) is not None:
        return replace(meant, weekdays=frozenset({weekday}))
    named = (body_of(word) for word in (fore, bare, f"{bare}en", f"{bare}n", f"{bare}et") if word)
    body = next((it for it in named if it is not None), None)
    if body is not None and body.kind not in {"state", "presidium", "auditors"}:
        return replace(meant, bodies=(body,))
    if fore and {fore, bare}.isdisjoint(words_of("meetings", "fore", "own")):
        return replace(meant, other=f"other: {token.text}")
    return meant


def _left(tokens: Sequence[Token], head: int, meant: MeetingReference) -> MeetingReference:
    """Read what stands before the head: whose it is, of which month, which of them."""
    for at in range(head - 1, max(-1, head - 7), -1):
        token = tokens[at]
        if token.low not in _words("open") and token.verbs and not token.has_form("part") and not token.noun:
            break
        other = None if _names_town(tokens, at) else _other_by(token)
        if other is not None:
            return replace(meant, other=other)
        if token.noun and not token.genitive:
            break
        if token.low == "månads" and at and (month := month_of(tokens[at - 1].low)) is not None:
            meant = replace(meant, months=frozenset({month}))  # "januari månads sammanträden"
        meant = _described(meant, token)
    return meant


def _other_by(token: Token) -> str | None:
    """Tell what a word before a meeting makes it, when it makes it another one."""
    whose = token.genitive and token.low not in _words("times") and weekday_of(token.low) is None
    if token.kind == "body":
        return "other: a presidium's" if whose and token.value.kind == "presidium" else None  # type: ignore[attr-defined]  # a body
    if whose and (token.kind in {"people", "person", "office"} or token.noun in {"thing", "matter", "event", "order"}):
        return f"other: {token.text}"
    kinds = {"open": "only in public", "earlier": "another time", "each_kept": "another"}
    return next((other for words, other in kinds.items() if token.low in _words(words)), None)


def _described(meant: MeetingReference, token: Token) -> MeetingReference:
    """Add what a word before a meeting tells of it."""
    low = token.low
    if low in _words("owned"):
        return replace(meant, owned=True)
    if token.kind == "body" and token.genitive and not meant.bodies:
        return replace(meant, bodies=(token.value,))  # type: ignore[arg-type]  # a body
    if (month := month_of(low)) is not None and low.endswith("s"):
        return replace(meant, months=frozenset({month}))
    if (weekday := weekday_of(low)) is not None and low.endswith("ens"):
        return replace(meant, weekdays=frozenset({weekday}))
    if (season := load("meetings")["seasons"].get(low)) is not None:
        return replace(meant, months=_months_between(*season))
    if low in _words("every"):
        return replace(meant, every=True)
    nth = {"last": -1, "first": 0}
    return next((replace(meant, nth=at) for words, at in nth.items() if low in _words(words)), meant)


def _right(clause: Clause, head: int, meant: MeetingReference, roles: Collection[int]) -> tuple[MeetingReference, int]:
    """Read what stands behind the head; give where the phrase ends too."""
    tokens = clause.tokens
    last = head
    for at in range(head + 1, len(tokens)):
        token, before = tokens[at], tokens[at - 1].low
        verb = token.finite or (token.verbs and token.has_form("part", "sup"))
        if at in roles or (verb and not token.noun):
            break
        last = at
        named = token.noun == "meeting" or (token.kind == "body" and not token.genitive)
        if named and before in _words("others_before"):
            return replace(meant, other="other: beside a meeting"), last
        if before == "med" and at == head + 2 and token.noun in {"thing", "matter"} and not meant.bodies:
            meant = replace(meant, other=f"other: with {token.text}")
        elif token.kind == "body" and not token.genitive and before in _words("of") and not meant.bodies:
            meant = replace(meant, bodies=(token.value,))  # type: ignore[arg-type]  # a body
        elif (month := month_of(token.low)) is not None:
            meant = replace(meant, months=meant.months | {month})
        elif before in _words("in_season") and (season := load("meetings")["seasons"].get(token.low)) is not None:
            meant = replace(meant, months=_months_between(*season))
        meant = replace(meant, town=town_of(tokens, at) or meant.town)
    return meant, last


def town_of(tokens: Sequence[Token], at: int) -> str | None:
    """Read the town that a body is said to be of: "kommunstyrelsen i Lillmåla", "Lillmålas miljönämnd"."""
    token = tokens[at]
    if token.low in _words("neighbours"):
        return token.low
    if token.kind == "body" and at and _is_name(tokens[at - 1]) and tokens[at - 1].low.endswith("s"):
        return tokens[at - 1].low.removesuffix("s")
    if at < 2 or tokens[at - 1].low != "i" or tokens[at - 2].kind != "body":  # noqa: PLR2004 - "… i X"
        return None
    rooms = tuple(_words("rooms"))
    plain = token.kind in {"word", "person"} and token.text[:1].isupper() and not token.verbs
    behind = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if not plain or token.low.endswith(rooms) or behind.endswith(rooms) or month_of(token.low) is not None:
        return None
    return token.low


def _names_town(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word tells which town's a body is: "Lillmålas socialnämnd", "Lillmåla kommunfullmäktige"."""
    named = _is_name(tokens[at]) and tokens[at].low not in _words("neighbours")
    return named and at + 1 < len(tokens) and tokens[at + 1].kind == "body"


def _is_name(token: Token) -> bool:
    plain = token.kind in {"word", "person"} and token.text[:1].isupper() and not token.verbs
    timed = month_of(token.low) is not None or weekday_of(token.low) is not None
    return plain and not timed and token.noun in {None, "thing"}


def _free_days(clause: Clause, head: int | None, roles: Collection[int]) -> list[tuple[int, Day]]:
    """Find the days of a clause that nothing else has taken."""
    tokens = clause.tokens
    found = []
    excepted = _excepted(tokens)
    for at, day in days_of(tokens):
        if at in roles or at in excepted or (head is not None and at == head):
            continue
        if {token.low for token in tokens[max(0, at - 3) : at]} & _words("not_its_day"):
            continue
        if head is not None and any(token.noun == "meeting" for token in tokens[head + 1 : at]):
            continue  # the day of another meeting behind
        found.append((at, day))
    return found


def _excepted(tokens: Sequence[Token]) -> frozenset[int]:
    """Find the days that are excepted: those behind "utom", up to the verb that says something of the others.

    One that leaves its month out has that of the others: "alla möten i april utom det den 15".
    """
    found: set[int] = set()
    behind = False
    months = len(_months(tokens)) == 1
    for at, token in enumerate(tokens):
        behind = token.low in _words("but") or (behind and not token.finite)
        bare = months and token.kind == "number" and tokens[at - 1].low == "den" and re.fullmatch(DAY, token.text)
        if behind and (token.kind == "day" or bare):
            found.add(at)
    return frozenset(found)


def _months(tokens: Sequence[Token]) -> frozenset[int]:
    behind = (two for one, two in pairwise(tokens) if one.low in _words("in_month"))
    return frozenset(month for it in behind if (month := month_of(it.low)) is not None)


def _with_clause(clause: Clause, meant: MeetingReference, roles: Collection[int]) -> MeetingReference:
    """Add what the clause says of it elsewhere: a year, another town, days that are excepted, more meetings behind."""
    tokens = clause.tokens
    own = (it for at, it in enumerate(tokens) if it.kind == "year" and at not in roles)
    years = frozenset(int(str(it.value)) for it in own)
    excepted = _excepted(tokens)
    but = tuple(day for at, day in days_of(tokens) if at in excepted)
    bare = (int(tokens[at].text) for at in sorted(excepted) if tokens[at].kind == "number")
    but += tuple(Day(day, month) for day in bare for month in sorted(meant.months))
    town = meant.town
    if town is None:
        town = next((found for at in range(len(tokens)) if (found := town_of(tokens, at)) is not None), None)
    before = (tokens[max(0, at - 3) : at] for at, _ in days_of(tokens))
    if meant.every and any(token.low in _words("bounds") for near in before for token in near):
        return replace(meant, other="a span of days")
    earlier = any(one.low in _words("earlier") and two.low in _words("times_of_year") for one, two in pairwise(tokens))
    years_named = (it.low.split()[-1] if it.kind == "when" else it.low for it in tokens)
    if earlier or any(it in _words("last_year") for it in years_named):
        return replace(meant, other="another year")
    free = ((at, day) for at, day in days_of(tokens) if at not in roles and at not in excepted)
    more = tuple(day for at, day in free if day not in meant.days and _goes_on(tokens, at))
    every = meant.every or (meant.plural and bool(but))
    return replace(
        meant, years=meant.years | years, but=meant.but + but, town=town, days=meant.days + more, every=every
    )


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a day is of another meeting that the predicate holds for too: "…, liksom mötet den 20 maj"."""
    for before in range(at - 1, max(-1, at - 6), -1):
        token = tokens[before]
        if is_among(token, "PLAIN_NOT"):
            return False
        if token.low in _words("as_well"):
            return True
        if token.verbs and not token.noun:
            return False
    return False
