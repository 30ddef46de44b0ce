"""The pages of a document as pictures, and where each passage, figure and mark of a draft stands on them."""
