scripts/predict.lua answers the lines of rated data sets.
$ printf '%s\n' '{"id": "a", "text": "The talks were a disaster."}' '{"id": 2, "text": "The ferry leaves at noon."}' >in.jsonl
$ slant script predict nyt <in.jsonl | sed 's/"score":-[0-9.]*/"score":-N/'
{"id":"a","label":"neg","score":-N}
{"id":2,"label":"neu","score":0}
# Towards a target: bytes of the text.
$ printf '%s\n' '{"id": 1, "text": "“No,” said the mayor, who lied and stole.", "target": {"bfrom": 15, "bto": 24}}' >at.jsonl
$ slant script predict mtsc <at.jsonl
{"id":1,"label":"neg"}
$ printf '%s\n' '{"id": 1, "text": "Ann Lee said that it rained."}' | slant script predict attr
{"attr":[{"content":[[13,27]],"cue":[[8,12]],"source":[[0,7]]}],"id":1,"unit":"byte"}
$ slant script predict knitting <in.jsonl
slant: error: there is no task `knitting`
...
? 2
