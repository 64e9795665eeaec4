-- interval: how far counts of support and opposition can be trusted. What is
-- drawn by chance is always a cluster of near-duplicate documents, never a
-- statement: sentences of one text, and copies of it, are not independent.
--
-- A cluster is { n_for, n_against } (asserted statements). The balance of
-- clusters is (for - against) / (for + against), from -1 to 1.

local stat = require "stat"

local interval = {}

interval.FEW = 10 -- clusters with a sign; below there is no balance
local DRAWS = 999
local LEVEL = 0.95
local SEED = 20260801 -- where chance begins at every call, so that results repeat

-- Both counts of a cluster in one number, since sums are all that is made of them.
local function packed(cluster)
  return cluster[1] << 32 | cluster[2]
end

local function balance(sum)
  local fors, againsts = sum >> 32, sum & 0xffffffff
  local n = fors + againsts
  return n > 0 and (fors - againsts) / n or nil
end

local function total(list)
  local sum = 0
  for _, one in ipairs(list) do
    sum = sum + one
  end
  return sum
end

-- The clusters that have a statement with a sign, packed.
local function signed(clusters)
  local list = {}
  for _, c in ipairs(clusters) do
    if c[1] + c[2] > 0 then
      list[#list + 1] = packed(c)
    end
  end
  return list
end

-- When all n clusters are for, or all against, a bootstrap knows of nothing else:
-- then Wilson's interval (1927) of n clusters out of n.
local function of_one_mind(b, n)
  local low = 2 * stat.wilson_iid(n, n) - 1
  return { balance = b, low = b > 0 and low or -1, high = b > 0 and 1 or -low }
end

local function of_signed(list)
  local n = #list
  if n < interval.FEW then
    return nil
  end
  local all = balance(total(list))
  if math.abs(all) == 1 then
    return of_one_mind(all, n)
  end
  local draws = stat.resample(list, DRAWS, SEED)
  for i = 1, DRAWS do
    draws[i] = balance(draws[i])
  end
  table.sort(draws)
  local tail = (1 - LEVEL) / 2 * (DRAWS + 1) // 1 | 0
  return { balance = all, low = draws[tail], high = draws[DRAWS + 1 - tail] }
end

-- { balance =, low =, high = }: the balance and its 95 % interval, percentiles
-- of a bootstrap over clusters (Efron & Tibshirani 1993, chapter 13); nil with
-- fewer than FEW clusters.
function interval.of(clusters)
  return of_signed(signed(clusters))
end

-- Of the places where the order of clusters can be cut, that with the largest
-- difference of balances, or the first with one of `enough`: where, the difference.
-- all: the sum of all clusters; cuts: numbers of clusters before each cut.
local function largest(list, all, cuts, enough)
  local best_cut, best = nil, -1
  local before, sum = 0, 0
  for c = 1, #cuts do
    local cut = cuts[c]
    for i = before + 1, cut do
      sum = sum + list[i]
    end
    before = cut
    local difference = balance(all - sum) - balance(sum)
    difference = difference < 0 and -difference or difference
    if difference > best then
      best_cut, best = cut, difference
      if best >= enough then
        break
      end
    end
  end
  return best_cut, best
end

-- periods: { { period =, clusters = } } in order. { period =, before =, after =,
-- p = }: the period with which the largest change begins, the balances (as
-- interval.of gives them) on both sides, and the share of random orders of the
-- clusters whose largest change is as large (permutation test); nil when no cut
-- leaves FEW clusters on both sides, and when p is more than `most` (1): most
-- series do not change, and show so by few of the orders.
function interval.change(periods, most)
  local list, cuts, name = {}, {}, {}
  for _, p in ipairs(periods) do
    if #list >= interval.FEW then
      cuts[#cuts + 1], name[#list] = #list, p.period
    end
    local more = signed(p.clusters)
    table.move(more, 1, #more, #list + 1, list)
  end
  while cuts[1] and #list - cuts[#cuts] < interval.FEW do
    cuts[#cuts] = nil
  end
  if not cuts[1] then
    return nil
  end
  local all = total(list)
  local cut, difference = largest(list, all, cuts, math.huge)
  local before, after = table.move(list, 1, cut, 1, {}), table.move(list, cut + 1, #list, 1, {})
  local chance, as_large = SEED, 0
  local most_as_large = (most or 1) * (DRAWS + 1) - 1
  for _ = 1, DRAWS do
    chance = stat.shuffle(list, chance)
    local _, other = largest(list, all, cuts, difference)
    as_large = as_large + (other >= difference and 1 or 0)
    if as_large > most_as_large then
      return nil
    end
  end
  return { period = name[cut], before = of_signed(before), after = of_signed(after),
    p = (as_large + 1) / (DRAWS + 1) }
end

return interval
