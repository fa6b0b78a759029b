"""Exports as the networks give them, read into tidy rows: one file per network."""
