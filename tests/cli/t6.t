T6: six texts on which the variants of measures differ (host/measure/VARIANTS.md).

$ cat >t6.jsonl <<'END'
> {"id":"d1","date":"2015-05-08","part":"early","text":"Russia and China signed a gas deal. China said the gas deal was good for Russia."}
> {"id":"d2","date":"2017-07-04","part":"early","text":"China welcomed the deal with Russia. The two leaders praised the gas pipeline."}
> {"id":"d3","date":"2019-06-05","part":"early","text":"Moscow praised Beijing. Beijing and Moscow signed a trade deal."}
> {"id":"d4","date":"2022-02-04","part":"late","text":"China and Russia declared a partnership with no limits. The partnership was not an alliance, China said."}
> {"id":"d5","date":"2023-03-21","part":"late","text":"China did not condemn Russia. Russia praised China and the partnership."}
> {"id":"d6","date":"2025-09-03","part":"late","text":"China criticized sanctions on Russia. The sanctions hurt trade, Moscow said, but the partnership with China was strong."}
> END
$ slant load -q t6.jsonl
# Frequency and rank.
$ slant freq -q --csv -n 0 --ties average | grep -E '^(china|the|russia|and|deal|partnership|a|gas|moscow),' | cut -d, -f1-5
china,9,1.0,5,105882.35294117648
the,8,2.0,5,94117.64705882352
russia,7,3.0,5,82352.94117647059
and,4,5.0,4,47058.82352941176
deal,4,5.0,3,47058.82352941176
partnership,4,5.0,3,47058.82352941176
a,3,10.0,3,35294.117647058825
gas,3,10.0,2,35294.117647058825
moscow,3,10.0,2,35294.117647058825
$ slant freq -q --csv -n 0 --ties dense | grep -E '^(and|a),' | cut -d, -f1-3
and,4,4
a,3,5
$ slant freq -q --csv -n 4 --by part --ties average | cut -d, -f1-6
part,word,frequency,rank,docfreq,per_million
early,deal,4,1.5,3,102564.10256410256
early,the,4,1.5,2,102564.10256410256
early,china,3,4.0,2,76923.07692307692
early,gas,3,4.0,2,76923.07692307692
late,china,6,1.0,3,130434.78260869565
late,partnership,4,3.0,3,86956.52173913043
late,russia,4,3.0,3,86956.52173913043
late,the,4,3.0,3,86956.52173913043
$ slant freq -q --csv --match partnership --by part | cut -d, -f1-8
part,word,frequency,rank,docfreq,per_million,documents,tokens
early,partnership,0,1,0,0.0,3,39
late,partnership,4,1,3,86956.52173913043,3,46
# Keyness, in all its variants.
$ slant keyness -q --csv --target "part = 'late'" --match partnership,deal,gas,china,russia 2>/dev/null | cut -d, -f1-3,6,8,11-15,17,18
word,target,reference,g2_4,log_ratio,g2_2,g2_williams,g2_quanteda,chi2,chi2_yates,percent_diff,simple_maths
partnership,4,0,5.07919000522492,2.7618402628052356,4.912078880009773,4.509099248284309,2.151503584957481,3.5587761674718195,1.8838364679246324,,86957.52173913043
china,6,3,0.6528938733705107,0.7618402628052353,0.5854009528720479,0.6178235558374684,0.20023793004986334,0.6383852608108901,0.19826586509938912,69.56521739130433,1.6956431305523463
russia,4,3,0.028217803504582084,0.17687776208407918,0.025903076367188638,0.026307568912122485,0.028217973504586047,0.028115697012018083,0.0,13.043478260869556,1.1304330869785648
deal,0,4,-6.466506452565255,-3.2381597371947644,-6.232716882885361,-5.740702622719944,-3.191615663513671,-4.950933839822729,-2.927954722187814,-100.0,9.74990493842685e-06
gas,0,3,-4.804312222743788,-2.823122237915921,-4.67453766216402,-4.111868481111913,-1.8681897787441732,-3.667917448405253,-1.7565807660584967,-100.0,1.2999831002196972e-05
# Concordance: windows count words; punctuation is shown, not counted.
$ slant kwic partnership --window 3 --csv -q | cut -d, -f2,8-
key,left,hit,right
d4,Russia declared a,partnership,with no limits
d4,no limits. The,partnership,was not an
d5,China and the,partnership,
d6,"said, but the",partnership,with China was
$ slant kwic 'china * russia' --window 2 --csv -q | cut -d, -f2,8-
key,left,hit,right
d4,,China and Russia,declared a
$ slant kwic china --sort R1,R2,L1 --csv -q --window 1 | cut -d, -f2,6,9-
key,start,hit,right
d4,0,China,and
d5,45,China,and
d6,0,China,criticized
d5,0,China,did
d1,36,China,said
d4,93,",China,said
d1,11,China,signed
d6,102,China,was
d2,0,China,welcomed
# Lowe's logit of a dictionary's counts, and none where there are none.
$ cat >tone.yml <<'END'
> pos: [(good|praised|welcomed|strong) NOT AFTER/2 not, (condemn|criticized|hurt) AFTER/2 not]
> neg: [(condemn|criticized|hurt) NOT AFTER/2 not, (good|praised|welcomed|strong) AFTER/2 not]
> END
$ cat >tone.lua <<'END'
> local tone = dictionary.load("tone.yml")
> for _, by in ipairs{"key", "part"} do
>   local of = {}
>   for _, row in ipairs(tone:count{by = by}) do
>     of[row[by]] = of[row[by]] or {}
>     of[row[by]][row.category] = row.hits
>   end
>   for value, n in pairs(of) do
>     local logit = n.pos + n.neg > 0 and math.log(n.pos + 0.5) - math.log(n.neg + 0.5)
>     print(value, n.pos, n.neg, logit and ("%.9f"):format(logit), logit and ("%.9f"):format((n.pos - n.neg) / (n.pos + n.neg)))
>   end
> end
> print(table.concat(text.sentences('Mr. Li met U.S. officials on Jan. 5. He said: "We agree." The talks, i.e. the summit, ended at 5 p.m. Then J. R. Smith left.'), " / "))
> print(table.concat(text.words("U.S.-China $1,000.50 21st Xi's don't a.b@c.org https://example.com/a?b=1 state-run"), " / "))
> local keyness = stat.keyness(158, 1000000, 41, 2000000)
> for _, name in ipairs{"g2_4", "g2_2", "g2_quanteda", "chi2", "log_ratio", "bic", "percent_diff"} do
>   print(name, ("%.9f"):format(keyness[name]))
> end
> END
$ slant script tone.lua | sort
Mr. Li met U.S. officials on Jan. 5. / He said: "We agree." / The talks, i.e. the summit, ended at 5 p.m. / Then J. R. Smith left.
U.S.-China / 1,000.50 / 21st / Xi's / don't / a.b@c.org / https://example.com/a?b=1 / state-run
bic	163.053118903
chi2	190.025167817
d1	1	0	1.098612289	1.000000000
d2	2	0	1.609437912	1.000000000
d3	1	0	1.098612289	1.000000000
d4	0	0	false	false
d5	2	0	1.609437912	1.000000000
d6	1	2	-0.510825624	-0.333333333
early	4	0	2.197224577	1.000000000
g2_2	177.967241750
g2_4	177.979846945
g2_quanteda	177.985846945
late	3	2	0.336472237	0.200000000
log_ratio	2.946228744
percent_diff	670.731707317
