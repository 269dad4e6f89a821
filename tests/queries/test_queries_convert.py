"""Values that need no graph: years, numbers, choices, text."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.asked.text import text
from queries import convert
from queries.errors import BadParameter
from queries.spec import Parameter

WORDS = {"zh": "数", "en": "N"}
N = Parameter("top", "number", WORDS, min=1, max=50)
LEVEL = Parameter("level", "level", WORDS, terms="level")


@pytest.mark.parametrize(("written", "expected"), [
    ("2017-2020", (2017, 2020)), ("2017", (2017, 2017)), (2017, (2017, 2017)), ("2017年至2020年", (2017, 2020)), ("2017–2020", (2017, 2020)),
    (" 2017 ~ 2020 ", (2017, 2020)), ("２０１７－２０２０", (2017, 2020)), ((2017, 2020), (2017, 2020)), ("2017-", (2017, 2100)), ("-2020", (1900, 2020)),
    ("2017到2017", (2017, 2017)), ("2017/2018", (2017, 2018)),
])
def test_years(written, expected):
    assert convert.years(written, "years") == expected


@pytest.mark.parametrize("written", ["", "-", "17-20", "2020-2017", "abc", "2017-2018-2019", "1066", "2017-9999", 1.5, True, None, ["2017"], "2017; DROP"])
def test_no_years(written):
    with pytest.raises(BadParameter, match="years is a year or a range of years such as 2017-2020"):
        convert.years(written, "years")


@given(st.integers(convert.FIRST_YEAR, convert.LAST_YEAR), st.integers(convert.FIRST_YEAR, convert.LAST_YEAR))
def test_years_that_are_shown_are_read_again(one, other):
    first, last = sorted((one, other))
    if (first, last) != (convert.FIRST_YEAR, convert.LAST_YEAR):
        assert convert.years(convert.show_years(first, last), "years") == (first, last)


@pytest.mark.parametrize(("written", "expected"), [("3", 3), (3, 3), (3.0, 3), (" ３ ", 3), ("+50", 50)])
def test_numbers(written, expected):
    assert convert.number(N, written) == expected


@pytest.mark.parametrize("written", ["0", 51, "3.5", 3.5, "three", "", True, None, "1e3", "9" * 30, float("nan")])
def test_no_numbers(written):
    with pytest.raises(BadParameter, match="top is a whole number from 1 to 50, not"):
        convert.number(N, written)


@pytest.mark.parametrize("written", ["national", "国家级", " National "])
def test_choices(written):
    assert convert.choice(LEVEL, written) == "national"


@pytest.mark.parametrize("written", ["nationl", "县级", 3, None, "'}) DETACH DELETE"])
def test_no_choices(written):
    with pytest.raises(BadParameter, match=r"level is one of national \(national\), provincial \(provincial\)"):
        convert.choice(LEVEL, written)


def test_text_is_kept_as_it_is():
    nasty = "'}) MATCH (n) DETACH DELETE n // \\u0027 `$x` <b>"
    assert text(f"  {nasty} ", "subject") == nasty


@pytest.mark.parametrize(("written", "reason"), [("a" * 201, "too long: 201"), ("a\x00b", "U\\+0000"), ("a\nb", "U\\+000A"), ("\ud800", "U\\+D800"), (3, "is a text")])
def test_no_text(written, reason):
    with pytest.raises(BadParameter, match=f"subject .*{reason}"):
        text(written, "subject")


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.lists(st.integers(), max_size=3)))
def test_whatever_comes_it_is_a_value_or_a_message(value):
    for parameter in (N, LEVEL, Parameter("years", "years", WORDS), Parameter("subject", "text", WORDS)):
        try:
            assert convert.literal(parameter, value).keys() == set(parameter.cypher_names)
        except BadParameter as error:
            assert error.en.startswith(parameter.name) and error.zh.startswith(parameter.name)
