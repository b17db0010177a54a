"""Draw pages from the command line.

    python -m benchmarks.drawn                            # the families
    python -m benchmarks.drawn FAMILY SEED [--labels]     # a page, or its labels
    python -m benchmarks.drawn --write FOLDER --draws 3   # all families, as a folder that corpus/score.py reads

A PDF is written to the standard output as it is. Its words, which the scorer wants beside it, come from PDFium.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.drawn.families import FAMILIES, draw
from benchmarks.drawn.folder import write


def main() -> int:
    """Draw what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("family", nargs="?", choices=FAMILIES, metavar="FAMILY")
    parser.add_argument("seed", nargs="?", type=int, default=1, metavar="SEED")
    parser.add_argument("--labels", action="store_true", help="print the record in place of the page")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="draw every family into a folder; what it holds of them is replaced")  # fmt: skip
    parser.add_argument("--draws", type=int, default=3, metavar="N", help="how many of each, from seed 1 on")
    asked = parser.parse_args()
    if asked.write:
        write(asked.write, asked.draws)
    elif asked.family is None:
        print("\n".join(f"{it.name:28} {it.medium:5} {' '.join(it.takes)}" for it in FAMILIES.values()))
    else:
        drawn = draw(asked.family, asked.seed)
        told = json.dumps(drawn.record, ensure_ascii=False, indent=1) if asked.labels else drawn.content
        sys.stdout.buffer.write(told if isinstance(told, bytes) else f"{told}\n".encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
