"""The pages of investigations: for staff, for whoever maps or comes, for panels and for everybody."""
