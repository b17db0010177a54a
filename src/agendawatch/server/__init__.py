"""The small server: the pages and feeds of the site, filters in the address, and a JSON API.

One ASGI application over a store; `serve` runs it. It knows no clock and makes no rounds of its own: both are given.
"""
