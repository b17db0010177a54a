"""Check the rules: `python -m agendawatch.lang.sv` tells what is wrong with them, and ends with 1 where anything is."""

from __future__ import annotations

import sys

from agendawatch.lang.sv.checking import check_rules


def main() -> int:
    """Write each fault on a line."""
    faults = list(check_rules())
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
