"""How an item opens: by its number, by a clock time, or by its place in a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from agendawatch.swedish.pages.agenda_words import ITEM_PREFIX, MONTH_OR_UNIT

__all__ = ["Opening", "follows", "lone_number", "open_line", "parts"]

_DOTTED = r"\d{1,3}(?:\.\d{1,3}){1,3}"
_PLAIN = r"(?:T\s?)?\d{1,3}"
_NUMBER = rf"(?:{_DOTTED}|{_PLAIN})(?:\s?[a-zå](?![\wåäö]))?"
_OPENING = re.compile(
    rf"^(?:[*•–-]\s+)?(?P<prefix>{ITEM_PREFIX})?[#(]?(?P<number>{_NUMBER})(?P<sign>\s?\.?[):]\s?|\s?\.\s?|\s?§\s|/\s|\s?[–—-]\s|\s|\t|(?-i:(?=[A-ZÅÄÖ][a-zåäö]{{2}})))(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LONE = re.compile(rf"^{ITEM_PREFIX}?[#(]?(?P<number>{_NUMBER})\s?[.):/§]?$", re.IGNORECASE)
_CLOCK = re.compile(r"^\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?$")
_TIMED = re.compile(
    r"^(?:kl(?:ockan|\.)?\s?)?\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?\s*[:–-]?\s+(?P<rest>[A-ZÅÄÖ].*)$",
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


def follows(number: str, before: str) -> bool:
    """Tell whether a number can come after another on one agenda: later, and not far.

    >>> follows("5", "4"), follows("4b", "4a"), follows("2.2.1", "2.1.7"), follows("1", "4")
    (True, True, True, False)
    """
    return parts(before) < parts(number)
