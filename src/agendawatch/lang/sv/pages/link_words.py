"""Signs in the words of links, headings and addresses: what they promise, and what they lead away from."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import unquote

from agendawatch.lang.sv.text.letters import small_letters

__all__ = ["Sign", "find_region", "find_signs", "find_year", "plain", "regions", "score_link", "signs"]

_PLAIN = str.maketrans("åäöéü", "aaoeu")
_SIGNS = re.compile(r"[-_/.+&,]+")
_BLANKS = re.compile(r"\s+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Sign:
    """A row of `links.toml`."""

    id: str
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    """Words that it must match."""
    no: tuple[str, ...]
    """Words near to those that it must not match."""
    worth: int = 0


def signs() -> tuple[Sign, ...]:
    """Read the signs of what a link leads to."""
    return _table("sign")


def regions() -> tuple[Sign, ...]:
    """Read the signs of where on a page a link stands, the most telling first."""
    return _table("region")


@cache
def _table(name: str) -> tuple[Sign, ...]:
    told = tomllib.loads((files(__package__) / "links.toml").read_text(encoding="utf-8"))
    return tuple(
        Sign(row["id"], re.compile(row["pattern"]), tuple(row["yes"]), tuple(row["no"]), row.get("worth", 0))
        for row in told[name]
    )


@lru_cache(maxsize=20_000)
def find_signs(words: str) -> frozenset[str]:
    """Find the signs that some words bear: a link's text, a heading, the path of an address.

    >>> sorted(find_signs("Möten, handlingar och protokoll")), sorted(find_signs("Mötesplatser för äldre"))
    (['meetings', 'minutes', 'papers'], ['venue'])
    """
    said = plain(words)
    return frozenset(it.id for it in signs() if it.pattern.search(said))


@lru_cache(maxsize=2_000)
def find_region(names: str) -> str | None:
    """Find which part of a page an element's names speak of; `None` where they tell nothing.

    >>> find_region("nav lp-menu"), find_region("breadcrumbs"), find_region("col-9")
    ('top', 'crumbs', None)
    """
    said = plain(names)
    return next((it.id for it in regions() if it.pattern.search(said)), None)


def find_year(words: str) -> int | None:
    """Find the year that words name last, of this century or the one before; `None` where they name none.

    >>> find_year("Sammanträden 2026"), find_year("/download/18.20261/x")
    (2026, None)
    """
    found = _YEAR.findall(unquote(words))
    return int(found[-1]) if found else None


def score_link(words: str) -> int:
    """Score a link's text or its path roughly by how surely it leads to meetings.

    >>> score_link("Möten, handlingar och protokoll") > score_link("/kommun-och-politik") > 0 > score_link("Nyheter")
    True
    """
    found = find_signs(words)
    return sum(it.worth for it in signs() if it.id in found)


def plain(words: str) -> str:
    """Write words as the patterns see them.

    >>> plain("/kommun-och-politik/M%C3%B6ten.html")
    'kommun och politik moten html '
    """
    small = small_letters(unquote(words)).translate(_PLAIN)
    return f"{_BLANKS.sub(' ', _SIGNS.sub(' ', small)).strip()} "
