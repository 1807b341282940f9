"""What participation money is given for, and who had it."""
