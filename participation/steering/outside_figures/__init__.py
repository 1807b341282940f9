"""Figures of a service that other systems count, entered by staff with their source, for panels to hold beside ours."""
