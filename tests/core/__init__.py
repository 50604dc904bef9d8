"""Tests of what imports nothing of ours."""
