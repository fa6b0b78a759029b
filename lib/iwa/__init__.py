"""L'atelier IWA."""
