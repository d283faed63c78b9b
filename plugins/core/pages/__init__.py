"""What features make pages of: the views and the heads that they share, lists by facet, related items, cards."""
