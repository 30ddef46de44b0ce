"""A new dossier, begun on a page: typed in a form, filled in with the kit, or as a former one."""
