"""Which organization handles the matter of a press release."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.readers.press_meeting import find_handler, mentions


@cases("sentences", "name", "ground")
def test_the_one_that_something_is_handed_to_or_that_acts(
    sentences: tuple[str, ...], name: str | None, ground: int | None
) -> None:
    """One that a motion is only sent on to, or that tells somebody's office, is not it."""
    handler, words = find_handler(sentences, regional=False)

    assert (handler.name if handler else None) == name
    assert words == (sentences[ground] if ground is not None else None)


def test_an_office_is_no_mention() -> None:
    """The board's chair is a person."""
    found = mentions("Kommunstyrelsens ordförande vill att tekniska nämnden bygger.", regional=False)

    assert [mention.organization.name for mention in found] == ["Tekniska nämnden"]
