"""What data/ and i18n/ say: the vocabularies and their terms, the interface words, the facts of the organisation."""
