"""The command line: `imprimatur new | check | build | list | explain | up`, in English, French or Dutch."""
