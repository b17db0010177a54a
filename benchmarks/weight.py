"""What importing and installing costs.

    python -m benchmarks.weight

Importing: the interpreter with `import agendawatch`, then with every public name loaded, beside the interpreter with
httpx, pydantic and icalendar, which any program of this kind needs. Installing: the core and all that it needs, without
bytecode, counted from the files that the installed distributions list.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import agendawatch

AT_MOST, MEGABYTES = 1.3, 55
_TURNS = 15
_WAYS = {
    "the interpreter alone": "",
    "httpx, pydantic, icalendar": "import httpx, pydantic, icalendar",
    "agendawatch": "import agendawatch",
    "agendawatch, every public name": "import agendawatch as aw; [getattr(aw, name) for name in aw.__all__]",
}


def _seconds(code: str) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own line
    return time.perf_counter() - begin


def _needed(name: str, found: dict[str, int]) -> None:
    """Count a distribution's own files, and those of all that it needs, each once."""
    key = re.sub(r"[-_.]+", "-", name).casefold()
    if key in found:
        return
    try:
        it = distribution(name)
    except PackageNotFoundError:
        return
    files = [it.locate_file(path) for path in it.files or () if path.suffix != ".pyc"]
    found[key] = sum(path.stat().st_size for path in map(_path, files) if path.is_file())
    for line in it.requires or ():
        if ";" not in line:
            _needed(re.split(r"[\s<>=!~\[(]", line)[0], found)


def _path(path: object) -> Path:
    return Path(str(path))


def _size(folder: Path) -> int:
    return sum(it.stat().st_size for it in folder.rglob("*") if it.is_file() and it.suffix != ".pyc")


def main() -> int:
    """Print the figures, and tell whether the promises hold."""
    turns = [[_seconds(code) for code in _WAYS.values()] for _ in range(_TURNS)]
    alone, packages, bare, whole = (statistics.median(column) for column in zip(*turns, strict=True))
    sys.stdout.write("| imported | ms | times the three packages |\n| --- | ---: | ---: |\n")
    for name, seconds in zip(_WAYS, (alone, packages, bare, whole), strict=True):
        sys.stdout.write(f"| {name} | {seconds * 1000:.0f} | {seconds / packages:.2f} |\n")
    found: dict[str, int] = {}
    _needed("agendawatch", found)
    # An editable installation lists no file of its own: its sources are counted where they lie.
    found["agendawatch"] = _size(Path(agendawatch.__file__).parent)
    megabytes = sum(found.values()) / 1_000_000
    biggest = ", ".join(f"{name} {size / 1e6:.1f}" for name, size in sorted(found.items(), key=lambda it: -it[1])[:5])
    sys.stdout.write(f"\nInstalled: {len(found)} distributions, {megabytes:.1f} MB ({biggest}).\n")
    return int(bare > AT_MOST * packages or megabytes > MEGABYTES)


if __name__ == "__main__":
    raise SystemExit(main())
