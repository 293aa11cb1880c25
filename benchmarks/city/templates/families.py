"""Families A to F: CMS-8341, mol, idnumber, main_body, この記事に関する and wysiwyg_wp."""

from benchmarks.city.templates import Template

_CMS8341 = Template(
    name="cms8341",
    address="/kurashi/koseki/n{number}.html",
    frame="""<div id="tmp_wrapper"><div id="tmp_gnavi"><ul>{menu}</ul></div>
<div id="tmp_pankuzu"><p>ホーム &gt; {crumb}</p></div><p class="skip">ここから本文です。</p>
{main}</div><div id="tmp_footer"><p>{name}役所　電話番号：000-000-0000（代表）</p></div>""",
    article="""<p id="tmp_update">更新日：{updated}</p><div id="tmp_contents"><h1>{title}</h1>{body}
<div id="tmp_inquiry"><div id="tmp_inquiry_ttl"><p>お問い合わせ</p></div><div id="tmp_inquiry_cnt">
<div class="inquiry_parts"><p>{office}</p><p>電話番号：000-000-{phone}</p></div></div></div></div>""",
    day="mixed",
    lists=("/shinchaku/index.html", "/shisei/hodo/index.html"),
)
_MOL = Template(
    name="mol",
    address="/shimin/page/000000{number}.html",
    frame="""<div id="gnavi"><ul>{menu}</ul></div><div id="pankuzu">{crumb}</div><div class="main_naka">{main}</div>
<div id="footer"><address>{name}役所 代表電話 000-000-0000</address></div>""",
    article="""<div id="sub_h1_box"><h1>{title}</h1></div>
<ul class="syosai_hiduke"><li>[公開日：{published}]</li><li>[更新日：{updated}]</li></ul>
<div class="mol_contents"><div class="mol_textblock">{body}</div></div>
<div class="syosai_sonota"><h2>お問い合わせ</h2><div class="kiji_aside_lower"><p>{office}</p>
<p>電話: 000-000-{phone}</p></div></div>""",
    states=("published", "updated"),
    rows='<ul class="category_end">{}</ul>',
    lists=("/category/1-1.html", "/category/1-2.html"),
    feed="/rss.xml",
)
_IDNUMBER = Template(
    name="idnumber",
    address="/kurashi/1011111/102{number}.html",
    frame="""<nav id="gnav"><ul>{menu}</ul></nav><nav id="tpath"><p>現在位置： {crumb}</p></nav>
<div id="pagebody"><div id="voice">{main}</div></div><footer id="guide">
<p>{name}役所 電話 000-000-0000</p></footer>""",
    article="""<h1>{title}</h1><p class="update"><span class="idnumber">ページ番号102{number}</span>
　更新日 {updated}</p>{body}<div id="reference"><h2><span>このページに関する</span>お問い合わせ</h2>
<p><span class="department">{office}</span><br>電話：000-000-{phone}</p></div>""",
    day="era",
    lists=("/news/index.html", "/shisei/1000001/index.html"),
    rows="<div class='list'><ul class='objectlink'>{}</ul></div>",
    row='<li><a href="{href}">{words}</a>（{day}更新）</li>',
)
_MAIN_BODY = Template(
    name="main_body",
    address="/soshiki/12/{number}.html",
    frame="""<div id="mymainback"><div id="globalmenu"><ul>{menu}</ul></div><div id="pankuzu_wrap">{crumb}</div>
<div id="main_a"><!-- main_bodyここから -->{main}</div><div id="footer">
<p>{name}役所 電話：000-000-0000</p></div></div>""",
    article="""<div id="main_header"><h1>{title}</h1></div>
<div id="content_header"><span class="open_page_id">ページID：000{number}</span>
<span class="date">更新日：{updated}更新</span><span id="print_mode_link"><a href="#">印刷ページ表示</a></span></div>
<div id="main_body">{body}</div><div id="section_footer"><h2>このページに関するお問い合わせ先</h2>
<div id="section_footer_detail"><span class="sf_name">{office}</span><span>〒000-0000 本町一丁目</span>
<span>Tel：000-000-{phone}</span></div></div>""",
    lists=("/life/1/index-2.html", "/life/2/index-2.html"),
    rows='<div class="info_list"><ul>{}</ul></div>',
    row='<li><span class="article_date">{day}更新</span> <span><a href="{href}">{words}</a></span></li>',
    feed="/rss/10/list1.xml",
)
_TOIAWASE = Template(
    name="toiawase",
    address="/soshiki/shimin/gyomu/1/{number}.html",
    frame="""<div class="gnavi"><ul>{menu}</ul></div><dl id="pankuzu"><dt>現在の位置</dt><dd>{crumb}</dd></dl>
<div id="contents"><div id="contents-in">{main}</div></div><div id="footer">
<p>{name}役所　電話：000-000-0000</p></div>""",
    article="""<h1 class="title"><span class="bg"><span class="bg2">{title}</span></span></h1>{body}
<div class="toiawase"><p>この記事に関するお問い合わせ先</p><div class="name">
<p>{office}<br>電話：000-000-{phone}</p></div></div>
<div id="social-update-area"><p class="update">更新日：{updated}</p></div>""",
    day="padded",
    lists=("/oshirase/1.html", "/oshirase/2.html"),
    rows="<div class='articles'>{}</div>",
    row='<dl><dt>{day}</dt><dd><a href="{href}">{words}</a></dd></dl>',
)
_WYSIWYG = Template(
    name="wysiwyg_wp",
    address="/kurashi/todokede/oshirase{number}.html",
    frame="""<h1 class="logo"><img src="/logo.png" alt="{name}"></h1><div class="gnavi"><ul>{menu}</ul></div>
<p class="pankuzu">{crumb}</p><p class="skip">本文ここから</p><div id="contents">{main}</div>
<p class="skip">本文ここまで</p><footer><p>{name}役所 電話：000-000-0000</p></footer>""",
    article="""<div class="h1bg"><div><h1>{title}</h1></div></div><p class="update">更新日：{updated}</p>
<div class="wysiwyg_wp">{body}</div><div id="contact"><h2>お問合せ</h2><p>{office}<br>〒000-0000 本町一丁目<br>
電話：000-000-{phone}</p></div>""",
    heading='</div><div class="h2bg"><div><h2>{}</h2></div></div><div class="wysiwyg_wp">',
    lists=("/whatsnew.html", "/shisei/kisha.html"),
    rows="<table class='new'>{}</table>",
    row='<tr><td>{day}</td><td><a href="{href}">{words}</a></td></tr>',
)
TEMPLATES = (_CMS8341, _MOL, _IDNUMBER, _MAIN_BODY, _TOIAWASE, _WYSIWYG)
