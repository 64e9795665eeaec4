load_log says of each input what was noted when it was read last; remarks on what
was loaded are no input that was not.
$ noted() { slant sql --csv "SELECT uri, reason, fate(reason) AS fate FROM load_log" | tr -d '\r'; }
$ counted() { slant info --csv | tr -d '\r' | grep -A2 '^input not loaded'; slant report | sed -n 's/^ *\([0-9]*\)  inputs not loaded.*/report: \1/p'; }
$ mkdir in; printf '{"id":1,"text":"One.","date":"03/02/2022"}\n{"id":2\n' > in/a.jsonl
$ : > in/empty.txt; printf '\211PNG\r\n\032\n' > in/picture.txt; printf 'x' > in/sheet.xls
$ slant load -q in
slant: warning: not loaded, bad-json: 1; first in/a.jsonl#L2: parse error: premature EOF, at byte 8
? 1
$ noted
uri,reason,fate
in/sheet.xls,unknown-format,passed over
in/a.jsonl#L1,date-unread,remark
in/a.jsonl#L2,bad-json,lost
in/empty.txt,empty-file,passed over
in/picture.txt,not-text,passed over
$ counted
input not loaded,4
  nothing in it to load,3
remarks on what was loaded,1
report: 4
# Loading again says it again, but does not count it twice.
$ slant load -q in; slant load -q in; slant load -q in --meta-set desk=asia
slant: warning: not loaded, bad-json: 1; first in/a.jsonl#L2: parse error: premature EOF, at byte 8
slant: warning: not loaded, bad-json: 1; first in/a.jsonl#L2: parse error: premature EOF, at byte 8
slant: warning: not loaded, bad-json: 1; first in/a.jsonl#L2: parse error: premature EOF, at byte 8
? 1
$ counted
input not loaded,4
  nothing in it to load,3
remarks on what was loaded,1
report: 4
# What is mended is gone, and so is the remark; what is away stays as it was.
$ printf '{"id":1,"text":"One.","date":"2022-02-03"}\n{"id":2,"text":"Two."}\n' > in/a.jsonl; rm in/picture.txt; printf 'Three.\n' > in/empty.txt
$ slant load -q in
$ noted
uri,reason,fate
in/picture.txt,not-text,passed over
in/sheet.xls,unknown-format,passed over
$ counted
input not loaded,2
  nothing in it to load,2
remarks on what was loaded,0
report: 2
# A file whose name holds the mark before a place keeps its own.
$ printf '{"id":7\n' > 'in/b#1.jsonl'; printf '{"id":8\n' > 'in/b.jsonl'; slant load -q in/b*
slant: warning: not loaded, bad-json: 2; first in/b#1.jsonl#L1: parse error: premature EOF, at byte 8
? 1
$ printf '{"id":8,"text":"Eight."}\n' > 'in/b.jsonl'; slant load -q in/b.jsonl; slant sql "SELECT uri FROM load_log WHERE reason = 'bad-json'"
uri
in/b#1.jsonl#L1
