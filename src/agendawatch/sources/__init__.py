"""One module per way of publishing: what to ask, and how to read the answer. No I/O."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agendawatch.lazy_names import lazy_names
from agendawatch.sources.flow import Flow, Request, Response, Source

if TYPE_CHECKING:
    from agendawatch.sources.detect_flow import detecting
    from agendawatch.sources.detection import Detection, find_by_address
    from agendawatch.sources.notices import board_of, notice_source
    from agendawatch.sources.own_page import read_own_page
    from agendawatch.sources.papers import read_papers
    from agendawatch.sources.platforms import PLATFORMS, source
    from agendawatch.sources.site_choice import prefer_portals, prefer_starts

__all__ = [
    "PLATFORMS",
    "Detection",
    "Flow",
    "Request",
    "Response",
    "Source",
    "board_of",
    "detecting",
    "find_by_address",
    "notice_source",
    "prefer_portals",
    "prefer_starts",
    "read_own_page",
    "read_papers",
    "source",
]

__getattr__ = lazy_names(
    __name__,
    {
        "detect_flow": ("detecting",),
        "detection": ("Detection", "find_by_address"),
        "notices": ("board_of", "notice_source"),
        "own_page": ("read_own_page",),
        "papers": ("read_papers",),
        "platforms": ("PLATFORMS", "source"),
        "site_choice": ("prefer_portals", "prefer_starts"),
    },
)
