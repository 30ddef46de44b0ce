"""Finished sets: put in their place whole, vouched for by a manifest, compared with the files of today."""
