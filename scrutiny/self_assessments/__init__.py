"""The landlord’s own assessment against a framework, which is worth something once customers have signed it off."""
