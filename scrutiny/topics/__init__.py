"""What people would have a panel look into, who supports it, and what the panel votes to take on."""
