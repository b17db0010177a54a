"""What may go wrong, what happens then, and the tests that hold it: `python -m tests.replicas.faults` prints the table."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import NamedTuple


class Held(NamedTuple):
    """A fault, and what holds it."""

    fault: str
    happens: str
    tests: tuple[str, ...]
    """Each `file::test`, under `tests/`."""


_LOOPBACK = "fetch/test_transport_on_loopback.py::test_"
_NETWORK = "faults/test_network.py::test_"
_DISK = "faults/test_disk.py::test_"
_CLOCK = "faults/test_clock.py::test_"
_POSTGRES = "faults/test_postgres.py::test_"
_CRASH = "store/test_crash.py::test_"
_SERVING = "server/test_runner.py::test_"
_DAYS = "sources/test_bad_days.py::test_"

FAULTS = (
    # The network
    Held("a line drops or stalls, an answer drips, has no end, or unpacks into a large one", "`FetchError`: `HostError`, or `LimitError` at a limit; nothing of it is kept", (f"{_NETWORK}a_line_that_drops_is_told", f"{_NETWORK}a_line_that_stalls_is_told", f"{_LOOPBACK}a_slow_answer_is_waited_for", "fetch/test_network.py::test_an_answer_that_drips_is_cut", "fetch/test_network.py::test_a_handshake_that_never_comes_is_cut", "fetch/test_network.py::test_a_name_that_nobody_answers_for_is_cut", "fetch/test_network.py::test_headers_without_end_are_cut", "fetch/test_transport_on_loopback.py::test_an_answer_without_end_is_cut", "fetch/test_body.py::test_what_unpacks_past_the_limit_is_cut", "fetch/test_body.py::test_what_is_packed_twice_or_otherwise_is_refused")),
    Held("a page, redirect or name leads into the network that we run in, to a stranger's host, or to what is no address", "`RefusedError` or `HostError`; not connected to", ("fetch/test_network.py::test_no_page_leads_us_inside", "fetch/test_network.py::test_a_public_name_that_leads_inside_is_refused", "fetch/test_allowed_hosts.py::test_what_leads_into_a_network_of_ones_own_is_not", "fetch/test_network.py::test_a_name_is_looked_up_once_and_connected_to_as_it_was_checked", "fetch/test_holders.py::test_a_document_elsewhere_is_listed_and_not_asked_for", "fetch/test_network.py::test_a_redirect_to_what_is_no_address_is_a_hosts_error", "fetch/test_allowed_hosts.py::test_what_is_no_address_is_told")),
    Held("many hosts send large pages at once, or cookies without end", "few come in at a time; cookies are not kept", ("fetch/test_memory_share.py::test_a_round_over_hosts_that_send_much_stays_small", "fetch/test_memory_share.py::test_who_holds_too_much_gets_no_more", "fetch/test_transport.py::test_cookies_without_end_are_not_kept")),
    Held("robots.txt answers 5xx, a host fails or asks for a long wait, a site has no end", "it is left in peace, longer each time; a round gives a site an hour", ("fetch/test_exchange.py::test_a_host_whose_rules_cannot_be_had_is_asked_nothing", "fetch/test_transport.py::test_a_host_that_asks_for_too_much_is_left", "fetch/test_transport.py::test_a_wait_that_is_too_long_is_nobodys", "fetch/test_stay.py::test_a_site_without_end_takes_an_hour", f"{_DAYS}a_bad_day_is_told_as_what_it_is", "crawl/country/test_local.py::test_a_failing_site_is_left_in_peace_and_stops_no_other")),
    Held("a list that no municipality has, a file that is too large, a certificate that nobody vouches for", "`TooLargeError` or `HostError`, not tried again", ("faults/test_hostile_pages.py::test_a_list_that_no_municipality_has_stops_no_round", f"{_LOOPBACK}a_file_of_300_megabytes_is_refused_before_it_comes", f"{_LOOPBACK}a_certificate_that_nobody_vouches_for_is_told")),
    Held("a host lies (a missing page, a login, a firewall or nothing, with status 200), or sends half a page", "`ReadError` or `RefusedError`, or held back; nothing is cancelled, and the next good round has no news", (f"{_NETWORK}a_bad_day_takes_nothing_away", f"{_DAYS}a_bad_day_is_told_as_what_it_is", f"{_NETWORK}half_a_page_cancels_nothing", "store/test_record_round.py::test_a_list_that_shrinks_is_held_back_until_it_is_seen_again")),
    Held("a host says that nothing changed, and it did", "its tag is believed where it has been seen to follow the page, for a week at most", ("fetch/test_exchange.py::test_no_change_hides_behind_a_tag_that_nobody_has_seen_to_follow_its_page", "fetch/test_exchange.py::test_a_host_is_believed_for_a_week")),
    Held("a wrong charset, one that nobody knows, slowness, a redirect", "read all the same; no news", ("documents/test_encoding.py::test_encodings_that_no_browser_knows_are_passed_over", f"{_NETWORK}what_does_no_harm_is_no_news")),
    Held("a host cannot be reached, refuses, or gives something else", "the public page says by a code what was seen of it, and no more", ("faults/test_failures.py::test_the_public_page_says_what_was_seen_of_a_failure_and_no_more", "faults/test_failures.py::test_without_a_network_nothing_is_said_of_a_site")),
    # The disk and the database
    Held("the disk is full", "`StoreError` or `PlaceError`; every file and round is whole, and the next run makes the rest", (f"{_DISK}a_round_on_a_full_disk_is_told_and_made_again", "store/test_database.py::test_a_full_disk_is_told_and_nothing_is_half_written", f"{_DISK}a_backfill_on_a_full_disk_stops_and_goes_on", f"{_DISK}publishing_on_a_full_disk_leaves_every_file_whole", "feeds/test_files.py::test_a_killed_publisher_leaves_the_old_file_whole")),
    Held("the database is held, damaged, full, read-only, of another release, or away", "`StoreError` that says which", ("store/test_database.py::test_a_database_held_by_another_writer_is_told", "store/test_database.py::test_a_file_that_is_no_database_is_told", "store/test_database.py::test_a_server_that_is_not_there_is_told", "store/test_upgrade.py::test_a_database_of_a_later_release_is_refused", f"{_POSTGRES}a_server_held_by_another_writer_is_told", f"{_POSTGRES}a_server_that_is_read_only_is_told", f"{_POSTGRES}a_server_that_is_full_is_told_and_the_round_made_again")),
    Held("a database's server crashes, or another takes its place", "that site's failure; the store goes on by itself, and no round that was told done is lost", (f"{_POSTGRES}a_connection_that_is_lost_in_the_middle_is_that_sites_failure", f"{_POSTGRES}a_server_that_crashes_loses_no_round_that_was_told_done", f"{_POSTGRES}a_failover_is_outlived")),
    Held("a row of the store is no JSON, or no meeting", "left out by every reader, told with its key, named by `doctor`; the next round writes it anew", ("store/test_damage.py::test_every_reader_of_meetings_leaves_a_damaged_one_out", "store/test_damage.py::test_every_other_row_too", "store/test_damage.py::test_the_next_round_writes_it_anew", "cli/test_doctor.py::test_damaged_rows_are_named")),
    # Processes and machines
    Held("a round or its worker is killed, two are made at once, many open a new store", "whole rounds, every change once; rounds of `--all` take turns at a host", (f"{_CRASH}a_killed_round_leaves_no_half", "crawl/country/test_local.py::test_a_killed_round_goes_on_where_it_stood", f"{_POSTGRES}two_writers_of_one_server_add_each_change_once", f"{_CRASH}two_watchers_of_one_site_add_each_change_once", f"{_CRASH}two_watchers_of_two_sites_lose_nothing", "store/test_upgrade.py::test_threads_and_processes_open_a_new_store_at_the_same_moment")),
    Held("a publisher is killed, or two publish; a message is killed on its way", "whole files; the second is told; nothing is sent twice", ("site/test_writer.py::test_a_killed_publisher_leaves_whole_files_and_the_next_one_goes_on", "site/test_file_stores.py::test_a_second_publisher_is_told", "notify/test_delivery.py::test_a_process_that_is_killed_while_it_tells_tells_nothing_twice")),
    Held("a document or page takes all memory, never ends, kills its reader, or cannot be read", "`UnsafeError`, `TooLargeError` or `ReadError`, told by name; left alone until a newer version reads; everything else goes on", ("faults/test_hostile_pages.py::test_a_document_that_stops_its_reader_stops_no_round", "faults/test_hostile_pages.py::test_a_large_page_that_takes_too_long_is_its_towns_failure", "faults/test_hostile_pages.py::test_it_is_not_read_again_before_a_newer_version", "faults/test_hostile_pages.py::test_a_newer_version_reads_it_again", "faults/test_hostile_pages.py::test_an_archive_goes_on_past_a_document_that_stops_its_reader", "readers/sandbox/test_pool.py::test_what_passes_a_limit_is_told_and_the_next_is_read", "readers/sandbox/test_hostile_documents.py::test_it_ends_in_its_time_and_the_next_is_read", "cli/test_hostile_files.py::test_a_file_that_stops_its_reader_is_told", "faults/test_hostile_pages.py::test_a_round_keeps_nothing_of_the_documents_that_it_could_not_read", "faults/test_hostile_pages.py::test_a_form_that_draws_itself_is_that_agendas_failure", "documents/pdf/test_census.py::test_more_than_any_agenda_holds_is_refused", "crawl/archive/test_backfill.py::test_a_bad_document_is_told_and_stops_no_other", "readers/test_robustness.py::test_damaged_pdfs_are_answered_or_refused", "readers/test_robustness.py::test_damaged_pages_are_answered_or_refused", "crawl/archive/test_backfill.py::test_a_document_that_kills_its_workers_is_told")),
    Held("a password or key in an address, wherever one may be given", "it is in no output, log, traceback or published file", ("cli/test_secrets.py::test_no_command_tells_the_password_of_its_store", "cli/test_secrets.py::test_a_site_s_password_is_asked_with_and_stays_there", "cli/test_secrets.py::test_whom_news_go_to_is_told_nobody", "cli/test_secrets.py::test_a_process_of_its_own_tells_nothing_with_debug")),
    # Time and place
    Held("the clock goes backwards, or was ahead", "the last round made is the present, stamps never go backwards; where three hosts say another hour, a round is refused; one that was made is taken back by its number", (f"{_CLOCK}the_last_round_made_is_the_present_whatever_its_moment", f"{_CLOCK}a_round_by_a_clock_that_three_hosts_contradict_is_refused", "store/test_record_round.py::test_a_round_is_taken_back_by_its_number", f"{_CLOCK}a_calendar_s_stamps_never_go_backwards")),
    Held("the nights that clocks are set", "a day has the hours that it has in Sweden; the double hour is two moments, the missing hour means an hour later, with a caveat", ("model/test_clocks.py::test_they_are_settled_with_a_caveat_and_cost_no_calendar", f"{_CLOCK}rounds_through_the_night_that_clocks_are_set", f"{_CLOCK}a_day_has_the_hours_that_it_has_in_sweden", "feeds/test_ical.py::test_the_autumns_double_hour_is_written_in_utc")),
    Held("the machine is in Tokyo, in locale C, knows ASCII alone", "the same store and the same calendars, to the byte", ("faults/test_elsewhere.py::test_the_demo_is_the_same_everywhere", "feeds/publishing/test_stability.py::test_every_machine_writes_the_same_bytes")),
    # Who reads
    Held("thousands of slow connections, clients that take no answer", "the slowest give way; whoever asks is answered; a server ends in its time", (f"{_SERVING}slow_clients_take_each_others_places_and_nobody_elses", f"{_SERVING}who_is_quick_keeps_the_connection_while_others_drip", "server/test_connections.py::test_when_all_room_is_taken_who_holds_most_gives_way", "server/test_connections.py::test_who_comes_without_end_is_not_taken", "server/test_responses.py::test_a_client_that_takes_nothing_is_left", f"{_SERVING}an_answer_that_is_not_taken_is_not_held_for_ever", f"{_SERVING}a_server_that_is_stopped_lets_slow_clients_go")),
    Held("a query that cannot be read, or asks for too much", "400 with the reason; threads and rows are bounded", ("server/test_queries.py::test_what_cannot_be_had_is_refused", "server/test_limits.py::test_what_takes_too_long_is_stopped")),
    # Words
    Held("a page asks for work without end, or nests without end", "`LimitError` with what was counted; honest pages of 200 kB are read whole", ("readers/test_work.py::test_work_past_the_bound_is_refused_with_what_was_counted", "readers/test_work.py::test_honest_pages_are_read_whole", "documents/test_nesting.py::test_what_is_nested_below_the_limit_is_read_or_refused")),
    Held("words that were meant to hurt", "they stay words: in calendars, pages, queries and terminals", ("documents/test_visible.py::test_what_nobody_sees_stays_outside_and_words_are_verbatim", "cli/test_terminal.py::test_only_our_own_styles_pass", "feeds/test_hostile.py::test_every_word_stays_a_word", "server/test_api.py::test_hostile_words_are_text")),
)  # fmt: skip


def table() -> Iterator[str]:
    """Write the table as Markdown."""
    yield "| what goes wrong | what happens |"
    yield "|---|---|"
    for fault, happens, _ in FAULTS:
        yield f"| {fault} | {happens} |"


def main() -> None:
    """Print the table."""
    sys.stdout.write("\n".join(table()) + "\n")


if __name__ == "__main__":
    main()
