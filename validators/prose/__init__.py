"""What the checks of wording share: the pieces of texts, their numbers, the words to avoid, their expressions."""
