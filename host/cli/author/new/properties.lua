-- What holds for every document with a result. `slant test` asks it of the
-- texts beside this file and of your corpus. rows: row.rows.hit.
return {
  ["hits is the number of rows"] = function(_, row)
    return row.hits == #row.rows.hit
  end,

  ["a hit is where the text says so"] = function(doc, row)
    for _, hit in ipairs(row.rows.hit) do
      assert(doc:slice(hit.at) ~= "", "an empty span")
    end
  end,
}
