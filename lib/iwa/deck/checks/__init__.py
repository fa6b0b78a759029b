"""What is verified of a deck each time it is written, whoever drew its master."""
