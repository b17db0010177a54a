"""Which municipality publishes where: data."""
