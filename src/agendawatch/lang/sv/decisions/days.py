"""Whether a clause tells of a day of its own, and not of the meeting's."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.data import load, words_of
from agendawatch.lang.sv.patterns import is_among
from agendawatch.lang.sv.prose import is_day_label
from agendawatch.lang.sv.tokens import Token

__all__ = ["cites_paragraph", "has_own_day", "is_in_month", "is_of_a_year", "is_to_come", "is_today", "is_under_day"]


def cites_paragraph(clause: Clause) -> bool:
    """Tell whether a clause cites a day's paragraph, of another text than its own: "den 7 september 2016, § 197"."""
    return any(one.kind == "day" and other.kind == "number" for one, other in pairwise(clause.tokens))


def is_under_day(clause: Clause) -> bool:
    """Tell whether a label before a clause is a day or a month alone: "augusti – fullmäktige antar planen"."""
    above = clause.before
    return above is not None and not above.finite and is_day_label(" ".join(it.text for it in above.tokens) + ":")


def is_of_a_year(clause: Clause) -> bool:
    """Tell whether a clause in the past is dated by a year alone: "antogs av fullmäktige 2019"."""
    tokens = clause.tokens
    if not any(it.past for it in tokens) or any(it.kind == "day" for it in tokens):
        return False
    return any(
        it.kind == "year" and at and (tokens[at - 1].low == "år" or tokens[at - 1].actor or tokens[at - 1].past)
        for at, it in enumerate(tokens)
    )


def is_to_come(clause: Clause) -> bool:
    """Tell whether a clause names a weekday or tomorrow."""
    return any(it.low in load("calendar")["weekdays"]["coming"] for it in clause.tokens)


def is_in_month(clause: Clause) -> bool:
    """Tell whether a clause names a month in which it is so: "antas i november"."""
    months = "|".join(sorted(words_of("calendar", "months")))
    return re.search(rf"\bi (?:{months})\b", clause.words) is not None


def has_own_day(clause: Clause) -> bool:
    """Tell whether a clause, or what it hangs on, names a day or a month of its own; "i dag" is the meeting's."""
    here: Clause | None = clause
    while here is not None:
        if any(_is_day(here, at) for at in range(len(here.tokens))):
            return not any(is_today(it) for it in here.tokens)
        if _past_times().search(here.words):
            return True
        here = _above(here)
    return False


def _above(clause: Clause) -> Clause | None:
    """Give the clause whose day is a clause's too."""
    if clause.kind in {"that", "points"}:
        return clause.parent
    told = any(it.past or it.supine for it in clause.tokens)
    labelled = clause.before is not None and not clause.before.finite
    return clause.before if told or labelled or not clause.finite else None


def _is_day(clause: Clause, at: int) -> bool:
    token = clause.tokens[at]
    if token.kind == "day":
        return not _is_target(clause, at)
    if token.kind == "year" and at:
        before = clause.tokens[at - 1]
        behind = before.low in words_of("calendar", "years", "behind") or before.actor
        return behind and clause.tokens[at - 2].low != "för"
    return token.kind == "when" and not is_today(token)


def is_today(token: Token) -> bool:
    """Tell whether a word says that it is the meeting's own day: "i dag"."""
    return token.low in load("calendar")["when"]["today"]


def _is_target(clause: Clause, place: int) -> bool:
    """Tell whether a day is one until which, or from which, something holds: "till och med den 30 juni"."""
    while place and is_among(clause.tokens[place - 1], "BEFORE_DAY"):
        place -= 1
    return place > 0 and is_among(clause.tokens[place - 1], "UNTIL")


@cache
def _past_times() -> re.Pattern[str]:
    """Give what tells of a month or a season: "i mars", "i höstas"."""
    words = "|".join(sorted(words_of("calendar", "months") | words_of("calendar", "when", "past")))
    return re.compile(rf"\bi (?:{words})\b")
