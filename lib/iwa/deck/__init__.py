"""From slides to a PowerPoint file: the only room that knows python-pptx."""
