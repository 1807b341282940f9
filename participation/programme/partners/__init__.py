"""Bodies that work beside us: a federation of tenants, a community council. What each does, agrees and plans."""
