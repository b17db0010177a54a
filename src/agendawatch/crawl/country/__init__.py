"""Rounds over the country: which sites are due, and visits to them, here or by workers; and a first walk to check."""

from agendawatch.crawl.country.local import CountryReport, update_sites
from agendawatch.crawl.country.plan import Plan, known_sites, plan
from agendawatch.crawl.country.surveys import Score, SurveyReport, choose, score, survey, survey_by
from agendawatch.crawl.country.workers import update_sites_by_workers

__all__ = [
    "CountryReport",
    "Plan",
    "Score",
    "SurveyReport",
    "choose",
    "known_sites",
    "plan",
    "score",
    "survey",
    "survey_by",
    "update_sites",
    "update_sites_by_workers",
]
