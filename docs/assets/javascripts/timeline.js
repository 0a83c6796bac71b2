/* Narrows a timeline to the facts that hold all words asked for; the address keeps the words. A page
   that has all its facts hides the others. Where it shows a part of them, the facts come from a
   small file for each year (see `fact_files.py`), newest first, no more years than are needed. The
   words shown stand at the script's element, as modules have no `currentScript`. */

const FACTS = new URL("../../timeline/facts/", import.meta.url);
const SITE = new URL("../../", import.meta.url);
const MANY = 60; // facts shown before the next year is loaded on request only
const words = document.querySelector("script[data-narrow]").dataset;
const numerals = new Intl.NumberFormat(document.documentElement.lang || undefined);
const box = document.querySelector(".pd-narrow");
const items = [...document.querySelectorAll(".pd--timeline > ul > li")];
const texts = items.map((item) => folded(item.textContent));
const page = [...document.querySelectorAll(".pd-narrow ~ *")]; // what the facts found stand in for

const status = element("span", { role: "status" });
const results = element("div", { className: "pd-narrowed" });
const more = element("button", { type: "button", className: "pd-results__more", hidden: true });
let turn = 0; // number of the latest search: slower earlier ones are dropped
let timer;

function element(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

function say(key, values = {}) {
  return (words[key] ?? "").replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/* Letters alone, so that Türkiye is found by turkiye too. */
function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

function asked(query) {
  return folded(query).split(/\s+/).filter(Boolean);
}

function report(count, year) {
  const key = count === 0 ? "none" : count === 1 ? "one" : "many";
  return say(year ? `${key}Since` : key, { count: numerals.format(count), year });
}

// ------------------------------------------------------------------ facts of this page

function narrow(query) {
  const wanted = asked(query);
  let shown = 0;
  items.forEach((item, place) => {
    item.hidden = !wanted.every((word) => texts[place].includes(word));
    if (!item.hidden) shown += 1;
  });
  for (const list of document.querySelectorAll(".pd--timeline > ul")) {
    list.hidden = !list.querySelector(":scope > li:not([hidden])");
    const heading = list.previousElementSibling;
    if (heading?.matches("h2")) heading.hidden = list.hidden;
  }
  status.textContent = wanted.length ? report(shown) : "";
}

// ------------------------------------------------------------------ facts of all pages

const loaded = new Map(); // year -> promise of its facts

async function fetched(name) {
  const answer = await fetch(new URL(`${name}.json`, FACTS));
  if (!answer.ok) throw new Error(`${answer.status} ${name}`);
  return answer.json();
}

async function prepared(year) {
  const { facts, digests, names } = await fetched(year);
  const told = digests.map(([title, path, numbers]) => ({
    title,
    path,
    pages: numbers.map((number) => names[number][0]),
    text: folded([title, ...numbers.map((number) => names[number][1])].join("\n")),
  }));
  return facts.map(([date, shown, text, number]) => {
    const digest = told[number];
    return { date, shown, text, digest, all: `${folded(text)}\n${folded(shown)}\n${digest.text}` };
  });
}

function factsOf(year) {
  if (!loaded.has(year)) {
    const loading = prepared(year);
    loading.catch(() => loaded.delete(year));
    loaded.set(year, loading);
  }
  return loaded.get(year);
}

async function years() {
  const { year } = box.dataset;
  return year ? [year] : fetched("years");
}

function line({ date, shown, text, digest }) {
  const link = element("a", { href: SITE.pathname + digest.path }, digest.title);
  const fact = element("p", {}, element("time", { dateTime: date }, shown), " ", text);
  return element("li", {}, fact, element("p", { className: "pd-tags" }, link));
}

/* A later search makes an earlier one's answer worthless: `current` tells. */
async function search(query) {
  const mine = ++turn;
  const current = () => mine === turn;
  const wanted = asked(query);
  for (const part of page) part.hidden = wanted.length > 0;
  results.replaceChildren();
  more.hidden = true;
  status.textContent = "";
  if (!wanted.length) return;
  status.textContent = say("busy");
  const names = box.dataset.name?.split(" ") ?? [];
  const fits = ({ all, digest }) =>
    names.every((name) => digest.pages.includes(name)) &&
    wanted.every((word) => all.includes(word));
  let count = 0;
  const left = [...(await years())];
  const next = async () => {
    const before = count;
    while (left.length && count - before < MANY) {
      const year = left.shift();
      const found = (await factsOf(year)).filter(fits);
      if (!current()) return;
      count += found.length;
      if (found.length) results.append(element("h2", {}, year), element("ul", {}, ...found.map(line)));
    }
    const oldest = results.querySelector("h2:last-of-type")?.textContent;
    status.textContent = report(count, left.length ? oldest : "");
    more.hidden = left.length === 0;
  };
  more.onclick = async () => {
    const before = results.children.length;
    more.hidden = true;
    await next().catch(failed(current));
    results.children[before]?.nextElementSibling?.querySelector("a").focus();
  };
  await next();
}

function failed(current = () => true) {
  return (error) => {
    if (!current()) return;
    for (const part of page) part.hidden = false;
    status.textContent = say("failed");
    console.warn(error);
  };
}

// ------------------------------------------------------------------ listening

if (box) {
  const whole = "all" in box.dataset || "year" in box.dataset || "name" in box.dataset;
  const field = element("input", { type: "search", autocomplete: "off", placeholder: words.narrow });
  field.setAttribute("aria-label", words.narrow);
  const start = () => (whole ? search(field.value).catch(failed()) : narrow(field.value));
  status.setAttribute("role", "status");
  more.textContent = say("earlier");
  box.append(field, status);
  if (whole) box.after(results, element("p", {}, more));
  field.addEventListener("input", () => {
    const query = field.value.trim() ? `?${new URLSearchParams({ q: field.value.trim() })}` : "";
    history.replaceState(null, "", location.pathname + query + location.hash);
    clearTimeout(timer);
    timer = setTimeout(start, whole ? 250 : 0);
  });
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) start();
}
