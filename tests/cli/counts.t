Tables of counts. The token rule and the denominators are said beside them.
$ slant load -q "$SAMPLES"
? 1
$ slant freq -n 4 --stop english
$ slant freq --by "year" --where "year > 2020" -n 1 --all
$ slant freq --match 'sanction*' --match '/^treat/' --csv
$ slant freq -n 1 --ci --json -q
$ slant freq -n 2 --unique --tokens antconc
$ slant freq --columns | head -3
$ slant freq --where "yaer = 2020"
? 2
$ slant freq --ties none
? 2
# The two parts, and what is in neither.
$ slant keyness --target "year >= 2020" --min 5 -n 2
$ slant keyness --target "year = 2025" --reference "year = 2015" -n 1 -q --csv
$ slant keyness
? 2
$ slant keyness --target "year = 1066"
? 2
