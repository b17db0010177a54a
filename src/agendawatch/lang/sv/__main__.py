"""Check the rules: `python -m agendawatch.lang.sv` tells what is wrong with them, and ends with 1 where anything is."""

from __future__ import annotations

import sys

from agendawatch.lang.sv.data import unread


def main() -> int:
    """Write each fault on a line; where a file cannot be read at all, only that."""
    faults = list(unread()) or _faults()
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    return bool(faults)


def _faults() -> list[str]:
    from agendawatch.lang.sv.checks import check_rules  # noqa: PLC0415 - it needs files that can be read

    return [str(fault) for fault in check_rules()]


if __name__ == "__main__":
    sys.exit(main())
