info tells a corpus in numbers.
$ slant load -q $SAMPLES/northgate-dispatch
$ slant info | grep -e '^documents' -e '^outlets' -e '^limits'
limits of a worker (none where a plugin may run programs)  files of 0 bytes, 64 descriptors, 2 GiB beside its plugins
documents                                                  7
outlets                                                    2
documents of known language                                7
# Numbers stand to the right, but for a column that has words, too.
$ slant sql "SELECT 10 AS n, 10 AS mixed UNION ALL SELECT 7, 'none'"
 n  mixed
10  10
 7  none
