/* The search page. Asks Pagefind's index, which loads only the parts that a query needs, and keeps
   query and filters in the address. Every value from the index is set as text, never as HTML. */

const PAGE_SIZE = 10;
const MOST_VALUES = 300;
const SITE = new URL("../../", import.meta.url);
const NAMES = ["country", "organisation", "topic", "year"];

const form = document.getElementById("search-form");
const input = document.getElementById("search-query");
const filters = document.getElementById("search-filters");
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const more = document.getElementById("search-more");

let pagefind; // promise of the loaded index
let filtersLoaded; // promise of the filters' values
let found = [];
let shown = 0;
let turn = 0; // number of the latest search: slower earlier ones are dropped
let timer;

function load() {
  pagefind ??= (async () => {
    const module = await import(new URL("pagefind/pagefind.js", SITE).href);
    await module.options({ baseUrl: SITE.pathname, excerptLength: 32 });
    return module;
  })();
  return pagefind;
}

function say(key, values = {}) {
  const text = status.dataset[key] ?? "";
  status.textContent = text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

// ------------------------------------------------------------------ state and address

function readAddress() {
  const state = new URLSearchParams(location.search);
  input.value = state.get("q") ?? "";
  for (const name of [...NAMES, "sort"]) {
    const select = filters.elements[name];
    const value = state.get(name) ?? "";
    if (value && ![...select.options].some((option) => option.value === value)) {
      if (name === "sort") continue;
      select.add(new Option(value, value));
    }
    select.value = value;
  }
}

function writeAddress(push) {
  const state = new URLSearchParams();
  if (input.value.trim()) state.set("q", input.value.trim());
  for (const name of [...NAMES, "sort"]) {
    if (filters.elements[name].value) state.set(name, filters.elements[name].value);
  }
  const query = state.toString();
  const address = query ? `?${query}` : location.pathname;
  if (query === location.search.replace(/^\?/, "")) return;
  history[push ? "pushState" : "replaceState"](null, "", address);
}

function chosen() {
  const values = {};
  for (const name of NAMES) {
    if (filters.elements[name].value) values[name] = filters.elements[name].value;
  }
  return values;
}

// ------------------------------------------------------------------ searching

async function search({ push = false } = {}) {
  const mine = ++turn;
  const query = input.value.trim();
  writeAddress(push);
  if (!query) {
    clear();
    return;
  }
  say("busy");
  try {
    const index = await load();
    let answer = await ask(index, query);
    if (mine !== turn) return;
    await show(answer, query, mine);
    // The filters' values are loaded only now, so that results do not wait for them.
    filtersLoaded ??= index.filters();
    await filtersLoaded;
    if (mine !== turn) return;
    answer = await ask(index, query);
    if (mine === turn) fillFilters(answer);
  } catch (error) {
    if (mine !== turn) return;
    pagefind = filtersLoaded = undefined;
    say("failed");
    console.warn(error);
  }
}

function ask(index, query) {
  const sort = { newest: { date: "desc" }, oldest: { date: "asc" } }[filters.elements.sort.value];
  return index.search(query, sort ? { filters: chosen(), sort } : { filters: chosen() });
}

function clear() {
  found = [];
  shown = 0;
  list.replaceChildren();
  more.hidden = true;
  filters.hidden = true;
  status.textContent = "";
}

async function show(answer, query, mine) {
  found = answer.results;
  shown = 0;
  const items = await next(mine);
  if (mine !== turn) return;
  list.replaceChildren(...items);
  filters.hidden = found.length === 0 && Object.keys(chosen()).length === 0;
  const count = found.length;
  const filtered = Object.keys(chosen()).length > 0;
  const none = filtered ? "noneFiltered" : "none";
  say(count === 0 ? none : count === 1 ? "one" : "many", {
    count: count.toLocaleString("en-GB"),
    query,
  });
}

async function next(mine) {
  const wanted = found.slice(shown, shown + PAGE_SIZE);
  const data = await Promise.all(wanted.map((result) => result.data()));
  if (mine !== turn) return [];
  shown += wanted.length;
  more.hidden = shown >= found.length;
  return data.map(item);
}

// ------------------------------------------------------------------ drawing

function element(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

function item(data) {
  const about = [data.meta.date, data.meta.countries, data.meta.state].filter(Boolean);
  const link = element("a", { href: data.url }, data.meta.title ?? data.url);
  return element(
    "li",
    { className: "pd-result" },
    element("p", { className: "pd-results__meta" }, about.join(" · ")),
    element("h2", {}, link),
    element("p", {}, ...extract(data.excerpt ?? ""))
  );
}

/* The extract comes as text with <mark> around what was found. */
function extract(text) {
  return text.split(/<mark>(.*?)<\/mark>/s).map((part, place) => {
    const plain = decode(part);
    return place % 2 ? element("mark", {}, plain) : plain;
  });
}

function decode(text) {
  const signs = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&amp;": "&" };
  return text.replace(/&(?:lt|gt|quot|#39|#x27|amp);/g, (sign) => signs[sign]);
}

function fillFilters(answer) {
  for (const name of NAMES) {
    const select = filters.elements[name];
    const current = select.value;
    // With a value chosen, show what else there would be without it.
    const counts = (current ? answer.totalFilters : answer.filters)?.[name] ?? {};
    const values = Object.entries(counts).filter(([value, count]) => count > 0 || value === current);
    values.sort(([a, m], [b, n]) => (name === "year" ? b.localeCompare(a) : n - m || a.localeCompare(b)));
    if (current && !values.some(([value]) => value === current)) values.unshift([current, 0]);
    const any = select.options[0];
    select.replaceChildren(
      any,
      ...values.slice(0, MOST_VALUES).map(([value, count]) => new Option(`${value} (${count})`, value))
    );
    select.value = current;
  }
}

// ------------------------------------------------------------------ listening

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  search({ push: true });
});

input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, 300);
});

filters.addEventListener("submit", (event) => event.preventDefault());
filters.addEventListener("change", () => search({ push: true }));
filters.addEventListener("reset", () => setTimeout(() => search({ push: true })));

more.addEventListener("click", async () => {
  const first = list.children.length;
  list.append(...(await next(turn)));
  list.children[first]?.querySelector("a")?.focus();
});

addEventListener("popstate", () => {
  readAddress();
  search();
});

readAddress();
if (input.value) search();
else input.focus({ preventScroll: true });
