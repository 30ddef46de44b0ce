"""Forms in the page: what a dossier says is typed in the browser, and saved as the inputs that staff would make.

A form is derived from the model, its labels and its guidance, as the kit is (`deriving.py`); what the inputs say now is
read as assembly reads it (`stating.py`); what is typed goes where it stands, or into the dossier's own file
(`saving.py`). Former states of files are kept and put back (`formers.py`); a dossier begins as a form, a kit or a
former one (`beginning.py`).
"""
