"""What running text says in numbers, days, periods and hours, in French and Dutch, each with the place of its words.

Where `language.parsing` reads one value that stands alone in a field, this reads sentences: it finds, and never raises.
"""
