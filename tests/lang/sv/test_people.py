"""Lists of people and parties: who is in them, and where one ends."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.people import groups
from agendawatch.lang.sv.tokens import tokenize


@cases("text", "parties")
def test_lists_are_found(text: str, parties: tuple[tuple[str | None, ...], ...]) -> None:
    """Letters, names and people, whatever links them; a full stop parts them."""
    assert tuple(tuple(member.party for member in group.members) for group in groups(tokenize(text))) == parties


@cases("text", "names", names=list)
def test_a_title_before_a_name_is_not_part_of_it(text: str, names: list[str]) -> None:
    """Whoever chairs is called by name, and so is who stands first on a line."""
    assert [member.person for group in groups(tokenize(text)) for member in group.members if member.person] == names


def test_a_genitive_ends_a_list() -> None:
    """What a party owns is not done by who stands beside it."""
    found = groups(tokenize("Bo Ek (M), Moderaternas yrkande"))

    assert [group.genitive for group in found] == [True] or [len(group.members) for group in found] == [2]


def test_a_partys_own_members_are_the_party() -> None:
    """What "SD:s båda ledamöter yrkade" tells is what SD did; "SD:s motion" is SD's."""
    did = groups(tokenize("SD:s båda ledamöter yrkade återremiss"))
    has = groups(tokenize("SD:s motion avslogs"))

    assert [group.genitive for group in (*did, *has)] == [False, True]
