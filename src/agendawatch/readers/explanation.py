"""Why something is read as it is: each clause with what it says, by which rule, who does it, of what and how, and whether it counts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib.resources import files
from typing import Any, Literal

from agendawatch.lang.sv.findings import Finding
from agendawatch.lang.sv.pages.meeting_words import find_unknown_words
from agendawatch.lang.sv.rules import Mode
from agendawatch.lang.sv.tokens import Token
from agendawatch.model import AgendaItem, DocumentClassification, Meeting, Outcome, Schedule
from agendawatch.model.provenance import BETWEEN
from agendawatch.model.value import Value

# What a reader met and did not understand: the next thing to teach it.


class Unknown(Value):
    """Words of a page that were not understood, and where they stand."""

    of: Literal["meeting", "organization", "document", "decision"]
    """What they are said of: a meeting's day, those whose days stand under a name that is not known, a document whose kind is not known, a decision whose outcome is not."""
    words: str
    line: str
    """All that stands with them, in the page's own words."""


def find_unknown(facts: Iterable[Meeting | AgendaItem]) -> tuple[Unknown, ...]:
    """Find the words that were not understood of what was read, each once, in the page's order.

    >>> from agendawatch.readers.schedule import read_schedule
    >>> page = "<h2>Kommunstyrelsen 2026</h2><ul><li>13 januari<li>10 februari, mötet ajourneras</ul>"
    >>> [(it.of, it.words) for it in find_unknown(read_schedule(page))]
    [('meeting', 'ajourneras')]

    A decision without words is not told: nothing stands there to learn.
    """
    names = tuple(_names(facts)) if isinstance(facts, Schedule) else ()
    return tuple(dict.fromkeys((*(told for fact in facts for told in _of(fact)), *names)))


def _names(schedule: Schedule) -> Iterator[Unknown]:
    for doubt in schedule.doubts:
        words = doubt.provenance.words if doubt.provenance else None
        for way in doubt.alternatives:
            if way.reading == "unknown_name" and way.meetings:
                yield Unknown(of="organization", words=way.meetings[0].organization.name, line=words or "")


def _of(fact: Meeting | AgendaItem) -> Iterator[Unknown]:
    for document in fact.documents:
        if document.classification is DocumentClassification.OTHER:
            yield Unknown(of="document", words=document.title, line=document.title)
    if isinstance(fact, Meeting):
        told = fact.provenance.words if fact.provenance else None
        for line in told.split(BETWEEN) if told else ():
            for words in find_unknown_words(line):
                yield Unknown(of="meeting", words=words, line=line)
        for item in fact.agenda or ():
            yield from _of(item)
    elif fact.decision is not None and fact.decision.outcome is Outcome.UNKNOWN and fact.decision.text:
        yield Unknown(of="decision", words=fact.decision.text, line=fact.title)


# A reader's table of evidence: named features, each with a weight that was chosen by hand and a sentence that says
# what it is.


class Weights:
    """The table `weights.json` of a reader's package, read when it is first asked."""

    def __init__(self, package: str) -> None:
        """Name the package."""
        self._package = package

    @cached_property
    def _rows(self) -> dict[str, tuple[float, str]]:
        told = json.loads((files(self._package) / "weights.json").read_text(encoding="utf-8"))
        return {name: (float(weight), str(sentence)) for name, (weight, sentence) in told.items()}

    @cached_property
    def of(self) -> dict[str, float]:
        """What each feature weighs."""
        return {name: weight for name, (weight, _) in self._rows.items()}

    def sum(self, features: Iterable[str]) -> float:
        """Add up what some features weigh."""
        known = self.of
        return sum([known[name] for name in features])

    def sentence(self, feature: str) -> str:
        """Tell what a feature is."""
        return self._rows[feature][1]


Kind = Literal["status", "decision", "position", "vote", "next", "day"]


class ExplainedClause(Value):
    """A clause that says something by a rule, whether it counts or not."""

    kind: Kind
    """What it tells of: what becomes of a meeting, a `decision`, who stood where, a `vote`, where a matter goes `next`, or
    the `day` of a release's matter."""
    words: str
    """The clause, as written; white space is joined."""
    predicate: str
    """Its word that says it."""
    gives: str
    """What it says, as a code: `cancelled`, `rejected`, `supporter`, `yes no`, `next`, `meeting`; `follow` for what somebody
    asked for, where the text does not tell what."""
    value: str | None = None
    """The day or the organization that it leads to, or the figures that it counts; `None` where there is none."""
    rule: str
    """The row of `rules/*.toml` that knows it."""
    actor: str | None = None
    """Who does it, as written; `None` where nobody is named."""
    object: str
    """What it is of: a code (`this` matter, `another`, `meetings`), or days and months as told."""
    mode: Mode
    """How it is meant: `asserted`, or otherwise."""
    mode_rule: str = ""
    """The row of `rules/modes.toml` that says so, or the kind of its clause."""
    heading: str = ""
    """The heading it stands under; "" where there is none."""
    refused: str | None = None
    """Why it does not count, as a code; `None` where it may."""
    counts: bool
    """Whether what is read rests on it; a clause that is not refused may be outweighed by others."""
    counts_for: tuple[str, ...] = ()
    """Of a status: day and organization of the meetings that have it by this clause."""


def explain(
    kind: Kind,
    it: Finding[Any, Any],  # Any: what is said of something else in each table
    *,
    of: str,
    counts: bool = True,
    value: str | None = None,
    who: str | None = None,
    counts_for: tuple[str, ...] = (),
) -> ExplainedClause:
    """Explain what the engine found; `who` are those whom it is of, where they need not be a verb's subject."""
    return ExplainedClause(
        kind=kind,
        words=" ".join(it.words.split()),
        predicate=it.clause.tokens[it.at].text,
        gives=it.gives,
        value=value,
        rule=it.rule.id,
        actor=who or text_of(it.actor),
        object=of,
        mode=it.mode,
        mode_rule=it.why,
        refused=it.refused,
        counts=counts and it.refused is None,
        counts_for=counts_for,
    )


def text_of(token: Token | None) -> str | None:
    """Give a word as it is written."""
    return token.text if token is not None else None
