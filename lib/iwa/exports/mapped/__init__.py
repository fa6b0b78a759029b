"""A table that no network is known for, read by a small file that a consultant completes beside it."""
