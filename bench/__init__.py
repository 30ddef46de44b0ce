"""Speed, as ratios taken side by side in one run; `python -m bench` prints them. No test measures time."""
