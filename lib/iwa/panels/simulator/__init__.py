"""The simulator as a page."""

import ipywidgets as widgets


def simulator(client: str, month: str) -> widgets.Widget:
    slider = widgets.IntSlider(value=3, min=0, max=10, description="Cadence")
    label = widgets.Label(value="3")
    slider.observe(lambda change: setattr(label, "value", f"{client} {month} {change['new']}"), "value")
    return widgets.VBox([slider, label])
