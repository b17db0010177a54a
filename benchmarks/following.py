"""Measure what becomes of a followed proposal by an agenda or minutes: whether it is the same matter, and its fate.

python -m benchmarks.following [--misses] [--against SET]

`corpus/following.jsonl` holds traps (another body's item, an older one, a reversal, an evaluation, an information, a
near title, a ruling on something else) beside plain controls. Each is a proposal, and minutes or an agenda as text.

- *false*: an outcome that the text does not bear of this proposal, another than the text's, or one that settles where
  the body only prepares; and an item that is another matter, held to be the same.
- *read*: of the controls, those whose item is held to be the same and whose outcome is right, with its weight.
- *told*: of the items that are related, those that are shown as such.

First figures, November 2026. Whoever built the rules wrote all three sets, so that none is blind; after each, what it
showed was mended. *Before* is commit f057791, where nothing was related.

- first, written before the rules were read or made: false 35 of 75 traps (47 %), none of 42 controls; read 40 of 42
- second (`fol2-`), written after they were made: false 3 of 52 (6 %; before 28), none of 24; read 22 of 24; told 29 of 41
- third (`fol3-`), after the second was mended: false 2 of 28 (7 %; before 19), none of 14; read 14 of 14; told 22 of 26

Of all at the end: false 1 of 155 (a permission within the paragraph), read 78 of 80, told 109 of 126.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import measured

from agendawatch import read_agenda, read_minutes
from agendawatch.lang.sv.organizations import read_organization
from agendawatch.lang.sv.parties import party
from agendawatch.model import (
    STOCKHOLM,
    ActionCode,
    Certainty,
    Meeting,
    Municipality,
    Party,
    PressRelease,
    Proposal,
    ProposalClassification,
    Provenance,
    Tense,
)
from agendawatch.proposals import advance, follow

SET = Path(__file__).parent / "corpus" / "following.jsonl"
OUTCOMES = {
    ActionCode.RECOMMENDED_APPROVAL: "approved",
    ActionCode.RECOMMENDED_REJECTION: "rejected",
    ActionCode.APPROVED: "approved",
    ActionCode.APPROVED_AMENDED: "approved",
    ActionCode.PARTIALLY_APPROVED: "partially_approved",
    ActionCode.REJECTED: "rejected",
    ActionCode.TABLED: "tabled",
    ActionCode.REFERRED_BACK: "referred_back",
    ActionCode.REFERRED: "referred",
    ActionCode.NOTED: "noted",
    ActionCode.ANSWERED: "answered",
    ActionCode.DISMISSED: "dismissed",
    ActionCode.WITHDRAWN: "withdrawn",
    ActionCode.APPOINTED: "elected",
}
Row = dict[str, Any]
"""A record. Any: what JSON holds."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is held of a proposal by one agenda or minutes."""

    relation: str
    title: str | None = None
    outcome: str | None = None
    authoritative: bool | None = None


def main() -> int:
    """Print the figures, and what differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--against", type=Path, default=SET)
    wanted = parser.parse_args()
    rows = [json.loads(line) for line in wanted.against.read_text(encoding="utf-8").splitlines()]
    found = [(row, answer(row)) for row in rows]
    traps = [(row, got) for row, got in found if row["trap"]]
    controls = [(row, got) for row, got in found if not row["trap"]]
    related = [(row, got) for row, got in found if row["relation"] == "related"]
    figures = []
    for name, part, right in (
        ("false, of the traps", traps, is_false),
        ("false, of the controls", controls, is_false),
        ("read, of the controls", controls, is_read),
        ("told, of the related", related, lambda _, got: got.relation == "related"),
    ):
        count = sum(right(row, got) for row, got in part)
        figures.append(measured.figure(name, count, len(part)))
        sys.stdout.write(f"{name}: {count} of {len(part)} ({count / max(1, len(part)):.1%})\n")
    false = Counter(row["family"] for row, got in found if is_false(row, got))
    sys.stdout.write(f"false by family: {', '.join(f'{it} {n}' for it, n in false.most_common()) or 'none'}\n")
    for row, got in found if wanted.misses else ():
        wrong = "FALSE" if is_false(row, got) else "unread" if not row["trap"] and not is_read(row, got) else ""
        untold = "untold" if row["relation"] == "related" and got.relation != "related" else ""
        if wrong or untold:
            sys.stdout.write(f"{row['id']} {wrong or untold}: {row['title']} | {got}\n")
    whole = wanted.against == SET
    return measured.write("following", figures, promise=None, read=measured.hash_of_files(SET) if whole else None)


def is_false(row: Row, got: Answer) -> bool:
    """Tell whether anything is held that the text does not bear."""
    if got.relation == "same" and "same" not in (row["relation"], *row["relation_alt"]):
        return True
    if got.outcome is None:
        return False
    return got.outcome not in (row["outcome"], *row["outcome_alt"]) or bool(
        got.authoritative and not row["authoritative"]
    )


def is_read(row: Row, got: Answer) -> bool:
    """Tell whether all is held that the text bears."""
    outcomes = (row["outcome"], *row["outcome_alt"])
    weight = got.outcome is None or got.authoritative == row["authoritative"]
    return got.relation == row["relation"] and got.outcome in outcomes and weight


def answer(row: Row) -> Answer:
    """Follow a record's proposal through its meetings, and tell what the last one is held to say of it."""
    proposal = proposal_of(row)
    town = row["municipality"]
    for before in row["before"]:
        earlier = meeting_of({**before, "document": "minutes"}, town)
        proposal = advance(proposal, (earlier,), noon(earlier.date))
    meeting = meeting_of(row, row["meeting_municipality"])
    seen = max(noon(meeting.date), noon(dt.date.fromisoformat(row["heard"])))
    proposal = advance(proposal, (meeting,), seen)
    of_it = [it for it in proposal.actions if it.meeting_id == meeting.id and it.code is not ActionCode.ANNOUNCED]
    touching = any(it.meeting_id == meeting.id for it in proposal.related)
    relation = "same" if of_it else "related" if touching else "none"
    title = next((it.words for it in of_it if it.code is ActionCode.PLACED_ON_AGENDA), None)
    told = [it for it in of_it if it.code in OUTCOMES]
    if not told:
        return Answer(relation, title)
    return Answer(relation, title, OUTCOMES[told[-1].code], told[-1].authoritative)


def proposal_of(row: Row) -> Proposal:
    """Begin to follow what a record proposes."""
    asked = read_organization(row["asked_body"]) if row["asked_body"] else None
    found = (party(code) for code in row["parties"])
    release = PressRelease(
        title=row["title"],
        published=dt.date.fromisoformat(row["heard"]),
        municipality=town_of(row["municipality"]),
        organization=asked,
        date=dt.date.fromisoformat(row["announced_for"]) if row["announced_for"] else None,
        tense=Tense.AHEAD,
        proposal_classification=ProposalClassification(row["kind"]) if row["kind"] else None,
        parties=tuple(it for it in found if isinstance(it, Party)),
        provenance=Provenance(certainty=Certainty.DERIVED),
    )
    return follow(release).model_copy(update={"reference": row["case_number"]})


def meeting_of(row: Row, town: str) -> Meeting:
    """Make the meeting of a record, with the items that its text holds."""
    bare = Meeting(
        organization=read_organization(row["body"]),
        date=dt.date.fromisoformat(row["meeting_date"]),
        municipality=town_of(town),
    )
    items = (read_agenda if row["document"] == "agenda" else read_minutes)(row["text"], meeting=bare)
    return bare.model_copy(update={"agenda": tuple(items)})


def town_of(name: str) -> Municipality:
    """Make up a municipality; its code is drawn from its name."""
    return Municipality(code=f"99{sum(name.encode()) % 100:02}", name=name)


def noon(day: dt.date) -> dt.datetime:
    """Tell a day's middle."""
    return dt.datetime.combine(day, dt.time(12), tzinfo=STOCKHOLM)


if __name__ == "__main__":
    sys.exit(main())
