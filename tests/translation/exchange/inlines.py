"""Inlines of every look, for the formats of exchange."""

from hypothesis import strategies as st

from imprimatur.core.blocks import Inline, Run

_CHARACTERS = st.sampled_from("aé œ&<>{}\"'/;#lt1.,!? \u00a0\u202f’«»\n\\=")
_TEXTS = st.one_of(
    st.text(_CHARACTERS, max_size=12),
    st.sampled_from(
        [
            "Voir ",
            '{{ nombre("lits") }}',
            "{{ voir('R&D <b>') }} et",
            "{{{ x }}",
            "&amp;",
            "&#123;",
            "<strong>",
            "</em>",
            '<note n="1"/>',
            "<code>x</code>",
            "#. x",
            '#~ msgid "x"',
            "\\n",
            "]]>",
        ]
    ),
)


RUNS = st.builds(
    Run,
    text=_TEXTS,
    bold=st.booleans(),
    italic=st.booleans(),
    link=st.sampled_from(["", "", "https://exemple.be/?a=1&b=2", "mailto:nom@exemple.be"]),
    lang=st.sampled_from([None, None, "en", "nl"]),
    verbatim=st.sampled_from([False, False, True]),
    note=st.sampled_from([(), (), (Run("Une note."),), (Run("Une autre"), Run(" note", bold=True))]),
    raised=st.sampled_from(["", "", "super", "sub"]),
)
INLINES: st.SearchStrategy[Inline] = st.lists(RUNS, max_size=6).map(tuple)
