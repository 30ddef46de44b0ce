"""PDF: the HTML of a Composition laid out, tagged and claimed as PDF/A-3a and PDF/UA-1."""
