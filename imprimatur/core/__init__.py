"""The frozen types that travel along the pipeline; none of them knows a room."""
