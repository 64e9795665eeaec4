What a file gives under another key than before stands in the corpus once.
$ mkdir in; printf 'Nr.;Zeitungsname;Volltext des Artikels\nA-1;Harbour Post;Ferries return to the old harbour.\nA-2;Gull;Trams run on Sundays again.\n' > in/beacon.csv
$ loaded() { slant load "$@" 2>&1 | sed 's/; [0-9.]* s$//' | grep -v 'slant:   [0-9o].* \(without\|no language\)'; }
$ stands() { slant sql --csv "SELECT id, key, uri, outlet, text FROM documents" | tr -d '\r'; }
$ loaded in/beacon.csv --map 'Volltext des Artikels=text'
slant: loaded 2 documents (2 new, 0 replaced), 0 unchanged; 11 tokens
$ loaded in/beacon.csv --map 'Volltext des Artikels=text' --map Zeitungsname=outlet --map Nr.=key
slant: loaded 2 documents (0 new, 2 replaced), 0 unchanged; 11 tokens
slant:   loaded all the same, new-key: 2; first in/beacon.csv#L2: its key is `A-1`; it replaces the one that the file gave under `in/beacon.csv#L2`
slant:   all of them: slant sql "SELECT uri, reason, detail FROM load_log"
$ stands
id,key,uri,outlet,text
3,A-1,in/beacon.csv#L2,Harbour Post,Ferries return to the old harbour.
4,A-2,in/beacon.csv#L3,Gull,Trams run on Sundays again.
$ loaded in/beacon.csv --map 'Volltext des Artikels=text' --map Zeitungsname=outlet --map Nr.=key
slant: loaded 0 documents (0 new, 0 replaced), 2 unchanged; 0 tokens
# And back.
$ loaded in/beacon.csv --map 'Volltext des Artikels=text' --map Zeitungsname=outlet | head -1
slant: loaded 2 documents (0 new, 2 replaced), 0 unchanged; 11 tokens
$ stands
id,key,uri,outlet,text
5,in/beacon.csv#L2,in/beacon.csv#L2,Harbour Post,Ferries return to the old harbour.
6,in/beacon.csv#L3,in/beacon.csv#L3,Gull,Trams run on Sundays again.
# Parts of what came as one document.
$ printf '{"response":{"docs":[{"headline":"A","body":"Alpha one."},{"headline":"B","body":"Beta two."}]}}' > nyt.json
$ loaded -c nyt.slant nyt.json; loaded -c nyt.slant nyt.json --records response.docs
slant: loaded 1 document (1 new, 0 replaced), 0 unchanged; 0 tokens
slant: loaded 2 documents (1 new, 1 replaced), 0 unchanged; 4 tokens
slant:   loaded all the same, new-key: 1; first nyt.json#1: its key is `nyt.json#1`; it replaces the one that the file gave under `nyt.json`
slant:   all of them: slant sql "SELECT uri, reason, detail FROM load_log"
$ slant sql -c nyt.slant --csv "SELECT key, text FROM documents" | tr -d '\r'
key,text
nyt.json#1,Alpha one.
nyt.json#2,Beta two.
# A list that goes on with others keeps those that are no longer in it, and copies of them.
$ printf 'key,text\na,One story of the harbour.\nb,One story of the harbour.\nc,Three.\n' > feed.csv; loaded -c feed.slant feed.csv | head -1
slant: loaded 3 documents (3 new, 0 replaced), 0 unchanged; 11 tokens
$ printf 'key,text\nb,One story of the harbour.\nc,Three.\nd,Four.\n' > feed.csv; sleep 0.1; loaded -c feed.slant feed.csv | head -1
slant: loaded 1 document (1 new, 0 replaced), 2 unchanged; 1 token
$ slant sql -c feed.slant --csv "SELECT key, uri, text FROM documents" | tr -d '\r'
key,uri,text
a,feed.csv#L2,One story of the harbour.
b,feed.csv#L2,One story of the harbour.
c,feed.csv#L3,Three.
d,feed.csv#L4,Four.
# A file beside it whose name goes on where its name ends is another one.
$ printf 'Whole.\n' > 'a.txt'; printf 'Other.\n' > 'a.txt#b.txt'; loaded -q -c names.slant a.txt; loaded -q -c names.slant 'a.txt#b.txt'
? 1
$ slant sql -c names.slant --csv "SELECT key FROM documents" | tr -d '\r'
key
a.txt
a.txt#b.txt
# What it has lost is told, too, and worse; a variable that is the key now is not lost.
$ printf 'Nr.,text\n7,A tram runs on Sundays.\n' > tram.csv; loaded -c tram.slant tram.csv --meta-set desk=asia | head -1
slant: loaded 1 document (1 new, 0 replaced), 0 unchanged; 5 tokens
$ slant load -q -c tram.slant tram.csv --map Nr.=key
slant: warning: loaded all the same, lost-fields: 1; first tram.csv#L2: now without desk, which `slant load -c tram.slant tram.csv --meta-set desk=asia` gave it
? 1
$ slant sql -c tram.slant --csv "SELECT reason, fate(reason) FROM load_log" | tr -d '\r'
reason,fate(reason)
new-key,remark
lost-fields,remark
$ mkdir away; mv tram.csv away; slant load -q -c tram.slant away --map Nr.=key --meta-set desk=asia; mv away/tram.csv .
$ slant load -q -c tram.slant tram.csv --map Nr.=key
slant: warning: loaded all the same, lost-fields: 1; first tram.csv#L2: now without desk, which `slant load -q -c tram.slant away --map Nr.=key --meta-set desk=asia` gave it
? 1
