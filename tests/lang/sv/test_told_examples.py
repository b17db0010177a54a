"""The rows of votes, positions and handing on, each by its own examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from agendawatch.lang.sv import handing_on, positions, votes
from agendawatch.lang.sv.data import load

FIRES: Mapping[str, Callable[[str, str, str], bool]] = {
    "handing_on": handing_on.fires,
    "positions": positions.fires,
    "votes": votes.fires,
}


def rows() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give every row of the three files, with its file and its table. Any: a row of TOML."""
    for file in FIRES:
        for table, found in load(file).items():
            yield from ((file, table, row) for row in found if isinstance(found, list))


EXAMPLES = [
    (file, table, row["id"], example, side == "yes")
    for file, table, row in rows()
    for side in ("yes", "no")
    for example in row[side]
]


@pytest.mark.parametrize(("file", "table", "rule", "example", "reads"), EXAMPLES)
def test_a_row_reads_its_examples(file: str, table: str, rule: str, example: str, reads: bool) -> None:
    """And leaves those beside them: denied, thought of, another's, or something else by the same words."""
    assert FIRES[file](table, rule, example) is reads


@pytest.mark.parametrize(("file", "table", "row"), list(rows()))
def test_a_row_has_its_grounds(file: str, table: str, row: dict[str, Any]) -> None:
    """At least two examples of either kind, and the law or the usage that it rests on. Any: a row of TOML."""
    assert min(len(row["yes"]), len(row["no"])) > 1
    assert row["ground"].startswith(("usage: ", "grammar: ", "4 kap. ", "5 kap. ", "6 kap. "))
    assert row["id"] in {it["id"] for it in load(file)[table]}


def test_no_two_rows_have_one_name() -> None:
    """Within a table."""
    names = [(file, table, row["id"]) for file, table, row in rows()]

    assert len(names) == len(set(names)) > 100
