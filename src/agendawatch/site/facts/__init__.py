"""What each page says: pure, frozen values made of rows that are passed in, never of the database.

So they can be made in bulk: ask the store once, group, and give each page its own meetings, changes and proposals.
A page holds no clock; what hangs on the day is counted from `today` or `now` when it is made.
Equal facts are equal bytes, in each language.
"""

from agendawatch.site.facts.cases import CasePage, case_page, case_steps
from agendawatch.site.facts.coverage import CoveragePage, coverage_page
from agendawatch.site.facts.frame import Frame, Page
from agendawatch.site.facts.front import FrontPage, front_page
from agendawatch.site.facts.meetings import MeetingPage, meeting_page
from agendawatch.site.facts.months import MonthPage, month_page, months_of, running_month
from agendawatch.site.facts.organizations import (
    MunicipalityPage,
    OrganizationPage,
    municipality_page,
    organization_page,
)
from agendawatch.site.facts.parties import PartyPage, party_pages
from agendawatch.site.facts.proposals import ProposalPage, proposal_page
from agendawatch.site.facts.search import SearchEntry, search_entries, search_index
from agendawatch.site.facts.static_pages import AboutPage, MissingPage, SubscribePage, WordsPage
from agendawatch.site.facts.watches import WatchPage, watch_page

__all__ = [
    "AboutPage",
    "CasePage",
    "CoveragePage",
    "Frame",
    "FrontPage",
    "MeetingPage",
    "MissingPage",
    "MonthPage",
    "MunicipalityPage",
    "OrganizationPage",
    "Page",
    "PartyPage",
    "ProposalPage",
    "SearchEntry",
    "SubscribePage",
    "WatchPage",
    "WordsPage",
    "case_page",
    "case_steps",
    "coverage_page",
    "front_page",
    "meeting_page",
    "month_page",
    "months_of",
    "municipality_page",
    "organization_page",
    "party_pages",
    "proposal_page",
    "running_month",
    "search_entries",
    "search_index",
    "watch_page",
]
