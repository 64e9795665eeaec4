-- rules: what the kinds of assets/modifiers.txt do to the words around them; the
-- host reads them (`lexicon.new`). All numbers were chosen on development data,
-- see ../README.md.

return {
  -- `good` and `bad` are the factors of good and bad words behind it, up to
  -- `reach` words away and not across a comma; `bare` is what it says itself,
  -- beside evidence, when it changes nothing ("nobody came"); `object`: not
  -- across a form of "be" or "have" ("the end was a disaster").
  kinds = {
    negate = { good = -0.7, bad = -0.1, reach = 4, bare = -0.6 },
    weaken = { good = -0.3, bad = 0.5, reach = 3 },
    deprive = { good = -0.6, bad = 0.6, reach = 4, object = true },
    relieve = { good = 0.5, bad = -0.3, reach = 4, object = true },
    amplify = { good = 1.3, bad = 1.3, reach = 2 },
    soften = { good = 0.7, bad = 0.7, reach = 2 },
    plain = {}, -- looks like one of them and does nothing
    but = {}, concede = {}, unreal = {},
  },
  -- Words before the last `but` count less, those behind it more.
  contrast = "but", before_contrast = 0.6, after_contrast = 1.3,
  -- What "although" opens ends at the next comma.
  concession = "concede", conceded = 0.6,
  -- A question, or what would, could, should be.
  unreal = "unreal", unreal_factor = 0.7,
  -- The valence is 4 S / sqrt(S^2 + spread_per_word * words).
  spread_per_word = 0.65, words_min = 10,
}
