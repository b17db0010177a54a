"""Rounds over the country: which sites are due, and visits to them, here or by workers; and a first walk to check."""

from agendawatch.crawl.country.local import Tour, tour
from agendawatch.crawl.country.plan import Plan, known_sites, plan
from agendawatch.crawl.country.surveys import Score, Surveyed, choose, score, survey, survey_by
from agendawatch.crawl.country.workers import spread

__all__ = [
    "Plan",
    "Score",
    "Surveyed",
    "Tour",
    "choose",
    "known_sites",
    "plan",
    "score",
    "spread",
    "survey",
    "survey_by",
    "tour",
]
