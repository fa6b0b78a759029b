// The labelling panel: draws the state, and tells Python which key or button was used. Every text is shown as text.

const percent = (share) => Math.round(share * 100) + "\u00a0%";

function drawn(tag, attributes, text) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text) node.textContent = text;
  return node;
}

function curve(points) {
  const known = points.filter((point) => point.error !== null);
  const said = known.length
    ? "Erreur mesurée : " + known.map((point) => `${percent(point.error)} après ${point.labels} étiquettes`).join(", ")
    : "L’erreur n’est pas encore mesurée.";
  const svg = drawn("svg", { viewBox: "0 0 300 120", role: "img", "aria-label": said });
  const most = Math.max(...points.map((point) => point.labels), 1);
  const top = Math.max(0.3, ...known.map((point) => point.error));
  const x = (point) => 34 + (point.labels / most) * 205;
  const y = (share) => 98 - (Math.min(share, top) / top) * 84;
  svg.append(drawn("line", { x1: 34, x2: 239, y1: 98, y2: 98, stroke: "#5B677A" }));
  for (const share of [0, top]) svg.append(drawn("text", { x: 29, y: y(share) + 4, "text-anchor": "end" }, percent(share)));
  svg.append(drawn("text", { x: 34, y: 114 }, "étiquettes"), drawn("text", { x: 239, y: 114, "text-anchor": "end" }, String(most)));
  if (known.length > 1) {
    const band = [...known.map((p) => `${x(p)},${y(p.high)}`), ...known.slice().reverse().map((p) => `${x(p)},${y(p.low)}`)];
    svg.append(drawn("polygon", { points: band.join(" "), fill: "#8496AE", opacity: 0.25 }));
    svg.append(drawn("polyline", { points: known.map((p) => `${x(p)},${y(p.error)}`).join(" "), fill: "none", stroke: "var(--accent)", "stroke-width": 2.5 }));
  }
  const last = known[known.length - 1];
  if (last) {
    svg.append(drawn("circle", { cx: x(last), cy: y(last.error), r: 4, fill: "var(--accent)" }));
    const label = drawn("text", { x: x(last) + 9, y: y(last.error) + 4 }, percent(last.error));
    label.style.cssText = "font-weight:700;font-size:14px;fill:var(--accent)";
    svg.append(label);
  }
  return svg;
}

function question(asked, place, active, send) {
  const answers = asked.options.map((option) => {
    const isDecided = option.value === asked.decided;
    const isProposed = !asked.decided && option.value === asked.proposed;
    return make("button", {
      type: "button", role: "radio", "aria-checked": String(isDecided), tabindex: "-1", "data-answer": option.value,
      class: isProposed ? "proposed" : null, onclick: () => send({ do: "choose", name: asked.name, value: option.value }),
      "aria-label": `${option.value}${isProposed ? ", proposé" : ""}${option.key ? `, touche ${option.key}` : ""}`,
    }, make("kbd", { "aria-hidden": "true" }, option.key || "·"), option.value);
  });
  if (asked.free) {
    answers.push(make("input", { type: "text", maxlength: 60, placeholder: "autre…", "aria-label": `${asked.title} : une autre réponse, touche plus`, "data-keep": asked.name, "data-name": asked.name }));
  }
  const origin = asked.decided ? "" : asked.proposed ? `proposé par ${asked.origin}` : asked.hint;
  return make("fieldset", { class: place === active ? "active" : null },
    make("legend", {}, asked.title, make("span", { class: "quiet" }, origin)),
    make("div", { class: "answers", role: "radiogroup", "aria-label": asked.title }, ...answers));
}

const KEYS = [["1 … 9, a … z", "choisir dans la question marquée"], ["Entrée", "garder ce qui est marqué, puis la suivante"],
  ["← →", "précédente, suivante"], ["↑ ↓", "autre question"], ["⌫", "ôter les étiquettes"]];

function sheet(state) {
  const card = state.card;
  if (!card) return make("section", { class: "sheet", "aria-label": "Texte" }, make("p", { class: "text" }, state.empty));
  return make("section", { class: "sheet", "aria-label": "Texte" },
    make("p", { class: "quiet" }, `${card.where} · ${card.place} sur ${card.of}`),
    make("p", { class: "text", "data-text": "" }, card.text),
    card.address ? make("a", { href: card.address, target: "_blank", rel: "noopener noreferrer" }, "Voir en ligne") : null,
    ...card.after.map((told) => make("p", { class: "after" }, told)));
}

function render({ model, el }) {
  const root = make("div", { class: "iwa-panel iwa-label", tabindex: "0", role: "region", "aria-label": "Étiquetage", "data-lm-suppress-shortcuts": "true" });
  const send = (action) => model.send(action);
  const told = make("div", { class: "told" });

  function draw() {
    const state = model.get("state");
    if (!state.questions) return;
    const held = root.contains(document.activeElement) ? document.activeElement : null;
    const kept = held && held.dataset ? held.dataset.keep : null;
    const typed = kept ? held.value : "";
    root.setAttribute("aria-label", state.title);
    if (state.primary) root.style.setProperty("--primary", state.primary);
    if (state.accent) root.style.setProperty("--accent", state.accent);
    told.replaceChildren(
      state.error ? make("p", { class: "problem", role: "alert" }, state.error) : state.said ? make("p", { class: "good", role: "status" }, state.said) : "");
    root.replaceChildren(
      make("header", { class: "masthead" },
        make("div", {}, make("h1", {}, state.title), make("p", { class: "quiet" }, state.client)),
        make("label", {}, state.done < state.goal ? `${state.done} sur ${state.goal} étiquettes ` : `${state.done} étiquettes `,
          make("progress", { max: state.goal, value: Math.min(state.done, state.goal), "aria-label": `${state.done} étiquettes sur ${state.goal}` }))),
      make("div", { class: "desk" },
        make("div", {}, sheet(state), told,
          make("section", { class: "measured sheet", "aria-label": "Erreur mesurée" },
            make("h2", {}, "Ce que les étiquettes mesurent"), ...state.sentences.map((sentence) => make("p", {}, sentence)),
            state.sentences.length ? "" : make("p", { class: "quiet" }, "La mesure est en cours…"),
            state.curve.some((point) => point.error !== null) ? curve(state.curve) : "")),
        make("div", {}, ...state.questions.map((asked, place) => question(asked, place, state.active, send)),
          make("p", { class: "keys", "aria-label": "Touches" }, ...KEYS.map(([key, does]) => make("span", {}, make("kbd", {}, key), " " + does)),
            state.questions.some((asked) => asked.free) ? make("span", {}, make("kbd", {}, "+"), " écrire un autre sujet") : ""))));
    if (held) {
      const again = kept ? root.querySelector(`[data-keep="${kept}"]`) : root;
      if (again !== root) again.value = typed;
      again.focus({ preventScroll: true });
    }
  }

  function pressed(event) {
    const state = model.get("state");
    if (event.ctrlKey || event.metaKey || event.altKey || !state.questions) return;
    if (event.target.tagName === "INPUT") {
      if (event.key === "Enter" && event.target.value.trim()) {
        send({ do: "choose", name: event.target.dataset.name, value: event.target.value });
        event.target.value = "";
        root.focus();
      } else if (event.key === "Escape") root.focus();
      event.stopPropagation();
      return;
    }
    if (event.key === "Enter" && ["BUTTON", "A"].includes(event.target.tagName)) return;
    const isAnswer = /^[0-9a-z]$/.test(event.key.toLowerCase());
    const moves = { ArrowRight: { do: "move", by: 1 }, ArrowLeft: { do: "move", by: -1 }, ArrowDown: { do: "field", by: 1 }, ArrowUp: { do: "field", by: -1 },
      Enter: { do: "accept" }, Backspace: { do: "undo" }, Delete: { do: "undo" } };
    const free = event.key === "+" && root.querySelector("input[data-name]");
    if (free) free.focus();
    else if (isAnswer) send({ do: "key", key: event.key.toLowerCase() });
    else if (moves[event.key]) send(moves[event.key]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  root.addEventListener("keydown", pressed);
  model.on("change:state", draw);
  draw();
  el.append(root);
  setTimeout(() => root.focus({ preventScroll: true }), 0);
  return () => model.off("change:state", draw);
}

export default { render };
