"""Ciceron: a diary that is searched over JSON-RPC, and its notice board."""
