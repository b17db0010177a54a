"""What may go wrong, what happens then, and the tests that hold it: `python -m tests.replicas.faults` prints the table."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["FAULTS", "Held", "main", "table"]


class Held(NamedTuple):
    """A fault, and what holds it."""

    fault: str
    happens: str
    tests: tuple[str, ...]
    """Each `file::test`, under `tests/`."""


_WIRE = "fetch/test_wire_on_loopback.py::test_"
_NETWORK = "faults/test_network.py::test_"
_DISK = "faults/test_disk.py::test_"
_CLOCK = "faults/test_clock.py::test_"
_CLUSTER = "cluster/test_on_a_cluster.py::test_"
_CRASH = "history/test_crash.py::test_"
_DAYS = "sources/test_bad_days.py::test_"

FAULTS = (
    # The network
    Held("a line drops, in the head, the body or a chunk", "`FetchError`; nothing of it is kept, and what was known stands", (f"{_NETWORK}a_line_that_drops_is_told",)),
    Held("a line stalls", "`HostError` after the time that we wait", (f"{_NETWORK}a_line_that_stalls_is_told", f"{_WIRE}a_slow_answer_is_waited_for")),
    Held("an answer drips, or has no end", "`LimitError`", ("fetch/test_wire.py::test_a_body_that_drips_is_cut", f"{_WIRE}an_answer_without_end_is_cut")),
    Held("a file that is too large", "refused before it comes", (f"{_WIRE}a_file_of_300_megabytes_is_refused_before_it_comes",)),
    Held("a certificate that nobody vouches for", "`HostError`, not tried again", (f"{_WIRE}a_certificate_that_nobody_vouches_for_is_told",)),
    Held("a host lies: a missing page, a login, a firewall or nothing, with status 200", "`ReadError` or `RefusedError`; never a quiet month, no meeting is gone, and the next good round has no news", (f"{_NETWORK}a_bad_day_takes_nothing_away", f"{_DAYS}a_bad_day_is_told_as_what_it_is")),
    Held("a page comes by halves", "held back, or told; nothing is cancelled", (f"{_NETWORK}half_a_page_cancels_nothing", "history/test_recording.py::test_a_list_that_shrinks_is_held_back_until_it_is_seen_again")),
    Held("a host says that nothing changed, and it did", "its word is taken where its tag has been seen to follow the page, for a week at most", ("fetch/test_exchange.py::test_no_change_hides_behind_a_tag_that_nobody_has_seen_to_follow_its_page", "fetch/test_exchange.py::test_a_host_is_believed_for_a_week")),
    Held("502, 503, 429", "asked again as the host says, then left in peace, longer each time", (f"{_DAYS}a_bad_day_is_told_as_what_it_is", "country/test_touring.py::test_a_failing_site_is_left_in_peace_and_stops_no_other")),
    Held("a wrong charset, slowness, a redirect", "read all the same; no news", (f"{_NETWORK}what_does_no_harm_is_no_news",)),
    # The disk and the database
    Held("the disk is full in a round", "`StoreError`; nothing by halves, and the next round takes it up", (f"{_DISK}a_round_on_a_full_disk_is_told_and_made_again", "history/test_database.py::test_a_full_disk_is_told_and_nothing_is_half_written")),
    Held("the disk is full in a backfill", "it stops; run again it ends where it would have ended", (f"{_DISK}a_backfill_on_a_full_disk_stops_and_goes_on",)),
    Held("the disk is full in publishing", "`PlaceError`; every file is the old one or the new one, and the next publishing makes the rest", (f"{_DISK}publishing_on_a_full_disk_leaves_every_file_whole", "feeds/test_files.py::test_a_killed_publisher_leaves_the_old_file_whole")),
    Held("the database is held, damaged, of another release, or its server is away", "`StoreError` that says which", ("history/test_database.py::test_a_database_held_by_another_writer_is_told", "history/test_database.py::test_a_file_that_is_no_database_is_told", "history/test_database.py::test_a_server_that_is_not_there_is_told", "history/test_upgrade.py::test_a_database_of_a_later_release_is_refused")),
    # Processes and machines
    Held("a round is killed", "the store holds whole rounds, each once", (f"{_CRASH}a_killed_round_leaves_no_half", "country/test_touring.py::test_a_killed_round_goes_on_where_it_stood")),
    Held("two rounds at once", "each waits for the other; every change once", (f"{_CRASH}two_watchers_of_one_site_add_each_change_once", f"{_CRASH}two_watchers_of_two_sites_lose_nothing")),
    Held("a publisher is killed, or two publish", "whole files; the second is told", ("site/test_writing.py::test_a_killed_publisher_leaves_whole_files_and_the_next_one_goes_on", "site/test_places.py::test_a_second_publisher_is_told")),
    Held("a machine of a cluster dies", "its work is done by another; nothing is lost, and nothing is there twice", (f"{_CLUSTER}a_backfill_outlives_a_machine", f"{_CLUSTER}a_round_outlives_a_machine")),
    Held("a document kills its reader", "it is told; the others are read", ("archive/test_workers.py::test_work_that_kills_its_process_is_known_and_the_rest_is_done", "archive/test_backfilling.py::test_a_document_that_kills_its_workers_is_told")),
    Held("a document cannot be read", "`ReadError`, told by name, and tried again next time", ("archive/test_backfilling.py::test_a_bad_document_is_told_and_stops_no_other", "reading/test_robustness.py::test_damaged_pdfs_are_answered_or_refused", "reading/test_robustness.py::test_damaged_pages_are_answered_or_refused")),
    Held("a message is killed on its way", "it is reported, and not sent twice", ("notifying/test_telling.py::test_a_process_that_is_killed_while_it_tells_tells_nothing_twice",)),
    # Time and place
    Held("the clock goes backwards", "the round is told as not believed; what it saw is asked for again", (f"{_CLOCK}a_clock_that_goes_backwards_loses_no_change", "history/test_recording.py::test_a_round_that_comes_late_changes_nothing", "archive/test_backfilling.py::test_a_clock_that_went_backwards_is_told")),
    Held("the clock was ahead", "every round says so until the time is passed", (f"{_CLOCK}a_clock_that_was_ahead_holds_news_back_until_it_is_passed",)),
    Held("a calendar is made while the clock is wrong", "stamps never go backwards", (f"{_CLOCK}a_calendar_s_stamps_never_go_backwards",)),
    Held("the nights that clocks are set", "a day has the hours that it has in Sweden; the double hour is two moments, the missing hour is none", (f"{_CLOCK}rounds_through_the_night_that_clocks_are_set", f"{_CLOCK}a_day_has_the_hours_that_it_has_in_sweden", "feeds/test_ical.py::test_the_autumns_double_hour_is_written_in_utc")),
    Held("the machine is in Tokyo, in locale C, knows ASCII alone", "the same store and the same calendars, to the byte", ("faults/test_elsewhere.py::test_the_demo_is_the_same_everywhere", "publishing/test_stability.py::test_every_machine_writes_the_same_bytes")),
    # Words
    Held("words that were meant to hurt", "they stay words: in calendars, pages, queries and terminals", ("feeds/test_hostile.py::test_every_word_stays_a_word", "site/server/test_api.py::test_hostile_words_are_text")),
    Held("a query that cannot be read, or asks for too much", "400 with the reason; threads and rows are bounded", ("site/server/test_queries.py::test_what_cannot_be_read_is_refused", "site/server/test_limits.py::test_what_takes_too_long_is_stopped")),
)  # fmt: skip


def table() -> Iterator[str]:
    """Write the table as Markdown."""
    yield "| what goes wrong | what happens | held by |"
    yield "|---|---|---|"
    for fault, happens, tests in FAULTS:
        yield f"| {fault} | {happens} | {', '.join(f'`{test}`' for test in tests)} |"


def main() -> None:
    """Print the table."""
    sys.stdout.write("\n".join(table()) + "\n")


if __name__ == "__main__":
    main()
