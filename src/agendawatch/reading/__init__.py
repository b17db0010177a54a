"""Documents into facts: HTML, PDF and text become blocks, and blocks become values."""
