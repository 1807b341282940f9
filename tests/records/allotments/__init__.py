"""An app that nobody else knows of: who has which plot of the allotments."""
