"""A language is chosen for a while, and what is said follows it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from agendawatch.i18n import Language, decimal, ngettext, pgettext, speaking, spoken, tr


def test_a_language_is_spoken_for_a_while() -> None:
    """What is not in the catalogue is said in English."""
    with speaking("sv"):
        assert spoken() == "sv"
        assert tr("Nothing has changed.") == "Inget har ändrats."
        assert tr("{count} words that nobody has translated", count=2) == "2 words that nobody has translated"

    assert spoken() == "en"


def test_nothing_and_broken_lines_are_said_as_they_stand() -> None:
    """A catalogue's own head is no translation of nothing, and white space is no part of a key."""
    with speaking("sv"):
        assert tr("") == ""
        assert tr("Nothing has\n    changed.") == "Inget har ändrats."
        assert tr("two\nlines of nobody's") == "two\nlines of nobody's"
    assert tr("Nothing has\n    changed.") == "Nothing has\n    changed."


def test_plurals_contexts_and_numbers_are_of_the_language() -> None:
    """One is one, and none is many; a message of one context is no row of another; thousands are parted."""
    items = [ngettext("1 item", "{n} items", n) for n in (0, 1, 2)]
    with speaking("sv"):
        assert [ngettext("1 item", "{n} items", n) for n in (0, 1, 2)] == ["0 ärenden", "1 ärende", "2 ärenden"]
        assert (pgettext("said", "it has none"), pgettext("elsewhere", "it has none")) == (
            "den har ingen",
            "it has none",
        )
        assert (decimal(0.84), decimal(1234567, ",")) == ("0,8", "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567")
    assert (items, decimal(0.84), decimal(1234567, ",")) == (["0 items", "1 item", "2 items"], "0.8", "1,234,567")


def test_each_thread_speaks_for_itself() -> None:
    """A server writes both languages at once."""

    def told(language: Language) -> str:
        with speaking(language):
            return tr("Municipality")

    with speaking("sv"), ThreadPoolExecutor(2) as pool:
        assert set(pool.map(told, ["sv", "en"] * 20)) == {"Kommun", "Municipality"}
        assert spoken() == "sv"
