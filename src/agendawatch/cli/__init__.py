"""The command line: thin; everything it does can be imported."""

try:
    from agendawatch.cli.main import main
except ModuleNotFoundError as error:
    if error.name != "click":
        raise
    msg = "agendawatch: the command line needs click, which is not installed: pip install 'agendawatch[cli]'"
    raise SystemExit(msg) from error

__all__ = ["main"]
