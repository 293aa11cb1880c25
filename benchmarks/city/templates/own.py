"""Templates of single cities: page_number, modDate, boxEntryDate, page-information, and dates on two lines."""

from benchmarks.city.templates import Template

_PAGE_NUMBER = Template(
    name="page_number",
    address="/008/004/p00{number}.html",
    frame="""<ul id="global_nav">{menu}</ul><div id="topic_path">{crumb}</div><div id="content_area">{main}</div>
<div id="footer_area"><p>{name}役所　電話：000-000-0000</p></div>""",
    article="""<div id="content_ttl_area"><h1>{title}</h1></div>
<p class="page_number">更新日付：{updated} / ページ番号：C00{number}</p><div class="content_in">{body}</div>
<div class="contact_box"><h2 class="ttl_contact">この記事についてのお問い合わせ</h2>
<p class="txt">{office}<br>電話番号：000-000-{phone}</p></div>""",
)
_MOD_DATE = Template(
    name="mod_date",
    address="/contents/924_{number}.html",
    frame="""<div class="gnavi"><ul>{menu}</ul></div><div class="pankuzu">{crumb}</div>
<div id="mainContents">{main}</div>
<div class="footerBox"><p>{name}役所 電話 000-000-0000</p></div>""",
    article="""<h1>{title}   </h1><div class="modDate">更新日 : {updated}</div>
<div class="pageidBox">ページ番号：00000{number}</div>{body}
<div class="departmentBox"><h2 class="title">このページの作成者</h2><div class="departmentBoxInner"><p>{office}<br>
電話：000-000-{phone}</p></div></div>""",
    lists=("/news/info.html", "/news/press.html"),
    row='<li><a href="{href}">{words}</a>（{day}）</li>',
)
_ENTRY_DATE = Template(
    name="entry_date",
    address="/kurashi/juumin/p01{number}.html",
    frame="""<div id="gnavi"><ul>{menu}</ul></div><div class="breadcrumb">{crumb}</div><div id="page_body">{main}</div>
<div id="footer"><p>{name}役所 電話：000-000-0000</p></div>""",
    article="""<h1>{title}</h1><p class="boxEntryDate">更新日：{updated}　<span>ページID：P01{number}</span></p>
<div class="boxEntryFreeform">{body}</div><div class="boxContact"><h2>このページについてのお問い合わせ</h2>
<ul><li>{office}</li></ul><p>電話000-000-{phone}</p></div>""",
    day="mixed",
    lists=("/oshirase/p000001.html", "/oshirase/p000002.html"),
)
_PAGE_INFORMATION = Template(
    name="page_information",
    address="/doc/shichoson/keihi{number}.html",
    frame="""<nav id="global-nav"><ul>{menu}</ul></nav><div id="portal-breadcrumbs">{crumb}</div>
<div id="content">{main}</div>
<footer><p>{name}役所 電話：000-000-0000</p></footer>""",
    article="""<h1 id="page-title">{title}</h1><div id="page-information"><p class="date">最終更新日 {updated}
<span>ページID {number}</span></p></div><div id="page-body">{body}</div>
<div id="contact-info"><h2>お問い合わせ先</h2><p>{office}</p>
<p>電話番号：000-000-{phone}｜メール：info at example.jp</p></div>""",
    lists=("/doc/news/index.html", "/doc/press/index.html"),
    row='<li><a href="{href}">{words}</a> [{day}]</li>',
)
_TWO_LINES = Template(
    name="two_lines",
    address="/1080kurashi/2025-0401-1530-{number}.html",
    frame="""<div class="gnavi"><ul>{menu}</ul></div><p class="pankuzu">{crumb}</p><div id="contents">{main}</div>
<div id="footer"><p>{name}役所 電話：000-000-0000</p></div>""",
    article="""<h1>{title}</h1><p class="day">更新日：{updated}<br>17時15分</p>{body}
<div id="inquiry"><h2>お問い合わせ</h2><p>{office}</p><p>電話番号：000-000-{phone}　FAX番号：000-000-0009</p></div>""",
    day="padded",
    lists=("/1010news/list.html", "/1020press/list.html"),
)
TEMPLATES = (_PAGE_NUMBER, _MOD_DATE, _ENTRY_DATE, _PAGE_INFORMATION, _TWO_LINES)
