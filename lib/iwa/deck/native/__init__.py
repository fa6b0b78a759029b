"""Charts that PowerPoint itself draws, each with its workbook: editable, in theme colours."""
