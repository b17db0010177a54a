"""Show a folder's site on this machine alone, at a port that is free."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from agendawatch.site.content import content_type


class _Files(SimpleHTTPRequestHandler):
    """Files by their paths, each as the kind that it is."""

    def guess_type(self, path: object) -> str:
        """Tell a file's kind, which for a folder is that of its page."""
        asked = unquote(urlsplit(self.path).path).lstrip("/")
        return content_type(asked if not asked.endswith("/") and asked else f"{path}")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing of what is asked."""


def serving(site: Path) -> ThreadingHTTPServer:
    """Open a server of a folder's files, at a port that is free; it answers once it runs. The folder may come later."""
    return ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=str(site)))


def address_of(server: ThreadingHTTPServer) -> str:
    """Tell where a server is found."""
    return f"http://127.0.0.1:{server.server_port}/"
