"""The outline of a notice: what stands under what."""

from nlp.outline import parents


def test_items_stand_under_their_heading_and_prose_under_nothing() -> None:
    lines = [
        "障害のお知らせ",
        "■コンビニ交付",
        "・13日に停止しました",
        "・復旧しました",
        "■e-Tax",
        "・停止中",
        "以上です。",
        "・項目",
    ]
    assert parents(lines) == [None, 0, 1, 1, 0, 4, None, None]


def test_a_sentence_that_leads_in_heads_the_list_below_it() -> None:
    assert parents(["次の手続きができません。", "・転入届", "・転出届"]) == [None, 0, 0]


def test_lines_without_marks_stand_under_the_sentence_that_leads_in() -> None:
    lines = [
        "障害について",
        "次の手続きができません。",
        "転入届",
        "電子証明書の更新",
        "原因は調査中です。",
        "お問い合わせ",
    ]
    assert parents(lines) == [None, None, 1, 1, None, None]


def test_numbers_letters_and_circles_are_levels() -> None:
    assert parents(["1 概要", "(1) 経過", "① 発生", "② 復旧", "(2) 原因", "2 対応"]) == [None, 0, 1, 1, 0, None]


def test_an_answer_on_a_line_of_its_own_belongs_to_the_line_above() -> None:
    assert parents(["手続き:転入届", "状況:停止中", "手続き:転居届", "状況:可"]) == [None, 0, None, 2]


def test_circles_are_answers_only_beside_crosses() -> None:
    assert parents(["窓口", "×転入届", "○転出届"]) == [None, 0, 0]
    assert parents(["お持ちいただくもの", "○印鑑", "・認め印で可"]) == [None, 0, 1]


def test_nothing_has_no_outline() -> None:
    assert parents([]) == []
