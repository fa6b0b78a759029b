"""From a printed figure to the rows of the files that make it, and back: the figure counted again from them."""
