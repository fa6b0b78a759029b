// The arithmetic of simulation.py, line by line, for the file that leaves with the client. No library, no network.
// iwaSimulator.simulate(model, levers): model is Model.to_json() read back, levers the fields of Levers (absent: today).
(function (root) {
  "use strict";
  const PERIODS = 3, NINTH = 1.2815515655446004, FIFTH = 0.8416212335729143, TOGETHER = 0.25;
  const WEEKS_A_MONTH = 52 / 12, OUTSIDE = 0.25, OF_REACH = 0.5, RETURNS = 0.8, RETURNS_ERROR = 0.1, SLACK = 1e-6;
  const ON_CLICKS = ["clicks", "visits"], NOT_ADDED = ["reach", "engagement_rate"];
  const NOTHING = { log: -Infinity, variance: 0 };
  const total = (values) => values.reduce((sum, value) => sum + value, 0);
  const mapped = (object, change) => Object.fromEntries(Object.entries(object).map(([key, one]) => [key, change(one, key)]));
  const added = (one, other) => [one[0] + other[0], one[1] + other[1]];
  const mean = (one) => (one.log > -Infinity ? Math.exp(one.log + one.variance / 2) : 0);
  const deviation = (one) => mean(one) * Math.sqrt(Math.expm1(one.variance));
  const around = (middle, spread) => ({ low: middle - NINTH * spread, middle, high: middle + NINTH * spread });

  function range(one) {
    if (one.log === -Infinity) return { low: 0, middle: 0, high: 0 };
    const reach = NINTH * Math.sqrt(one.variance);
    return { low: Math.exp(one.log - reach), middle: Math.exp(one.log), high: Math.exp(one.log + reach) };
  }

  function summed(parts) {
    const middle = total(parts.map((part) => Math.exp(part.log)));
    if (middle <= 0) return NOTHING;
    const deviations = parts.map(deviation);
    const variance = (1 - TOGETHER) * total(deviations.map((one) => one * one)) + TOGETHER * total(deviations) ** 2;
    return { log: Math.log(middle), variance: Math.log1p(variance / total(parts.map(mean)) ** 2) };
  }

  const together = (own) => [...Array(PERIODS).keys()].map((place) => summed(own.map((periods) => periods[place])));

  function today(model) {
    const networks = Object.entries(model.networks);
    const rated = networks.filter(([, one]) => one.click_rate !== null);
    return {
      cadence: mapped(model.networks, (one) => one.weekly),
      formats: mapped(model.networks, (one) => mapped(one.formats, (form) => form.share)),
      pillars: { ...model.pillars },
      click_rate: Object.fromEntries(rated.map(([name, one]) => [name, one.click_rate])),
      conversion: model.conversion ? model.conversion[0] : null,
      budget: mapped(model.paid, (one) => one.budget),
      hours: model.hours,
    };
  }

  function shares(given, now) {
    const kept = mapped(now, (_, name) => Math.max((given || {})[name] || 0, 0));
    const sum = total(Object.values(kept));
    return sum > 0 ? mapped(kept, (share) => share / sum) : { ...now };
  }

  function whole(model, levers) {
    const now = today(model);
    const merged = (given, own) => mapped(own, (value, name) => (name in (given || {}) ? Math.max(given[name], 0) : value));
    const free = (given, own) => (given === undefined || given === null ? own : given);
    return {
      cadence: merged(levers.cadence, now.cadence),
      formats: mapped(now.formats, (own, name) => shares((levers.formats || {})[name], own)),
      pillars: shares(levers.pillars, now.pillars),
      click_rate: merged(levers.click_rate, now.click_rate),
      conversion: now.conversion === null ? null : free(levers.conversion, now.conversion),
      budget: merged(levers.budget, now.budget),
      hours: free(levers.hours, now.hours),
    };
  }

  function mix(effects, then, kind) {
    const names = Object.keys(effects), multiple = (name) => Math.exp(effects[name][kind][0]);
    const now = total(names.map((name) => effects[name].share * multiple(name)));
    const next = total(names.map((name) => (then[name] || 0) * multiple(name)));
    if (now <= 0 || next <= 0) return [0, 0];
    const part = (name) => ((then[name] || 0) / next - effects[name].share / now) * multiple(name) * effects[name][kind][1];
    return [Math.log(next / now), total(names.map((name) => part(name) ** 2))];
  }

  function doubt(one, posts, ratio) {
    if (ratio === -Infinity) return 0;
    const [low, high] = one.seen;
    const outside = Math.max(0, high > 0 ? Math.log(posts / high) : 0, low > 0 ? Math.log(low / posts) : 0);
    return (ratio * one.elasticity.error) ** 2 + (OUTSIDE * outside) ** 2;
  }

  const logRatio = (one, posts) => (posts > 0 && one.weekly > 0 ? Math.log(posts / one.weekly) : -Infinity);

  function ofNetwork(one, at, name) {
    const posts = at.cadence[name], ratio = logRatio(one, posts);
    const reach = [one.elasticity.value * ratio, doubt(one, posts, ratio)];
    const rate = one.click_rate ? at.click_rate[name] : 0;
    const clicked = added(reach, one.click_rate ? [rate > 0 ? Math.log(rate / one.click_rate) : -Infinity, 0] : [0, 0]);
    const shifts = { reach, interactions: reach, clicks: clicked, visits: clicked };
    shifts.gains = ratio === -Infinity ? reach : [OF_REACH * reach[0], OF_REACH ** 2 * (reach[1] + reach[0] ** 2)];
    shifts.engagement_rate = [posts > 0 ? 0 : -Infinity, 0];
    for (const [kind, measures] of [["engagement", ["interactions", "engagement_rate"]], ["clicks", ON_CLICKS]]) {
      const moved = added(mix(one.formats, at.formats[name], kind), mix(one.pillars, at.pillars, kind));
      for (const measure of measures) shifts[measure] = added(shifts[measure], moved);
    }
    return mapped(one.levels, (level, measure) => level.middle.map((middle, place) =>
      shifts[measure][0] === -Infinity ? NOTHING
        : { log: middle + shifts[measure][0], variance: level.spread[place] ** 2 + shifts[measure][1] }));
  }

  function bought(one, budget, measure) {
    const made = one[measure];
    if (budget <= 0 || made <= 0) return NOTHING;
    const ratio = Math.log(budget / one.spend), chance = measure === "leads" ? 1 / made : 0;
    return { log: Math.log(made) + RETURNS * ratio, variance: one.spread ** 2 + (RETURNS_ERROR * ratio) ** 2 + chance };
  }

  function stock(one, posts) {
    const known = one.followers, gains = one.levels.gains, ratio = one.elasticity.value * logRatio(one, posts);
    const share = ratio > -Infinity ? Math.expm1(OF_REACH * ratio) : -1;
    let won = 0, doubt = 0, apart = 0, moved = 0;
    return [0, 1, 2].map((place) => {
      const more = share * (gains ? Math.exp(gains.middle[place]) : Math.max(known.net[place], 0));
      won += known.net[place] + more;
      doubt += known.spread[place];
      apart += known.spread[place] ** 2;
      moved += more / 2;
      return [known.stock + won, Math.hypot(Math.sqrt((doubt ** 2 + apart) / 2), moved)];
    });
  }

  // The visits of all networks: the sum of their middles, with the spread of their sum and the doubt of the moves.
  function visitsOf(model, spreads) {
    const found = Object.entries(spreads).filter(([, own]) => "visits" in own).map(([name, own]) => [name, own.visits]);
    if (!found.length || !model.visits_spread) return found.length ? together(found.map(([, own]) => own)) : [];
    return model.visits_spread.map((wide, place) => {
      const moves = found.map(([name, own]) => ({ log: own[place].log,
        variance: Math.max(0, own[place].variance - model.networks[name].levels.visits.spread[place] ** 2) }));
      const one = summed(moves);
      return one.log === -Infinity ? NOTHING : { log: one.log, variance: one.variance + wide ** 2 };
    });
  }

  function leads(model, at, visits) {
    if (!model.conversion || !visits.length) return {};
    const error = model.conversion[1] / model.conversion[0];
    return { "": visits.map((one) => {
      if (one.log === -Infinity || !at.conversion) return range(NOTHING);
      const log = one.log + Math.log(at.conversion);
      return range({ log, variance: one.variance + error ** 2 + Math.log1p(Math.exp(-log)) });
    }) };
  }

  function audience(model, at) {
    const followed = Object.entries(model.networks).filter(([, one]) => one.followers);
    const found = followed.map(([name, one]) => [name, stock(one, at.cadence[name])]);
    const ranges = Object.fromEntries(found.map(([name, periods]) => [name, periods.map((each) => around(...each))]));
    if (found.length && found.length === Object.keys(model.networks).length) {
      ranges[""] = [0, 1, 2].map((place) => around(
        total(found.map(([, periods]) => periods[place][0])), Math.hypot(...found.map(([, periods]) => periods[place][1]))));
    }
    return ranges;
  }

  // Levers moved out of what was seen: [lever, network, format, value, least, most].
  function outside(model, at) {
    const found = [];
    const tell = (lever, network, form, value, seen, now) => {
      if ((value < seen[0] - SLACK || value > seen[1] + SLACK) && Math.abs(value - now) > SLACK) {
        found.push([lever, network, form, value, seen[0], seen[1]]);
      }
    };
    for (const [name, one] of Object.entries(model.networks)) {
      tell("cadence", name, "", at.cadence[name], one.seen, one.weekly);
      for (const [key, form] of Object.entries(one.formats)) tell("formats", name, key, at.formats[name][key], form.seen, form.share);
      if (one.click_rate !== null) tell("click_rate", name, "", at.click_rate[name], one.click_seen, one.click_rate);
    }
    if (model.conversion) tell("conversion", "", "", at.conversion, model.conversion_seen, model.conversion[0]);
    for (const [name, one] of Object.entries(model.paid)) tell("budget", name, "", at.budget[name], one.seen, one.budget);
    return found;
  }

  function hoursUsed(model, at) {
    return WEEKS_A_MONTH * total(Object.entries(model.networks).map(([name, one]) => at.cadence[name]
      * (one.story_hours + total(Object.entries(one.formats).map(([key, form]) => at.formats[name][key] * (form.hours || 0))))));
  }

  function simulate(model, levers) {
    const at = whole(model, levers || {}), measures = {};
    const spreads = mapped(model.networks, (one, name) => ofNetwork(one, at, name));
    for (const measure of ["reach", "interactions", "clicks", "visits", "gains", "engagement_rate"]) {
      const own = Object.entries(spreads).filter(([, found]) => measure in found).map(([name, found]) => [name, found[measure]]);
      measures[measure] = Object.fromEntries(own.map(([name, periods]) => [name, periods.map(range)]));
      if (own.length === 1 || (own.length && !NOT_ADDED.includes(measure))) measures[measure][""] = together(own.map(([, periods]) => periods)).map(range);
    }
    for (const measure of Object.keys(model.paid).length ? ["impressions", "clicks", "leads"] : []) {
      const own = mapped(model.paid, (one, name) => Array(PERIODS).fill(bought(one, at.budget[name], measure)));
      measures["paid_" + measure] = { ...mapped(own, (periods) => periods.map(range)), "": together(Object.values(own)).map(range) };
    }
    const visits = visitsOf(model, spreads);
    if (visits.length) measures.visits[""] = visits.map(range);
    measures.leads = leads(model, at, visits);
    measures.audience = audience(model, at);
    const told = Object.fromEntries(Object.entries(measures).filter(([, networks]) => Object.keys(networks).length));
    return { levers: at, measures: told, hours_used: hoursUsed(model, at), hours_available: at.hours, outside: outside(model, at) };
  }

  // What is passed in 4 cases out of 5.
  function sure(one) {
    if (one.low <= 0) return one.middle - ((one.middle - one.low) * FIFTH) / NINTH;
    return one.middle * (one.low / one.middle) ** (FIFTH / NINTH);
  }

  // The measure over the network's cadence: { weekly, range, seen }, as solving.response gives it.
  function response(model, levers, network, measure, period = PERIODS, points = 25) {
    const at = whole(model, levers), one = model.networks[network];
    const most = 1.5 * Math.max(one.seen[1], one.weekly, at.cadence[network]);
    return [...Array(points).keys()].map((place) => {
      const weekly = 0.25 + ((most - 0.25) * place) / (points - 1);
      const { measures } = simulate(model, { ...at, cadence: { ...at.cadence, [network]: weekly } });
      const ranges = (measures[measure] || {})[network] || (measures[measure] || {})[""];
      return ranges && { weekly, range: ranges[period - 1], seen: one.seen[0] <= weekly && weekly <= one.seen[1] };
    }).filter(Boolean);
  }

  const iwaSimulator = { simulate, today, response, sure };
  if (typeof module !== "undefined" && module.exports) module.exports = iwaSimulator;
  else root.iwaSimulator = iwaSimulator;
})(typeof globalThis !== "undefined" ? globalThis : this);
