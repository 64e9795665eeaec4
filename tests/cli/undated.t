What status says of documents without a date, and that the mend it names is one.
$ mkdir in; printf 'The ministers met in Vessen.\n' > in/1.txt; printf 'Traffic stopped at the old bridge.\n' > in/2.txt
$ slant load -q in --meta-set language=en; slant run -q frequency; slant status 2>&1 >/dev/null
slant: 2 documents not dated: load them again with --meta FILE.csv, a table with the columns file and published, or with --pattern where their names have the date
$ printf 'file,published\n1.txt,2021-03-04\n2.txt,2021-03-05\n' > dates.csv
$ slant load -q in --meta-set language=en --meta dates.csv; slant run -q frequency; slant status | tail -2
year  documents  frequency
2021          2          2
$ slant status 2>&1 >/dev/null
