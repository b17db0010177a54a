"""Lists of matters: a heading that tells what became of all under it, and a word behind a matter that tells its fate."""

from __future__ import annotations

from functools import lru_cache

from agendawatch.lang.sv.clauses import clauses
from agendawatch.lang.sv.decisions import read_verdict
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.patterns import find, phrases_at
from agendawatch.lang.sv.rules import table
from agendawatch.lang.sv.titles import part_title
from agendawatch.lang.sv.tokens import tokenize

_LONGEST = 80
"""Letters that a list's heading may have."""


def _reads(heading: str) -> str | None:
    words = heading.strip().rstrip(":")
    return _gives(words) if len(words) <= _LONGEST and not words.endswith((".", "!", "?")) else None


@lru_cache(maxsize=1024)
def _gives(words: str) -> str | None:
    tokens = tokenize(words)
    rules = table("outcomes", "listed").rules
    return next((rule.gives for rule in rules for hit in find(tokens, rule.compiled) if hit.first == 0), None)


def list_outcome(heading: str) -> str | None:
    """Find the outcome that a heading tells of all that is listed under it; `None` where it tells none.

    >>> list_outcome("Avslagna medborgarförslag"), list_outcome("Nya medborgarförslag")
    ('rejected', None)
    """
    gives = _reads(heading)
    if gives not in {None, "listed"}:
        return gives
    if len(heading) > _LONGEST:
        return None
    relative = next((clause for clause in clauses(heading.strip().rstrip(":")) if clause.kind == "relative"), None)
    if relative is None:
        return None
    told = read_verdict([Section("decision", "", "Det " + " ".join(token.text for token in relative.tokens))])
    return told.outcome if told.outcome != "unknown" else None


def heads_list(heading: str) -> bool:
    """Tell whether a heading names what is listed under it: "Inkomna motioner".

    >>> heads_list("Inkomna motioner"), heads_list("Motion om bad")
    (True, False)
    """
    return _reads(heading) == "listed"


def is_entry(line: str) -> bool:
    """Tell whether a line begins as an entry does that a list's heading stands over.

    >>> is_entry("Motion (V) om bad"), is_entry("Motionen avslogs.")
    (True, False)
    """
    tokens = tokenize(line[:60])
    return bool(tokens) and next(phrases_at("LIST_ENTRY", tokens, 0), None) is not None


def marked_outcome(line: str) -> tuple[str, str] | None:
    """Part a list's line into a matter and what a word or three behind it say became of it.

    >>> marked_outcome("Cykelgarage – avslag"), marked_outcome("Cykelgarage vid stationen")
    (('Cykelgarage', 'rejected'), None)
    """
    parted = part_title(line.strip())
    if parted is None:
        return None
    told = read_verdict([Section("decision", "", parted[1])], title=parted[0])
    return (parted[0], told.outcome) if told.outcome != "unknown" else None
