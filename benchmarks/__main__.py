"""Run every benchmark, one after the other, and write what they say into the docs.

    python -m benchmarks                        # all of them: some half an hour on two cores
    python -m benchmarks dates feeds            # some, their part of the page alone is renewed
    python -m benchmarks --page FILE            # into another file

Each is a process of its own. What is promised are ratios of one run; seconds are the machine's.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "explanation" / "how-good-is-it.md"
SCORER = ROOT / "benchmarks" / "corpus" / "score.py"


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One part of the page."""

    name: str
    title: str
    promise: str
    arguments: tuple[str, ...] = ()
    file: Path | None = None
    """What is run where it is no module of this folder."""

    @property
    def command(self) -> tuple[str, ...]:
        """What is run, after `python`."""
        return (
            str(self.file) if self.file else "-m",
            *(() if self.file else (f"benchmarks.{self.name}",)),
            *self.arguments,
        )

    @property
    def told(self) -> str:
        """The command as a reader runs it."""
        return " ".join(("python", *(os.path.relpath(it, ROOT) if it.startswith("/") else it for it in self.command)))


SUITE = (
    Benchmark("generalization", "Reading what it was not made on", "First figures: sets that others labelled before we read them, each read once, written down before anything was mended. These are the figures to go by."),
    Benchmark("score", "Reading what it was tuned to", "**Tuned figures.** Rules were made with the first of these texts in view, and sets that were opened join them to be learned from: what is mended stays mended, and nothing is said of other texts.", file=SCORER),
    Benchmark("evidence", "What is invented when only the surest is claimed", "**Tuned figures**, of opened sets and of drawn pages. The surest 50, 80, 95 and 100 % of what evidence finds: what share is invented. Then what is claimed in fact: the share of all meetings, and what of it is invented.", ("curve",)),
    Benchmark("readers", "Readers of schedules beside each other", "The same texts read by simpler means. Ours was made with many of them in view; the others were not."),
    Benchmark("scenarios", "Sixteen things that happen to meetings", "16 of 16 right; the peers' rules are played beside ours."),
    Benchmark("diff", "What changed in a thousand meetings", "Everything that changed is told, and nothing else; at most 40 × the bare equality of values, which cannot tell what."),
    Benchmark("matching", "Finding a proposal again", "Precision 0.98 or more, recall 0.9 or more, case numbers hidden."),
    Benchmark("submissions", "Texts that somebody follows", "A title that tells the matter, or none. **First figure: 27 of 40**, of forty shapes written before the rules were looked at (1a925c96, 2026-11-30); what stands below is tuned to them."),
    Benchmark("search", "Searching five towns", "Nine in ten have what is wanted among the first five. **First figure: 53 of 60**, of sixty searches written with the agendas in view and before any was asked (ea273ed6, 2026-11-30); two of the seven misses ask for what stands alike in several towns. Then words were let go where nothing holds all.", ("--found",)),
    Benchmark("dates", "Swedish dates", "20 × dateparser, with twice its hits."),
    Benchmark("reading", "Pages into documents, by stage", "A document of a long table in at most 10 × the bare parse. Before documents had spans, blocks of these pages took 23 to 27 ms and 100 to 104 ms in the same race, and whole schedules 0.27, 1.5 and 2.6 s."),
    Benchmark("decisions", "Minutes into decisions", "At least 0.8 × as fast as the reader that knew words instead of clauses; twice is the goal, and is not reached."),
    Benchmark("parse", "Pages into rows, beside other scrapers", "500 rows a second; each reads its own platform's pages."),
    Benchmark("pdf", "PDF into rows", "0.6 of PDFium's bare text extraction on real documents."),
    Benchmark("verbatim", "Words that stand on the page", "1.000: every fact's words are pieces of its document, letter by letter, and nothing else."),
    Benchmark("growth", "The worst words", "Time grows with the text alone: 8 is linear, 64 would be quadratic."),
    Benchmark("memory", "Memory over thousands of documents", "Flat."),
    Benchmark("fuzz", "Damaged pages", "Nothing but `ReadError`.", ("--cases", "100000", "--seconds", "120")),
    Benchmark("hostile", "Documents that were made to stop their reader", "Each ends within 65 s and 500 MB, and the next is read."),
    Benchmark("sandbox", "Reading in a process of its own", "Less than 15 % of processor time more than without, on ordinary documents of each kind."),
    Benchmark("mutation", "Small changes to our own code", "85 % are noticed by tests, in what compares listings and in what knows Swedish.", ("--sample", "60")),
    Benchmark("country", "A round over 290 hosts", "95 % of what is unchanged is not read again, and no change is missed."),
    Benchmark("fetch", "Three rounds, beside other clients", "No change is missed, and no host is asked faster than agreed."),
    Benchmark("history", "The store", "0.2 × bare `executemany`; what changed since yesterday in 3 × the bare query.", ("--meetings", "30000")),
    Benchmark("watches", "A thousand watches over a hundred thousand items", "Under 2 s."),
    Benchmark("export", "Exporting the store as tables", "100,000 meetings in under a minute of one processor, and memory that stays within a fifth from 20,000 meetings to 100,000. Seconds by the clock hang on what else the machine does: on 2026-11-30 it left about a tenth of a core."),
    Benchmark("feeds", "Calendars, beside three libraries", "20 × icalendar with 1 % changed; not slower cold; a third of its memory; twenty feeds under the cost of two."),
    Benchmark("churn", "Calendars in which nothing happened", "Not an octet changes; no meeting gets a second identifier or vanishes."),
    Benchmark("site", "The site of all of Sweden", "Built in 60 s, after one change in 5 s."),
    Benchmark("server", "The server", "0.7 × a bare route that answers 304; a filter in 2 × the database's own time; memory flat."),
    Benchmark("cluster", "Workers", "Whoever does the work, the store is the same to the byte; the second round keeps nothing.", ("--documents", "120", "--hosts", "40")),
    Benchmark("models", "Models, beside the peers'", "10 × pupa at making, checking and writing."),
    Benchmark("startup", "From nothing to a first calendar, client, store and command", "Within 1.5 × of importing the libraries that each uses."),
    Benchmark("weight", "What importing and installing costs", "`import agendawatch`, which loads the rest when it is asked for, in 1.3 × its three packages together; 55 MB."),
)  # fmt: skip


def main() -> int:
    """Run what is asked for, and renew the page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(it.name for it in SUITE))
    parser.add_argument("--page", type=Path, default=PAGE)
    asked = parser.parse_args()
    unknown = set(asked.names) - {it.name for it in SUITE}
    if unknown:
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    parts = _parts(asked.page)
    failed = False
    for benchmark in SUITE:
        if (asked.names and benchmark.name not in asked.names) or not _is_here(benchmark):
            continue
        said, went_well = _run(benchmark)
        parts[benchmark.name] = said
        failed = failed or not went_well
        asked.page.write_text(_page(parts), encoding="utf-8")
    return int(failed)


def _is_here(benchmark: Benchmark) -> bool:
    return (benchmark.file or ROOT / "benchmarks" / f"{benchmark.name}.py").exists()


def _run(benchmark: Benchmark) -> tuple[str, bool]:
    sys.stdout.write(f"{benchmark.told}\n")
    sys.stdout.flush()
    begin = time.monotonic()
    done = subprocess.run(  # noqa: S603 - our own modules
        [sys.executable, *benchmark.command], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    took = time.monotonic() - begin
    if done.returncode:
        sys.stdout.write(f"  ended with {done.returncode}\n{done.stderr[-2000:]}\n")
    return _part(benchmark, done.stdout, took, well=done.returncode == 0), done.returncode == 0


def _part(benchmark: Benchmark, said: str, took: float, *, well: bool) -> str:
    """Write a benchmark's part of the page: a table stays one, anything else stands as it was printed."""
    lines = said.strip("\n")
    shown = lines if lines.startswith("|") else f"```output\n{lines}\n```"
    ended = "" if well else " **A promise was missed.**"
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    return (
        f"<!-- {benchmark.name} -->\n\n## {benchmark.title}\n\n{benchmark.promise}{ended}\n\n{shown}\n\n"
        f"`{benchmark.told}` · {today} · {took:.0f} s\n"
    )


def _parts(page: Path) -> dict[str, str]:
    """Take the page apart that was written last."""
    if not page.exists():
        return {}
    text = page.read_text(encoding="utf-8")
    cut = re.split(r"(?m)^(?=<!-- [a-z_]+ -->$)", text)[1:]
    return {part[5:].partition(" ")[0]: part.rstrip("\n") + "\n" for part in cut}


def _page(parts: dict[str, str]) -> str:
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    head = (
        "# How good is it?\n\n"
        "Every figure here was measured by the command below it, on one machine "
        f"({machine}), while it did what else it does.\n"
        "What is promised are ratios of one run, so that the machine does not matter; seconds are there to be looked at.\n"
        "`python -m benchmarks` writes this page anew, `python -m benchmarks NAME` a part of it.\n\n"
        "Peers are measured in the same run where they are installed: `pip install -r benchmarks/peers.txt`.\n"
        "One that is not is named and left out. What each part measures, and what it does not, stands in "
        "`benchmarks/README.md`.\n"
    )
    ordered = [parts[benchmark.name] for benchmark in SUITE if benchmark.name in parts]
    return "\n".join([head, *ordered])


if __name__ == "__main__":
    raise SystemExit(main())
