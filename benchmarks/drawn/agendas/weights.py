"""What the weights of the agendas' reader carry: each left out in turn, and all learned anew with one family left out.

    python -m benchmarks.drawn.agendas.weights FOLDER [FOLDER …]

Folders are of the corpus's shape. Without a weight, how many families lose an agenda that was wholly right? A weight that
fewer than three need is told. Then weights are learned (a perceptron over the runs of each page, signs as they are, each
at most twice as large) from all families but one, and choose the runs of that one; beside them what the weights by hand
choose. Pages that were drawn flatter: every page of a family is of one mind.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import score
from benchmarks.tables import table

from agendawatch.documents import Document
from agendawatch.errors import ReadError
from agendawatch.readers.agenda import agenda_of, evidence
from agendawatch.readers.agenda.choice import choose
from agendawatch.readers.agenda.table import agenda_passages
from agendawatch.readers.opening import open_document

_EPOCHS = 4
_STEP = 0.02
_FEW = 3


@dataclass(frozen=True)
class Page:
    """An opened agenda, its labels, and the ways to read it: features, and how well the items' titles fit the labels."""

    document: Document
    record: score.Record
    ways: tuple[tuple[Mapping[str, float], float], ...]

    @property
    def family(self) -> str:
        """Its layout."""
        return str(self.record["family"])


def main() -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    pages = [page for folder in parser.parse_args().folders for page in _pages(folder)]
    sys.stdout.write(table(("weight", "agendas lost", "families"), list(_without(pages))) + "\n\n")
    sys.stdout.write(table(("family left out", "by hand", "learned from the others"), list(_left_out(pages))) + "\n")
    return 0


def _pages(folder: Path) -> Iterator[Page]:
    for record in score.load(folder, "agendas"):
        path = folder / record["file"]
        document = open_document(path.read_text("utf-8") if path.suffix == ".txt" else path.read_bytes())
        labels = [it["title"] for it in record["items"]]
        yield Page(document, record, tuple((features, _fit(titles, labels)) for features, titles in _runs(document)))


def _runs(document: Document) -> list[tuple[Mapping[str, int], list[str]]]:
    """Give every way to read an agenda that something speaks for, the likeliest first: its features, its items' titles."""
    found = agenda_passages(document) if document.kind == "text" else document.passages
    choice = choose(document, [passage for passage in found if passage.region == "main"], from_title=True)
    return [(run.features, [draft.title for draft in choice.read(run)]) for run in choice.runs]


def _fit(titles: Sequence[str], labels: Sequence[str]) -> float:
    """Tell how well some titles fit the labels, as F1."""
    left = list(titles)
    hit = 0
    for label in labels:
        mine = next((it for it in left if score.alike(it, label)), None)
        if mine is not None:
            left.remove(mine)
            hit += 1
    return 2 * hit / max(len(titles) + len(labels), 1)


def _right(page: Page) -> bool:
    """Tell whether an agenda is read wholly right, but for presenters and papers."""
    try:
        items = agenda_of(page.document)
    except ReadError:
        return False
    labels = page.record["items"]
    return len(items) == len(labels) and all(
        score.alike(item.title, label["title"])
        and score.number(item.number) == score.number(label["number"])
        and score.case(item.reference) == score.case(label["reference"])
        for item, label in zip(items, labels, strict=True)
    )


def _without(pages: Sequence[Page]) -> Iterator[tuple[str, str, str]]:
    """Read all pages without each weight in turn."""
    known = evidence.WEIGHTS.of
    right = [page for page in pages if _right(page)]
    for name, weight in list(known.items()):
        if weight:
            known[name] = 0.0
            lost = Counter(page.family for page in right if not _right(page))
            known[name] = weight
            yield f"{name} {weight:+}", str(lost.total()), f"{len(lost)}{' (few)' if len(lost) < _FEW else ''}"


def _left_out(pages: Sequence[Page]) -> Iterator[tuple[str, str, str]]:
    """Choose the runs of each family by weights learned from the others."""
    by_hand, totals = dict(evidence.WEIGHTS.of), defaultdict[str, list[int]](list)
    for family in dict.fromkeys(page.family for page in pages):
        mine = [page for page in pages if page.family == family and len(page.ways) > 1]
        learned = _learn([page for page in pages if page.family != family], by_hand)
        row = [sum(_chooses(page, weights) for page in mine) for weights in (by_hand, learned)]
        for name, count in zip(("hand", "learned", "all"), (*row, len(mine)), strict=True):
            totals[name].append(count)
        if mine and row != [len(mine)] * 2:
            yield family, f"{row[0]} of {len(mine)}", f"{row[1]} of {len(mine)}"
    everyone = sum(totals["all"])
    yield "**all**", f"{sum(totals['hand'])} of {everyone}", f"{sum(totals['learned'])} of {everyone}"


def _learn(pages: Sequence[Page], start: Mapping[str, float]) -> dict[str, float]:
    """Learn weights from the ways to read some pages, beginning with some."""
    weights = dict(start)
    for _ in range(_EPOCHS):
        for page in pages:
            if len(page.ways) > 1 and not _chooses(page, weights):
                best = max(page.ways, key=lambda way: way[1])[0]
                taken = max(page.ways, key=lambda way: _weigh(way[0], weights))[0]
                for name in {*best, *taken}:
                    moved = weights[name] + _STEP * (best.get(name, 0) - taken.get(name, 0))
                    low, high = sorted((0.0, 2 * start[name]))
                    weights[name] = min(max(moved, low), high)
    return weights


def _chooses(page: Page, weights: Mapping[str, float]) -> bool:
    """Tell whether weights choose a way to read a page that fits its labels as well as any."""
    taken = max(page.ways, key=lambda way: _weigh(way[0], weights))
    return taken[1] == max(fit for _, fit in page.ways)


def _weigh(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(weights[name] * count for name, count in features.items())


if __name__ == "__main__":
    raise SystemExit(main())
