"""From measurements to one row a post and one row a day: which figure counts for a month."""
