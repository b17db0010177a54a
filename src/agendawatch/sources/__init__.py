"""One module per way of publishing: what to ask, and how to read the answer. No I/O."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agendawatch.lazy_names import lazy_names
from agendawatch.sources.flow import Flow, Request, Response, Source

if TYPE_CHECKING:
    from agendawatch.sources.detection import Detection, detecting, find_by_address
    from agendawatch.sources.page_files import read_own_page
    from agendawatch.sources.papers import board_of, notice_source, read_papers
    from agendawatch.sources.platform_marks import prefer_portals, prefer_starts
    from agendawatch.sources.platforms import PLATFORMS, source

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
        "detection": ("detecting", "Detection", "find_by_address"),
        "papers": ("board_of", "notice_source", "read_papers"),
        "page_files": ("read_own_page",),
        "platforms": ("PLATFORMS", "source"),
        "platform_marks": ("prefer_portals", "prefer_starts"),
    },
)
