"""The method as data: `templates/method`, typed on load, a module a file of it."""
