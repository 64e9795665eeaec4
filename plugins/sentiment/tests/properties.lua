-- cases.jsonl says between what the mean of each of its texts must lie.
return {
  ["the mean lies between low and high"] = function(doc, row)
    local low, high = doc.vars.low, doc.vars.high
    return not low or row.mean and low <= row.mean and row.mean <= high
  end,

  ["share is of sentences with evidence"] = function(_, row)
    return row.evidence <= row.sentences
      and math.abs(row.share - row.evidence / row.sentences) < 1e-6
  end,
}
