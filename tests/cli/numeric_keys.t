Keys that are numbers are taken for no ids of other documents.
$ printf 'id,title,date,text\n2,Alpha,2015-03-02,"China praised Russia. China will support Russia."\n1,Beta,2016-03-02,"Russia condemned China, and said so in public."\n3,Gamma,2017-03-02,"China praised Russia."\n' > letters.csv
$ slant load -q letters.csv
$ slant why 1
slant: error: `1` is the id of letters.csv#L2 and the key of letters.csv#L3: give one of these names
? 2
$ slant remove 1
slant: error: `1` is the id of letters.csv#L2 and the key of letters.csv#L3: give one of these names
? 2
$ slant tfidf 2
slant: error: `2` is the id of letters.csv#L3 and the key of letters.csv#L2: give one of these names
? 2
$ slant why letters.csv#L3 | head -n 3
id         2
key        1
uri        letters.csv#L3
# The third one's id is its key.
$ slant why 3 | head -n 3
id         3
key        3
uri        letters.csv#L4
# In Lua a number is an id.
$ echo 'print(corpus.get(1), corpus.get(2))' > get.lua; slant script get.lua
doc 1: Alpha (2015-03-02)	doc 2: Beta (2016-03-02)
# The report says where a place is.
$ slant run -q
$ slant report | grep '| 1 '
        (stated in a field) | 1 0..46 | letters.csv#L3
$ slant report -q -o r.html && grep -o '<code>1</code> bytes [^ ]* · <code>letters.csv#L3</code>' r.html | sort -u
<code>1</code> bytes 0–45 · <code>letters.csv#L3</code>
<code>1</code> bytes 0–46 · <code>letters.csv#L3</code>
<code>1</code> bytes 17–22 · <code>letters.csv#L3</code>
<code>1</code> bytes 33–45 · <code>letters.csv#L3</code>
# remove names what it removed.
$ slant remove letters.csv#L3
slant: removed 1 document, with all results: letters.csv#L3
$ slant remove --where 1
slant: removed 2 documents, with all results: letters.csv#L2, letters.csv#L4
