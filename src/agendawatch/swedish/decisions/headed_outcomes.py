"""Headings that tell what became of everything listed under them: "Avslagna medborgarförslag"."""

from __future__ import annotations

import re

from agendawatch.model.item import Outcome
from agendawatch.swedish.decisions.outcomes import find_rulings

__all__ = ["find_headed_outcome", "find_marked_outcome", "is_list_heading"]

_WHAT = r"(?:motion\w*|medborgarförslag\w*|e-?förslag|interpellation\w*|ärenden?|frågor|förslag|beslut|skrivelser|initiativ\w*)"
_ROWS: tuple[tuple[Outcome, str], ...] = (
    (Outcome.PARTIALLY_APPROVED, r"delvis bifallna"),
    (Outcome.REFERRED_BACK, r"återremitterade"),
    (Outcome.TABLED, r"bordlagda|uppskjutna"),
    (Outcome.REFERRED, r"remitterade|(?:an|in)mälda .{0,30}för beredning|nya .{0,30}för beredning|skickade på remiss"),
    (Outcome.REJECTED, r"avslagna|ej bifallna|nej till"),
    (Outcome.ANSWERED, r"besvarade"),
    (Outcome.DISMISSED, r"avskrivna"),
    (Outcome.WITHDRAWN, r"återtagna|återkallade|utgångna"),
    (Outcome.APPROVED, r"bifallna|godkända|antagna|beviljade|ja till"),
    (Outcome.NOTED, r"noterade|anmälda (?:till|för) kännedom"),
)
_TABLE = tuple((outcome, re.compile(rf"(?i)(?:{words})\b")) for outcome, words in _ROWS)
_WHICH = re.compile(r"(?i)\bsom ([^.:]{4,40})")
_LISTS = re.compile(
    r"(?i)så (?:gick|blev|går) det (?:för|med) [^.]{3,60}:?|så (?:hanterades|behandlades) [^.]{3,60}:|(?:inkomna|nya|anmälda|inlämnade|obesvarade|väckta|följande)\s(?:motioner|medborgarförslag|e-förslag|interpellationer|frågor|initiativ|skrivelser)[^.]{0,30}:?"
)
_HEADING = re.compile(rf"(?i)(?=.*\b{_WHAT}\b)[^.!?]{{5,80}}:?")


def find_headed_outcome(heading: str) -> Outcome | None:
    """Find the outcome that a heading tells of all that is listed under it.

    >>> find_headed_outcome("Avslagna medborgarförslag"), find_headed_outcome("Nya medborgarförslag")
    (<Outcome.REJECTED: 'rejected'>, None)
    """
    words = heading.strip()
    if _HEADING.fullmatch(words) is None:
        return None
    told = _WHICH.search(words)
    return next((outcome for outcome, pattern in _TABLE if pattern.match(words)), None) or (
        find_rulings(told[1])[0].outcome if told is not None and find_rulings(told[1]) else None
    )


_MARKED = re.compile(r"(?P<title>.{5,200}?)\s?(?:\s[–—-]|:)\s(?P<word>[^\W\d]{2,20}|till [^.;:]{5,80})[.!]{0,3}")
_MARKS = {
    "ja": Outcome.APPROVED,
    "bifall": Outcome.APPROVED,
    "nej": Outcome.REJECTED,
    "avslag": Outcome.REJECTED,
    "återremiss": Outcome.REFERRED_BACK,
    "bordläggning": Outcome.TABLED,
}
"""Single words behind a matter that say what became of it; participles ("besvarad") say so themselves."""


def find_marked_outcome(line: str) -> tuple[str, Outcome] | None:
    """Part a list's line into a matter and what one word behind it says became of it.

    >>> find_marked_outcome("Cykelgarage – avslag"), find_marked_outcome("Cykelgarage vid stationen")
    (('Cykelgarage', <Outcome.REJECTED: 'rejected'>), None)
    """
    match = _MARKED.fullmatch(line.strip())
    if match is None:
        return None
    sent = match["word"].startswith("till ")
    told = find_rulings(match["word"] if sent else f"Motionen blev {match['word'].casefold()}.")
    outcome = _MARKS.get(match["word"].casefold()) or (told[0].outcome if told else None)
    return (match["title"], outcome) if outcome is not None else None


def is_list_heading(heading: str) -> bool:
    """Tell whether a heading names what is listed under it: "Inkomna motioner".

    >>> is_list_heading("Inkomna motioner"), is_list_heading("Motion om bad")
    (True, False)
    """
    return _LISTS.fullmatch(heading.strip()) is not None
