"""The pages of a draft or a final as pictures, both languages side by side, each passage with where it comes from."""
