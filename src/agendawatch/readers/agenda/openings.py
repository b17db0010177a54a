"""How an item opens: by its number, by a clock time, or by its place in a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from agendawatch.lang.sv.pages.agenda_words import ITEM_PREFIX, MONTH_OR_UNIT

__all__ = ["Opening", "follows", "lone_number", "open_line", "parts", "step"]

_DOTTED = r"\d{1,3}(?:\.\d{1,3}){1,3}"
_PLAIN = r"(?:T\s?)?\d{1,3}"
_OF_YEAR = r"(?:(?<=§)|(?<=§\s))\d{1,3}/(?:20)?\d\d(?!\d)"
_LETTERED = r"(?-i:[A-ZÅÄÖ]\d{1,2}(?!\d))"
_NUMBER = rf"(?:{_OF_YEAR}|{_DOTTED}|{_PLAIN}|{_LETTERED})(?:\s?[a-zå](?![\wåäö]))?"
_OPENING = re.compile(
    rf"^(?:[*•–-]\s+)?(?P<prefix>{ITEM_PREFIX})?[#(]?(?P<number>{_NUMBER})(?P<sign>\s?\.?[):]\s?|\s?\.\s?|\s?§\s|/\s|\s?[–—-]\s|\s|\t|(?-i:(?=[A-ZÅÄÖ][a-zåäö]{{2}})))(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LONE = re.compile(rf"^{ITEM_PREFIX}?[#(]?(?P<number>{_NUMBER})\s?[.):/§]?$", re.IGNORECASE)
_CLOCK = re.compile(r"^\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?$")
_TIMED = re.compile(
    r"^(?:kl(?:ockan|\.)?\s?)?\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?\s*[:–-]?\s+(?P<rest>(?:[A-ZÅÄÖ]|(?:19|20)\d\d\s|§?\s?\d{1,3}[.)]?\s[A-ZÅÄÖ]).*)$",
    re.DOTALL,
)
_THOUSANDS = re.compile(r"\d{3}\b")
_BEGINS_TITLE = re.compile(r"[A-ZÅÄÖÉ0-9\"”'’(«»e]")


class Opening(NamedTuple):
    """A line that opens an item."""

    number: str | None
    """As written, without sign and full stop; `None` when a clock time opens the line."""
    rest: str
    """The title and what follows it on the line."""
    style: str
    """How the number is written; items of one agenda share it."""


def open_line(text: str, *, timed: bool = False) -> Opening | None:
    """Read a line that opens an item by its number, or by a clock time when `timed`; `None` when it opens none.

    >>> open_line("2.1.6 Taxa för bygglov"), open_line("§ 12 Upprop").number, open_line("Ärende 4a: Budget").number
    (Opening(number='2.1.6', rest='Taxa för bygglov', style='dotted'), '12', '4a')
    >>> open_line("12 mars 2026"), open_line("09.15 Kaffe")
    (None, None)
    """
    text = text.strip()
    clock = _TIMED.match(text)
    match = _OPENING.match(text)
    if match is None or (clock and _CLOCK.fullmatch(match["number"])):
        return Opening(None, clock["rest"], "clock") if clock and timed else None
    rest = match["rest"].strip()
    sign, prefix = match["sign"].strip(), (match["prefix"] or "").strip(" .").casefold()
    if not rest or MONTH_OR_UNIT.match(rest) or (sign in {".", ":"} and rest[0].isdigit() and match["sign"] == sign):
        return None
    if not prefix and not sign and (not _BEGINS_TITLE.match(rest) or _THOUSANDS.match(rest)):
        return None
    number = re.sub(r"\s", "", match["number"])
    return Opening(number, rest, prefix or ("dotted" if "." in number else sign or "bare"))


def lone_number(text: str) -> str | None:
    """Read a text that is nothing but an item's number.

    >>> lone_number("§ 12"), lone_number("4 a."), lone_number("Ärende 7"), lone_number("2026")
    ('12', '4a', '7', None)
    """
    match = _LONE.match(text.strip())
    return re.sub(r"\s", "", match["number"]) if match else None


def parts(number: str) -> tuple[tuple[int, str], ...]:
    """Take a number apart so that numbers sort as people count: 4 < 4a < 5, 2.9 < 2.10.

    >>> sorted(["5", "4a", "4", "10"], key=parts)
    ['4', '4a', '5', '10']
    """
    found = re.findall(r"(\d+)([a-zåäö]?)", number.casefold())
    return tuple((int(figures), letter) for figures, letter in found)


_APART = 9
"""What is told of a later number that is not near: more than may be left out between two items."""
_COUNTED = re.compile(r"(?P<letter>[a-zåäö]?)(?P<figures>\d+(?:\.\d+)*)(?:/(?P<year>\d+))?(?P<suffix>[a-zåäö]?)")
"""A number of whatever kind, in small letters."""


def step(number: str, before: str) -> int:
    """Tell how far a number comes after another: 1 when it is the next one; 0 when it comes before it, or is it.

    >>> step("5", "4"), step("4b", "4a"), step("8", "4"), step("1", "4")
    (1, 1, 4, 0)
    >>> step("2.2.1", "2.1.7"), step("3", "2.9"), step("65/26", "64/26"), step("1/27", "88/26"), step("D1", "A3")
    (1, 1, 1, 1, 1)
    """
    one, other = _COUNTED.fullmatch(before.casefold()), _COUNTED.fullmatch(number.casefold())
    if one is None or other is None:
        return 0
    if one["letter"] != other["letter"]:
        following = ord(other["letter"] or "a") == ord(one["letter"] or "a") + 1
        return int(bool(one["letter"]) and (following or (bool(other["letter"]) and other["figures"] == "1")))
    if (one["year"] or "") != (other["year"] or ""):
        return int(
            other["figures"] == "1" and one["year"] is not None and int(other["year"] or 0) == int(one["year"]) + 1
        )
    first, second = ([int(part) for part in it["figures"].split(".")] for it in (one, other))
    if first == second:
        return int((one["suffix"] or "`") < other["suffix"])
    if first[:-1] == second[:-1]:
        return max(second[-1] - first[-1], 0)
    if second <= first:
        return 0
    depth = min(len(first), len(second)) - 1
    turns = second[:depth] == first[:depth] and second[depth] - first[depth] <= 1
    begins = len(second) <= len(first) or second[-1] == 1
    return 1 if (turns and begins) or (len(first) == len(second) and second[-1] == 1) else _APART


def follows(number: str, before: str) -> bool:
    """Tell whether a number can come after another on one agenda: later, and not far.

    >>> follows("5", "4"), follows("4b", "4a"), follows("2.2.1", "2.1.7"), follows("1", "4")
    (True, True, True, False)
    """
    return parts(before) < parts(number)
