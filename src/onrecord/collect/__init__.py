"""Adding to the record: what a person names once, and what is followed and collected again and again.

Joins the stages as ``pipeline`` does: pages are listed and fetched, read by the pipeline, and kept in the record.
"""
