-- Beside cases.jsonl, whose exact ranges are for sentiment.method=rules
-- (tests/cli/sentiment.t).
return {
  ["the mean lies in [-1, 1]"] = function(_, row)
    return not row.mean or -1 <= row.mean and row.mean <= 1
  end,

  ["share is of sentences with evidence"] = function(_, row)
    return row.evidence <= row.sentences
      and math.abs(row.share - row.evidence / row.sentences) < 1e-6
  end,
}
