Texts too short to tell their language are skipped by what reads English: what to do
about it is said after the load, after the run and in the status.
$ for i in 1 2 3; do echo "Moscow praised the deal, number $i." > $i.txt; done
$ slant load . 2>&1 | tail -1
slant:   of 3 no language is known (too short to tell?), and plugins for English skip them: if all are English, load them again with --meta-set language=en; else name each one's language in a table, --meta FILE.csv
$ slant run actors frequency
slant: actors [0-9.]+: 3 skipped (re)
slant: frequency .*: 3 ok, aggregates renewed (re)
slant: 6 results on 3 documents; .* (re)
slant: 3 documents skipped because the language is not known (too short to tell?): if all are English, load them again with --meta-set language=en; else name each one's language in a table, --meta FILE.csv
$ slant status 2>&1 >/dev/null
slant: 3 documents not dated: load them again with --meta FILE.csv, a table with the columns file and published, or with --pattern where their names have the date
slant: 3 documents skipped because the language is not known (too short to tell?): if all are English, load them again with --meta-set language=en; else name each one's language in a table, --meta FILE.csv
# The table that is named mends what it names.
$ printf 'file,language\n1.txt,en\n2.txt,de\n' > languages.csv
$ slant load -q . --meta languages.csv; slant run actors
slant: actors [0-9.]+: 1 ok, 1 skipped (re)
...
$ slant status 2>&1 >/dev/null | cut -c1-25
slant: 3 documents not da
slant: 1 document skipped
# What is in a language that a plugin does not read is named by language.
$ mkdir two; printf 'Moskau lobte am Dienstag das neue Abkommen mit den Nachbarn, und die Regierung will es bald unterschreiben lassen.\n' > two/de.txt
$ printf 'The government in Moscow said on Tuesday that it will sign the new agreement with its neighbours soon.\n' > two/en.txt
$ slant load -q -c two.slant two; slant run -c two.slant actors frequency 2>&1 | grep skipped | tail -n 1
slant: skipped because not every plugin reads their language: 1 in de
