"""How it stood when a short text of our own was written: back, in part, going on, looked into."""

import pytest


def test_what_worked_all_the_time_did_not_come_back(card):
    failed = "電子処方箋に障害\n4日12時頃から電子処方箋に障害が発生しています。"
    well = "オンライン請求システムは正常に稼働しており、影響はありません。"
    assert card(failed + well, published="2024-03-04").status == "発生中"


def test_what_the_headline_says_stands_above_what_was_written_before(card):
    after = "【復旧しました】戸籍の証明書について\n4日15時10分に復旧し、すべての手続きを再開しました。\n"
    before = "（4日10時）戸籍システムの障害により、現在、戸籍証明書を発行できません。復旧の見込みは立っていません。"
    found = card(after + before, published="2025-04-04", kind="notice")
    assert (found.status, found.ended) == ("復旧", "2025-04-04T15:10")


def test_rows_of_a_table_tell_that_some_of_it_is_back(card):
    rows = "業務: 住民票の写しの発行 | 状況: 再開（15時40分）\n業務: 戸籍証明書の発行 | 状況: 停止中"
    text = (
        f"窓口業務の停止について\n11月8日9時10分に発生したシステム障害の影響で、下記の業務を停止しております。\n{rows}"
    )
    assert card(text, published="2023-11-08", kind="notice").status == "一部復旧"


def test_place_by_place_is_not_partly(card):
    failed = "警察庁のシステムに障害\n30日午前7時35分ごろ障害が発生し、免許証を交付できなくなった。"
    found = card(failed + "午前10時20分ごろ復旧し、各地で順次、交付を再開した。", published="2023-07-31")
    assert (found.status, found.ended) == ("復旧", "2023-07-30T10:20")


@pytest.mark.parametrize("told", ["翌10日朝には復旧したい考えだ。", "5日に再開したが、6日に再び利用できなくなった。"])
def test_hopes_and_relapses_are_no_recovery(card, told):
    text = f"証明書の発行システムに障害\n9日午前、市役所のシステムに障害が発生し、証明書を発行できなくなった。{told}"
    assert card(text, published="2012-07-09").status == "発生中"


def test_what_is_added_on_top_stands_above_what_was_written_before(card):
    told = (
        "（6月6日追記）市によると、止まっていた窓口システムが6日、機能を回復した。\n"
        "市の窓口システムが5日午前7時に故障した。市は原因を調べている。復旧の見通しは立っていない。"
    )
    found = card(f"窓口システムが故障\n{told}", "2024-06-05")
    assert (found.started, found.ended, found.status) == ("2024-06-05T07:00", "2024-06-06", "復旧")


def test_what_is_added_below_tells_of_a_part(card):
    told = (
        "6月4日8時30分頃から、窓口システムに障害が発生し、次の手続きができません。\n電子証明書の更新\n"
        "【6月4日21時追記】マイナンバーカードの交付は、同日19時に復旧しました。"
    )
    found = card(told, "2024-06-05", kind="notice")
    assert (found.status, found.ended) == ("一部復旧", None)


def test_below_the_course_of_events_stands_how_it_was(card):
    told = (
        "4日9時頃に発生した障害は復旧し、窓口は通常どおり業務を行っています。\n"
        "2 経過\n4日9時頃 障害発生\n4日10時 証明書を発行できない状態が続いている\n4日15時 復旧"
    )
    assert card(f"住民情報システムの障害について\n{told}", "2024-06-05", kind="notice").status == "復旧"


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("6日に受け付けは復旧したものの、奥の端末はまだ使えず、7日も一部の業務が滞っている。", "一部復旧"),
        ("職員が復旧を急いだものの間に合わず、受け付けの開始が約20分遅れた。", "復旧"),
        (
            "6日の明け方にいったん復旧したが、窓口を開けると再び障害が発生し、端末が使えない状態が続いている。",
            "発生中",
        ),
        ("6日に復旧した。市は、再び停止した場合の手順を定めるよう業者に求めている。", "復旧"),
        ("約3時間にわたって証明書を発行できない状態が続いた。", "復旧"),
        ("7日になっても完全には復旧していない。", "一部復旧"),
        ("7日午後3時に解消した。6日に一部の窓口を再開したが、転入の手続きは7日までできなかった。", "復旧"),
        ("7日になってまた止まった。6日に再開したばかりだった。", "発生中"),
        ("4日に地震のあった県では問い合わせが続いたが、7日にすべてのページが見られるようになった。", "復旧"),
        ("職員は「事実関係を確認中」と答えた。", "調査中"),
        ("7分間にわたって、受け付けられない状態になっていたことが分かった。原因を調べている。", "復旧"),
        ("市は6日、一部の支所を除いて障害は解消したと発表した。", "一部復旧"),
        ("6日に復旧した。同様のシステム障害がほかの市でも発生していて、国が調べている。", "復旧"),
        ("職員が誤って避難の放送を流した。市は原因を調べている。", "復旧"),
        ("証明書の機械は部品が壊れ、2台とも休止しています。", "発生中"),
        ("一部の画像は6日に復旧した。残りの復旧にはしばらく時間がかかるという。", "一部復旧"),
        ("市は7日の昼までに、一部の窓口を再開させたい考えだ。", "発生中"),
        ("予約の受け付けを一時的に止めた。改修が完了するまで中止する。", "発生中"),
        ("6日　午前9時～午後2時　休止　→　再開\n7日　午前9時～　再び休止（午後1時現在）", "発生中"),
        ("誤った避難の指示がメールで誤送信されました。", "復旧"),
        ("半日ほど、ページに入りにくい状況が続いた。市は原因を調べていた。", "復旧"),
        ("サイトは6日に復旧したが、支所の復旧は10日を予定している。", "一部復旧"),
        ("同じ状況が隣の市でも発生しています。6日に復旧した。", "復旧"),
        ("6日の夜には順次復旧が進んでいます。", "一部復旧"),
        ("市は直後に、警報を打ち消す放送を流した。", "復旧"),
        ("7日の朝、窓口の状態は解消。", "復旧"),
        ("6日に復旧したが、離島の支所は今月10日以降に復旧する見込みだ。", "一部復旧"),
        (
            "更新と印鑑登録ができなくなった。システムは6日に復旧したが、更新など500人に影響が出た。",
            "復旧",
        ),
        ("市は受け付けを一時停止すると発表した。8日から段階的に再開するとしている。", "発生中"),
    ],
)
def test_how_it_stood_is_told_by_the_last_of_it(card, told, status):
    assert (
        card(f"市役所で障害\n5日午前8時20分ごろ、市役所のシステムに障害が発生した。{told}", "2024-06-07").status
        == status
    )


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("業者が配線を修復して、原因を調べている。", "復旧"),
        ("部品を替え、端末が正常に動作することを確認した。", "復旧"),
        ("9台のうち2台を応急的に復旧させたが、残りは動いていない。", "一部復旧"),
        ("2時間で手続きを停止した。13日以降の再開は、改めて知らせる。", "発生中"),
        ("画面には「現在ご利用いただけません」の文字が出た。午後3時に復旧した。", "復旧"),
        ("市は国とともに、何が起きたのかを詳しく調べています。", "調査中"),
        ("午後3時に復旧した。今後、障害が発生した際は証明書をお渡しできない場合があります。", "復旧"),
        ("（未復旧）", "発生中"),
        ("市は届け出を預かり、復旧したあとに処理する。", "発生中"),
        ("印刷を受け持つ部分が正常に作動しなくなった。", "発生中"),
        ("いまも完全には復旧していません。", "一部復旧"),
        ("再起動したところ正常に動いた。", "復旧"),
        ("10日から端末も使用できるようになった。", "復旧"),
        ("9日正午に復旧したと発表していたが、今度は受け付けで不具合が起きた。復旧のめどは立っていない。", "調査中"),
        ("停止していたのは午前10時から午前11時5分までで、県警が調査を進めている。", "復旧"),
        ("システムは安定して稼働していない。", "発生中"),
        ("部品を修理したが直らなかった。", "発生中"),
        ("業者が部品を修理して来週中に復旧させる方針だ。", "発生中"),
        ("市は「復旧しました」とのメッセージを掲載した。", "復旧"),
        ("復旧した。\n10月5日更新\n10月5日掲載\n現在も転入の手続きができません。", "一部復旧"),
        ("同日中に復旧を済ませた。", "復旧"),
        ("（9日13時に解消）", "復旧"),
        ("13時40分に復旧し、現在は通常どおり手続きを行っています。", "復旧"),
        ("正午に再開させたものの、夕方には発行できなくなった。", "発生中"),
        ("障害が解消した後に、受け付ける期間を知らせる。", "発生中"),
        ("正午に一部を再開した。残る届け出は、まだできません。", "一部復旧"),
        ("あわせて、現在、市役所の電話がつながりません。", "発生中"),
        ("部品の修繕が完了し、12日から台帳が閲覧できる状態になっています。", "復旧"),
        ("午後3時5分に全面復旧した。市の電話は混み合い、話し中が続いている。", "復旧"),
        ("業者が影響の調査を実施したところ、3件が渡せていなかった。午後3時に復旧した。", "復旧"),
        ("通信に不具合が発生し、お渡しまでに時間をいただく場合があります。", "発生中"),
    ],
)
def test_words_that_tell_how_it_stands(card, told, status):
    text = (
        f"証明書の発行システムに障害\n9日午前10時、市役所のシステムに障害が発生し、証明書を発行できなくなった。{told}"
    )
    assert card(text, published="2012-07-09").status == status


def test_of_two_reports_of_one_day_the_upper_one_is_the_newer(card):
    newer = "6月9日 発表\n現在は、システムは復旧しています。\n"
    older = "6月9日 発表\n窓口システムが停止しており、復旧の見込みは立っていません。"
    assert card(f"窓口の停止について\n{newer}{older}", published="2024-06-09", kind="notice").status == "復旧"


def test_many_opened_quotes_take_no_longer_than_their_number(card):
    text = "証明書の発行システムに障害\n9日午前10時、証明書を発行できなくなった。" + "「" * 20_000 + "復旧した" * 20_000
    assert card(text, published="2012-07-09") is not None


def test_a_headline_that_says_it_is_over_stands_above_its_text(card):
    told = "(復旧)車検のシステムに障害\n9日朝から不具合が発生しており、処理が進みません。復旧の見込みは立っていません。"
    assert card(told, published="2024-06-09", kind="notice").status == "復旧"


def test_the_newest_of_updates_with_their_text_beside_them_counts(card):
    told = (
        "【6月9日 17:30 更新】証明書の発行は復旧しました\n【6月9日 13:00 更新】引き続き復旧作業を行っています。\n"
        "【6月9日 9:00 掲載】\n本日午前8時40分ごろから、証明書の発行ができない状態となっています。"
    )
    found = card(f"証明書の発行システムについて\n{told}", published="2024-06-09", kind="notice")
    assert (found.started, found.status) == ("2024-06-09T08:40", "復旧")


@pytest.mark.parametrize(
    "told", ["証明書の発行システムに障害が発生、10時20分に復旧。", "発行システムに障害、10時半ごろに復旧。"]
)
def test_a_sentence_that_ends_in_a_noun_tells_the_end(card, told):
    assert card(f"発行システムの障害\n9日午前9時、{told}", published="2024-06-09").status == "復旧"


@pytest.mark.parametrize("row", ["項目: {} / 内容: {}", "| {} | {} |"])
def test_a_table_of_two_columns_is_read(card, row):
    cells = (("発生日時", "6月9日午前9時15分"), ("復旧日時", "6月9日午前11時40分"), ("原因", "ルーターの故障"))
    told = "\n".join(row.format(*one) for one in cells)
    found = card(f"税務システムに障害が発生\n{told}", published="2024-06-10", kind="notice")
    assert (found.started, found.ended, found.status) == ("2024-06-09T09:15", "2024-06-09T11:40", "復旧")
    assert found.cause == "ルーターの故障"


@pytest.mark.parametrize("who", ["府教委は、", "J-LISは", "県選管は、", "本部は、"])
def test_who_names_the_cause_is_no_part_of_it(card, who):
    told = f"税務システムに障害が発生した。{who}アクセスの集中が原因とみている。"
    assert card(f"税務システムの障害\n{told}", published="2024-06-10").cause == "アクセスの集中"


@pytest.mark.parametrize("names", [["府中市", "伊達市", "北海道", "横浜市"], ["青森", "岩手"]])
def test_a_long_list_of_names_takes_no_longer_than_its_length(card, names):
    assert card("、".join(names * 8_000)[:40_000] + "で障害が発生した。", published="2024-06-10") is not None


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("市は、原因が判明するまでメールの配信を中断する。", "調査中"),
        ("担当者は「原因がわからない」と話す。", "調査中"),
        ("市は、専門家と原因の特定をするとしている。", "調査中"),
        ("機器の交換により、解消をしております。", "復旧"),
        ("10日に復旧した。業者が復旧作業を進めた。", "復旧"),
        ("市立病院は紙のカルテを使い、診察を再開した。10日中に復旧する見込みだという。", "一部復旧"),
    ],
)
def test_what_is_not_yet_known_and_what_is_over(card, told, status):
    text = f"市の配信システムに障害\n9日午前10時、市の配信システムに障害が発生した。{told}"
    assert card(text, published="2024-06-10").status == status


def test_a_headline_of_a_part_and_what_is_back_by_when(card):
    told = (
        "6月9日8時30分ごろから、証明書の発行ができない状況です。\nカードの交付は同日19時に復旧しました。\n調査中です。"
    )
    found = card(f"【一部復旧】管理システムの障害について\n{told}", published="2024-06-09", kind="notice")
    assert (found.status, found.partial_recovery, found.ended) == ("一部復旧", "2024-06-09T19:00", None)


@pytest.mark.parametrize("told", ["10時に復旧しました。", "10時に解消いたしました。", "10時に復旧した。"])
def test_the_evidence_of_an_end_is_a_whole_word(card, told):
    text = f"証明書の発行システムに障害\n9日午前9時、証明書を発行できなくなった。{told}"
    start, end = card(text, published="2024-06-09").evidence["status"]
    assert text[start:end] == told.removeprefix("10時に").removesuffix("。")
