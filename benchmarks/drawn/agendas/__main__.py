"""Draw agendas from the command line, and tell how a reader reads them.

python -m benchmarks.drawn.agendas                            # the families
python -m benchmarks.drawn.agendas FAMILY SEED [--labels]     # an agenda, or its labels
python -m benchmarks.drawn.agendas --write FOLDER --draws 3   # all families, as a folder that corpus/score.py reads
python -m benchmarks.drawn.agendas --figures FOLDER [--reader COMMAND]
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from benchmarks.corpus import score
from benchmarks.drawn.agendas.families import FAMILIES, draw
from benchmarks.drawn.folder import words_of
from benchmarks.tables import table

SHOWN = ("items F1", "numbers", "case numbers", "rapporteurs", "documents", "agendas wholly right")


def write(folder: Path, draws: int, first: int = 1) -> None:
    """Write agendas and their labels into a folder of the corpus's shape."""
    shutil.rmtree(folder / "agendas", ignore_errors=True)
    (folder / "agendas").mkdir(parents=True)
    rows = []
    for name, family in FAMILIES.items():
        for seed in range(first, first + draws):
            content, record = draw(name, seed)
            path = folder / "agendas" / f"{name}-{seed}.{family.ending}"
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            if isinstance(content, bytes):
                path.with_suffix(".pdf.txt").write_text(words_of(content), encoding="utf-8")
            rows.append(record | {"file": f"agendas/{path.name}"})
    lines = (json.dumps(it, ensure_ascii=False) + "\n" for it in rows)
    (folder / "agendas.jsonl").write_text("".join(lines), encoding="utf-8")


def figures(folder: Path, reader: str) -> str:
    """Tell how a reader reads the agendas of a folder: a row a family, and one for all."""
    report = score.run(folder, reader, ("agendas",))["agendas"]
    records = score.load(folder, "agendas")
    families = dict.fromkeys(it["family"] for it in records)

    def row(name: str, ids: Iterable[str]) -> tuple[str, ...]:
        wanted = list(ids)
        cells = []
        for title in SHOWN:
            figure = report.figures.get(title, score.Figure())
            counted = [it for it in wanted if any(figure.rows.get(it, ()))]
            cells.append(f"{figure.value(counted):.3f}" if counted else "–")
        return name, *cells

    rows = [row(name, [it["id"] for it in records if it["family"] == name]) for name in families]
    return table(("family", *SHOWN), [*rows, row(f"**all {len(families)}**", [it["id"] for it in records])])


def main() -> int:
    """Draw what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("family", nargs="?", choices=FAMILIES, metavar="FAMILY")
    parser.add_argument("seed", nargs="?", type=int, default=1, metavar="SEED")
    parser.add_argument("--labels", action="store_true", help="print the record in place of the agenda")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="draw every family into a folder")
    parser.add_argument("--draws", type=int, default=3, metavar="N", help="how many of each")
    parser.add_argument("--first", type=int, default=1, metavar="SEED", help="from this seed on")
    parser.add_argument("--figures", type=Path, metavar="FOLDER", help="read a folder's agendas and tell how it went")
    parser.add_argument("--reader", default=score.OURS)
    asked = parser.parse_args()
    if asked.write:
        write(asked.write, asked.draws, asked.first)
    elif asked.figures:
        sys.stdout.write(figures(asked.figures, asked.reader) + "\n")
    elif asked.family is None:
        sys.stdout.write("".join(f"{it.name:28} {it.ending}\n" for it in FAMILIES.values()))
    else:
        content, record = draw(asked.family, asked.seed)
        told = json.dumps(record, ensure_ascii=False, indent=1) if asked.labels else content
        sys.stdout.buffer.write(told if isinstance(told, bytes) else f"{told}\n".encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
