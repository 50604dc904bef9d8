"""The alternative-format desk: requests from receiving to sending, with no personal data."""
