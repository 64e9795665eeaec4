A text without paragraphs and with hundreds of quotations is read to its end:
what a quotation costs does not grow with the square of their number.
$ awk 'BEGIN { printf "{\"id\": \"long\", \"text\": \""; for (i = 0; i < 600; i++) printf "\\\"We will see what we can do about it,\\\" said Minister Ivan Petrov of China, day %d. ", i; print "\"}" }' >long.jsonl
$ slant load long.jsonl 2>/dev/null
$ slant run quotes 2>/dev/null
$ slant sql "SELECT plugin, state FROM states"
plugin  state
actors  ok
quotes  ok
$ slant sql "SELECT quotes, unknown, scare FROM quotes"
quotes  unknown  scare
   600        0      0
