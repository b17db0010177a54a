"""Who: organizations, municipalities, parties, and people in public office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agendawatch.lazy_names import lazy_names

if TYPE_CHECKING:
    from agendawatch.lang.sv.names.organizations import classify_organization, read_organization

__all__ = ["classify_organization", "read_organization"]

__getattr__ = lazy_names(__name__, {"organizations": ("classify_organization", "read_organization")})
