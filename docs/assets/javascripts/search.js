/* The search page: query and facets in, results out, the state of both in the address. Every value
   from the index is set as text, never as HTML, and every word shown stands in the page. */

import { column, find, narrowed } from "./collection.js";

const PAGE_SIZE = 10;
const FEW_VALUES = 8;
const MOST_VALUES = 400;
const FEW_LETTERS = 3; // shorter beginnings of words would load parts that the word does not need
const EXTRACT = 32; // words in an extract
const LEAD = 6; // of them, before the first that was found
const TOGETHER = 5; // names that what is chosen appears with most
const FIND_AMONG = 16; // with more values than this, a facet has a field to find one

const form = document.getElementById("search-form");
const input = document.getElementById("search-query");
const orders = document.getElementById("search-orders");
const order = document.getElementById("search-order");
const panel = document.getElementById("search-facets");
const status = document.getElementById("search-status");
const chips = document.getElementById("search-chosen");
const browse = document.getElementById("search-browse");
const together = document.getElementById("search-together");
const list = document.getElementById("search-results");
const more = document.getElementById("search-more");
const hint = document.getElementById("search-hint");
const words = document.getElementById("search-words").dataset;
const skipped = new Set(words.skip.split(" "));
const numerals = new Intl.NumberFormat(document.documentElement.lang || undefined);
const facets = [...panel.querySelectorAll("details[data-facet]")].map((box) => ({
  name: box.dataset.facet,
  folder: box.dataset.folder,
  any: "any" in box.dataset,
  light: "light" in box.dataset, // its file is small: open from the first answer on
  box,
  chosen: [],
  all: false,
  filter: "",
}));

const wide = matchMedia("(min-width: 60em)");

let found = { rows: [], show: null }; // what the query finds
let shown = []; // the same, narrowed and in order
let count = 0; // how many of them are drawn
let turn = 0; // number of the latest search: slower earlier ones are dropped
let waiting = false; // for the rows of the latest search: until then nothing can be counted
let timer;

function say(key, values = {}) {
  return (words[key] ?? "").replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

function element(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

// ------------------------------------------------------------------ state and address

function query() {
  return input.value.trim();
}

/* Words that stand in every text have the largest parts of the index and tell nothing; between
   quotation marks they count. */
function telling(text) {
  if (text.includes('"')) return text;
  const kept = text.split(/\s+/).filter((word) => !skipped.has(word.toLocaleLowerCase()));
  return kept.join(" ");
}

function chosen(leaveOut) {
  return facets
    .filter((facet) => facet.chosen.length && facet !== leaveOut)
    .map((facet) => [facet.name, facet.chosen, facet.any]);
}

function readAddress() {
  const state = new URLSearchParams(location.search);
  input.value = state.get("q") ?? "";
  const sort = state.get("sort") ?? "";
  order.value = [...order.options].some((option) => option.value === sort) ? sort : "";
  for (const facet of facets) {
    facet.chosen = [...new Set(state.getAll(facet.name).filter(Boolean))];
  }
}

function writeAddress(push) {
  const state = new URLSearchParams();
  if (query()) state.set("q", query());
  for (const facet of facets) {
    for (const value of facet.chosen) state.append(facet.name, value);
  }
  if (order.value) state.set("sort", order.value);
  const text = state.toString();
  if (text === new URLSearchParams(location.search).toString()) return;
  history[push ? "pushState" : "replaceState"](null, "", text ? `?${text}` : location.pathname);
}

// ------------------------------------------------------------------ searching

/* A later search makes an earlier one's answer worthless: `current` tells. */
async function search({ push = false } = {}) {
  const mine = ++turn;
  const current = () => mine === turn;
  writeAddress(push);
  drawChosen();
  const asked = query() !== "" || chosen().length > 0;
  waiting = asked;
  openSome();
  hint.hidden = asked;
  orders.hidden = !asked;
  drawOrders();
  if (!asked) {
    found = { rows: [], show: null };
    shown = [];
    count = 0;
    list.replaceChildren();
    browse.replaceChildren();
    together.replaceChildren();
    more.hidden = true;
    status.textContent = "";
    await drawFacets(current, false);
    return;
  }
  status.textContent = say("busy");
  try {
    const answer = await find(telling(query()));
    const rows = await narrowed(answer.rows, chosen());
    if (!current()) return;
    waiting = false;
    found = answer;
    shown = inOrder(rows);
    const records = await next(0);
    if (!current()) return;
    count = records.length;
    list.replaceChildren(...records.map(item));
    more.hidden = count >= shown.length;
    status.textContent = report();
    drawBrowse(records);
    await drawFacets(current, true);
    if (current()) drawTogether();
  } catch (error) {
    if (!current()) return;
    status.textContent = say("failed");
    hint.hidden = false;
    panel.dataset.drawn = "";
    console.warn(error);
  }
}

/* With room beside the results, the small facets are open from the beginning. */
let opened = false;
function openSome() {
  if (opened || !wide.matches) return;
  opened = true;
  for (const facet of facets) if (facet.light) facet.box.open = true;
}

/* Without a query nothing matches better than another: the first choice is the newest then. */
const [best, newest] = order.options;
const bestWords = best.textContent;
function drawOrders() {
  const asked = query() !== "";
  best.textContent = asked ? bestWords : newest.textContent;
  newest.hidden = !asked && order.value !== "newest";
}

/* Rows are numbered from the newest digest on. */
function inOrder(rows) {
  if (order.value === "newest") return rows.sort((a, b) => a - b);
  if (order.value === "oldest") return rows.sort((a, b) => b - a);
  return rows;
}

function next(from) {
  return Promise.all(shown.slice(from, from + PAGE_SIZE).map((row) => found.show(row)));
}

function report() {
  const key = shown.length === 0 ? "none" : shown.length === 1 ? "one" : "many";
  const words = `${key}${query() ? "Query" : ""}${chosen().length ? "Chosen" : ""}`;
  return say(words, { count: numerals.format(shown.length), query: query() });
}

// ------------------------------------------------------------------ results

function item(data) {
  const date = element("span", {}, data.meta.date ?? "");
  const line = element("p", { className: "pd-results__meta" }, date);
  if (data.meta.countries) line.append(` · ${data.meta.countries}`);
  if (data.meta.state) {
    line.append(" ", element("span", { className: "pd-results__state" }, data.meta.state));
  }
  const link = element("a", { href: data.url }, ...marked(data.meta.title ?? data.url, data));
  return element(
    "li",
    { className: "pd-result" },
    line,
    element("h2", {}, link),
    element("p", {}, ...extract(data))
  );
}

/* The stretch of the digest's own text that has most of the words found, which are marked; its
   summary if they stand in none, as other names do, or if no words were asked for. */
function extract({ content, locations, meta }) {
  const words = (content ?? "").split(/\s+/).slice(0, Number(meta.text) || 0);
  const places = [...new Set(locations ?? [])].filter((place) => place < words.length);
  if (places.length === 0) return marked(meta.summary ?? "", { content, locations });
  places.sort((a, b) => a - b);
  const within = (from) => places.filter((place) => place >= from && place < from + EXTRACT).length;
  const first = places.reduce((best, place) => (within(place) > within(best) ? place : best));
  const from = Math.max(0, Math.min(first - LEAD, words.length - EXTRACT));
  const found = new Set(places);
  const parts = words.slice(from, from + EXTRACT).flatMap((word, at) => {
    const marked = found.has(from + at) ? element("mark", {}, word) : word;
    return at ? [" ", marked] : [marked];
  });
  if (from > 0) parts.unshift("… ");
  if (from + EXTRACT < words.length) parts.push(" …");
  return parts;
}

/* A text with the words marked that were found in the digest or begin with one asked for. */
function marked(text, { content, locations }) {
  const words = (content ?? "").split(/\s+/);
  const found = new Set((locations ?? []).map((place) => bare(words[place] ?? "")));
  found.delete("");
  const asked = telling(query()).split(/\s+/).map(bare).filter((word) => word.length >= FEW_LETTERS);
  const fits = (word) => found.has(word) || asked.some((beginning) => word.startsWith(beginning));
  return text.split(/(\s+)/).map((part) => (fits(bare(part)) ? element("mark", {}, part) : part));
}

/* A word without accents and what stands around it. */
function bare(word) {
  const letters = word.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  return letters.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}

/* Names chosen in a facet have pages of their own: the first result tells their addresses. */
function drawBrowse(records) {
  const links = [];
  for (const facet of facets) {
    const slugs = (records[0]?.meta[`${facet.name}_pages`] ?? "").split(" ");
    const names = records[0]?.filters?.[facet.name] ?? [];
    for (const value of facet.chosen) {
      const slug = facet.name === "year" ? value : slugs[names.indexOf(value)];
      if (!facet.folder || !slug || !names.includes(value)) continue;
      const href = new URL(`../${facet.folder}/${slug}/`, location.href).pathname;
      links.push(element("li", {}, element("a", { href }, say("all", { name: value }))));
    }
  }
  browse.replaceChildren(...links);
}

/* "With whom?": where a country is chosen, the others that its digests are about. */
function drawTogether() {
  const countries = facets.find((facet) => facet.name === "country");
  const others = (countries.counts ?? []).filter(([name]) => !countries.chosen.includes(name));
  const buttons = others.slice(0, TOGETHER).map(([name, number]) => {
    const button = element("button", { type: "button", className: "pd-chip pd-chip--add" }, name);
    button.append(" ", element("span", {}, numerals.format(number)));
    button.addEventListener("click", () => {
      choose(countries, name, true);
      status.focus();
    });
    return element("li", {}, button);
  });
  const shown = countries.chosen.length > 0 && buttons.length > 0;
  together.replaceChildren(...(shown ? [element("li", {}, say("together")), ...buttons] : []));
}

function drawChosen() {
  const buttons = facets.flatMap((facet) =>
    facet.chosen.map((value) => {
      const button = element("button", { type: "button", className: "pd-chip" }, value);
      button.setAttribute("aria-label", say("remove", { name: value }));
      button.addEventListener("click", () => {
        choose(facet, value, false);
        (chips.querySelector("button") ?? input).focus();
      });
      return button;
    })
  );
  if (buttons.length > 1) {
    const clear = element("button", { type: "button", className: "pd-chip pd-chip--clear" });
    clear.textContent = say("clear");
    clear.addEventListener("click", () => {
      for (const facet of facets) facet.chosen = [];
      search({ push: true });
      input.focus();
    });
    buttons.push(clear);
  }
  chips.replaceChildren(...buttons.map((button) => element("li", {}, button)));
}

// ------------------------------------------------------------------ facets

/* With nothing asked, the counts are those of the whole collection. A facet's file is loaded when
   the facet is opened or when something is chosen in it. */
async function drawFacets(current, asked) {
  for (const facet of facets) {
    const wanted = facet.box.open || facet.chosen.length > 0;
    if (!wanted) {
      facet.box.querySelector("div").replaceChildren();
      continue;
    }
    const rows = await rowsFor(facet, asked);
    const data = await column(facet.name);
    if (!current()) return;
    facet.counts = data ? data.counts(rows) : [];
    drawFacet(facet);
  }
  panel.dataset.drawn = "";
}

async function rowsFor(facet, asked) {
  if (!asked) return (await find("")).rows;
  // Of several years a digest has one: what else could be chosen is counted without the choice.
  return facet.any && facet.chosen.length ? narrowed(found.rows, chosen(facet)) : shown;
}

function drawFacet(facet) {
  const { box, chosen: values } = facet;
  const place = box.querySelector("div");
  const active = place.contains(document.activeElement) ? document.activeElement : null;
  const known = new Map(facet.counts);
  const rest = facet.counts.filter(([value]) => !values.includes(value));
  if (facet.name === "year") rest.sort((a, b) => b[0].localeCompare(a[0]));
  const entries = [...values.map((value) => [value, known.get(value) ?? 0]), ...rest];
  const wanted = facet.filter.toLocaleLowerCase();
  const fitting = wanted
    ? entries.filter(([value]) => value.toLocaleLowerCase().includes(wanted))
    : entries;
  const most = wanted || facet.all ? MOST_VALUES : Math.max(FEW_VALUES, values.length);
  const items = fitting.slice(0, most).map(([value, number]) => option(facet, value, number));
  const title = box.querySelector("summary").textContent.trim();
  let find = place.querySelector("input[type=search]");
  if (entries.length > FIND_AMONG && !find) find = finder(facet, title);
  const values_ = element("ul", { ariaLabel: title }, ...items);
  const parts = entries.length > FIND_AMONG ? [find, values_] : [values_];
  if (items.length === 0) parts.push(element("p", {}, say("nothing")));
  if (fitting.length > FEW_VALUES && !wanted) parts.push(switcher(facet, fitting.length));
  // A field that has the focus stays where it is, or it would lose it.
  if (active && active === find) {
    for (const part of [...place.children]) if (part !== find) part.remove();
    place.append(...parts.slice(1));
    return;
  }
  place.replaceChildren(...parts);
  if (active?.type === "checkbox") {
    [...place.querySelectorAll("input[type=checkbox]")]
      .find((box) => box.value === active.value)
      ?.focus({ preventScroll: true });
  } else if (active?.type === "button") {
    place.querySelector("button")?.focus({ preventScroll: true });
  }
}

function option(facet, value, number) {
  const box = element("input", {
    type: "checkbox",
    value,
    name: facet.name,
    checked: facet.chosen.includes(value),
  });
  box.addEventListener("change", () => choose(facet, value, box.checked));
  const size = element("span", { className: "pd-facet__count" }, numerals.format(number));
  return element("li", {}, element("label", {}, box, element("span", {}, value), " ", size));
}

function finder(facet, title) {
  const field = element("input", { type: "search", value: facet.filter, autocomplete: "off" });
  field.setAttribute("aria-label", say("find", { facet: title }));
  field.placeholder = say("findShort");
  field.addEventListener("input", () => {
    facet.filter = field.value.trim();
    drawFacet(facet);
  });
  return field;
}

function switcher(facet, number) {
  const text = facet.all ? say("fewer") : say("showAll", { count: numerals.format(number) });
  const button = element("button", { type: "button", className: "pd-facet__all" }, text);
  button.setAttribute("aria-expanded", String(facet.all));
  button.addEventListener("click", () => {
    facet.all = !facet.all;
    drawFacet(facet);
  });
  return button;
}

function choose(facet, value, wanted) {
  facet.chosen = facet.chosen.filter((other) => other !== value);
  if (wanted) facet.chosen.push(value);
  facet.filter = "";
  search({ push: true });
}

// ------------------------------------------------------------------ listening

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  search({ push: true });
});

input.addEventListener("input", () => {
  clearTimeout(timer);
  const length = query().length;
  if (length === 0 || length >= FEW_LETTERS) timer = setTimeout(search, 300);
});

order.addEventListener("change", () => search({ push: true }));

for (const facet of facets) {
  facet.box.addEventListener("toggle", () => {
    const mine = turn;
    if (waiting || !facet.box.open || facet.box.querySelector("ul")) return;
    const asked = query() !== "" || chosen().length > 0;
    drawFacets(() => mine === turn, asked).catch((error) => {
      status.textContent = say("failed");
      console.warn(error);
    });
  });
}

more.addEventListener("click", async () => {
  const mine = turn;
  const records = await next(count);
  if (mine !== turn) return;
  const items = records.map(item);
  count += items.length;
  list.append(...items);
  more.hidden = count >= shown.length;
  items[0]?.querySelector("a").focus();
});

addEventListener("popstate", () => {
  readAddress();
  search();
});

// On a narrow screen the facets stand above the results: closed, they leave them room.
panel.open = wide.matches;
readAddress();
for (const facet of facets) if (facet.chosen.length) facet.box.open = true;
search();
if (!location.search) input.focus({ preventScroll: true });
