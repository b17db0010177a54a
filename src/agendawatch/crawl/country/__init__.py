"""Rounds over the country: which sites are due, and visits to them, here or by workers."""

from agendawatch.crawl.country.local import CountryReport, update_sites
from agendawatch.crawl.country.plan import Plan, known_sites, plan
from agendawatch.crawl.country.workers import update_sites_by_workers

__all__ = ["CountryReport", "Plan", "known_sites", "plan", "update_sites", "update_sites_by_workers"]
