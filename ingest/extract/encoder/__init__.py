"""The learnt encoder: a fine-tuned multilingual-e5-small that reads the report in windows and says of words, names and numbers what they are."""
