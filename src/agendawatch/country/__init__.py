"""Rounds over the country: which sites are due, and visits to them, here or by workers; and a first walk to check."""

from agendawatch.country.planning import Plan, known_sites, plan
from agendawatch.country.spreading import spread
from agendawatch.country.surveying import Score, Surveyed, choose, score, survey, survey_by
from agendawatch.country.touring import Tour, tour

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
