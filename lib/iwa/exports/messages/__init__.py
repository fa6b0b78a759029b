"""Messages, comments and reviews."""
