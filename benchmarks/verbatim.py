"""See that every fact's words stand where it says, in the document that it was read from.

    python -m benchmarks.verbatim

Over the corpus, the pages of the fuzzer as they are drawn, and those damaged: `benchmarks.fuzz` looks as well.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import measured
from pydantic import BaseModel

from agendawatch.documents.document import Document
from agendawatch.errors import ReadError
from agendawatch.model import Provenance
from agendawatch.model.provenance import BETWEEN
from agendawatch.readers.agenda import agenda_of
from agendawatch.readers.minutes import minutes_of
from agendawatch.readers.minutes.lines import minutes_lines
from agendawatch.readers.opening import open_document
from agendawatch.readers.press import release_of
from agendawatch.readers.schedule import schedule_of

CORPUS = Path(__file__).parent / "corpus"
_DAY = dt.date(2026, 3, 6)


def grounds(facts: Any) -> Iterator[Provenance]:  # noqa: ANN401 - whatever a reader answers
    """Find the provenance of every fact, inside others too."""
    if isinstance(facts, Provenance):
        yield facts
    elif isinstance(facts, BaseModel):
        for name in type(facts).model_fields:
            yield from grounds(getattr(facts, name))
    elif isinstance(facts, tuple):
        for fact in facts:
            yield from grounds(fact)


def misplaced(document: Document, facts: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a reader answers
    """Tell of each fact whose words do not stand where it says."""
    for ground in grounds(facts):
        stands = BETWEEN.join(document.text[span.start : span.end] for span in ground.spans)
        if (ground.words or "") != stands:
            yield f"{ground.words!r} is not {stands!r}"
        for span in ground.spans:
            if span.block is None or not 0 <= span.start < span.end <= len(document.text):
                yield f"{span!r} is nowhere"


READERS: dict[str, Callable[[Document], object]] = {
    "pages": lambda page: schedule_of(page, today=_DAY),
    "agendas": agenda_of,
    "decisions": lambda page: minutes_of(page, minutes_lines(page)),
    "press_releases": lambda page: release_of(page, published=_DAY),
}
"""Those of a part of the corpus; texts of schedules are pages too."""


def read_all(document: Document, *kinds: str) -> Iterator[object]:
    """Read a document by every reader that takes it, or by those of some parts."""
    for kind in kinds or READERS:
        try:
            yield READERS[kind](document)
        except ReadError:
            continue


def pages() -> Iterator[tuple[str, str, str | bytes]]:
    """Give the corpus's pages and texts, each with whose reader it is for and its name."""
    import json  # noqa: PLC0415 - not needed to check a page

    for path in sorted([*CORPUS.glob("pages/*"), *CORPUS.glob("agendas/*")]):
        if path.suffix in {".html", ".txt"}:
            yield path.parent.name, path.name, path.read_text(encoding="utf-8")
        elif path.suffix == ".pdf":
            yield path.parent.name, path.name, path.read_bytes()
    for name in ("schedules", "decisions", "press_releases"):
        for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            text = record.get("text") or (record.get("snippet") and f"{record['title']}\n\n{record['snippet']}")
            if text:
                yield "pages" if name == "schedules" else name, record["id"], text


def main() -> int:
    """Print the share of facts whose words stand where they say, and fail where any does not."""
    from benchmarks.fuzz_seeds import pages as drawn  # noqa: PLC0415 - needs reportlab
    from benchmarks.fuzz_seeds import pdfs  # noqa: PLC0415 - likewise

    facts = wrong = 0
    made: list[tuple[str, str, str | bytes]] = [
        *(("", "drawn", page) for page in drawn()),
        *(("", "drawn", page) for page in pdfs()),
    ]
    for _, name, page in [*pages(), *made]:
        try:
            document = open_document(page)
        except ReadError:
            continue
        for answer in read_all(document):
            facts += sum(ground.words is not None for ground in grounds(answer))
            for told in misplaced(document, answer):
                wrong += 1
                print(f"{name}: {told}")
    print(f"{facts} facts with words, {wrong} misplaced: {1 - wrong / facts:.3f} stand where they say")
    return measured.write(
        "verbatim",
        [measured.figure("facts whose words are misplaced", wrong, facts)],
        promise="every fact's words stand in its document where it says",
        kept=not wrong,
    )


if __name__ == "__main__":
    sys.exit(main())
