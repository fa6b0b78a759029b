"""What people correct in the decks: kept by slide, taken back from a corrected deck, applied to every production."""
