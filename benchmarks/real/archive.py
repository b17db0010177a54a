"""Real PDFs through the whole chain: an archive of protocols and attachments into a store, as `agendawatch backfill` does it.

    AGENDAWATCH_CLONES=FOLDER python -m benchmarks.real.archive          # the years that may be looked at
    python -m benchmarks.real.archive --clones FOLDER --kept --show 0    # the others: figures alone

The files are those of Alingsås in the clone that `benchmarks.real` reads; a blob that the clone lacks is counted as absent.
It promises that the run ends within 8 GB of addresses, and that whatever is not read is told with a reason. What became of
each document is listed by mechanism.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from benchmarks import measured
from benchmarks.real.clones import SHOWN, clones
from benchmarks.tables import say, table

import agendawatch as aw
from agendawatch.model import Outcome

_BYTES = 8 << 30
_PATH = re.compile(r"data/raw/[\w-]+/((\d{4})-\d\d-\d\d)/.+\.pdf")


def main() -> int:
    """Lay the archive, run the command, and tell what became of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clones", type=Path, help="the folder of clones; else AGENDAWATCH_CLONES names it")
    parser.add_argument("--kept", action="store_true", help="the years that are kept to judge by: figures alone")
    parser.add_argument("--show", type=int, metavar="N", help="name at most N documents of each kind")
    asked = parser.parse_args()
    root = clones(asked.clones).get("alingsas")
    if root is None:
        sys.stderr.write("alingsas: expected a git clone of github.com/Knarrbyn/Kommundata as FOLDER/alingsas\n")
        return 2
    with tempfile.TemporaryDirectory() as made:
        laid, absent = _lay(root, Path(made) / "arkiv", kept=asked.kept)
        if not laid:
            sys.stderr.write("alingsas: expected data/raw/BODY/YYYY-MM-DD/*.pdf in its HEAD; none is there\n")
            return 2
        return _measure(Path(made), laid, absent, show=0 if asked.kept else asked.show)


def _lay(root: Path, folder: Path, *, kept: bool) -> tuple[int, int]:
    """Write the files of the years that are asked for; give how many, and how many the clone lacks."""
    listed = _git(root, "ls-tree", "-r", "-z", "--name-only", "HEAD", "data/raw/").decode().split("\0")
    laid = absent = 0
    for path in listed:
        found = _PATH.fullmatch(path)
        if not found or (found[2] in SHOWN["alingsas"]) is kept:
            continue
        data = _git(root, "cat-file", "blob", f"HEAD:{path}")
        if not data:
            absent += 1
            continue
        laid += 1
        place = folder / path.removeprefix("data/raw/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return laid, absent


def _git(root: Path, *words: str) -> bytes:
    """Return what git prints; nothing where it fails, such as for a blob that the clone lacks."""
    return subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=False).stdout  # noqa: S603, S607 - git, and words of ours


def _measure(made: Path, laid: int, absent: int, *, show: int | None) -> int:
    url = f"sqlite:///{made / 'archive.db'}"
    words = [
        sys.executable,
        "-c",
        "from agendawatch.cli import main; main()",
        "backfill",
        str(made / "arkiv"),
        "-m",
        "Alingsås",
        "--store",
        url,
        "--json",
    ]
    begin = time.monotonic()
    done = subprocess.run(words, capture_output=True, text=True, check=False, preexec_fn=_bound)  # noqa: S603 - our own command; a limit before it begins
    took = time.monotonic() - begin
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        told = json.loads(done.stdout)
    except ValueError:
        sys.stdout.write(f"backfill ended with {done.returncode}: {done.stderr[-1500:]}\n")
        return measured.write("archive", [measured.figure("documents", laid)], promise=_PROMISE, kept=False)
    with aw.Store(url) as store:
        meetings = list(store.meetings())
        items = [item for meeting in meetings for item in meeting.agenda or ()]
    decided = sum(it.decision is not None and it.decision.outcome is not Outcome.UNKNOWN for it in items)
    became: dict[str, list[str]] = defaultdict(list)
    for name in ("taken", "left", "elsewhere"):
        became[name] = list(told[name])
    for it in told["failed"]:
        became[f"failed, {it['kind']}: {_mechanism(it['error'])}"].append(it["document"])
    rows = [(name, len(files)) for name, files in sorted(became.items(), key=lambda it: -len(it[1])) if files]
    accounted = sum(count for _, count in rows)
    say(table(("what became of a document", "documents"), rows).rstrip("\n"))
    for name, files in became.items():
        sys.stdout.write("".join(f"{name}: {it}\n" for it in files[:show] if name != "taken"))
    figures = [
        measured.figure("documents", laid),
        measured.figure("absent from the clone", absent),
        *(measured.figure(name, count, laid) for name, count in rows),
        measured.figure("meetings kept", len(meetings)),
        measured.figure("items with an outcome", decided, len(items)),
        measured.figure("by the clock", took, unit="s"),
        measured.figure("processor", used.ru_utime + used.ru_stime, unit="s"),
        measured.figure("memory of the largest process", used.ru_maxrss / 1024, unit="MB"),
    ]
    for it in figures[-5:]:
        sys.stdout.write(f"{it['figure']}: {it['value']} {it['unit']}\n")
    return measured.write(
        "archive",
        figures,
        promise=_PROMISE,
        kept=accounted == laid,
        texts={"real": 1.0, "restated": 0.0, "invented": 0.0},
    )


_PROMISE = (
    "an archive of real PDFs is read within 8 GB of addresses, and each document is taken, left or told with a reason"
)


def _bound() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))


def _mechanism(error: str) -> str:
    """Give an error without what is of one document: names and numbers."""
    return re.sub(r"\d+", "N", re.sub(r"\S*/\S+|'[^']*'|\S+\.pdf\S*", "…", error))[:100]


if __name__ == "__main__":
    sys.exit(main())
