"""Tests of translation: catalogues, exchange, rules."""
