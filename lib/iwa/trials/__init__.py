"""Tests over the months: what is proposed, what runs, what it came to, what the client has learned."""
