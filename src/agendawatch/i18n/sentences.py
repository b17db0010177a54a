"""Sentences that the site and the command line both say, by code."""

from __future__ import annotations

__all__ = ["TROUBLES"]

TROUBLES: dict[str, str] = {
    "layout": "The page answers, and shows no days of meetings that we can read; we look again at the next round.",
    "refused": "The site refuses programs that read it; we leave it in peace.",
    "silent": "The site did not answer; we try again at the next round.",
}
"""Why a site could not be read."""
