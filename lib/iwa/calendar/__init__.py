"""The month's calendar: what is planned, the workbook a team works in, and what became of it."""
