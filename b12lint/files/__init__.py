"""Which files a run reads, and their text. Folders are searched by git's rules of what is ignored."""

from b12lint.files.discovery import STDIN, Discovery, discover
from b12lint.files.reading import decode, read

__all__ = ["STDIN", "Discovery", "decode", "discover", "read"]
