# Files made at build time. Each line says from what.

# SQL and Lua texts become C strings (`embed_<name>`), so that the binary
# carries them and the files stay readable.
function(slant_embed target input name)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/generated/embed_${name}.c")
  add_custom_command(OUTPUT "${output}"
    COMMAND ${CMAKE_COMMAND} -DINPUT=${PROJECT_SOURCE_DIR}/${input}
      -DOUTPUT=${output} -DNAME=embed_${name}
      -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS "${PROJECT_SOURCE_DIR}/${input}"
      "${PROJECT_SOURCE_DIR}/cmake/embed.cmake"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()

slant_embed(slant_store host/corpus/store/schema.sql schema)
slant_embed(slant_cli host/cli/report/style.css report_style)
foreach(name actor chart corpus show wrap)
  slant_embed(slant_lua host/lua/script/${name}.lua script_${name})
endforeach()
foreach(name cases check differences globals holds lines properties report
    sample test)
  slant_embed(slant_lua host/lua/author/${name}.lua author_${name})
endforeach()
foreach(name init.lua example.txt example.txt.golden aggregate.golden
    properties.lua luarc.json)
  string(MAKE_C_IDENTIFIER "new_${name}" symbol)
  slant_embed(slant_cli host/cli/author/new/${name} ${symbol})
endforeach()

# Unicode word-break properties, out of the installed ICU's data.
add_executable(make_word_table host/corpus/text/make/make_word_table.c)
target_link_libraries(make_word_table PRIVATE PkgConfig::ICU)
set(word_table "${CMAKE_CURRENT_BINARY_DIR}/generated/word_table.inc")
add_custom_command(OUTPUT "${word_table}"
  COMMAND make_word_table "${word_table}"
  DEPENDS make_word_table VERBATIM)
target_sources(slant_text PRIVATE "${word_table}")
target_include_directories(slant_text PRIVATE
  "${CMAKE_CURRENT_BINARY_DIR}/generated")
