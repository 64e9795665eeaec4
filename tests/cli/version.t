The version, and help that names the verbs, are on standard output.
$ slant --version
slant 0.1.0
$ slant --version 2>/dev/null
slant 0.1.0
$ slant --help 2>/dev/null
...
.*\bload\b.* (re)
...
.*\bkwic\b.* (re)
...
