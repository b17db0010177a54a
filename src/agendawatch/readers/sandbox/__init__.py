"""A process of its own, with limits, for whatever reads pages and documents that anybody may have written."""

from agendawatch.readers.sandbox.messages import Limits
from agendawatch.readers.sandbox.pool import Sandbox, needs_sandbox, read_apart, sandbox

__all__ = ["Limits", "Sandbox", "needs_sandbox", "read_apart", "sandbox"]
