"""Draws as files: a folder of the corpus's shape, which `corpus/score.py` reads."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from benchmarks.drawn.families import FAMILIES, draw
from benchmarks.drawn.sheet import Draw, Record


def write(folder: Path, draws: int) -> None:
    """Write pages, texts and their labels into a folder of the corpus's shape."""
    shutil.rmtree(folder / "pages", ignore_errors=True)
    (folder / "pages").mkdir(parents=True)
    rows: dict[str, list[Record]] = {"pages": [], "schedules": []}
    for name in FAMILIES:
        for seed in range(1, draws + 1):
            kind, record = laid_out(name, seed, drawn := draw(name, seed))
            rows[kind].append(record)
            if kind == "pages":
                _put(folder / record["file"], drawn)
    for kind, found in rows.items():
        lines = (json.dumps(it, ensure_ascii=False) + "\n" for it in found)
        (folder / f"{kind}.jsonl").write_text("".join(lines), encoding="utf-8")


def laid_out(family: str, seed: int, drawn: Draw) -> tuple[str, Record]:
    """Give the file of labels that a draw belongs to, and its record with the text or the page's name in it."""
    if FAMILIES[family].medium == "text":
        return "schedules", drawn.record | {"text": drawn.content}
    ending = "pdf" if isinstance(drawn.content, bytes) else "html"
    return "pages", drawn.record | {"file": f"pages/{family}-{seed}.{ending}"}


def _put(path: Path, drawn: Draw) -> None:
    if isinstance(drawn.content, str):
        path.write_text(drawn.content, encoding="utf-8")
        return
    path.write_bytes(drawn.content)
    path.with_suffix(".pdf.txt").write_text(words_of(drawn.content), encoding="utf-8")


def words_of(pdf: bytes) -> str:
    """Give a PDF's words, as the corpus keeps them beside it."""
    import pypdfium2  # noqa: PLC0415 - needed for PDFs alone

    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return "\n".join(it.replace("\r\n", "\n") for it in pages)
