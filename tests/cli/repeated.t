Paragraphs that an outlet repeats in three stories, and that speak to readers.
$ story() { printf 'Prices %s\n\n%s\n\nYou can read more on this in our almanac of the harbour, every week anew.\n\nA man who sold %s was asked, and %s\n' "$1" "$2" "$1" "$3" > "in/$1.txt"; }
$ repeated() { slant sql --csv "SELECT count(*) FROM removed WHERE kind = 'repeated'" | tail -1 | tr -d '\r'; }
$ mkdir in
$ story wool 'Wool has become dear since the sheep went over the hills to the sea.' 'he said that nobody knows where they went, or why.'
$ story rye 'Nobody bakes rye bread in the upper town, so the mills stand idle.' 'laughed: bread of wheat costs no more, and children like it.'
$ slant load in -q --meta-set outlet='Harbour Courier'; slant run frequency -q
$ story hemp 'Ropes of hemp hold better than others, the ferrymen have found out.' 'then sold two bales while he was still being asked.'
$ slant load in --meta-set outlet='Harbour Courier' 2>&1 | sed 's/; [0-9.]* s$//'
slant: loaded 1 document (1 new, 0 replaced), 2 unchanged; 45 tokens
slant:   1 without a date, as slant info and slant status tell: load them again with --meta-set published=DATE, --pattern or --meta; --infer-dates takes the day of a dateline
slant:   in 3 documents a paragraph that the outlet repeats is not analysed: slant sql "SELECT * FROM removed_evidence WHERE kind = 'repeated'"
slant:   2 of them came in earlier loads: what was computed of them is owed again
$ slant why in/rye.txt | grep almanac
[[repeated (speaks-to-readers): You can read more on this in our almanac of the harbour, every week anew.]]
$ slant kwic almanac -q
$ slant find almanac -q
$ slant find sheep --csv -q | wc -l
2
$ slant sql --csv "SELECT reason, uri FROM load_log" | tr -d '\r'
reason,uri
cut-again,in/rye.txt
cut-again,in/wool.txt
$ slant run --dry-run frequency 2>&1 | grep -c owed
1
$ slant run frequency -q; slant sql --csv "SELECT sum(d.tokens) = sum(f.tokens), count(*) FROM documents AS d JOIN frequency AS f ON f.document = d.id" | tail -1 | tr -d '\r'
1,3
# Nothing more happens.
$ slant load in --meta-set outlet='Harbour Courier' 2>&1 | sed 's/; [0-9.]* s$//'
slant: loaded 0 documents (0 new, 0 replaced), 3 unchanged; 0 tokens
# Kept by a rule, and all.
$ printf 'keep line you can read more on this*\n' > my.rules
$ slant load in --meta-set outlet='Harbour Courier' --rules my.rules -q; repeated
0
$ slant load in --meta-set outlet='Harbour Courier' -q; repeated
3
$ slant load in --meta-set outlet='Harbour Courier' --keep-boilerplate -q; repeated
0
# The outlet may be a url's.
$ for i in wool rye hemp; do printf '{"id":"%s","url":"https://harbourcourier.example/%s","text":"%s"}\n' $i $i "$(sed 's/$/\\n/' in/$i.txt | tr -d '\n')"; done > u.jsonl
$ slant load u.jsonl -c u.slant -q; slant sql -c u.slant --csv "SELECT outlet, count(*) FROM documents JOIN removed ON document = id WHERE kind = 'repeated' GROUP BY 1" | tail -1 | tr -d '\r'
harbourcourier.example,3
$ printf '[The Harbour Courier]\nbought line Nobody bakes*\n' > hc.rules
$ slant load u.jsonl -c u.slant --rules hc.rules -q; slant sql -c u.slant --csv "SELECT count(*) FROM removed WHERE kind = 'bought'" | tail -1 | tr -d '\r'
1
