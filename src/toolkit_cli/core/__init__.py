"""Diagnostics, errors, results and fingerprints: imports nothing else of ours."""
