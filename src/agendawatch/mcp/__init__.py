"""The same answers for assistants: a read-only MCP server over a store.

`make_server` joins the tools to the protocol, `run_stdio` serves one assistant, `McpEndpoint` an address of a server.
"""

from agendawatch.answers.ask import View as View
from agendawatch.mcp.server import Ask as Ask
from agendawatch.mcp.server import make_server as make_server
from agendawatch.mcp.transports import McpEndpoint as McpEndpoint
from agendawatch.mcp.transports import run_stdio as run_stdio
