"""The languages of the site, the original's first. Each has its own words in i18n/ and its own tree of addresses."""

LANGUAGES = ("en", "fr", "es")
DEFAULT = "en"
NAMES = {"en": "English", "fr": "Français", "es": "Español"}
