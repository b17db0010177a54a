"""Göteborg: a WebSphere portal that lists meetings by organization and year, and a Domino base that holds the files."""
