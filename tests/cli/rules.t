The user's own rules for what is no story, and --keep-boilerplate.
$ mkdir in; { printf 'Trade Talks Open\n\nMarch 20, 2015\n\n'; for i in 1 2 3 4 5 6; do printf 'The ministers spoke about trade and about the border on day %s of the talks.\n\n' $i; done; printf 'SIGN UP for our “Morning” newsletter today\n\nContinue\n\nA note from us: the\302\240paper lives.\n\nGive what you can.\n'; } > in/a.txt
$ cat > my.rules <<'END'
> # our own
> letter  line  sign up for our "*" newsletter*
> plea    tail  A note from us:*
> keep    line  continue
> END
$ slant load in --rules my.rules -q
$ slant sql --csv "SELECT kind, rule, substr(text, 1, 0) || group_concat(d.id) FROM removed AS r JOIN documents AS d ON d.id = r.document GROUP BY 1, 2 ORDER BY start" | tr -d '\r' | cut -d, -f1,2
kind,rule
title,first-short-line
date-line,date-alone
letter,my.rules:2
plea,my.rules:3
# `Continue` is analysed.
$ slant kwic continue --csv -q | wc -l
2
$ slant load in -q; slant kwic continue --csv -q | wc -l
1
$ slant load in --keep-boilerplate -q; slant sql --csv "SELECT kind FROM removed ORDER BY start" | tr -d '\r'
kind
title
date-line
# Rules for one outlet; the name is folded as everywhere.
$ printf '[www.themoscowtimes.com]\nletter line The ministers spoke about *day 2*\n' > mt.rules
$ slant load -c mt.slant in --rules mt.rules -q; slant sql -c mt.slant --csv "SELECT count(*) FROM removed WHERE kind = 'letter'" | tail -1 | tr -d "\r"
0
$ slant load -c mt.slant in --rules mt.rules --meta-set 'outlet=Moscow Times' -q; slant sql -c mt.slant --csv "SELECT count(*) FROM removed WHERE kind = 'letter'" | tail -1 | tr -d "\r"
1
# Never more than half.
$ printf 'all line *the*\n' > all.rules
$ slant load -c all.slant in --rules all.rules -q; slant sql -c all.slant --csv "SELECT count(*) FROM removed WHERE kind = 'all'" | tail -1 | tr -d "\r"
0
# Mistakes name the line.
$ printf '\n# x\nletter lime Sign up\n' > bad.rules; slant load in --rules bad.rules
.*bad\.rules:3: behind the kind stands line, tail or head, not `lime`.* (re)
? 2
$ printf 'letter line *\n' > bad.rules; slant load in --rules bad.rules
.*bad\.rules:1: .*would fit every line.* (re)
? 2
$ printf '[Courier\n' > bad.rules; slant load in --rules bad.rules
.*bad\.rules:1: an outlet stands in brackets.* (re)
? 2
$ slant load in --rules none.rules
.*--rules: none\.rules: No such file.* (re)
? 2
