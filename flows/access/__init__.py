"""Who may do what on the pages in the browser: accounts, sessions, rights, and the record of every act."""
