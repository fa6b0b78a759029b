"""Running a month: notebooks by papermill, then decks and report from what they show."""
