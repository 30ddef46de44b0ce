"""The tables of a document: the rules they must hold, as data, the frames they are held to, and a second opinion."""
