"""Accounts: one's own, those that an operator looks after, and the record of every act."""
