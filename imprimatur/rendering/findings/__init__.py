"""The findings of a dossier as its authors read them: a page, marked workbooks."""
