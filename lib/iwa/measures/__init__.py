"""What is measured: one registry of definitions, and the same computation for every month."""
