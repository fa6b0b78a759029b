// The simulator's page, drawn once for two places: the panel, whose figures Python counts, and the file that leaves
// with the client, whose figures model.js counts. Texts are set as text, never as markup.
// iwaPanel(root, page, engine): engine.ask(question, answered) gives the figures; engine.solve, save and take may be absent.
const iwaPanel = (() => {
  "use strict";
  const SPACE = "\u00a0", UNSAID = 600;
  const decimals = (digits) => new Intl.NumberFormat("fr-FR", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const [zero, one, two] = [0, 1, 2].map(decimals);
  const copy = (value) => JSON.parse(JSON.stringify(value));
  const fr = (text) => text.replace(/ ([;!?])/g, "\u202f$1").replace(/ ([:%€»])/g, "\u00a0$1").replace(/« /g, "«\u00a0");
  const signed = (value, format) => (value < 0 ? "\u2212" : "+") + format(Math.abs(value));
  let panels = 0;

  function made(parent, name, options, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(options || {})) {
      if (key === "text") element.textContent = fr(value);
      else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children);
    if (parent) parent.append(element);
    return element;
  }

  // How a lever's value reads, short beside its slider and whole for a screen reader.
  const READ = {
    cadence: (value) => [`${one.format(value)} par semaine`, `${one.format(value)} ${value < 2 ? "publication" : "publications"} par semaine`],
    share: (value) => [zero.format(100 * value) + SPACE + "%"],
    rate: (value) => [(value < 0.1 ? two : one).format(100 * value) + SPACE + "%"],
    budget: (value) => [zero.format(value) + SPACE + "€", zero.format(value) + " euros par mois"],
    hours: (value) => [zero.format(value) + SPACE + "h", zero.format(value) + " heures par mois"],
  };
  const read = (lever, value) => READ[lever.kind](value);

  function valueOf(levers, lever) {
    if (lever.lever === "conversion" || lever.lever === "hours") return levers[lever.lever];
    if (lever.lever === "formats") return levers.formats[lever.network][lever.key];
    return levers[lever.lever][lever.key];
  }

  // Sets a lever; the other shares of a mix keep their proportions and leave what is left.
  function setValue(levers, lever, value) {
    if (lever.lever === "conversion" || lever.lever === "hours") levers[lever.lever] = value;
    else if (lever.kind !== "share") levers[lever.lever][lever.key] = value;
    else {
      const mix = lever.lever === "formats" ? levers.formats[lever.network] : levers.pillars;
      const others = Object.keys(mix).filter((key) => key !== lever.key);
      const rest = others.reduce((sum, key) => sum + mix[key], 0);
      for (const key of others) mix[key] = rest > 1e-9 ? (mix[key] * (1 - value)) / rest : (1 - value) / others.length;
      mix[lever.key] = value;
    }
  }

  // A lever that stands where the client's months never did: the sentence of limits.py.
  function beyond(page, [lever, network, form, value, low, high]) {
    const name = page.names[network] || network, share = (part) => zero.format(100 * part) + SPACE + "%";
    const plain = (number) => (Math.abs(number - Math.round(number)) < 0.05 ? zero : one).format(number);
    const fine = (part) => (part < 0.01 ? two : one).format(100 * part) + SPACE + "%";
    const euros = (amount) => zero.format(amount) + SPACE + "€";
    if (lever === "cadence") return `${name} : ${plain(value)}${SPACE}${value < 2 ? "publication" : "publications"} par semaine, alors que les semaines observées en comptent de ${plain(low)} à ${plain(high)}.`;
    if (lever === "budget") return `Publicité ${name} : ${euros(value)} par mois, alors que les mois observés vont de ${euros(low)} à ${euros(high)}.`;
    if (lever === "formats") return `${name} : ${share(value)} au format «${SPACE}${(page.forms[form] || form).toLowerCase()}${SPACE}», alors que les mois observés vont de ${share(low)} à ${share(high)}.`;
    if (lever === "conversion") return `Conversion des visites de ${fine(value)}, alors que les trimestres observés vont de ${fine(low)} à ${fine(high)}.`;
    return `${name} : taux de clic de ${fine(value)}, alors que les mois observés vont de ${fine(low)} à ${fine(high)}.`;
  }

  return function iwaPanel(root, page, engine) {
    const id = (name) => `iwa${serial}-${name}`, serial = (panels += 1);
    const state = { levers: copy(page.start || page.today), kept: null, keptName: "", measure: page.first.measure, network: page.first.network,
      curve: page.first.curve, section: page.sections[0].key, tab: "figures", answer: null };
    const sliders = [];
    let waiting = false, again = false, speaking = 0, solving = 0;

    root.classList.add("iwa-sim");
    root.addEventListener("keydown", (event) => event.stopPropagation()); // JupyterLab would take the arrows for its own
    for (const [name, value] of Object.entries(page.colours)) root.style.setProperty(`--${name}`, value);
    if (page.font) root.style.setProperty("--font", `"${page.font.replace(/["\\]/g, "")}"`);

    const measureOf = (key) => page.measures.find((one) => one.key === key);
    const rangesOf = (found, measure, network) => ((found && found.measures[measure]) || {})[network];
    const figure = (value, measure, given) => iwaChart.number(value, measureOf(measure).share, given);

    // Head: what is looked at.
    const head = made(root, "header", { class: "head" });
    const title = made(head, "div", { class: "title" });
    made(title, "h1", { text: `${page.client} : et si…${"\u202f"}?` });
    made(title, "p", { text: `Ce que l’historique laisse attendre après ${page.since}, dans une fourchette de 8 chances sur 10` });
    const measures = chosen("measure", "Mesure", page.measures.map((one) => [one.key, one.label]));
    const networks = chosen("network", "Réseau", []);
    const compared = chosen("compared", "Comparer avec", []);
    measures.addEventListener("change", () => { state.measure = measures.value; fillNetworks(); refresh(); });
    networks.addEventListener("change", () => { state.network = networks.value; follow(networks.value); refresh(); });
    compared.addEventListener("change", () => { keep(compared.value); refresh(); });

    function chosen(name, label, options) {
      const box = made(head, "div", { class: "choice" });
      made(box, "label", { for: id(name), text: label });
      const select = made(box, "select", { id: id(name) });
      options.forEach(([value, text]) => made(select, "option", { value, text }));
      return select;
    }

    function fillNetworks() {
      const known = measureOf(state.measure).networks;
      if (!known.includes(state.network)) state.network = known.includes("") ? "" : known[0];
      networks.replaceChildren(...known.map((key) => made(null, "option", { value: key, text: page.names[key] || key })));
      networks.value = state.network;
      measures.value = state.measure;
    }

    function follow(network) {
      if (page.curves[network]) state.curve = network;
    }

    // Levers, in sections of which one is shown.
    const body = made(root, "div", { class: "body" });
    const side = made(body, "section", { class: "side", "aria-label": "Leviers" });
    const tabs = made(side, "div", { class: "tabs", role: "group", "aria-label": "Leviers montrés" });
    const shown = page.sections.map((section) => {
      const button = made(tabs, "button", { type: "button", text: section.title, "aria-pressed": "false", onclick: () => pick(section.key) });
      const box = made(side, "div", { class: "levers", hidden: true });
      section.groups.forEach((group) => {
        const set = made(box, "fieldset", {}, made(null, "legend", { text: group.title }));
        if (group.note) made(set, "p", { text: group.note, class: "key" });
        group.levers.forEach((lever) => slider(set, lever));
      });
      return { key: section.key, button, box };
    });

    made(side, "p", { class: "key", text: "Trait : aujourd’hui. Barre : ce que vos mois ont connu. Au-delà, rien n’appuie la projection." });

    function pick(key) {
      state.section = key;
      shown.forEach((one) => { one.button.setAttribute("aria-pressed", String(one.key === key)); one.box.hidden = one.key !== key; });
    }

    function slider(parent, lever) {
      const row = made(parent, "div", { class: "lever" }), own = id(`lever-${sliders.length}`);
      made(row, "label", { for: own, text: lever.label });
      const said = made(row, "output", { for: own });
      const track = made(row, "div", { class: "track" });
      const place = (value) => `calc(var(--thumb) / 2 + ${Math.min(1, (value - lever.min) / (lever.max - lever.min))} * (100% - var(--thumb)))`;
      if (lever.seen) made(track, "span", { class: "seen", style: `left: ${place(lever.seen[0])}; right: calc(100% - ${place(lever.seen[1])})` });
      made(track, "span", { class: "tick", style: `left: ${place(lever.now)}` });
      const input = made(track, "input", { type: "range", id: own, min: lever.min, max: lever.max, step: lever.step, "data-lever": [lever.lever, lever.network, lever.key].filter(Boolean).join("."),
        oninput: () => { setValue(state.levers, lever, Number(input.value)); if (lever.lever === "cadence") follow(lever.key); show(); refresh(); } });
      sliders.push({ lever, input, said, row });
    }

    function show() {
      for (const { lever, input, said, row } of sliders) {
        const value = valueOf(state.levers, lever), [short, long] = read(lever, value);
        if (document.activeElement !== input || Math.abs(Number(input.value) - value) > lever.step) input.value = value;
        said.textContent = short;
        input.setAttribute("aria-valuetext", `${long || short}, aujourd’hui ${read(lever, lever.now)[0]}`);
        row.classList.toggle("moved", Math.abs(value - lever.now) > lever.step / 2 + 1e-9);
      }
    }

    const hours = made(side, "div", { class: "hours" });
    const hoursSaid = made(hours, "p", { role: "status" }), gauge = made(hours, "div", { class: "gauge", "aria-hidden": "true" });
    const used = made(gauge, "span");
    const outside = made(side, "ul", { class: "outside", "aria-label": "Hors de ce qui a été observé", role: "list" });

    const acts = made(side, "div", { class: "acts" });
    made(acts, "button", { type: "button", text: "Réinitialiser", onclick: () => { state.levers = copy(page.today); show(); refresh(); } });
    made(acts, "button", { type: "button", text: "Garder pour comparer", onclick: () => { state.mine = copy(state.levers); fillCompared("mine"); keep("mine"); refresh(); } });
    const told = made(null, "p", { class: "told", role: "status" });
    if (engine.save) {
      const form = made(side, "form", { class: "save", onsubmit: (event) => { event.preventDefault(); save(); } });
      made(form, "label", { for: id("name"), text: "Nom du scénario" });
      const name = made(form, "input", { id: id("name"), type: "text", maxlength: 80, autocomplete: "off", required: true });
      made(form, "button", { type: "submit", text: "Enregistrer", class: "main" });
      if (engine.take) made(form, "button", { type: "button", text: "Fichier pour le client", onclick: () => { told.textContent = "Le fichier s’écrit…"; engine.take({ levers: state.levers }, (answer) => { told.textContent = fr(answer.told); }); } });
      const save = () => engine.save({ name: name.value, levers: state.levers, target: target() }, (answer) => {
        told.textContent = fr(answer.told);
        if (answer.scenario) { page.scenarios = page.scenarios.filter((one) => one.name !== answer.scenario.name).concat(answer.scenario); fillCompared(compared.value); }
      });
    }
    side.append(told);

    function target() {
      const value = Number(String(wanted ? wanted.value : "").replace(/\s/g, "").replace(",", "."));
      return value > 0 ? { measure: state.measure, network: state.network, value: measureOf(state.measure).share ? value / 100 : value } : null;
    }

    function fillCompared(value) {
      const options = [["", "rien"], ...(state.mine ? [["mine", "les réglages gardés"]] : []), ...page.scenarios.map((one, at) => [`saved-${at}`, one.name])];
      compared.replaceChildren(...options.map(([key, text]) => made(null, "option", { value: key, text })));
      compared.value = value || "";
      compared.parentNode.hidden = options.length < 2;
    }

    function keep(key) {
      const saved = key.startsWith("saved-") ? page.scenarios[Number(key.slice(6))] : null;
      state.kept = saved ? saved.levers : key === "mine" ? state.mine : null;
      state.keptName = saved ? saved.name : "réglages gardés";
      compared.value = key;
    }

    // What comes of it.
    const main = made(body, "section", { class: "outcome", "aria-label": "Projection" });
    const card = made(main, "figure", { class: "card wide" });
    const caption = made(card, "figcaption", {});
    const chart = made(card, "div", { class: "chart" });
    const speech = made(card, "p", { class: "aside", role: "status" });
    const table = made(main, "div", { class: "card figures" });
    const choices = made(table, "div", { class: "tabs", role: "group", "aria-label": "Ce qui est montré" });
    const views = {};
    for (const [key, label] of [["figures", "À 90 jours"], ...(engine.solve ? [["must", "Ce qui doit être vrai"]] : []), ["rests", "Sur quoi cela repose"]]) {
      const button = made(choices, "button", { type: "button", text: label, onclick: () => turn(key) });
      views[key] = { button, box: made(table, "div", { class: `view ${key}`, hidden: true }) };
    }
    let wanted = null, answers = null;
    if (engine.solve) {
      const ask = made(views.must.box, "div", { class: "ask" });
      made(ask, "label", { for: id("wanted"), text: "Cible à 90 jours" });
      wanted = made(ask, "input", { id: id("wanted"), type: "text", inputmode: "decimal", oninput: () => solve(250) });
      made(ask, "span", { class: "unit" });
      answers = made(views.must.box, "ul", { role: "status" });
    }
    [...page.evidence, ...page.missing].forEach((text) => made(views.rests.box, "p", { text }));
    const response = made(main, "figure", { class: "card response" });
    const responseCaption = made(response, "figcaption", {}), responseChart = made(response, "div", { class: "chart" });

    function turn(key) {
      state.tab = key;
      for (const [name, view] of Object.entries(views)) { view.button.setAttribute("aria-pressed", String(name === key)); view.box.hidden = name !== key; }
      if (key === "must") solve(0);
    }

    function refresh() {
      if (waiting) { again = true; return; }
      waiting = true;
      root.dataset.waiting = "1";
      engine.ask({ levers: state.levers, kept: state.kept, measure: state.measure, network: state.network, curve: state.curve }, (answer) => {
        waiting = false;
        state.answer = answer;
        draw();
        delete root.dataset.waiting;
        if (again) { again = false; refresh(); }
      });
      if (state.tab === "must") solve(400);
    }

    function draw() {
      const answer = state.answer, measure = measureOf(state.measure), network = measure.networks.includes(state.network) ? state.network : measure.networks[0];
      const now = rangesOf(answer.now, state.measure, network) || [], before = rangesOf(page.base, state.measure, network) || [];
      const kept = answer.kept ? rangesOf(answer.kept, state.measure, network) || null : null;
      const goal = page.goals.find((one) => one.measure === state.measure && one.network === network) || {};
      const where = page.names[network] || network, name = page.bases[network] && state.measure === "reach" ? page.bases[network] : measure.label;
      const whole = measure.networks.length > 1 ? `${name}, ${where}` : name;
      caption.textContent = fr(`${whole}, ${state.measure === "audience" ? "en fin de période" : "par période de 30 jours"}`);
      const history = Object.entries((page.history[state.measure] || {})[network] || {}), say = (ranges) => ranges.map((one, at) => `à ${30 * (at + 1)} jours ${figure(one.middle, state.measure)}, de ${figure(one.low, state.measure)} à ${figure(one.high, state.measure)}`).join(" ; ");
      const words = { now: "avec ces réglages", before: "comme aujourd’hui", kept: state.keptName.length > 18 ? state.keptName.slice(0, 17) + "…" : state.keptName,
        target: goal.target ? `objectif ${figure(goal.target, state.measure, true)}` : "", worry: goal.worry ? `seuil d’inquiétude ${figure(goal.worry, state.measure, true)}` : "" };
      const spoken = [`${whole}.`, history.length ? `${history.length} mois passés, le dernier à ${figure(history[history.length - 1][1], state.measure)}.` : "",
        `Avec ces réglages : ${say(now)}.`, `Comme aujourd’hui : ${say(before)}.`, kept ? `${state.keptName} : ${say(kept)}.` : "", words.target && `${words.target}.`, words.worry && `${words.worry}.`].filter(Boolean).join(" ");
      iwaChart.months(chart, { id: id("months"), share: measure.share, scale: page.scales[state.measure][network], history, before, now, kept, target: goal.target, worry: goal.worry, steps: ["30 j", "60 j", "90 j"], words, told: spoken });
      const last = now[now.length - 1], was = before[before.length - 1];
      if (last) speak(`${whole}, à 90 jours : ${figure(last.middle, state.measure)}, de ${figure(last.low, state.measure)} à ${figure(last.high, state.measure)} ; ${apart(last, was, measure)}.`);
      drawFigures(answer, network);
      drawHours(answer.now);
      drawCurve(answer, goal);
    }

    // The difference with today, as it reads in the table and in the sentence.
    function apart(last, was, measure) {
      const gap = last.middle - was.middle;
      if (Math.abs(gap) <= Math.abs(was.middle) * 5e-4) return "comme aujourd’hui";
      const plain = measure.share ? `${signed(100 * gap, one.format)} point${Math.abs(100 * gap) < 2 ? "" : "s"}` : signed(gap, (value) => iwaChart.number(value));
      return was.middle > 0 && !measure.share ? `${plain} (${signed((100 * gap) / was.middle, (Math.abs(gap) < was.middle / 100 ? one : zero).format)}${SPACE}%)` : plain;
    }

    function speak(text) {
      clearTimeout(speaking);
      speaking = setTimeout(() => { speech.textContent = fr(text); }, UNSAID);
    }

    function drawFigures(answer, network) {
      const rows = page.measures.map((measure) => [measure, measure.networks.includes(network) ? network : measure.networks.includes("") ? "" : null])
        .filter(([, place]) => place !== null);
      const head = made(null, "tr", {}, ...["Mesure", "Attendu", "8 chances sur 10", "Écart avec aujourd’hui", ...(answer.kept ? [state.keptName] : [])].map((text) => made(null, "th", { scope: "col", text })));
      const lines = rows.map(([measure, place]) => {
        const [last, was] = [answer.now, page.base].map((found) => (rangesOf(found, measure.key, place) || []).at(-1));
        const kept = answer.kept && (rangesOf(answer.kept, measure.key, place) || []).at(-1);
        const label = place === network ? measure.label : `${measure.label} (tous réseaux)`;
        const cells = last ? [figure(last.middle, measure.key), `${figure(last.low, measure.key)} à ${figure(last.high, measure.key)}`, apart(last, was, measure)] : ["non disponible", "", ""];
        if (answer.kept) cells.push(kept ? figure(kept.middle, measure.key) : "");
        return made(null, "tr", { class: measure.key === state.measure ? "chosen" : false }, made(null, "th", { scope: "row", text: label }), ...cells.map((text) => made(null, "td", { text })));
      });
      const found = made(null, "table", {}, made(null, "thead", {}, head), made(null, "tbody", {}, ...lines));
      found.setAttribute("aria-label", `Chiffres à 90 jours, ${page.names[network] || network}`);
      views.figures.box.replaceChildren(found);
    }

    function drawHours(now) {
      const need = one.format(now.hours_used), have = now.hours_available;
      const missing = have === null || have === undefined ? 0 : now.hours_used - have;
      hoursSaid.textContent = fr(have === null || have === undefined ? `${need}${SPACE}h par mois nécessaires ; heures de l’équipe à compléter`
        : `${need}${SPACE}h nécessaires par mois sur ${one.format(have)}${SPACE}h${missing > 0.05 ? ` : il manque ${one.format(missing)}${SPACE}h` : ""}`);
      hours.classList.toggle("lacking", missing > 0.05);
      gauge.hidden = have === null || have === undefined;
      used.style.width = `${have > 0 ? Math.min(100, (100 * now.hours_used) / have) : 100}%`;
      outside.replaceChildren(...now.outside.map((found) => made(null, "li", { text: beyond(page, found) })));
      outside.hidden = !now.outside.length;
    }

    function drawCurve(answer) {
      const known = page.curves[state.curve], measure = measureOf(answer.curve.measure), points = answer.curve.points;
      response.hidden = !known || !points.length;
      if (response.hidden) return;
      const name = page.names[state.curve], at = state.levers.cadence[state.curve], scale = known.scales[measure.key];
      const here = points.reduce((best, point) => (Math.abs(point.weekly - at) < Math.abs(best.weekly - at) ? point : best), points[0]);
      const label = measure.key === "reach" ? page.bases[state.curve] || measure.label : measure.label;
      responseCaption.textContent = fr(`Rythme sur ${name} : ${label.charAt(0).toLowerCase()}${label.slice(1)} à 90 jours`);
      const spoken = `${responseCaption.textContent}. ${read({ kind: "cadence" }, at)[1]} : ${figure(here.range.middle, measure.key)}. Semaines observées : de ${one.format(known.seen[0])} à ${one.format(known.seen[1])} publications ; au-delà, rien ne l’appuie.`;
      iwaChart.curve(responseChart, { id: id("curve"), share: measure.share, scale, points, at, most: known.most, seen: known.seen, figure: at > 0 ? interpolated(points, at) : 0, told: spoken, words: { x: "publications par semaine", beyond: "jamais observé" } });
    }

    function interpolated(points, at) {
      const next = points.findIndex((point) => point.weekly >= at);
      if (next <= 0) return points[next < 0 ? points.length - 1 : 0].range.middle;
      const [low, high] = [points[next - 1], points[next]], part = (at - low.weekly) / (high.weekly - low.weekly);
      return low.range.middle + part * (high.range.middle - low.range.middle);
    }

    function solve(delay) {
      if (!engine.solve) return;
      const measure = measureOf(state.measure), key = `${state.measure} ${state.network}`;
      if (wanted.dataset.of !== key) {
        const goal = page.goals.find((one) => one.measure === state.measure && one.network === state.network);
        const was = (rangesOf(page.base, state.measure, state.network) || []).at(-1), value = goal && goal.target ? goal.target : was ? was.middle * 1.2 : 0;
        wanted.value = measure.share ? one.format(100 * value) : goal && goal.target ? String(value).replace(".", ",") : zero.format(value);
        wanted.dataset.of = key;
        wanted.nextSibling.textContent = measure.share ? "%" : `${measure.label.toLowerCase()}, ${page.names[state.network]}`;
      }
      clearTimeout(solving);
      solving = setTimeout(() => {
        const aim = target();
        if (!aim) return answers.replaceChildren(made(null, "li", { text: "Écrivez la cible en chiffres." }));
        engine.solve({ levers: state.levers, target: aim }, (answer) => answers.replaceChildren(...answer.lines.map(({ text, reached, beyond }) => made(null, "li", { text, class: !reached ? "iwa-no" : beyond ? "iwa-unproved" : "iwa-reached" }))));
      }, delay);
    }

    fillNetworks();
    fillCompared("");
    pick(state.section);
    turn("figures");
    show();
    refresh();
    let width = root.clientWidth;
    const watch = new ResizeObserver(() => { if (state.answer && root.clientWidth !== width) { width = root.clientWidth; draw(); } });
    watch.observe(root);
    return () => watch.disconnect();
  };
})();
