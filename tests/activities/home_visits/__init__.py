"""An app that nobody else knows of: two kinds of activity, one with pages and rows of its own."""
