How right a plugin was where it was measured: said once, by the plugin, with the
figures of its README.md.
$ slant load -q $SAMPLES/../../../plugins/toward/tests/quarrel.txt
$ slant run -q && slant run -q toward
$ slant sql --csv "SELECT plugin || ' ' || json_extract(manifest, '\$.measured') FROM config
> WHERE live AND plugin IN ('quotes', 'sentiment', 'stance', 'toward')" | grep -v measured | tr -d '\r"' >said
$ while read -r plugin rest; do
>   for figure in $(echo "$rest" | grep -o '[0-9]\.[0-9]*'); do
>     grep -qF "$figure" "$SAMPLES/../../../plugins/$plugin/README.md" && echo "$plugin has it" || echo "$plugin: no $figure"
>   done
> done <said | sort | uniq -c
      2 quotes has it
      2 sentiment has it
      2 stance has it
      1 toward has it
