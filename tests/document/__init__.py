"""Tests of the document room: markdown to blocks with exact positions."""
