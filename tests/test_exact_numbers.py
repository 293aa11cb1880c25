"""Numbers that are told of one event: exact ones, written in one way."""

import pytest

from incidents.numbers import exact


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (["4156万8千円", "41568000円"], {"41568000"}),
        (["1.2億円", "3000人", "57件", "119番"], set()),
        (["993世帯", "10万3389件", "103389ファイル"], {"993世帯", "103389"}),
        (["1.2.3万円", "9" * 400 + "円", "千円", "円"], set()),
    ],
)
def test_numbers_that_are_not_round(words, numbers) -> None:
    assert exact(words) == numbers
