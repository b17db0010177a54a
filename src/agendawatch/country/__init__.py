"""A round over the country: which sites are due, and a visit to each of them, here or by workers on many machines."""

from agendawatch.country.planning import Plan, known_sites, plan
from agendawatch.country.spreading import spread
from agendawatch.country.touring import Tour, tour

__all__ = ["Plan", "Tour", "known_sites", "plan", "spread", "tour"]
