"""The site's own Pelican plugins: `core` reads and publishes, every other module is one feature."""
