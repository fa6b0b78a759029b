"""The steps of the method as slides: one module a step's question, called by the notebooks."""
