"""The page that finds similar pilots elsewhere: the question, the hits, their comparison and brief."""
