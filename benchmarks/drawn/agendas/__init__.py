"""Agendas drawn by families and seeds, with what else stands on such pages, and their labels.

    python -m benchmarks.drawn.agendas FAMILY SEED

Labels are what was drawn, and no reader's answer. Towns, people and matters are ours; the shapes are those of real pages.
"""

from benchmarks.drawn.agendas.families import FAMILIES, Family, draw

__all__ = ["FAMILIES", "Family", "draw"]
