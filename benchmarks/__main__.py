"""Run benchmarks, have their figures written as data, and write the page anew that is made of them.

    python -m benchmarks                        # all of them: some half an hour on two cores at rest
    python -m benchmarks dates feeds            # some

Each is a process of its own. `AGENDAWATCH_CLONES` and `AGENDAWATCH_TEXTS` name what `real` reads.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time

from benchmarks import measured, page

SUITE: dict[str, tuple[str, ...]] = {
    "real": (),
    "archive": (),
    "readers": (),
    "evidence": ("curve",),
    "following": (),
    "matching": (),
    "submissions": (),
    "search": ("--found",),
    "scenarios": (),
    "diff": (),
    "dates": (),
    "reading": (),
    "parse": (),
    "pdf": (),
    "verbatim": (),
    "growth": (),
    "patterns": (),
    "memory": (),
    "fuzz": ("--cases", "100000", "--seconds", "120"),
    "hostile": (),
    "sandbox": (),
    "mutation": ("--sample", "64", "--seed", "31", "--minutes", "14"),
    "country": (),
    "fetch": (),
    "history": ("--meetings", "30000"),
    "watches": (),
    "export": (),
    "feeds": (),
    "churn": (),
    "site": (),
    "answering": (),
    "server": (),
    "models": (),
    "startup": (),
    "weight": (),
}
"""Each benchmark, and how it is run."""
_MODULES = {"archive": "benchmarks.real.archive"}


def main() -> int:
    """Run what is asked for, and renew the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(SUITE))
    asked = parser.parse_args()
    unknown = set(asked.names) - set(SUITE)
    if unknown:
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    failed = [name for name in SUITE if (not asked.names or name in asked.names) and not _run(name)]
    page.write()
    if failed:
        sys.stdout.write(f"Missed or failed: {', '.join(failed)}.\n")
    return int(bool(failed))


def _run(name: str) -> bool:
    """Run one, and tell whether it kept what it promises."""
    begin = time.monotonic()
    module = _MODULES.get(name, f"benchmarks.{name}")
    environment = {**os.environ, measured.FOLDER: str(measured.FIGURES)}
    done = subprocess.run([sys.executable, "-m", module, *SUITE[name]], cwd=measured.ROOT, env=environment, check=False)  # noqa: S603 - our own modules
    sys.stdout.write(f"{name} ended with {done.returncode} after {time.monotonic() - begin:.0f} s\n")
    return done.returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
