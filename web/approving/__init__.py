"""Who approved what, on its page: a language, a part or a text, by a person who may."""
