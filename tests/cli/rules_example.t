The rules file that is shipped takes the lines it is about, and none of the sample articles.
$ cp "$SAMPLES/../../../rules/example.rules" . && mkdir in
$ { printf 'You are reading your last free article\n\nTrade Talks Open\n\nMarch 20, 2015\n\n'; for i in 1 2 3 4 5 6 7 8; do printf 'The ministers spoke about trade and about the border on day %s of the talks.\n\n' $i; done; printf 'Continue\n\nGet our best stories in your inbox\n\nThis article first appeared in our Morning newsletter\n\nThis story has been updated\n\nAdditional reporting by Ann Example\n\nIf you or someone you know needs help, call.\n\nHarbour Courier, evening edition\n\nAbout the author\n\nJo Sample writes on trade.\n\nJoin the conversation\n'; } > in/a.txt
$ slant load -q in --rules example.rules --meta-set 'outlet=Harbour Courier'
$ slant why 1 --removed --csv | tr -d '\r' | cut -d, -f3-
kind,rule,text
banner,example.rules:16,You are reading your last free article
title,first-short-line,Trade Talks Open
date-line,date-alone,"March 20, 2015"
newsletter,example.rules:5,Get our best stories in your inbox
newsletter,example.rules:6,This article first appeared in our Morning newsletter
notice,example.rules:7,This story has been updated
credit,example.rules:8,Additional reporting by Ann Example
advice,example.rules:9,"If you or someone you know needs help, call."
about,example.rules:12,About the author
about,example.rules:12,Jo Sample writes on trade.
about,example.rules:12,Join the conversation
$ slant kwic -q continue --json | grep -c '"hit"'
1
# No sample article loses a line to it.
$ slant load -q -c all.slant "$SAMPLES" --rules example.rules 2>/dev/null; slant sql -c all.slant --csv "SELECT count(*) FROM removed WHERE rule LIKE 'example%'" | tail -1 | tr -d '\r'
0
