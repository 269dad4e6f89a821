"""Places of China: provinces, prefectures and counties with their codes and points, and the kinds of development zones."""
from ingest.gazetteer.divisions import Division, Gazetteer, gazetteer

__all__ = ["Division", "Gazetteer", "gazetteer"]
