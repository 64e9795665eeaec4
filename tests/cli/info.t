info tells a corpus in numbers: its documents, outlets and dates first, the
machine last.
$ slant load -q $SAMPLES/northgate-dispatch
$ slant info | grep -e '^documents' -e '^outlets' -e '^limits'
documents                                                  7
outlets                                                    2
documents of known language                                7
limits of a worker (none where a plugin may run programs)  files of 0 bytes, 64 descriptors, 2 GiB beside its plugins
$ slant info --csv | cut -d, -f1 | sed -n '2,14p;$p'
corpus file
documents
  with text
  exact duplicates of another
  near-duplicates of another
outlets
  documents without
dated documents
  the first
  the last
  undated
documents of known language
bytes of text
limits of a worker (none where a plugin may run programs)
$ slant info | grep -A 3 '^dated'
dated documents                                            4
  the first                                                2015-05-18
  the last                                                 2024-07-10
  undated                                                  3
# Numbers stand to the right, but for a column that has words, too.
$ slant sql "SELECT 10 AS n, 10 AS mixed UNION ALL SELECT 7, 'none'"
 n  mixed
10  10
 7  none
