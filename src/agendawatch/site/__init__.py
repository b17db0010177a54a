"""The face: pages and feeds from a store, as files or from a small server."""
