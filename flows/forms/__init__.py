"""The forms by which people ask for a document on the server's pages: in French and Dutch, in words, from lists."""
