"""Typed text: its characters, its inline marks and its lists."""
