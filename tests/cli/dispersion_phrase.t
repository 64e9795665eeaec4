How evenly phrases are spread, beside words.
$ slant load -q "$SAMPLES" 2>/dev/null
? 1
$ slant dispersion 'no limits' no gas --csv -q | cut -d, -f1-5
word,frequency,range,parts,dp
no limits,3,2,47,0.9554616384915474
no,23,18,47,0.6009427828348505
gas,7,5,47,0.8878413524057217
$ slant dispersion 'no limits' gas --parts 2 --by "year > 2020" --csv -q | cut -d, -f1-5
year > 2020,word,frequency,range,parts
0,no limits,0,0,2
0,gas,6,2,2
1,no limits,3,1,2
1,gas,0,0,2
,no limits,0,0,2
,gas,1,1,2
$ slant trend 'no limits' --by decade -q --csv | cut -d, -f1,2
period,frequency
2010s,0
2020s,3
# A word asked for is also one inside of others; rows of freq are whole tokens.
$ slant dispersion china --csv -q | cut -d, -f1,2
word,frequency
china,112
$ slant freq --match china --csv -q | cut -d, -f1,2
word,frequency
china,85
# What a word is, and what may stand between words, is as kwic has it, and places
# do not overlap: the same number whoever counts, by every rule.
$ cat >between.jsonl <<'END'
> {"id":1,"date":"2020-01-01","text":"It burns gas. Deal or no deal, gas, deal. A gas deal; a gas-deal, the “gas” deal."}
> {"id":2,"date":"2020-02-01","text":"Gas\n\nDeal\n\nno no no, no no no no. gas deal"}
> {"id":3,"date":"2021-02-01","text":"It's state-run, a no-no. The state run by the U.S. President runs 5 states-run deals; the state's run. No 5 deal in the U.S."}
> END
$ slant load -q -c between.slant between.jsonl
$ counts() {
>   slant kwic "$@" -c between.slant --json -q | awk '/"document"/ { n++ } END { printf "%d ", n }'
>   slant trend "$@" -c between.slant --csv -q | awk -F, 'NR > 1 { n += $2 } END { printf "%d ", n }'
>   slant dispersion "$@" -c between.slant --csv -q | awk -F, 'NR > 1 { printf "%d ", $2 }'
>   slant collocates "$@" -c between.slant --csv -q -n 1 | awk -F, 'NR > 1 { n = $6 } END { printf "%d", n }'
> }
$ for how in '' '--tokens slant' '--tokens quanteda' '--tokens antconc' '--stems english'; do
>   echo "$how"
>   for phrase in 'gas deal' 'no no' '(gas deal)|no no' deal 'state run' state-run 'state*' '"it" * run' 'u.s.' 'u.s. president' "it's" 'no deal'; do
>     echo "$(counts "$phrase" $how)  $phrase"
>   done
> done

4 4 4 4  gas deal
4 4 4 4  no no
8 8 8 8  (gas deal)|no no
9 9 9 9  deal
3 3 3 3  state run
3 3 3 3  state-run
4 4 4 4  state*
1 1 1 1  "it" * run
2 2 2 2  u.s.
1 1 1 1  u.s. president
1 1 1 1  it's
1 1 1 1  no deal
--tokens slant
3 3 3 3  gas deal
3 3 3 3  no no
6 6 6 6  (gas deal)|no no
8 8 8 8  deal
1 1 1 1  state run
1 1 1 1  state-run
4 4 4 4  state*
0 0 0 0  "it" * run
2 2 2 2  u.s.
1 1 1 1  u.s. president
1 1 1 1  it's
1 1 1 1  no deal
--tokens quanteda
3 3 3 3  gas deal
3 3 3 3  no no
6 6 6 6  (gas deal)|no no
8 8 8 8  deal
1 1 1 1  state run
1 1 1 1  state-run
4 4 4 4  state*
0 0 0 0  "it" * run
2 2 2 2  u.s.
1 1 1 1  u.s. president
1 1 1 1  it's
1 1 1 1  no deal
--tokens antconc
4 4 4 4  gas deal
4 4 4 4  no no
8 8 8 8  (gas deal)|no no
9 9 9 9  deal
2 2 2 2  state run
2 2 2 2  state-run
4 4 4 4  state*
0 0 0 0  "it" * run
2 2 2 2  u.s.
1 1 1 1  u.s. president
1 1 1 1  it's
1 1 1 1  no deal
--stems english
4 4 4 4  gas deal
4 4 4 4  no no
8 8 8 8  (gas deal)|no no
10 10 10 10  deal
4 4 4 4  state run
4 4 4 4  state-run
4 4 4 4  state*
1 1 1 1  "it" * run
2 2 2 2  u.s.
1 1 1 1  u.s. president
1 1 1 1  it's
1 1 1 1  no deal
$ slant collocates 'gas deal' -c between.slant --window sentence --csv | cut -d, -f1-3 | head -n 3
slant: gas deal: 2 places in 2 of 3 documents, 8 sentences (rule slant); places are sentences
collocate,frequency,docfreq
a,1,1
no,1,1
