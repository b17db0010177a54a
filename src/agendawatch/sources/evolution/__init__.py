"""Evolution (Sokigo): a diary with papers item by item, and a document web with whole minutes; a site is one of them."""
