"""Why something is read as it is: each clause with what it says, by which rule, who does it, of what and how, and whether it counts."""

from __future__ import annotations

from typing import Any, Literal

from agendawatch.lang.sv.findings import Finding
from agendawatch.lang.sv.rules import Mode
from agendawatch.lang.sv.tokens import Token
from agendawatch.model.value import Value

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
