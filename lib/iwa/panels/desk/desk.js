// The desk: draws the state, and tells Python what a person clicked, typed or brought. Every text is shown as text.

const BADGES = { "échec": "failed", "à relire": "to-read", "relu": "read", "envoyé": "sent" };
const TABS = [["manque", "Ce qui manque"], ["lire", "Lire"], ["livrables", "Livrables et corrections"], ["etat", "Relu, envoyé"]];
const URGENT = { "à télécharger": "urgent", "à remplir": "fill" };
const FIELDS = [["nom", "Nom du client"], ["dossier", "Nom du dossier"], ["secteur", "Secteur"], ["pack", "Pack"], ["debut", "Début du contrat"],
  ["ville", "Ville"], ["zone_scolaire", "Zone scolaire"], ["site", "Site"], ["marque > couleur", "Couleur principale"]];
const HINTS = { nom: "tel qu’il paraîtra sur les livrables", dossier: "minuscules, chiffres et tirets", secteur: "commerce alimentaire, conseil…", debut: "2026-09",
  site: "https://www.exemple.fr", "marque > couleur": "#1F3A5F" };
const QUOTAS = { publications: "Publications", stories: "Stories", reponses: "Réponses", tournages: "Tournages" };
const NEEDED = ["nom", "dossier", "secteur", "pack", "debut"];

const plural = (count, one, many) => `${count} ${count < 2 ? one : many}`;

function lacks(check) {
  if (check.problem) return "à corriger";
  if (!check.known) return "vérification…";
  if (!check.missing) return "rien";
  return check.urgent ? `${plural(check.missing, "point", "points")}, dont ${check.urgent} à télécharger` : plural(check.missing, "point", "points");
}

function clientRow(client, state, picked, send, redraw) {
  const box = make("input", { type: "checkbox", "aria-label": `Choisir ${client.name}`, "data-keep": `pick ${client.slug}`, onchange: (event) => {
    if (event.target.checked) picked.add(client.slug); else picked.delete(client.slug);
    redraw();
  } });
  box.checked = picked.has(client.slug);
  const chosen = state.chosen && state.chosen.slug === client.slug;
  return make("tr", { class: chosen ? "chosen" : null, "data-client": client.slug },
    make("td", {}, box),
    make("th", { scope: "row" }, make("button", { type: "button", class: "name", "aria-expanded": String(Boolean(chosen)), "data-keep": `open ${client.slug}`, onclick: () => send({ do: "choose", slug: client.slug }) }, client.name),
      make("div", { class: "quiet" }, client.pack || client.slug)),
    make("td", {}, make("span", { class: `badge ${BADGES[client.word] || ""}` }, client.word)),
    make("td", {}, lacks(client.check)));
}

function runPart(state, picked, send, kept) {
  const run = state.run;
  const names = Object.fromEntries(state.clients.map((client) => [client.slug, client.name]));
  const force = make("input", { type: "checkbox", id: "iwa-force", "data-keep": "force", onchange: (event) => { kept.force = event.target.checked; } });
  force.checked = Boolean(kept.force);
  const buttons = run.on
    ? [make("button", { type: "button", class: "danger", "data-keep": "stop", disabled: run.stopping, onclick: () => send({ do: "stop" }) }, run.stopping ? "Arrêt en cours…" : "Arrêter")]
    : [make("button", { type: "button", class: "first", "data-keep": "run", disabled: !picked.size, onclick: () => send({ do: "run", slugs: [...picked], force: Boolean(kept.force) }) },
        picked.size ? `Exécuter ${plural(picked.size, "client", "clients")}` : "Exécuter"),
      make("label", { for: "iwa-force" }, force, " tout refaire")];
  return [
    make("div", { class: "actions" }, ...buttons, run.on ? make("span", { class: "quiet" }, "Gardez cette page ouverte jusqu’à la fin.") : ""),
    run.clients.length ? make("div", { class: "ways", role: "group", "aria-label": "Avancement" },
      ...run.clients.map((one) => make("div", {},
        make("p", {}, make("span", {}, names[one.slug] || one.slug),
          make("progress", { max: one.of, value: one.done, "aria-label": `Avancement de ${names[one.slug] || one.slug}` }),
          make("span", { class: "quiet" }, one.error ? "échec" : one.ended ? "fait" : run.on ? `${one.done} sur ${one.of}` : "arrêté")),
        one.error ? make("div", { class: "problem" }, one.error) : null)),
      run.error ? make("div", { class: "problem", role: "alert" }, run.error) : null,
      run.said ? make("div", { class: "good", role: "status" }, run.said) : null) : null,
  ];
}

function clients(state, picked, send, kept, redraw) {
  const all = make("input", { type: "checkbox", "aria-label": "Choisir tous les clients", "data-keep": "all", onchange: (event) => {
    picked.clear();
    if (event.target.checked) state.clients.forEach((client) => picked.add(client.slug));
    redraw();
  } });
  all.checked = state.clients.length > 0 && picked.size === state.clients.length;
  return make("section", { class: "sheet", "aria-label": "Clients" },
    make("table", { class: "who" },
      make("thead", {}, make("tr", {}, make("th", {}, all), make("th", { scope: "col" }, "Client"), make("th", { scope: "col" }, "État"), make("th", { scope: "col" }, "Ce qui manque"))),
      make("tbody", {}, ...state.clients.map((client) => clientRow(client, state, picked, send, redraw)))),
    state.clients.length ? null : make("p", { class: "quiet" }, "Aucun client encore : créez-en un."),
    ...runPart(state, picked, send, kept));
}

function missing(chosen, client) {
  const check = chosen.check;
  const parts = [client.problem ? make("p", { class: "problem" }, client.problem) : "", ...client.errors.map((error) => make("p", { class: "problem" }, error))];
  if (!check) return [...parts, make("p", { class: "quiet", role: "status" }, "Lecture des exports…")];
  if (check.problem) return [...parts, client.problem ? "" : make("p", { class: "problem" }, check.problem)];
  const found = check.networks.filter((network) => network.files.length);
  return [...parts,
    check.missing.length ? make("ul", { class: "list" }, ...check.missing.map((one) =>
      make("li", { class: URGENT[one.how] || null }, make("strong", {}, one.what), make("span", { class: "quiet" }, one.how === one.where ? one.how : `${one.how} : ${one.where}`))))
      : make("p", { class: "good" }, "Il ne manque rien à ce mois."),
    make("details", {}, make("summary", {}, `Ce qui est là (${plural(found.reduce((sum, network) => sum + network.files.length, 0), "fichier", "fichiers")})`),
      ...found.map((network) => make("div", {}, make("h3", {}, network.name), make("ul", {}, ...network.files.map((file) => make("li", {}, `${file.file} — ${[file.label, file.days, file.rows].filter(Boolean).join(", ")}`)),
        ...network.gaps.map((gap) => make("li", { class: "quiet" }, gap)))))),
    check.issues.length + check.remarks.length ? make("details", {}, make("summary", {}, plural(check.issues.length + check.remarks.length, "remarque", "remarques")),
      make("ul", {}, ...check.issues.map((issue) => make("li", {}, `${issue.severity} · ${issue.where} : ${issue.said}`)), ...check.remarks.map((remark) => make("li", {}, remark)))) : "",
    make("p", { class: "quiet", style: "margin-top:12px" }, `Fenêtre de l’audit ${check.window}. Déposez les exports dans ${chosen.exports}`)];
}

function reader(state, send) {
  const shown = state.shown;
  if (!shown.slides) return [make("p", { class: "quiet", role: "status" }, state.busy || "")];
  const go = (at, deliverable = shown.deliverable) => send({ do: "read", deliverable, at });
  const titles = [];
  shown.slides.forEach((slide, at) => {
    if (slide.chapter && (!at || shown.slides[at - 1].chapter !== slide.chapter)) titles.push(make("div", { class: "chapter" }, slide.chapter));
    titles.push(make("button", { type: "button", "aria-current": String(at === shown.at), "data-keep": `slide ${at}`, onclick: () => go(at) }, `${at + 1}. ${slide.title}`));
  });
  const choose = make("select", { "aria-label": "Livrable", "data-keep": "deliverable", onchange: (event) => go(0, event.target.value) },
    ...shown.deliverables.map((one) => make("option", { value: one.name, selected: one.name === shown.deliverable }, one.title)));
  return [make("div", { class: "reader" },
    make("nav", { class: "titles", "aria-label": "Diapositives" }, ...titles),
    make("div", {},
      make("div", { class: "actions" }, choose,
        make("button", { type: "button", "data-keep": "before", disabled: shown.at === 0, onclick: () => go(shown.at - 1) }, "← Précédente"),
        make("button", { type: "button", "data-keep": "after", disabled: shown.at === shown.slides.length - 1, onclick: () => go(shown.at + 1) }, "Suivante →"),
        make("span", { class: "quiet" }, `${shown.at + 1} sur ${shown.slides.length}`)),
      make("iframe", { sandbox: "allow-popups allow-popups-to-escape-sandbox", srcdoc: shown.html, title: `Diapositive ${shown.at + 1} : ${shown.slides[shown.at].title}` })))];
}

function deliverables(chosen, bring, send) {
  const file = make("input", { type: "file", accept: ".pptx", class: "unseen", tabindex: "-1", "aria-label": "Présentation corrigée", onchange: bring });
  const upload = make("span", {}, file, make("button", { type: "button", "data-keep": "deck", onclick: () => file.click() }, "Choisir une présentation…"));
  return [
    make("h3", {}, "Reprendre une présentation corrigée"),
    make("p", { class: "quiet" }, "Ses titres, messages, ordre et diapositives ajoutées ou masquées seront gardés par les exécutions suivantes."),
    make("div", { class: "actions", style: "margin-bottom:18px" }, upload),
    chosen.files.length ? make("table", { class: "files" }, make("thead", {}, make("tr", {}, make("th", { scope: "col", style: "width:auto;padding-left:0" }, "Livrable"), make("th", { scope: "col" }, "Fichier"), make("th", {}, make("span", { class: "unseen" }, "Actions")))),
      make("tbody", {}, ...chosen.files.map((file) => make("tr", {},
        make("th", { scope: "row", style: "width:auto;padding-left:0" }, file.title),
        make("td", {}, file.name, file.hand ? make("div", { class: "quiet" }, "modifié à la main") : ""),
        make("td", { style: "white-space:nowrap;text-align:right" },
          file.hand && file.kind === "PPTX" ? make("button", { type: "button", "data-keep": `retake ${file.name}`, "aria-label": `Reprendre les corrections de ${file.name}`, onclick: () => send({ do: "retake", name: file.name }) }, "Reprendre") : "", " ",
          make("button", { type: "button", "data-keep": `get ${file.name}`, "aria-label": `Télécharger ${file.name}`, onclick: () => send({ do: "download", name: file.name }) }, "Télécharger"))))))
      : make("p", { class: "quiet" }, "Ce mois n’a pas encore de livrables : cochez le client, puis « Exécuter »."),
    chosen.files.length ? make("div", { class: "actions" }, make("button", { type: "button", "data-keep": "folder", onclick: () => send({ do: "open" }) }, "Ouvrir le dossier"), make("span", { class: "quiet" }, chosen.folder)) : ""];
}

function acts(chosen, kept, send) {
  const by = make("input", { type: "text", id: "iwa-by", list: "iwa-team", maxlength: 60, "data-keep": "by", placeholder: "Prénom Nom", oninput: (event) => { kept.by = event.target.value; } });
  by.value = kept.by || "";
  const done = chosen.acts;
  return [
    make("p", {}, done.reviewed ? `Relu ${done.reviewed}.` : "Personne n’a noté l’avoir relu."),
    make("p", {}, done.sent ? `Envoyé ${done.sent} : les chiffres du mois sont figés.` : "Pas encore envoyé au client."),
    make("datalist", { id: "iwa-team" }, ...chosen.team.map((name) => make("option", { value: name }))),
    make("div", { class: "actions" }, make("label", { for: "iwa-by" }, "Par"), by,
      make("button", { type: "button", class: "first", "data-keep": "reviewed", disabled: Boolean(done.sent), onclick: () => send({ do: "reviewed", by: by.value }) }, "Marquer relu"),
      make("button", { type: "button", "data-keep": "sent", disabled: Boolean(done.sent), onclick: () => send({ do: "sent", by: by.value }) }, "Marquer envoyé"),
      done.sent ? make("button", { type: "button", class: "danger", "data-keep": "take-back", onclick: () => send({ do: "take-back" }) }, "Annuler l’envoi") : "")];
}

function detail(state, kept, send, bring) {
  const chosen = state.chosen;
  if (!chosen) return null;
  const client = state.clients.find((one) => one.slug === chosen.slug);
  const go = (name) => send(name === "lire" ? { do: "read" } : { do: "tab", tab: name });
  const tabs = TABS.map(([name, title], place) => make("button", { type: "button", role: "tab", id: `iwa-tab-${name}`, "aria-selected": String(name === state.tab), "aria-controls": "iwa-tab-panel",
    tabindex: name === state.tab ? "0" : "-1", "data-keep": `tab ${name}`, onclick: () => go(name), onkeydown: (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      const next = TABS[(place + by + TABS.length) % TABS.length][0];
      kept.focus = `tab ${next}`;
      go(next);
    } }, title));
  const inside = { manque: () => missing(chosen, client), lire: () => reader(state, send), livrables: () => deliverables(chosen, bring, send), etat: () => acts(chosen, kept, send) }[state.tab]();
  return make("section", { class: "sheet detail", "aria-label": client.name },
    make("header", {}, make("h2", {}, client.name), make("span", { class: "quiet" }, `${state.monthName} · ${client.state}`), make("button", { type: "button", "data-keep": "close", onclick: () => send({ do: "close" }) }, state.tab === "lire" ? "Tous les clients" : "Fermer")),
    make("div", { role: "tablist", "aria-label": "Vues" }, ...tabs),
    make("div", { role: "tabpanel", id: "iwa-tab-panel", "aria-labelledby": `iwa-tab-${state.tab}` }, ...inside));
}

// The form stays the same nodes while a person types: only its remarks change.
function clientForm(state, send) {
  const values = {};
  let later = 0;
  const nodes = {};
  const ask = () => { clearTimeout(later); later = setTimeout(() => send({ do: "form", values }), 200); };
  const field = (key, title, node, kind = "") => {
    const remark = make("span", { class: "remark", id: `iwa-remark-${key.replace(/\W+/g, "-")}`, "aria-live": "polite" });
    node.id = `iwa-field-${key.replace(/\W+/g, "-")}`;
    node.setAttribute("aria-describedby", remark.id);
    node.addEventListener("input", () => { values[key] = node.value; if (key === "dossier" && !node.value) delete values.dossier; ask(); });
    nodes[key] = { node, remark };
    return make("div", { class: `field ${kind}` }, make("label", { for: node.id }, title), node, remark);
  };
  const text = (key) => make("input", { type: "text", placeholder: HINTS[key] || "", autocomplete: "off", maxlength: 200 });
  const choice = (options) => make("select", {}, make("option", { value: "" }, "—"), ...options.map((option) => make("option", { value: option }, option.charAt(0).toUpperCase() + option.slice(1))));
  const kinds = { pack: () => choice(state.choices.packs), zone_scolaire: () => choice(state.choices.zones) };
  const create = make("button", { type: "button", class: "first", onclick: () => send({ do: "create", values }) }, "Créer le client");
  const error = make("p", { class: "problem", role: "alert", hidden: true });
  const dialog = make("dialog", { "aria-label": "Nouveau client" },
    make("h2", {}, "Nouveau client"), error,
    make("div", { class: "form" },
      ...FIELDS.map(([key, title]) => field(key, title + (NEEDED.includes(key) ? " *" : ""), (kinds[key] || (() => text(key)))())),
      make("h3", {}, "Réseaux suivis : le nom du compte, écrit comme dans les exports (au moins un)"),
      ...state.choices.networks.map((network) => field(`reseaux > ${network.key} > compte`, network.name, text("compte"), "network")),
      make("h3", {}, "Dus chaque mois par le contrat"),
      ...state.choices.quotas.map((quota) => field(`quotas > ${quota}`, QUOTAS[quota] || quota, text("quota"), "quota"))),
    make("div", { class: "actions" }, create, make("button", { type: "button", onclick: () => send({ do: "form-close" }) }, "Annuler"), make("span", { class: "quiet" }, "Le reste se complète dans client.yaml et dossier.xlsx.")));
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); send({ do: "form-close" }); });
  const touched = new Set();
  dialog.addEventListener("focusout", (event) => { for (const [key, one] of Object.entries(nodes)) if (one.node === event.target) { touched.add(key); update(state); } });
  function update(now) {
    state = now;
    const remarks = now.form.remarks || {};
    for (const [key, { node, remark }] of Object.entries(nodes)) {
      const network = key.startsWith("reseaux > ") && key.split(" > ").slice(0, 2).join(" > ");
      const said = remarks[key] || (network && values[key] && remarks[network]) || "";
      const isShown = said && (touched.has(key) || values[key]);
      remark.textContent = isShown ? said : "";
      node.setAttribute("aria-invalid", String(Boolean(isShown)));
    }
    if (values.dossier === undefined) nodes.dossier.node.value = now.form.slug || "";
    create.disabled = !now.form.ready;
    error.textContent = now.error;
    error.hidden = !now.error;
  }
  return { dialog, update };
}

function render({ model, el }) {
  const root = make("div", { class: "iwa-panel iwa-desk", "data-lm-suppress-shortcuts": "true" });
  const body = make("div");
  root.append(body);
  const picked = new Set();
  const kept = {};
  let form = null;
  const send = (action, callbacks, buffers) => model.send(action, callbacks, buffers);

  async function bring(event) {
    const file = event.target.files[0];
    if (file) send({ do: "retake", name: file.name }, undefined, [await file.arrayBuffer()]);
  }

  function draw() {
    const state = model.get("state");
    if (!state.clients) return;
    const held = body.contains(document.activeElement) ? document.activeElement : null;
    const focus = kept.focus || (held && held.dataset.keep);
    const caret = held && held.selectionStart;
    delete kept.focus;
    const scrolled = [...body.querySelectorAll(".titles")].map((node) => node.scrollTop);
    for (const slug of [...picked]) if (!state.clients.some((client) => client.slug === slug)) picked.delete(slug);
    const months = make("select", { "aria-label": "Mois", "data-keep": "month", onchange: (event) => send({ do: "month", month: event.target.value }) },
      ...state.months.map((month) => make("option", { value: month.value, selected: month.value === state.month }, month.label)));
    const frame = body.querySelector("iframe");
    const right = detail(state, kept, send, bring);
    body.replaceChildren(
      make("header", { class: "masthead" },
        make("div", {}, make("h1", {}, "Bureau"), make("p", { class: "quiet" }, state.summary)),
        make("label", {}, "Mois ", months),
        make("div", { class: "actions", style: "margin-top:0" },
          make("button", { type: "button", "data-keep": "refresh", onclick: () => send({ do: "refresh" }) }, "Relire les dossiers"),
          make("button", { type: "button", "data-keep": "new", onclick: () => send({ do: "form", values: {} }) }, "Nouveau client"))),
      make("div", { class: "words" },
        state.error && !form ? make("p", { class: "problem", role: "alert" }, state.error) : "",
        state.said ? make("p", { class: "good", role: "status" }, state.said) : "",
        state.busy ? make("p", { class: "quiet", role: "status" }, state.busy) : ""),
      make("main", { class: !right ? "alone" : state.tab === "lire" ? "reading" : null }, clients(state, picked, send, kept, draw), right || ""));
    const again = body.querySelector("iframe");
    if (frame && again && frame.srcdoc === again.srcdoc) again.replaceWith(frame);
    body.querySelectorAll(".titles").forEach((node, place) => { node.scrollTop = scrolled[place] || 0; });
    const target = focus && [...body.querySelectorAll("[data-keep]")].find((node) => node.dataset.keep === focus);
    if (target && !form) {
      target.focus({ preventScroll: true });
      if (caret !== null && caret !== undefined && target.setSelectionRange && target.type === "text") target.setSelectionRange(caret, caret);
    }
    drawForm(state);
  }

  function drawForm(state) {
    const isOpen = state.form && state.form.remarks;
    if (isOpen && !form) {
      form = clientForm(state, send);
      root.append(form.dialog);
      form.dialog.showModal();
    } else if (!isOpen && form) {
      form.dialog.close();
      form.dialog.remove();
      form = null;
      const opener = body.querySelector('[data-keep="new"]');
      if (opener) opener.focus();
    }
    if (form) form.update(state);
  }

  function given(content, buffers) {
    if (content.do !== "file") return;
    const address = URL.createObjectURL(new Blob([buffers[0]]));
    const link = make("a", { href: address, download: content.name });
    root.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }

  model.on("change:state", draw);
  model.on("msg:custom", given);
  draw();
  el.append(root);
  return () => { model.off("change:state", draw); model.off("msg:custom", given); };
}

export default { render };
