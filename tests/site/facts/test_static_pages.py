"""Pages that say the same whatever is followed."""

from __future__ import annotations

from agendawatch.site.facts import AboutPage, MissingPage, SubscribePage, WordsPage


def test_they_have_their_places_and_no_feeds() -> None:
    """Equal to themselves, since nothing is in them."""
    pages = (SubscribePage(), WordsPage(), AboutPage(), MissingPage())

    assert [page.path for page in pages] == ["prenumerera/", "ord/", "om/", "404"]
    assert all(page.feeds == () for page in pages)
    assert SubscribePage() == SubscribePage()
