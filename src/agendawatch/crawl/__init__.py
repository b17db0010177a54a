"""The client, finding the way, one site, one round, a country, an archive; and what is followed, carried forward."""
