"""Who follows: what the networks export of the followers, and the targets held against it."""
