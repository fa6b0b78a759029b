"""A month's downloads of all clients, thrown in `depot/`: each file goes to the client whose account it names."""
