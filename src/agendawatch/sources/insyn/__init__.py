"""Insyn Sverige: one page of WebForms for an organization, a year at a time, and a page for each meeting."""
