"""Coming in and going out: the password, the invitation, the one-time link, the accounts of an office."""
