"""The interactive pages, made of widgets: for JupyterLab, and for Voilà's pages."""
