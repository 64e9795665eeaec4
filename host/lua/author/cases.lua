-- The documents of `slant check`, written as JSON lines. ...: path, language.
local path, language = ...
local function written(done, why)
  if not done then stop("the texts to try it on: " .. why) end
  return done
end
local f = written(io.open(path, "w"))

local sentence = "The ministry said on Tuesday that “no limits” would hold, and Beijing agreed. "
local long = {} -- one sentence in ten has something to say
for i = 1, 10 * 1024 * 1024 // #sentence do
  long[i] = i % 10 == 0 and sentence
    or ("x%d went by, then another, and nobody said a word. "):format(i):rep(2)
end

local cases = {
  {"no words at all", "... !!! --- 。。。 \u{200b}"},
  {"one letter", "x"},
  {"10 MB of sentences", table.concat(long)},
  {"1 MB without a full stop", ("and so on "):rep(100000)},
  {"one word of 1 MB", ("a"):rep(1 << 20)},
  {"100,000 open quotation marks", ("“"):rep(100000)},
  {"100,000 lines of one word", ("word\n"):rep(100000)},
  {"invalid UTF-8, which became U+FFFD", "The \u{FFFD}\u{FFFD} minister \u{FFFD} said \u{FFFD}."},
  {"right to left", "\u{202E}قال الوزير إن \u{200F}الصين\u{200F} تدعم روسيا. שלום עולם! \u{202C}"},
  {"NUL and control bytes", "China\0praises\1Russia.\27[31m Red.\r\rLine.\u{85}"},
  {"combining, joined and astral characters",
    "e\u{301}\u{301}\u{301} \u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467} \u{1D400} \u{FEFF} ﬁ ß İ."},
  {"patterns and formats", "%d %s %1 [a-z]* (.-)%b() ^$ {{x}} <script> ' OR 1=1 --"},
  {"Chinese without spaces", ("中国支持俄罗斯。"):rep(500)},
  {"an ordinary story",
    ("China praised Russia on Monday. “We back them,” Xi Jinping said. "):rep(5)},
}

for _, case in ipairs(cases) do
  written(f:write(json.encode{id = case[1], text = case[2], language = language}, "\n"))
end
written(f:write(json.encode{id = "every field filled", text = sentence, title = "“%s”\0",
  outlet = "\u{FFFD}", author = "'; DROP TABLE meta",
  published = "2025", url = "x", language = language,
  deep = {a = {b = {1, 2}}}}, "\n"))
written(f:close())
return 0
