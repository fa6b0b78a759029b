"""From a file on disk to text cells, whatever its kind."""
