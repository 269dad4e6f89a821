"""The page of canned queries: gallery, form, result, downloads."""
