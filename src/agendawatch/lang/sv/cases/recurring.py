"""Titles of matters that come back: the same words every month or year, and another matter each time."""

from __future__ import annotations

import re

__all__ = ["recurs"]

_RECURRING = re.compile(
    r"uppföljning|månadsrapport|kvartalsrapport|tertialrapport|delårs|årsredovisning|årsrapport|årsbokslut|"
    r"verksamhetsberättelse|verksamhetsplan|internkontroll|intern kontroll|lägesrapport|avstämning|prognos|bokslut|"
    r"^utdelning ur|^budget\b|^taxa\b|^taxor\b|^avgifter\b|sammanträdesdagar|sammanträdestider|dokumenthanteringsplan",
    re.IGNORECASE,
)


def recurs(title: str) -> bool:
    """Tell whether a title is likely to stand on agendas again and again, for another matter each time.

    >>> recurs("Delårsrapport mars 2026"), recurs("Motion om fler ekorrar")
    (True, False)
    """
    return _RECURRING.search(title) is not None
