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
