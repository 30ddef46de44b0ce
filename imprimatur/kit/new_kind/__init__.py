"""The skeleton of a new kind of document: every file that a kind has, written into a checkout of the project.

`skeleton/` mirrors the project: `KIND` in a path is the kind's stem, `$kind` and its like in a text are filled, and
the ending `.txt` keeps tools from reading the files as they stand.
"""
