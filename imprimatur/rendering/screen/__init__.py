"""The edition for the screen: the page of a Composition as one HTML file that needs nothing else."""
