"""Write the sixteen scenarios of history as pairs of feeds, before and after, for clients that read files.

    python -m benchmarks.scenario_feeds OUT

Each pair is a folder with `before.ics` and `after.ics`; a scenario of three rounds is two pairs.
Show a client the first, replace it by the second at the same address, and ask again.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

from benchmarks.churn import published
from benchmarks.scenarios import SCENARIOS

from agendawatch.model import slug
from agendawatch.store import Store


def write_pairs(out: Path) -> tuple[Path, ...]:
    """Write the pairs into a folder; give the folder of each."""
    made = []
    for number, scenario in enumerate(SCENARIOS, 1):
        with Store("sqlite://") as store:
            feeds = list(published(store, scenario, items=True))
        for nth, (before, after) in enumerate(pairwise(feeds), 1):
            folder = out / f"{number:02}-{nth}-{slug(scenario.name)}"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "before.ics").write_bytes(before)
            (folder / "after.ics").write_bytes(after)
            made.append(folder)
    return tuple(made)


if __name__ == "__main__":
    for path in write_pairs(Path(sys.argv[1])):
        print(path)
