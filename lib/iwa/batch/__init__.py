"""The month of all clients in one go: what is run where, what came of it, what changed, and the page that says so."""
