"""SiteVision, in the layouts that municipalities give it; a page may hold several of them at once."""
