"""Real protocols, read where somebody has cloned them; their texts are never kept here."""
