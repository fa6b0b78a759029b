"""Decks as LibreOffice draws them: PDF, and one picture of all the slides."""
