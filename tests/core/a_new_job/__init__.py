"""All of a new job: a row, the work, two tasks, and when the clock has it sweep."""
