"""The page in the browser, for staff and directions, in French and in Dutch. See docs/adr/0036."""
