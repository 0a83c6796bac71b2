"""What a proposal changes: two states of the project → a report, and the report in words. Pure."""
