"""Draw the notebooks' pictures anew: `python docs/pictures/draw_notebooks.py [NOTEBOOK]`.

Runs each notebook on its recordings, and keeps every picture that it shows, in 256 colours.
"""

from __future__ import annotations

import base64
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import jupytext
from nbclient import NotebookClient
from PIL import Image

HERE = Path(__file__).parent
NOTEBOOKS = HERE.parents[1] / "notebooks"
COLOURS = 256


def pictures(path: Path) -> Iterator[tuple[str, bytes]]:
    """Run a notebook and give its pictures, each with its file's ending."""
    notebook = jupytext.read(path)
    NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}).execute()
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            shown = output.get("data", {})
            if "image/png" in shown:
                yield "png", smaller(base64.b64decode(shown["image/png"]))
            elif "image/svg+xml" in shown:
                yield "svg", shown["image/svg+xml"].encode()


def smaller(picture: bytes) -> bytes:
    """Draw a picture in fewer colours: its few tones lose nothing."""
    out = io.BytesIO()
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()


def main(names: list[str]) -> None:
    """Draw the pictures of some notebooks, or of all."""
    for path in sorted(NOTEBOOKS.glob("*.py")):
        if not names or path.stem in names:
            for nth, (ending, picture) in enumerate(pictures(path), 1):
                kept = HERE / f"{path.stem}-{nth}.{ending}"
                kept.write_bytes(picture)
                sys.stdout.write(f"{kept.name}: {len(picture)} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1:])
