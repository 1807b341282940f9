"""Checks of a sample: calls that were recorded and contacts that were written down, drawn by lot each month and
held against a list of criteria (B-20, B-21). No recording is kept here."""
