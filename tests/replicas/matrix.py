"""Which test holds which bad behaviour against which platform: `python -m tests.replicas.matrix` prints the table."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.replicas.untidy import CANNOT

from agendawatch.sources import PLATFORMS


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What a server or a person may do, and the tests that hold it."""

    words: str
    everywhere: str | None = None
    """The test that is run on every platform; `None` where only some can behave so."""
    here: Mapping[str, str] | None = None
    """The test of each platform that has one of its own."""
    untidy: str = ""
    """Its name in `CANNOT`, which tells where it cannot occur."""

    def test(self, platform: str) -> str | None:
        """Name the test for a platform; `None` where the behaviour cannot occur, or was never seen."""
        if self.here and platform in self.here:
            return self.here[platform]
        return None if (self.untidy, platform) in CANNOT else self.everywhere


_DAYS = "sources/test_bad_days.py::test_"
_BAD = f"{_DAYS}a_bad_day_is_told_as_what_it_is"
_HARMLESS = f"{_DAYS}what_does_no_harm_does_none"
_WHOLE = f"{_DAYS}links_are_whole_and_pages_are_asked_for_as_they_are"
_UNTIDY = "sources/test_untidy.py::test_"
_LOOPBACK = "fetch/test_transport_on_loopback.py::test_"
_RECORDED = "sources/test_recorded.py::test_the_sync_driver_reads_the_recording"


def _own(platform: str, name: str, file: str = "") -> dict[str, str]:
    folder, _, part = (file or platform).rpartition("/")
    return {platform: f"sources/{folder}{'/' if folder else ''}test_{part}.py::test_{name}"}


MATRIX = (
    Behaviour("relative links", _WHOLE),
    Behaviour("a missing page that says 200", _BAD),
    Behaviour("HEAD answered unlike GET (never sent)", _WHOLE),
    Behaviour("an empty answer", _BAD),
    Behaviour("a firewall's page, 403, a login", _BAD),
    Behaviour("502, 503, a loop, 429 that stays", _BAD),
    Behaviour("502 once, then fine", _HARMLESS),
    Behaviour("a redirect", _HARMLESS),
    Behaviour("a wrong charset, or none", _HARMLESS),
    Behaviour("å as two signs (NFD), `&auml;`", _HARMLESS),
    Behaviour("robots.txt closes the host", f"{_DAYS}a_host_that_closes_itself_is_left"),
    Behaviour("robots.txt closes real files", f"{_DAYS}a_rule_may_close_the_files_alone"),
    Behaviour("a file of 300 MB", f"{_DAYS}a_file_past_the_limit_is_not_taken"),
    Behaviour("an answer after 17 to 60 seconds", f"{_LOOPBACK}a_slow_answer_is_waited_for"),
    Behaviour("a TLS chain that does not hold", f"{_LOOPBACK}a_certificate_that_nobody_vouches_for_is_told"),
    Behaviour("midnight for an unknown hour", _WHOLE),
    Behaviour("two meetings of a day", f"{_UNTIDY}two_meetings_of_a_day_are_two", _own("sitevision", "each_meetings_page_is_read", "sitevision/source"), "twice"),
    Behaviour("a document listed twice", f"{_UNTIDY}a_file_listed_twice_stands_once", untidy="doubled"),
    Behaviour("partial minutes beside the whole, or alone", f"{_UNTIDY}partial_minutes_stand_beside_the_whole", untidy="partial"),
    Behaviour("a day typed by hand, in every form", f"{_UNTIDY}a_day_is_read_however_it_is_typed", _own("meetingsplus", "days_and_hours_of_a_row_are_read", "meetingsplus/source") | _own("opengov360", "what_stands_beside_a_day_is_told_apart", "opengov/source"), "typed"),
    Behaviour("a wrong year in a file's name", f"{_UNTIDY}a_files_wrong_year_moves_nothing", untidy="wrong_year"),
    Behaviour("a wrong year in a meeting's name", here=_own("netpublicator", "a_channels_year_goes_before_a_titles", "netpublicator/tree") | _own("opengov360", "days_that_differ_are_warned_of", "opengov/pages") | _own("sitevision", "a_folders_year_goes_before_that_of_a_name_in_it", "sitevision/folders") | _own("goteborg", "a_row_is_known_by_its_link", "goteborg/pages")),
    Behaviour(
        "cancelled by title, slug, cell or label",
        here={
            **dict.fromkeys(("ciceron", "ical", "lex2", "meetingsplus", "netpublicator", "opengov360", "page", "rss"), _RECORDED),
            **_own("evolution", "a_meeting_may_be_cancelled_by_its_words", "evolution/diary"),
            "jsonld": "readers/test_schema_org.py::test_events_are_read_wherever_they_stand",
            **_own("norrkoping", "notes_and_agendas_are_meetings"),
            **_own("sitevision", "a_table_is_read_by_its_columns", "sitevision/source"),
        },
    ),
    Behaviour(
        "ids or addresses that rotate",
        here={
            **_own("lex2", "ids_that_rotate_change_nothing", "lex2/source"),
            **_own("goteborg", "a_lost_state_is_found_again", "goteborg/source"),
            **_own("opengov360", "a_replaced_document_comes_under_a_new_address", "opengov/source"),
        },
    ),
    Behaviour(
        "another folder in place of one that is gone",
        here=_own("sitevision", "a_folder_that_is_gone_is_no_empty_year", "sitevision/source")
        | _own("netpublicator", "a_path_that_gives_the_root_again_is_told", "netpublicator/source"),
    ),
    Behaviour("301 on a stale timestamp", here=_own("sitevision", "a_file_that_was_changed_since_redirects_to_itself", "sitevision/source")),
    Behaviour("published, taken back, published again", f"{_UNTIDY}what_is_taken_back_and_published_again_is_one_meeting", _own("opengov360", "publishing_taking_back_and_publishing_again_is_one_meeting", "opengov/source"), "taken_back"),
    Behaviour("a document replaced under a new address", f"{_UNTIDY}a_document_under_a_new_address_replaces_the_old", untidy="replaced"),
    Behaviour(
        "an outage that looks like an empty list",
        here=_own("opengov360", "an_outage_is_an_empty_list_that_history_does_not_believe", "opengov/source")
        | _own("goteborg", "a_page_that_says_nothing_is_not_empty", "goteborg/pages")
        | _own("meetingsplus", "an_empty_page_must_say_so", "meetingsplus/pages")
        | _own("norrkoping", "fewer_rows_than_counted_are_none")
        | _own("sitevision", "a_calendar_shorter_than_its_count_is_none", "sitevision/source")
        | _own("ciceron", "a_search_that_never_has_its_rows_is_an_error", "ciceron/source")
        | dict.fromkeys(("ical", "jsonld", "rss"), "sources/test_announced_events.py::test_what_announces_no_meeting_is_another_feed"),
    ),
    Behaviour("JSON inside words of JSON", here=_own("ciceron", "meetings_are_read_whatever_envelope_they_come_in", "ciceron/source")),
    Behaviour("a session in the body, and lost", here=_own("ciceron", "a_lost_session_is_opened_anew", "ciceron/source")),
    Behaviour("file names in cp1252, as base64", here=_own("ciceron", "a_files_name_goes_back_as_it_came", "ciceron/rows")),
)  # fmt: skip
"""The behaviours that servers were seen to have, and what people get wrong."""


def table() -> Iterator[str]:
    """Draw the matrix as lines of Markdown: `×` where a test holds, `·` where nothing can or was seen to happen."""
    platforms = sorted(PLATFORMS)
    yield f"| | {' | '.join(platforms)} |"
    yield f"|---|{'|'.join(':-:' for _ in platforms)}|"
    for it in MATRIX:
        yield f"| {it.words} | {' | '.join('×' if it.test(platform) else '·' for platform in platforms)} |"


def main() -> int:
    """Print the table."""
    sys.stdout.write("".join(f"{line}\n" for line in table()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
