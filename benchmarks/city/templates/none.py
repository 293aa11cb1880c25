"""Templates of no family: a plain main, tables for layout, a blog system, a soup of divs, and a ColdFusion-like one."""

from benchmarks.city.templates import Template

_PLAIN = Template(
    name="plain",
    address="/oshirase/{number}.html",
    frame="""<header><nav><ul>{menu}</ul></nav></header><main>{main}</main>
<footer><p>{name}役所 電話 000-000-0000</p></footer>""",
    article="""<h1>{title}</h1><p>公開日：{published}</p>{body}<h2>お問い合わせ先</h2><p>{office}</p>
<p>電話 000-000-{phone}</p>""",
    states=("published",),
)
_TABLES = Template(
    name="tables",
    address="/page/i{number}.htm",
    frame="""<table width="900"><tr><td colspan="2">{name}公式ホームページ</td></tr><tr><td width="180">
<ul>{menu}</ul></td>
<td>{main}</td></tr><tr><td colspan="2">{name}役所 電話000-000-0000</td></tr></table>""",
    article="""<table width="700"><tr><td><h2><font size="4">{title}</font></h2></td></tr><tr>
<td>掲載日：{published}</td></tr>
<tr><td>{body}</td></tr><tr><td><p>問い合わせ先</p><p>{office}<br>電話：000-000-{phone}</p></td></tr></table>""",
    states=("published",),
    heading="<p><b>{}</b></p>",
    lists=("/topics.htm", "/press.htm"),
    rows="<table>{}</table>",
    row='<tr><td nowrap>{day}</td><td><a href="{href}">{words}</a></td></tr>',
)
_BLOG = Template(
    name="blog",
    address="/archives/{number}",
    frame="""<header class="site-header"><nav class="main-navigation"><ul>{menu}</ul></nav></header>
<div class="site-main">{main}
<aside class="sidebar"><h2>アーカイブ</h2><ul><li><a href="/date/2025/03/">2025年3月</a></li></ul></aside></div>
<footer class="site-footer"><p>{name}役所 電話：000-000-0000</p></footer>""",
    article="""<article class="post hentry"><header class="entry-header"><h1 class="entry-title">{title}</h1>
<div class="entry-meta"><time class="entry-date published" datetime="{published_iso}T10:00:00+09:00">{published}</time>
<time class="updated" datetime="{updated_iso}T11:00:00+09:00">{updated}</time></div></header>
<div class="entry-content">{body}<h2>お問い合わせ先</h2><p>{office}<br>電話：000-000-{phone}</p></div></article>""",
    states=("published", "updated"),
    lists=("/category/news", "/category/press"),
    pages="/page/{}",
    rows="<div class='posts'>{}</div>",
    row='<article class="post"><h2 class="entry-title"><a href="{href}">{words}</a></h2><time>{day}</time></article>',
)
_SOUP = Template(
    name="soup",
    address="/sp00{number}.php",
    frame="""<div class="w1"><div class="menu"><ul>{menu}</ul></div><div class="w2"><div class="w3">{main}</div></div>
<div class="footer"><div>{name}役所　電話：000-000-0000</div></div></div>""",
    article="""<div class="ttl"><h1><span>{title}</span></h1></div><div class="info">
<span>更新日</span><span>：{updated}</span></div>
<div class="box"><div class="txt">{body}</div></div>
<div class="box tantou"><div class="ttl2">担当課</div><div>{office}</div><div>電話：000-000-{phone}</div></div>""",
    heading='<div class="midashi"><h3>{}</h3></div>',
    lists=("/info.php", "/kisha.php"),
    rows="<div class='list'>{}</div>",
    row='<div class="line"><div class="d">{day}</div><div class="t"><a href="{href}">{words}</a></div></div>',
    day="dotted",
)
_COLDFUSION = Template(
    name="coldfusion",
    address="/index.cfm/33,{number},18,html",
    frame="""<div id="menu_bar"><ul>{menu}</ul></div><div class="path">{crumb}</div><div id="body_area">{main}</div>
<div id="foot"><p>{name}役所　電話：000-000-0000</p></div>""",
    article="""<h2 class="title">{title}</h2><p class="toroku">登録日：{published}　更新日：{updated}</p>{body}
<div class="toi"><p>【問い合わせ先】</p><p>{office}</p><p>電話：000-000-{phone}</p></div>""",
    states=("published", "updated"),
    heading="<h3>{}</h3>",
    lists=("/index.cfm/7,0,33,html", "/index.cfm/7,0,34,html"),
)
TEMPLATES = (_PLAIN, _TABLES, _BLOG, _SOUP, _COLDFUSION)
