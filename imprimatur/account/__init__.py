"""The account: every piece of an input is printed, used for a value or told; what is left is a finding of its own."""

from imprimatur.account.balance import unaccounted

__all__ = ["unaccounted"]
