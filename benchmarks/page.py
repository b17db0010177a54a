"""Write `docs/explanation/how-good-is-it.md`: what was measured, and a frame without a figure of its own.

    python -m benchmarks.page

Every figure stands in a file of `benchmarks/figures`: `kept_by_others.json` is a copy of what others measured on sets that
we do not have, `opened.json` holds the first readings of sets of ours that were opened since (not on the page), and each of the other files
is what one benchmark wrote when `python -m benchmarks NAME` ran it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.measured import FIGURES
from benchmarks.tables import table

PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "how-good-is-it.md"
OTHERS, OPENED = "kept_by_others", "opened"

Json = dict[str, Any]
"""A file, or a figure. Any: JSON."""

_SHOWN = {
    "schedules": (
        "meetings F1", "claimed (of those labelled)", "invented (of those claimed)",
        "missed in silence (of those labelled)", "missed in silence (a refusal excuses nothing)", "pages wholly right",
        "right, or withheld and said so", "right, or withheld and said so (a refusal excuses nothing)",
        "pages withheld whole",
    ),
    "agendas": ("items F1", "agendas wholly right"),
    "decisions": (
        "outcome", "outcome, where one is told", "outcome claimed (of all texts)", "false claims (of all texts)",
        "next organization", "party positions F1",
    ),
    "press_releases": ("dates", "day claimed (of all texts)", "false claims (of all texts)", "organization"),
}  # fmt: skip
"""What of each kind's figures stands on the page; the files hold all."""
_SHOWN["pages"] = _SHOWN["schedules"]
_BRIEF = ("meetings F1", "agendas wholly right", "outcome", "dates")
_OF_TUNED = (*_BRIEF, "invented (of those claimed)", "false claims (of all texts)")
_OF_MINUTES = (
    "protocols", "paragraphs found", "outcome agrees", "outcome, another is claimed", "outcome rejected",
    "council's motions read", "council's motions, another outcome is claimed",
    "sides of plain sentences that are told", "sides told that are false (of these)",
    "matters sent on to the council, told as sent", "sent on to the council where the text names none", "case numbers",
)  # fmt: skip
_NAMES = {"schedules": "notices", "press_releases": "releases"}
_TUNED = ("readers",)
"""What is read of texts that were in view when rules were made."""
FRAME = """\
# How good is it?

This page is made of files: no figure on it was typed.
`python -m benchmarks NAME` measures and writes `benchmarks/figures/NAME.json`, `python -m benchmarks.page` this page; what each measures, and what it does not, stands in `benchmarks/README.md`.
Beside each set of texts stands what share is real, restated (laid out as a real one, in words of ours) or invented: real ones are what to go by.
Behind a figure stand, in brackets, the interval in which it most likely lies and how many things it was counted over; where they do not, the file has them.
*Claimed* and *missed in silence* are of what is labelled, *invented* is of what is claimed, *false* of all texts; a refusal excuses nothing.

## Kept by others

Sets that somebody else labelled and keeps: we have never seen them, and no command here can make these figures again.

{others}

## Real texts that we may look at

Minutes that nobody wrote for us, by a weak label: a pattern found one kind of verdict in the decision's words, and nobody has read them, so a disagreement is a question.
Years that are kept to judge by are counted, and not read.
Then real texts labelled by hand, each known by its hash and kept outside the project.

{real}

## Texts that our rules have seen

**Tuned figures.** Rules were made with these texts in view: what is mended stays mended, and nothing is said of other texts.
What sets of ours gave when they were first read stands in `benchmarks/figures/opened.json`.

{tuned}

## What is promised

A benchmark that promises ends with an error when the promise is missed.
Ratios are of one run, so that the machine does not matter; times are those of the machine it ran on.
Each is made by `python -m benchmarks` and its name; the figures of those that promise nothing stand in their files.

{promises}
"""


def measured_files(folder: Path = FIGURES) -> dict[str, Json]:
    """Read what each benchmark of ours wrote, by its name."""
    found = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
    return {name: it for name, it in found.items() if name not in {OTHERS, OPENED}}


def render(folder: Path = FIGURES) -> str:
    """Give the page."""
    ours = measured_files(folder)
    sets = json.loads((folder / f"{OTHERS}.json").read_text(encoding="utf-8"))
    others = sorted(sets, key=lambda it: -it["share_real"])
    parts = {
        "others": "\n".join(f"- *{it['set']}*: {_whence(it)}; {it['how']}." for it in others)
        + "\n\n"
        + _sets([(it["set"], it["figures"], it["share_real"] < _MOSTLY) for it in others]),
        "real": _real(ours.get("real")),
        "tuned": "\n\n".join(_tuned(ours[it]) for it in _TUNED if it in ours),
        "promises": "\n".join(_promises(ours)),
    }
    return FRAME.format(**{name: it.strip() for name, it in parts.items()})


def _whence(it: Json) -> str:
    first = "its first reading" if it["first"] else "read before, by earlier states"
    return f"{it['share_real']:.0%} real; read at {it['commit']} on {it['date']}, {first}"


def _texts(shares: Json | None) -> str:
    told = [f"{share:.0%} {kind}" for kind, share in (shares or {}).items() if share]
    return f"texts {', '.join(told)}" if told else "no texts"


def _cell(it: Json | None, *, brief: bool = False) -> str:
    """Write a figure."""
    if not it or it.get("value") is None:
        return "–"
    value, low, high, n = it["value"], it.get("low"), it.get("high"), it.get("n")
    if low is None:
        whole = f"{value:,}" if isinstance(value, int) else f"{value:,.3f}" if abs(value) < 1 else f"{value:,.1f}"
        unit = f" {it['unit']}" if it.get("unit") else ""
        return f"{whole}{unit}{f' of {n}' if n else ''}"
    return f"{value:.2f}" if brief else f"{value:.3f} ({low:.2f}–{high:.2f}; {n})"


_MOSTLY = 0.5
"""The share of real texts from which a set's figures stand with their intervals."""


def _row(kind: str, title: str) -> str:
    """Name a figure, without what the page's beginning says of it."""
    return f"{_NAMES.get(kind, kind)}: {title.partition(' (')[0]}"


def _sets(sets: list[tuple[str, Json, bool]]) -> str:
    """Set sets beside each other, by the figures that matter; some without their intervals."""
    rows = []
    for kind, titles in _SHOWN.items():
        for title in titles:
            found = [_cell(figures.get(kind, {}).get(title), brief=brief) for _, figures, brief in sets]
            if set(found) != {"–"}:
                rows.append((_row(kind, title), *found))
    return table(("", *(name for name, _, _ in sets)), rows)


def _by_name(figures: Iterable[Json]) -> dict[str, Json]:
    return {it["figure"]: it for it in figures}


def _foot(said: Json) -> str:
    return f"`{said['command']}` · {said['commit']} · {said['date']}"


def _real(said: Json | None) -> str:
    if said is None:
        return "Not measured yet."
    figures = _by_name(said["figures"])
    sources = [it for it in dict.fromkeys(name.partition(": ")[0] for name in figures) if ", " in it]
    minutes = [(name, *(_cell(figures.get(f"{it}: {name}")) for it in sources)) for name in _OF_MINUTES]
    by_hand = [
        (_row(kind, title), *(_cell(figures.get(f"{what} {kind}: {title}")) for what in _BY_HAND))
        for kind, titles in _SHOWN.items()
        for title in ("texts", *titles)
        if any(f"{what} {kind}: {title}" in figures for what in _BY_HAND)
    ]
    agreed = [f"{name} {_cell(it)}" for name, it in figures.items() if name.startswith("two labellers")]
    return "\n".join(
        [
            table(("minutes, all real", *sources), minutes),
            table(("labelled by hand", "looked at", "kept from who writes readers"), by_hand),
            *([f"Of facts, {'; '.join(agreed)}.\n"] if agreed else []),
            _foot(said),
        ]
    )


_BY_HAND = ("real", "unseen")


def _tuned(said: Json) -> str:
    figures = _by_name(said["figures"])
    rows = [
        (_row(kind, title), _cell(figures[f"agendawatch {kind}: {title}"]))
        for kind, titles in _SHOWN.items()
        for title in titles
        if title in _OF_TUNED and f"agendawatch {kind}: {title}" in figures
    ]
    return f"{table((_texts(said['texts']), 'agendawatch'), rows)}\n{_foot(said)}"


def _promises(ours: dict[str, Json]) -> Iterator[str]:
    for name, said in ours.items():
        if name in {"real", *_TUNED} or said["promise"] is None:
            continue
        ended = ("kept", "**missed**")[bool(said["exit"])]
        told = "; ".join(f"{it['figure']} {_cell(it)}" for it in said["figures"][:_MOST])
        of = f"; {_texts(said['texts'])}" if said["texts"] else ""
        promise = said["promise"].rstrip(".")
        yield f"- **{name}** ({ended}; {said['commit']}, {said['date']}{of}): {promise}. Measured: {told}."


_MOST = 2
"""Figures of a benchmark that stand on the page."""


def write(page: Path = PAGE) -> None:
    """Write the page."""
    page.write_text(render(), encoding="utf-8")


if __name__ == "__main__":
    write()
    sys.stdout.write(f"{PAGE}\n")
