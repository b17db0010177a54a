"""NetPublicator: a reader, whose tree of channels holds meetings and documents, and a notice board."""
