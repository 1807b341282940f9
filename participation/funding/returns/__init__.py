"""What groups tell each year of their work and their money, and the pack of the joint meeting at which they meet."""
