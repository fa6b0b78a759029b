// Charts of the simulator as plain SVG, without a library. Texts are set as text, never as markup.
// iwaChart.months(place, data) and iwaChart.curve(place, data) draw into an element, and again at each call.
const iwaChart = (() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const whole = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const short = new Intl.NumberFormat("fr-FR", { maximumSignificantDigits: 3 });
  const MONTHS = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];

  // A figure as French writes it: a share in percent, what is large to three digits, what is small to a tenth.
  // One that a person gave is not written finer than it is.
  function number(value, share, given) {
    if (value === null || value === undefined || !Number.isFinite(value)) return "non disponible";
    if (share) return fine.format(100 * value) + "\u00a0%";
    if (Math.abs(value) >= 100) return short.format(value);
    return Math.abs(value) >= 10 || value === 0 || (given && value === Math.round(value)) ? whole.format(value) : fine.format(value);
  }

  function made(parent, name, attributes, text) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
    if (text !== undefined) element.textContent = text;
    parent.appendChild(element);
    return element;
  }

  // Round steps between two ends: 1, 2 or 5 times a power of ten.
  function ticks(low, high, wanted) {
    const raw = (high - low) / wanted || 1, power = 10 ** Math.floor(Math.log10(raw));
    const step = power * [1, 2, 5, 10].find((times) => times * power >= raw);
    const found = [];
    for (let at = Math.ceil(low / step) * step; at <= high + step * 1e-6; at += step) found.push(at);
    return found;
  }

  // An empty drawing that fills its place, with the axis of figures; `told` is what a screen reader says.
  function canvas(place, data, margin, told) {
    const width = Math.max(place.clientWidth || 600, 240), height = Math.max(place.clientHeight || 300, 140);
    let svg = place.querySelector("svg");
    if (!svg) svg = made(place, "svg", { role: "img", focusable: "false" });
    svg.replaceChildren();
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.setAttribute("aria-label", told);
    const size = parseFloat(getComputedStyle(place).fontSize) || 14;
    const left = margin.left * size, right = width - margin.right * size, top = margin.top * size, bottom = height - margin.bottom * size;
    const [low, high] = data.scale;
    const y = (value) => bottom - ((Math.min(Math.max(value, low), high * 1.2) - low) / (high - low)) * (bottom - top);
    for (const at of ticks(low, high, Math.max(2, Math.floor((bottom - top) / (size * 3.4))))) {
      made(svg, "line", { class: "grid", x1: left, x2: right, y1: y(at), y2: y(at) });
      made(svg, "text", { class: "axis", x: left - size * 0.5, y: y(at) + size * 0.32, "text-anchor": "end" }, data.share ? number(at, true) : short.format(at));
    }
    const clip = made(made(svg, "clipPath", { id: `inside-${data.id}` }), "rect", { x: left, y: top - 2, width: right - left + size, height: bottom - top + 4 });
    clip.parentNode.id = `inside-${data.id}`;
    return { svg, left, right, top, bottom, size, y, low, high, inside: `url(#inside-${data.id})` };
  }

  const path = (points) => points.map(([x, y], place) => `${place ? "L" : "M"}${x.toFixed(1)},${y.toFixed(1)}`).join("");
  const band = (points) => path(points.map(([x, , high]) => [x, high]).concat([...points].reverse().map(([x, low]) => [x, low]))) + "Z";

  // The line of an objective or of worry, with its word at the left end, where the months behind leave room.
  function limit(on, value, kind, label) {
    if (value === null || value === undefined) return;
    const above = value > on.high, at = above ? on.top : on.y(value);
    if (!above) made(on.svg, "line", { class: kind, x1: on.left, x2: on.right, y1: at, y2: at });
    made(on.svg, "text", { class: `${kind}-word`, x: on.left + on.size * 0.4, y: at - on.size * 0.4 }, above ? `${label} ↑` : label);
  }

  // data: { id, share, scale, history: [[month, figure]], before: [range]…, now: [range]…, kept: [range]… or null,
  //         target, worry, told, step: "30 j" …, words: { before, now, kept } }
  function months(place, data) {
    const on = canvas(place, data, { left: 4.4, right: 7.2, top: 1.6, bottom: 2 }, data.told);
    const { svg, size, y } = on, slots = data.history.length + data.steps.length;
    const x = (at) => on.left + ((at + 0.5) * (on.right - on.left)) / slots;
    const edge = (x(data.history.length - 1) + x(data.history.length)) / 2;
    made(svg, "rect", { class: "ahead", x: edge, y: on.top, width: on.right - edge, height: on.bottom - on.top });
    const thin = slots * size * 2.6 > on.right - on.left ? 2 : 1;
    data.history.forEach(([month], at) => {
      if ((data.history.length - 1 - at) % thin) return;
      const [year, number] = month.split("-").map(Number);
      const word = number === 1 || at === 0 ? `${MONTHS[number - 1]} ${String(year).slice(2)}` : MONTHS[number - 1];
      made(svg, "text", { class: "axis", x: x(at), y: on.bottom + size * 1.3, "text-anchor": "middle" }, word);
    });
    data.steps.forEach((word, at) => made(svg, "text", { class: "axis coming", x: x(data.history.length + at), y: on.bottom + size * 1.3, "text-anchor": "middle" }, word));
    const drawn = made(svg, "g", { "clip-path": on.inside });
    const ahead = (ranges) => ranges.map((one, at) => [x(data.history.length + at), y(one.low), y(one.high), y(one.middle)]);
    const last = [...data.history].reverse().find(([, value]) => value !== null);
    const from = last ? [[x(data.history.lastIndexOf(last)), y(last[1])]] : [];
    const middle = (points) => points.map(([at, , , value]) => [at, value]);
    const now = ahead(data.now), before = ahead(data.before), kept = data.kept && ahead(data.kept);
    const joined = (points) => (from.length && points.length ? [[from[0][0], from[0][1], from[0][1], from[0][1]], ...points] : points);
    made(drawn, "path", { class: "band", d: band(joined(now)) });
    made(drawn, "path", { class: "before", d: path(middle(joined(before))) });
    if (kept) made(drawn, "path", { class: "kept", d: path(middle(joined(kept))) });
    made(drawn, "path", { class: "now", d: path(middle(joined(now))) });
    let run = [];
    data.history.concat([["", null]]).forEach(([, value], at) => {
      if (value !== null && value !== undefined) return run.push([x(at), y(value)]);
      if (run.length) made(drawn, "path", { class: "behind", d: path(run) });
      run = [];
    });
    data.history.forEach(([, value], at) => value !== null && value !== undefined && made(drawn, "circle", { class: "dot", cx: x(at), cy: y(value), r: size * 0.18 }));
    now.forEach(([at, , , value]) => made(drawn, "circle", { class: "dot now-dot", cx: at, cy: value, r: size * 0.26 }));
    limit(on, data.target, "target", data.words.target);
    limit(on, data.worry, "worry", data.words.worry);
    words(on, data, [["now", now], ["kept", kept], ["before", before]]);
  }

  // The figure at the end of each line, moved apart where two would touch.
  function words(on, data, lines) {
    const told = lines.filter(([name, points]) => points && points.length && data.words[name]).map(([name, points]) => {
      const range = data[name][data[name].length - 1], over = range.middle > on.high;
      const word = number(range.middle, data.share) + (over ? " ↑" : "");
      return { name, word, under: data.words[name], y: Math.max(points[points.length - 1][3], on.top) };
    });
    const room = on.size * 2.3;
    told.sort((one, other) => one.y - other.y);
    told.forEach((one, at) => { one.y = at ? Math.max(one.y, told[at - 1].y + room) : Math.max(one.y, on.top + on.size * 0.4); });
    for (let at = told.length - 1; at >= 0; at -= 1) told[at].y = Math.min(told[at].y, on.bottom - on.size * 0.8 - (told.length - 1 - at) * room);
    for (const one of told) {
      made(on.svg, "text", { class: `word ${one.name}-word`, x: on.right + on.size * 0.3, y: one.y }, one.word);
      made(on.svg, "text", { class: `under ${one.name}-word`, x: on.right + on.size * 0.3, y: one.y + on.size }, one.under);
    }
  }

  // data: { id, share, scale, points: [{ weekly, range, seen }], at, seen: [low, high], told, words: { x, beyond } }
  function curve(place, data) {
    const on = canvas(place, data, { left: 4.4, right: 1, top: 1.2, bottom: 3.2 }, data.told);
    const { svg, size, y } = on, points = data.points;
    if (!points.length) return;
    const end = data.most, x = (weekly) => on.left + (Math.min(weekly, end) * (on.right - on.left)) / end;
    for (const [low, high] of [[0, data.seen[0]], [data.seen[1], end]]) {
      if (high > low) made(svg, "rect", { class: "unseen", x: x(low), y: on.top, width: x(high) - x(low), height: on.bottom - on.top });
    }
    if (end - data.seen[1] > end * 0.22) made(svg, "text", { class: "axis unseen-word", x: x(end) - size * 0.3, y: on.bottom - size * 0.5, "text-anchor": "end" }, data.words.beyond);
    for (const at of ticks(0, end, 6)) made(svg, "text", { class: "axis", x: x(at), y: on.bottom + size * 1.3, "text-anchor": "middle" }, short.format(at));
    made(svg, "text", { class: "axis", x: (on.left + on.right) / 2, y: on.bottom + size * 2.6, "text-anchor": "middle" }, data.words.x);
    const drawn = made(svg, "g", { "clip-path": on.inside });
    made(drawn, "path", { class: "band", d: band(points.map((one) => [x(one.weekly), y(one.range.low), y(one.range.high)])) });
    const line = points.map((one) => [x(one.weekly), y(one.range.middle), one.seen]);
    made(drawn, "path", { class: "curve unproved", d: path(line) });
    made(drawn, "path", { class: "curve", d: path(line.filter(([, , seen]) => seen)) });
    if (data.figure !== null) {
      made(drawn, "line", { class: "here", x1: x(data.at), x2: x(data.at), y1: on.bottom, y2: y(data.figure) });
      made(drawn, "circle", { class: "dot now-dot", cx: x(data.at), cy: y(data.figure), r: size * 0.32 });
    }
  }

  return { months, curve, number, MONTHS };
})();
