"""`dossier.xlsx`, the workbook that a person fills in: its tabs, how it is read and written."""

from iwa.dossier.read import Dossier, load_dossier, store_cells

__all__ = ["Dossier", "load_dossier", "store_cells"]
