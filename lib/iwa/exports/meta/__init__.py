"""Meta Business Suite: Facebook and Instagram."""
