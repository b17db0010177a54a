"""Pages drawn by families and seeds: what municipal sites look like, with their noise and their mistakes, and labels.

    python -m benchmarks.drawn FAMILY SEED        # a page
    python -m benchmarks.drawn FAMILY SEED --labels

Labels are what was drawn, and no reader's answer. Towns, names, words are ours; the shapes are those of real pages.
"""

from benchmarks.drawn.families import FAMILIES, Family, draw
from benchmarks.drawn.sheet import Draw

__all__ = ["FAMILIES", "Draw", "Family", "draw"]
