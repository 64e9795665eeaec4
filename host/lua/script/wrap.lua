-- coroutine.wrap over slant's coroutine.resume. Given the library; returns it.
local coroutine = ...
local create, resume = coroutine.create, coroutine.resume

local function finish(ok, ...)
  if not ok then error(..., 0) end
  return ...
end

function coroutine.wrap(f)
  local co = create(f)
  return function(...) return finish(resume(co, ...)) end
end

return coroutine
