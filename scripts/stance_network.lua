-- Who is for or against whom, all pairs, as a network for Gephi, Cytoscape, R.
local arguments = require "arguments"
local evidence = require "evidence"

local USAGE = [[usage: slant script stance_network [format=graphml|csv] [min=1] [where=SQL] >FILE
  format=  graphml (nodes and edges) or csv (edges: a line for each direction)
  min=     least asserted statements of an edge (1)
  where=   only texts for which this holds: where="year >= 2022"
Edges go from who holds the stance to whom it is about; weights are counts of
asserted statements, with the texts and duplicate clusters they come from.]]

local given = arguments.read(arg, {"format", "min", "where"}, USAGE, 0)
local format = given.format or "graphml"
if format ~= "graphml" and format ~= "csv" then
  stop("format=" .. format .. ": graphml or csv is wanted")
end
local least = arguments.number(given, "min", 1)
local where = arguments.where(given)
evidence.need()

local edges = corpus.sql(([[
  SELECT source, target, sum(polarity = 1) AS n_for, sum(polarity = 0) AS n_neutral,
    sum(polarity = -1) AS n_against, count(DISTINCT s.document) AS n_documents,
    count(DISTINCT coalesce(d.cluster, -d.id)) AS n_clusters
  FROM stance_statement s JOIN documents d ON d.id = s.document
  WHERE modality = 'asserted'
    AND d.id IN (SELECT document FROM states WHERE plugin = 'stance' AND current)
    AND d.id IN (SELECT id FROM documents %s)
  GROUP BY source, target HAVING count(*) >= ? ORDER BY source, target]]):format(
  where and "WHERE (" .. where .. ")" or ""), least)

local COUNTS = {"n_for", "n_neutral", "n_against", "n_documents", "n_clusters"}

local function csv_field(value)
  return value:find('[,"\r\n]') and '"' .. value:gsub('"', '""') .. '"' or value
end

local function write_csv()
  print("source,target," .. table.concat(COUNTS, ","))
  for _, edge in ipairs(edges) do
    local line = {csv_field(edge.source), csv_field(edge.target)}
    for _, name in ipairs(COUNTS) do line[#line + 1] = tostring(edge[name]) end
    print(table.concat(line, ","))
  end
end

local ENTITY = {["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;"}

local function xml(value) return (value:gsub('[&<>"]', ENTITY)) end

-- The actors of all edges, by name.
local function nodes_of()
  local seen, list = {}, {}
  for _, edge in ipairs(edges) do
    for _, name in ipairs{edge.source, edge.target} do
      if not seen[name] then
        seen[name] = true
        list[#list + 1] = name
      end
    end
  end
  table.sort(list)
  return list
end

local function write_graphml()
  print('<?xml version="1.0" encoding="UTF-8"?>')
  print('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">')
  print('  <key id="label" for="node" attr.name="label" attr.type="string"/>')
  for _, name in ipairs(COUNTS) do
    print(('  <key id="%s" for="edge" attr.name="%s" attr.type="int"/>'):format(name, name))
  end
  print('  <graph edgedefault="directed">')
  for _, name in ipairs(nodes_of()) do
    print(('    <node id="%s"><data key="label">%s</data></node>'):format(xml(name), xml(name)))
  end
  for _, edge in ipairs(edges) do
    local data = {}
    for _, name in ipairs(COUNTS) do
      data[#data + 1] = ('<data key="%s">%d</data>'):format(name, edge[name])
    end
    print(('    <edge source="%s" target="%s">%s</edge>'):format(xml(edge.source),
      xml(edge.target), table.concat(data)))
  end
  print("  </graph>\n</graphml>")
end

if format == "csv" then write_csv() else write_graphml() end
