"""The report of one round of deciding together how money is spent (K-40)."""
