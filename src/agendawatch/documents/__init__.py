"""Bytes into documents: HTML, PDF and plain text, with where everything stands."""

from __future__ import annotations

from agendawatch.documents.encoding import decode

__all__ = ["decode"]
