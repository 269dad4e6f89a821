"""Similar reforms and pilots of other places: what they are found by, how they are ranked, and why each is shown."""
