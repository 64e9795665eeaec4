A saved page, a Word file and copies of one story, from loading to the table.

$ mkdir in && cat >in/bridge.html <<'END'
> <!DOCTYPE html><html lang="en"><head>
> <title>Harbour bridge closes for repairs | Harbour Courier</title>
> <meta property="og:site_name" content="Harbour Courier">
> <meta property="article:published_time" content="2021-05-04T09:00:00Z">
> </head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
> <article><h1>Harbour bridge closes for repairs</h1><p>By Jane Roe</p>
> <div class="story-body"><p>The old bridge over the harbour will be closed for
> three months, the council said on Tuesday, because its steel has rusted more
> than anybody thought when it was painted in 2012.</p>
> <figure><figcaption>The bridge in March</figcaption></figure>
> <p>Traffic will be led over the northern bridge, which was built in 1998 and
> widened two years ago. Buses will stop at the market, and the ferry will run
> twice an hour until midnight.</p></div></article>
> <footer><p>All rights reserved.</p></footer></body></html>
> END
$ cat >in/wire.txt <<'END'
> The old bridge over the harbour will be closed for three months, the council
> said on Tuesday, because its steel has rusted more than anybody thought when
> it was painted in 2012. Traffic will be led over the northern bridge, which
> was built in 1998 and widened two years ago. Buses will stop at the market.
> END
$ printf '%s' '{\rtf1\ansi A report that has nothing to do with bridges.}' >in/other.rtf
$ slant load -q in
$ slant sql --csv "SELECT id, key, title, author, published, basis, outlet, cluster FROM documents" | tr -d '\r'
id,key,title,author,published,basis,outlet,cluster
1,in/bridge.html,Harbour bridge closes for repairs,Jane Roe,2021-05-04T09:00:00Z,meta,Harbour Courier,1
2,in/other.rtf,,,,,,2
3,in/wire.txt,,,,,,1
$ slant sql --csv "SELECT kind, rule FROM removed" | tr -d '\r'
kind,rule
caption,html-caption
$ slant sql --csv "SELECT document, original, round(containment, 1) AS contained FROM duplicate" | tr -d '\r'
document,original,contained
3,1,1.0
# A date in the page's head is one that the page states.
$ slant report | grep -e 'dated documents' -e ' head  '
         1  dated documents     1 stated, 0 inferred; 2 not dated
stated in the page's head          1                   1     66               0
# Loading again changes nothing.

$ slant load -q in && slant sql --csv "SELECT count(*) FROM duplicate" | tr -d '\r'
count(*)
1
# A copy that comes later joins them.

$ sed 's/Tuesday/Wednesday/' in/wire.txt >in/x.txt && slant load -q in
$ slant sql --csv "SELECT id, cluster FROM documents" | tr -d '\r'
id,cluster
1,1
2,2
3,1
4,1
# The first one goes; the others stay together.

$ slant remove -q in/bridge.html; slant sql --csv "SELECT id, cluster FROM documents" | tr -d '\r'
id,cluster
2,2
3,3
4,3
