"""The command that answers an assistant over standard input and output."""

from __future__ import annotations

import asyncio

from agendawatch.cli import options
from agendawatch.cli.errors import log_to_stderr
from agendawatch.mcp import run_stdio


@options.command()
@options.store
def mcp(store_url: str) -> None:
    """Answer an assistant's questions from the store by the Model Context Protocol, over standard input and output.

    An assistant starts it itself: name this command in its settings. A store that is missing or locked stops nothing:
    each question is told so until it is there.

    \b
    agendawatch mcp
    agendawatch mcp --store sqlite:////home/anna/agendawatch.db

    Writes nothing.
    """
    log_to_stderr()
    asyncio.run(run_stdio(store_url, now=options.now))
