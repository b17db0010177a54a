"""Words of what becomes of a meeting, wherever they stand and whatever their clause does with them: for labels and titles."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from agendawatch.lang.sv.calendar import WEEKDAYS
from agendawatch.lang.sv.data import load, words_of
from agendawatch.lang.sv.morphology import forms_of
from agendawatch.lang.sv.patterns import phrases, phrases_at
from agendawatch.lang.sv.tokens import tokenize


class StatusWord(NamedTuple):
    """A word or a phrase of status."""

    gives: str
    """What it says by itself: `cancelled`, `moved`, `postponed`, `extra`, `reserve`, `preliminary`."""
    start: int
    end: int


_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@lru_cache(maxsize=20_000)
def has_status_words(text: str) -> bool:
    """Tell whether a text may say what becomes of a meeting: whether it is worth to be read for that.

    >>> has_status_words("15 april kl. 13.00 i Stadshuset"), has_status_words("15 april – inställt")
    (False, True)
    """
    words, beginnings = _cues()
    found = {word.casefold() for word in _WORD.findall(text)}
    return not words.isdisjoint(found) or any(word.startswith(beginnings) for word in found)


@cache
def _cues() -> tuple[frozenset[str], tuple[str, ...]]:
    """Give the words that a text must hold one of for any rule to fire, and beginnings of such words."""
    words: set[str] = set()
    beginnings: set[str] = set()
    labels = load("statuses")["labels"]
    common, light = set(labels["common"].split()), set(labels["light"].split())
    for rule in load("statuses")["rule"]:
        for name in rule["pattern"].split():
            if not name.startswith("%") or name[1:] in common:
                continue
            for phrase in phrases(name[1:]):
                telling = max(phrase, key=lambda it: (it.text not in light, len(it.text)))
                if telling.kind == "verb":
                    words |= forms_of(telling.text)
                elif telling.kind == "begins":
                    beginnings.add(telling.text)
                else:
                    words |= telling.forms
    return frozenset(words), tuple(beginnings)


def find_status_words(text: str) -> tuple[StatusWord, ...]:
    """Find the words of status in a label or a title, in order.

    >>> [(it.gives, "Extra möte 9 maj INSTÄLLT"[it.start : it.end]) for it in find_status_words("Extra möte 9 maj INSTÄLLT")]
    [('extra', 'Extra'), ('cancelled', 'INSTÄLLT')]
    """
    if not has_status_words(text):
        return ()
    tokens = tokenize(text)
    found: list[StatusWord] = []
    for place in range(len(tokens)):
        if found and tokens[place].start < found[-1].end:
            continue
        for gives, names in load("statuses")["labels"].items():
            if gives in {"common", "light"}:
                continue
            hit = next((max(taken) for name in names.split() for taken in phrases_at(name, tokens, place)), None)
            if hit is not None:
                found.append(StatusWord(gives, tokens[place].start, tokens[hit].end))
                break
    return tuple(found)


def find_lead_words(text: str) -> tuple[StatusWord, ...]:
    """Find the words that lead to a day with a part of its own: "flyttat från", "reservdag"."""
    if not has_lead(text):
        return ()
    tokens = tokenize(text)
    roles = ((place, role, name) for place in range(len(tokens)) for role, name in _ROLES)
    hits = ((place, role, max(it)) for place, role, name in roles for it in phrases_at(name, tokens, place))
    return tuple(StatusWord(role, tokens[place].start, tokens[last].end) for place, role, last in hits)


Role = Literal["left", "taken", "reserve"]
_ROLES: tuple[tuple[Role, str], ...] = (("left", "DAY_LEFT"), ("taken", "DAY_TAKEN"), ("reserve", "RESERVE_DAY"))


def day_role(before: str) -> Role | None:
    """Tell what the words right before a day on a row make of it: one that was left, one that is taken instead, a reserve.

    >>> day_role("15 april (flyttat från "), day_role("15 april, flyttas till den "), day_role("15 april (reservdag "), day_role("15 april, ")
    ('left', 'taken', 'reserve', None)
    """
    text = before[-60:]
    if not has_lead(text):
        return None
    tokens = tokenize(text)
    while tokens and (tokens[-1].kind == "sign" or tokens[-1].low in _fillers()):
        tokens.pop()
    if any(token.low in words_of("statuses", "words", "negations") for token in tokens[-4:]):
        return None
    for place in range(max(0, len(tokens) - 8), len(tokens)):
        for role, name in _ROLES:
            if any(max(taken) == len(tokens) - 1 for taken in phrases_at(name, tokens, place)):
                return role
    return None


@lru_cache(maxsize=20_000)
def has_lead(text: str) -> bool:
    """Tell whether a text may lead to a day with a part of its own."""
    found = {word.casefold() for word in _WORD.findall(text)}
    return not _leads().isdisjoint(found)


@cache
def _leads() -> frozenset[str]:
    words: set[str] = set()
    for name in ("DAY_LEFT", "DAY_TAKEN", "RESERVE_DAY"):
        for phrase in phrases(name):
            words |= forms_of(phrase[0].text) if phrase[0].kind == "verb" else phrase[0].forms
    return frozenset(words)


@cache
def _fillers() -> frozenset[str]:
    weekdays = tuple(it[0] for it in WEEKDAYS)
    return frozenset({*words_of("statuses", "words", "fillers"), *weekdays, *(f"{weekday}en" for weekday in weekdays)})


# Addresses


@cache
def _slugs() -> dict[str, str]:
    plain = str.maketrans("åäö", "aao")
    labels = ((gives, names) for gives, names in load("statuses")["labels"].items() if gives not in {"common", "light"})
    found = ((gives, phrase) for gives, names in labels for name in names.split() for phrase in phrases(name))
    alone = ((gives, phrase[0]) for gives, phrase in found if len(phrase) == 1)
    forms = ((gives, forms_of(it.text) if it.kind == "verb" else it.forms) for gives, it in alone)
    return {form.translate(plain): gives for gives, written in forms for form in written}


def slug_statuses(slug: str) -> frozenset[str]:
    """Tell what an address says of a meeting, small and without å, ä and ö.

    >>> sorted(slug_statuses("extra-kommunfullmaktige-2026-02-04-installt"))
    ['cancelled', 'extra']
    """
    return frozenset(_slugs()[word] for word in slug.casefold().split("-") if word in _slugs())


# Towns

_TOWN = re.compile(
    r"\bi ([A-ZÅÄÖ][a-zåäö]{2,}(?:-[A-ZÅÄÖ][a-zåäö]+)?)\b|\b([A-ZÅÄÖ][a-zåäö]{2,}?)s? (?:kommun|stad|(?:[a-zåäö]+- och )?[a-zåäö]*(?:nämnd|styrelse|fullmäktige|utskott))\b"
)


def towns_in(text: str) -> frozenset[str]:
    """Find what may be names of towns in a page's own words, in small letters.

    >>> sorted(towns_in("Kommunfullmäktige i Lillmåla möts i Folkets hus. Lillmåla kommun"))
    ['folkets', 'lillmåla']
    """
    return frozenset((found[1] or found[2]).casefold() for found in _TOWN.finditer(text))
