"""What a scrutiny panel looks into: from what it chose until what came of it has been looked at twice."""
