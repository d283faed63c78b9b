"""How values become bytes: templates and what they see of all pages, the theme's files, tables."""
