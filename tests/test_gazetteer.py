from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from nlp.components.gazetteer import Gazetteer
from nlp.extensions import register
from nlp.gazetteer.find import find
from nlp.gazetteer.lists import surfaces
from nlp.gazetteer.view import View, key

SEED = Path(__file__).resolve().parents[2] / "shared/seed/article.txt"
PIECES = st.one_of(
    st.text(max_size=8),
    st.sampled_from(sorted(surfaces())[::37]),
    st.sampled_from(
        [
            "東京都",
            "府中市",
            "の4市",
            "、",
            "や",
            "・",
            "　",
            " ",
            "\n",
            "（以下「機構」という。）",
            "同省",
            "本市",
            "㈱",
        ]
    ),
)


def names(text, label, **known):
    return [one.name for one in find(text, **known) if one.label == label]


@given(st.lists(PIECES, max_size=12).map("".join))
@example("Ⅳİ①㈱髙\x00\ud800東 京 都\u3000台東区𠮷野家")
@example("東京都" * 50)
@example("東京都京都市")
def test_offsets_are_exact_and_mentions_never_overlap(text):
    mentions = find(text, title="札幌市", source="lg:131067")
    for one in mentions:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.surface
        assert one.component == "gazetteer"
    assert all(before.end <= after.start for before, after in pairwise(mentions))


@given(st.text())
def test_keys_and_their_way_back_keep_every_character_in_its_place(text):
    assert len(key(text)) == len(text)
    view = View(text)
    for index in range(len(view.key)):
        start, end = view.original(index, index + 1)
        assert key(text)[start:end] == view.key[index]


@pytest.mark.parametrize("surface", ["J-LIS", "J―LIS", "JーLIS", "Ｊ－ＬＩＳ", "j‐lis", "J–LIS"])
def test_dashes_width_and_case_make_no_difference(surface):
    (mention,) = find(f"　{surface}は")
    assert (mention.entity_id, mention.surface, mention.start) == ("org:j-lis", surface, 1)


def test_an_unclear_place_keeps_its_candidates_and_no_id():
    (mention,) = find("府中市で障害が起きた。")
    assert (mention.name, mention.entity_id) == ("府中市", None)
    assert mention.candidates == ("lg:132063", "lg:342084")


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ({"source": "lg:342084"}, "広島県府中市"),
        ({"source": "lg:131067"}, "東京都府中市"),
        ({"title": "広島県の通信障害"}, "広島県府中市"),
    ],
)
def test_source_and_title_settle_an_unclear_place(known, name):
    assert names("府中市で障害が起きた。", "municipality", **known) == [name]


def test_the_nearest_city_settles_its_wards():
    text = "札幌市は中央区で、大阪市は中央区と北区で休む。"
    assert names(text, "municipality") == [
        "北海道札幌市",
        "北海道札幌市中央区",
        "大阪府大阪市",
        "大阪府大阪市中央区",
        "大阪府大阪市北区",
    ]


def test_the_seat_of_a_firm_is_a_place_and_not_a_municipality():
    text = "TKC（宇都宮市）と、本社・東京都港区の会社。〒100-0001 東京都千代田区千代田1-1"
    assert names(text, "place") == ["栃木県宇都宮市", "東京都港区", "東京都千代田区"]
    assert names(text, "municipality") == []


def test_a_bare_agency_needs_an_introduction():
    assert names("機構は調べている。", "organisation") == []
    assert names("J-LISは謝った。機構は調べている。", "organisation") == ["地方公共団体情報システム機構"] * 2


@pytest.mark.parametrize(
    "text", ["", "\x00", "\ud800", "CONNECTとTOTKCX", "www.j-lis.go.jp", "津市民会津", "東京都心の都市計画"]
)
def test_pieces_of_other_words_are_no_names(text):
    assert [one for one in find(text) if one.name != "三重県津市"] == []


def test_names_without_words_known_are_still_found():
    assert names("本日総務省が発表", "organisation") == ["総務省"]


def test_the_component_fills_the_doc():
    register()
    words = ["総務", "省", "と", "千代田", "区", "の", "LGWAN"]
    doc = Gazetteer()(Doc(Vocab(), words=words, spaces=[False] * len(words)))
    assert [(one.label, one.name) for one in doc._.mentions] == [
        ("organisation", "総務省"),
        ("municipality", "東京都千代田区"),
        ("system", "LGWAN"),
    ]
    assert [(span.text, span.label_, span.kb_id_) for span in doc.spans["gazetteer"]][1] == (
        "千代田区",
        "municipality",
        "lg:131016",
    )
    assert Language.has_factory("gazetteer")


@pytest.mark.skipif(not SEED.is_file(), reason="the seed article is not beside this checkout")
def test_the_seed_article_gives_its_names():
    text = SEED.read_text("utf-8")
    found = {one.name for one in find(text)}
    assert found >= {
        "地方公共団体情報システム機構",
        "総務省",
        "LGWAN",
        "コンビニ交付",
        "転入届",
        "電子証明書の更新",
        "住民票の写しの交付",
        "確定申告",
        "マイナ保険証",
    }
    assert "J-LIS" in {one.surface for one in find(text)}
