"""Two languages kept in step: the units of a document, where each stands, and what goes to translators and back."""
