"""How one service is doing, for panels and service voices, and what they found in it."""
