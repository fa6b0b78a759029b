"""What a client's folder forgets: cases past their purge date, a person, the whole client."""
