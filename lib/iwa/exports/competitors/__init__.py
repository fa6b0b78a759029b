"""Competitors' posts, as the team notes them or as a tool exports them."""
