"""The Word file of two columns: for a colleague who translates in Word or LibreOffice, or by DeepL."""

from imprimatur.translation.exchange.word.reader import read
from imprimatur.translation.exchange.word.writer import write

__all__ = ["read", "write"]
