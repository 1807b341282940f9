"""What a panel recommends to the landlord, how the landlord replies and by when, and what came of it."""
