"""Damage pages of every kind, and see that readers answer or raise `ReadError`, whatever the bytes.

What they answer has its words where it says that they stand. What writes is given damaged words: see `fuzz_writers`;
what answers by the Model Context Protocol is asked damaged questions: see `fuzz_questions`.

    python -m benchmarks.fuzz --cases 100000 --seconds 900

A case is one damaged page given to one reader; its number makes it, so that `--first N --cases 1` plays it again.
Pages are drawn in `fuzz_seeds`. Workers are processes of their own: what kills one, or takes longer than a case
may, is a failure too. `--kind tool` plays cases of one kind alone.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from typing import NamedTuple

from benchmarks import measured
from benchmarks.fuzz_questions import MESSAGES, TELLERS, TOOL_CALLS, messages, prepare
from benchmarks.fuzz_seeds import calendars, feeds, nodes, pages, pdfs, texts
from benchmarks.fuzz_writers import QUERIES, WRITERS, queries
from benchmarks.verbatim import misplaced

from agendawatch.errors import InputError, ReadError
from agendawatch.lang.sv.calendar import find_times
from agendawatch.lang.sv.dates import find_dates
from agendawatch.lang.sv.decisions import read_verdict
from agendawatch.lang.sv.handing_on import find_next
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.organizations import find_organizations
from agendawatch.lang.sv.parties import find_parties
from agendawatch.lang.sv.positions import read_positions
from agendawatch.lang.sv.references import find_paragraphs, find_references
from agendawatch.lang.sv.statuses import read_statuses
from agendawatch.lang.sv.votes import read_votes
from agendawatch.model import Window
from agendawatch.readers.agenda import read_agenda
from agendawatch.readers.announced import read_news, read_schema_org
from agendawatch.readers.calendar import read_ical
from agendawatch.readers.minutes import read_minutes
from agendawatch.readers.opening import open_document
from agendawatch.readers.press import read_press_release
from agendawatch.readers.schedule import read_schedule

_DAY = dt.date(2026, 3, 6)
_SEEN = dt.datetime(2026, 3, 6, 8, tzinfo=dt.UTC)
_YEAR = Window.year(2026)
_URL = "https://kommun.example/moten"
_SLOW = 20
"""Seconds that a case may take."""
_CHUNK = 200
_PDF_EVERY = 8
_MARKS: tuple[bytes, ...] = tuple(
    mark.encode()
    for mark in (
        "<", ">", "</", "<table>", "</td>", "<td colspan=99999999>", '<td rowspan="-3">', "<tr>", "<li>", "<h2>", "<del>",
        "<p>", "<br>", "<time datetime=", "<ol start=99999999999999999999>", "&#0;", "&#xd800;", "&", "<!--", "<script>",
        "<template>", "<svg>", "<select>", "\0", "\ufeff", "\u2028", "\xad", "\xa0", "\t", "\n", "\n\n", "\f", "\r", "|",
        "§ ", "§§ 9-3", "(S)", "(", ")", "²", "१", "٣", "①", "30 februari", "0 maj", "99 maj", "v. 99", "9999-12-31",
        "0001-01-01", "31 december 9999", "kl. 25.61", "kl. ", "1/", "3-", "–", "den ", "i onsdags", "om 999999 veckor",
        "99999999999999999999", "KS", "KS 2026/", "inställt", "Beslut\n", "yrkar ", ". ", "- ", "* ", ":", "İ", "ß", "ﬁ",
    )
)  # fmt: skip
_BROKEN: tuple[bytes, ...] = (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xff\xfe", b"%PDF-", b"\x80")


class Failure(NamedTuple):
    """A case that ended in something other than an answer or `ReadError`."""

    case: int
    reader: str
    what: str


Reader = Callable[[bytes], object]


def _stands(read: Callable[[bytes | str], object]) -> Reader:
    """Make a reader also see that the words of what it read stand where it says."""

    def look(page: bytes | str) -> object:
        facts = read(page)
        wrong = next(misplaced(open_document(page), facts), None)
        assert wrong is None, wrong
        return facts

    return look


def _press(page: bytes | str) -> object:
    return read_press_release(page, published=_DAY)


def _as_text(read: Callable[[str], object]) -> Reader:
    """Make a reader of bytes out of one of text; bytes that are no UTF-8 become halves of letters, the worst of text."""
    return lambda page: read(page.decode("utf-8", "surrogateescape"))


def _words(find: Callable[[str], object]) -> Reader:
    """Make a reader of bytes out of a finder of words, which is given whole letters only."""
    return lambda page: find(page.decode("utf-8", "replace"))


READERS: dict[str, Reader] = {
    "read_schedule": _stands(lambda page: read_schedule(page, today=_DAY)),
    "read_schedule of text": _as_text(_stands(read_schedule)),
    "read_agenda": _stands(read_agenda),
    "read_agenda of text": _as_text(_stands(read_agenda)),
    "read_minutes": _stands(read_minutes),
    "read_minutes of text": _as_text(_stands(read_minutes)),
    "read_press_release": _stands(_press),
}
FINDERS: dict[str, Reader] = {
    "find_dates": _words(lambda text: find_dates(text, counted_from=_DAY)),
    "find_dates in a year": _words(lambda text: find_dates(text, year=9999)),
    "find_dates without a year": _words(find_dates),
    "find_times": _words(find_times),
    "find_organizations": _words(find_organizations),
    "find_parties": _words(find_parties),
    "find_references": _words(find_references),
    "find_paragraphs": _words(find_paragraphs),
    "read_statuses": _words(read_statuses),
    "read_verdict": _words(lambda text: read_verdict([Section("decision", "", text)])),
    "read_votes": _words(lambda text: read_votes([Section("vote", "", text)])),
    "read_positions": _words(lambda text: read_positions([Section("lead", "", text)])),
    "find_next": _words(lambda text: find_next([Section("lead", "", text)])),
}
CALENDARS: dict[str, Reader] = {
    "read_ical": read_ical,
    "read_ical of text": _as_text(read_ical),
    "read_ical within a year": lambda page: read_ical(page, window=_YEAR),
}
FEEDS: dict[str, Reader] = {"read_news": lambda page: read_news(page, _URL, fetched=_SEEN)}
NODES: dict[str, Reader] = {"read_schema_org": lambda page: read_schema_org(page, _URL)}
_KINDS: dict[str, tuple[dict[str, Reader], int]] = {
    "page": (READERS, 50),
    "text": (FINDERS, 26),
    "calendar": (CALENDARS, 6),
    "feed": (FEEDS, 3),
    "node": (NODES, 3),
    "words": (WRITERS, 6),
    "telling": (TELLERS, 1),
    "query": (QUERIES, 2),
    "message": (MESSAGES, 1),
    "tool": (TOOL_CALLS, 1),
}
"""What is damaged, who reads it, and how often of a hundred."""
_ASKING = frozenset({"telling", "message", "tool"})
"""Kinds that need a store."""
_WRITE = frozenset({*WRITERS, *QUERIES, *TELLERS, *MESSAGES, *TOOL_CALLS})


@cache
def _seeds(kind: str) -> tuple[bytes, ...]:
    if kind == "pdf":
        return tuple(pdfs())
    drawn = {
        "page": pages,
        "text": texts,
        "words": texts,
        "telling": texts,
        "calendar": calendars,
        "feed": feeds,
        "node": nodes,
        "query": queries,
        "message": messages,
        "tool": texts,
    }[kind]()
    return tuple(text.encode(coding) for text in drawn for coding in ("utf-8", "utf-8", "cp1252", "utf-16"))


def _flip(body: bytearray, at: int, _other: bytes, dice: random.Random) -> None:
    if at < len(body):
        body[at] = dice.choice((dice.randrange(256), body[at] ^ 1 << dice.randrange(8)))


def _mark(body: bytearray, at: int, _other: bytes, dice: random.Random) -> None:
    body[at:at] = dice.choice(dice.choice((_MARKS, _MARKS, _MARKS, _BROKEN))) * dice.choice((1, 1, 1, 2, 30))


def _cut(body: bytearray, at: int, _other: bytes, dice: random.Random) -> None:
    del body[at : at + dice.choice((1, 5, 40, 300))]


def _repeat(body: bytearray, at: int, _other: bytes, dice: random.Random) -> None:
    body[at:at] = body[at : at + dice.choice((8, 60, 400))] * dice.choice((1, 2, 5))


def _splice(body: bytearray, at: int, other: bytes, dice: random.Random) -> None:
    start = dice.randrange(len(other) + 1)
    body[at:at] = other[start : start + dice.choice((20, 200, 2000))]


def _shuffle(body: bytearray, at: int, _other: bytes, dice: random.Random) -> None:
    tokens = body[at : at + 400].split(b" ")
    dice.shuffle(tokens)
    body[at : at + 400] = b" ".join(tokens)


def _break_off(body: bytearray, at: int, _other: bytes, _dice: random.Random) -> None:
    del body[at:]


_ACTS = (_flip, _mark, _cut, _repeat, _splice, _shuffle, _break_off)
_OFTEN = (25, 35, 12, 10, 8, 8, 2)


def damaged(page: bytes, other: bytes, dice: random.Random) -> bytes:
    """Flip bytes, put marks in, cut, repeat, splice with another page, shuffle tokens and break off, at random."""
    body = bytearray(page)
    for act in dice.choices(_ACTS, _OFTEN, k=dice.choice((1, 1, 2, 3, 5, 8, 13, 40))):
        act(body, dice.randrange(len(body) + 1), other, dice)
    return bytes(body)


def _make(case: int, only: str | None = None) -> tuple[str, Reader, bytes]:
    """Make a case from its number, of one kind alone where that is asked for."""
    dice = random.Random(case)  # noqa: S311 - nothing secret
    if only is None and case % _PDF_EVERY == 0:
        kind, readers = "pdf", READERS
    else:
        kind = only or dice.choices(list(_KINDS), [often for _, often in _KINDS.values()])[0]
        readers = _KINDS[kind][0]
    name = dice.choice(list(readers))
    seeds = _seeds(kind)
    return (
        f"{name} of PDF" if kind == "pdf" else name,
        readers[name],
        damaged(dice.choice(seeds), dice.choice(seeds), dice),
    )


def _late(_signal: int, _frame: object) -> None:
    message = f"more than {_SLOW} s"
    raise TimeoutError(message)


def play(first: int, cases: int, only: str | None = None) -> tuple[Counter[str], list[Failure]]:
    """Play some cases; count how each ended, by reader."""
    signal.signal(signal.SIGALRM, _late)
    if only is None or only in _ASKING:
        prepare()
    ended: Counter[str] = Counter()
    failures: list[Failure] = []
    for case in range(first, first + cases):
        name, read, page = _make(case, only)
        signal.alarm(_SLOW)
        try:
            read(page)
            ended[f"{name}: answered"] += 1
        except (ReadError, InputError) as error:
            if isinstance(error, InputError) and name not in _WRITE:
                failures.append(Failure(case, name, traceback.format_exc(limit=-4)))
            else:
                ended[f"{name}: refused"] += 1
        except Exception:  # noqa: BLE001 - this is what is looked for
            failures.append(Failure(case, name, traceback.format_exc(limit=-4)))
        finally:
            signal.alarm(0)
    return ended, failures


def _chunks(first: int, cases: int) -> Iterator[tuple[int, int]]:
    return ((at, min(_CHUNK, first + cases - at)) for at in range(first, first + cases, _CHUNK))


def fuzz(first: int, cases: int, seconds: float, only: str | None = None) -> tuple[Counter[str], list[Failure]]:
    """Play cases until they or the seconds run out."""
    until = time.monotonic() + seconds
    ended: Counter[str] = Counter()
    failures: list[Failure] = []
    pool = ProcessPoolExecutor(1)
    for at, many in _chunks(first, cases):
        if time.monotonic() > until:
            break
        try:
            counted, failed = pool.submit(play, at, many, only).result()
        except BrokenProcessPool:
            counted, failed = Counter(), [Failure(at, "?", f"the process died within {many} cases from here")]
            pool = ProcessPoolExecutor(1)
        ended += counted
        failures += failed
        for failure in failed:
            print(f"case {failure.case}, {failure.reader}\n{failure.what}", flush=True)
    pool.shutdown()
    return ended, failures


def main() -> int:
    """Play, print the counts, and fail when a case did."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=900)
    parser.add_argument("--first", type=int, default=0, help="the first case's number")
    parser.add_argument("--kind", choices=_KINDS, help="cases of one kind alone")
    asked = parser.parse_args()
    ended, failures = fuzz(asked.first, asked.cases, asked.seconds, asked.kind)
    for name, count in sorted(ended.items()):
        print(f"{count:8}  {name}")
    print(f"{sum(ended.values()) + len(failures):8}  cases, {len(failures)} failures")
    return measured.write(
        "fuzz",
        [measured.figure("damaged pages that fail otherwise", len(failures), sum(ended.values()) + len(failures))],
        promise="a damaged page is answered or refused with a `ReadError`, whatever its bytes",
        kept=not failures,
    )


if __name__ == "__main__":
    sys.exit(main())
