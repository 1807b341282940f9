"""What staff, mappers, those who come and panels write."""
