"""How much is read, and how long is waited for it. Every limit of :mod:`onrecord.pages` stands here."""

from __future__ import annotations

PAGE_BYTES = 10 * 2**20
"""The most a page may hold, after decompression. The longest news pages are near 2 MiB; ten are 1.5 million words."""
READ_BYTES = 64 * 2**10
"""Read at a time."""
SNIFF_BYTES = 4096
"""Looked at to tell what the bytes are."""
REDIRECTS = 10
CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 15.0
"""For each wait on the other side."""
FETCH_SECONDS = 60.0
"""For a whole page, redirects included: a server that drips a byte at a time is left here."""
ROBOTS_BYTES = 512 * 2**10
"""RFC 9309 asks for at least 500 KiB."""
ROBOTS_SECONDS = 86400.0
"""How long a robots.txt is believed: RFC 9309 asks for no more than a day."""
ROBOTS_CLOSED_SECONDS = 600.0
"""When a host whose robots.txt could not be had is asked for it again."""
PAUSE_SECONDS = 1.0
"""Between two requests to one host, unless its robots.txt asks for more."""
LONGEST_PAUSE_SECONDS = 30.0
"""A Crawl-delay over this is not waited for in one run: the page is refused instead."""
LISTING_BYTES = 50 * 2**20
"""The most a sitemap may hold, after decompression: what its protocol permits."""
FEED_BYTES = 10 * 2**20
"""The most a feed may hold; the longest that outlets offer are under one MiB."""
LISTED = 50_000
"""The most addresses that are taken from one listing: what the sitemap protocol permits."""
LONGEST_AFTER_SECONDS = 7 * 86400.0
"""A Retry-After over this is taken for a mistake, and cut to it."""
