"""Families G to J: SHIRASAGI, Joruri, kiji and i-SITE PORTAL."""

from benchmarks.city.templates import Template

_SHIRASAGI = Template(
    name="shirasagi",
    address="/life/koseki/{number}.html",
    frame="""<nav class="gnavi"><ul>{menu}</ul></nav><div class="crumbs"><span class="crumb">{crumb}</span></div>
<main><div id="main">{main}</div></main><footer class="foot"><p>{name}役所 電話：000-000-0000</p></footer>""",
    article="""<h1 id="ss-page-name" class="titStyle">{title}</h1><header class="released">
<time>{published}</time></header>
<article class="body">{body}</article><footer class="contact"><h2>お問い合わせ</h2><p class="group">{office}</p>
<dl class="tel"><dt>電話</dt><dd>000-000-{phone}</dd></dl></footer>""",
    states=("published",),
    lists=("/news/", "/press/"),
    pages="?p={}",
    rows='<div class="article-pages">{}</div>',
    row='<article class="item"><header><time>{day}</time><h2><a href="{href}">{words}</a></h2></header></article>',
    feed="/news/rss.xml",
)
_JORURI = Template(
    name="joruri",
    address="/docs/20250401{number:06}/",
    frame="""<div id="globalNavi"><ul>{menu}</ul></div><div id="breadCrumbs">{crumb}</div><div id="main">{main}</div>
<div id="commonFooter"><p>{name}役所 電話：000-000-0000</p></div>""",
    article="""<article class="contentGpArticleDoc"><header><h1>{title}</h1></header>
<div class="date"><p class="publishedAt">公開日 {published}</p><p class="updatedAt">更新日 {updated}</p></div>
<div class="body"><div class="text-beginning">{body}</div></div>
<div class="inquiry"><h2>お問い合わせ</h2><address><div class="section">{office}</div>
<p>電話：000-000-{phone}</p></address></div></article>""",
    states=("published", "updated"),
    day="padded",
    lists=("/shinchaku/index.html", "/kisha/index.html"),
    pages="?p={}",
    rows='<ul class="docs">{}</ul>',
    feed="/shinchaku/index.rss",
)
_KIJI = Template(
    name="kiji",
    address="/kiji003{number}/index.html",
    frame="""<div class="gnavi"><ul>{menu}</ul></div><div class="topicpath">{crumb}</div><div id="wrapper">{main}</div>
<footer><p>{name}役所 電話：000-000-0000</p></footer>""",
    article="""<article><div id="mainShosai"><h1 class="title">{title}</h1>
<div class="updDate">最終更新日：<time datetime="{updated_iso}T00:00:00+09:00">{updated}</time></div>
<div id="snsButtonArea"></div><div class="danraku">{body}</div><div class="kijiSubInfo"></div>
<div id="toiawaseInfo"></div></div></article>""",
    names_office=False,  # filled by script, as on the real ones
    lists=("/list00001.html", "/list00002.html"),
    pages="?pg={}",
    rows='<ul class="kijilist">{}</ul>',
    row='<li><a href="{href}">{words}</a><span class="upddate">{day}更新</span></li>',
)
_ISITE = Template(
    name="isite",
    address="/3{number}.htm",
    frame="""<div id="GlobalMenu"><ul>{menu}</ul></div><div class="TopicPath">{crumb}</div>
<div id="ContentPane">{main}</div><div class="Footer"><p>{name}役所　電話：000-000-0000</p></div>""",
    article="""<h1 class="MenuTitle">{title}</h1><p class="InfoDate">登録日：{published}</p>
<div class="ContentsBody">{body}</div><div class="ContactArea"><h2>お問い合わせ先</h2><p>{office}</p>
<p>電話　000-000-{phone}</p></div>""",
    states=("published",),
    lists=("/item/1.htm", "/item/2.htm"),
    rows="<dl class='Topics'>{}</dl>",
    row='<dt>{day}</dt><dd><a href="{href}">{words}</a></dd>',
)
TEMPLATES = (_SHIRASAGI, _JORURI, _KIJI, _ISITE)
