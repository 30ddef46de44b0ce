"""E-mail: who gets letters (`people`), the spool that loses none (`outbox`), the server they are given to (`smtp`)."""
