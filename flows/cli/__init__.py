"""The command line: `imprimatur new | check | build | list | explain | up | new-kind`, in English, French or Dutch."""
