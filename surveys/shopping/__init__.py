"""Mystery shopping: volunteers tell us of real contacts with us each month, and make set enquiries."""
