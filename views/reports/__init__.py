"""The reports page: upload, preview, place and year, deleting; reading in the background."""
