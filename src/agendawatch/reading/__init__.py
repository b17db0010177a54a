"""Documents into facts: HTML, PDF and text become blocks, and blocks become values."""

from agendawatch.reading.encoding import decode

__all__ = ["decode"]
