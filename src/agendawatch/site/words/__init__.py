"""What the site shows: text made harmless, and the sentences of its tables, in English; `i18n` says them."""
