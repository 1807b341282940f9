"""How a service is walked through with those who use it and those who give it, and what should change."""
