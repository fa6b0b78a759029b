"""The server of the interactive pages, on this machine alone: Voilà for the panels, JupyterLab for the notebooks."""
