"""Who starts a build: the command line, the drop folder, the night, a Prefect deployment. All run one library."""
