/* The collection as the search page sees it: rows, newest first, with their facets. Text is found
   by Pagefind, which loads only the parts of its index that a query needs; everything else is
   worked out here from a small file for each facet (see `facets.py`). */

const MAGIC = "pagefind_dcd";
const SITE = new URL("../../", import.meta.url);
const BUNDLE = new URL("pagefind/", SITE);

let about; // promise of the bundle's description
let pagefind; // promise of the loaded index
let ids; // promise of the records' names, in order
let rows; // promise of the same, turned round
const columns = new Map(); // facet -> promise of its column

/* A promise that is asked for once, and again if it failed. */
function once(promise, forget) {
  promise.catch(forget);
  return promise;
}

/* Names of files tell their content, so what the browser has of them is good. */
async function fetched(path, cache = "force-cache") {
  const answer = await fetch(new URL(path, BUNDLE), { cache });
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return answer;
}

/* The bytes of a file packed with gzip, whether or not the server has unpacked it on the way. */
async function unpacked(path) {
  const data = new Uint8Array(await (await fetched(path)).arrayBuffer());
  if (data[0] !== 0x1f || data[1] !== 0x8b) return data;
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function describe() {
  about ??= once(
    fetched("facets.json", "no-cache").then((answer) => answer.json()),
    () => (about = undefined)
  );
  return about;
}

// ------------------------------------------------------------------ records

/* Pagefind's list of records: CBOR, of which only its own few forms are read. */
function listed(data) {
  let at = MAGIC.length;
  const head = () => {
    const first = data[at++];
    let size = first & 31;
    if (size > 23) {
      const bytes = 2 ** (size - 24);
      size = 0;
      for (let n = 0; n < bytes; n++) size = size * 256 + data[at++];
    }
    return [first >> 5, size];
  };
  const value = () => {
    const [kind, size] = head();
    if (kind === 0) return size;
    if (kind === 3) return new TextDecoder().decode(data.subarray(at, (at += size)));
    if (kind === 4) return Array.from({ length: size }, value);
    throw new Error(`form ${kind} in the list of records`);
  };
  head();
  value(); // version
  return value().map(([id]) => id);
}

function records() {
  ids ??= once(
    describe().then(async ({ pages }) => (pages ? listed(await unpacked(pages)) : [])),
    () => (ids = undefined)
  );
  return ids;
}

async function rowOf() {
  rows ??= once(
    records().then((list) => new Map(list.map((id, row) => [id, row]))),
    () => (rows = undefined)
  );
  return rows;
}

/* What is shown of a record: address, meta, filters. */
async function record(row) {
  const data = await unpacked(`fragment/${(await records())[row]}.pf_fragment`);
  const found = JSON.parse(new TextDecoder().decode(data.subarray(MAGIC.length)));
  return { ...found, url: SITE.pathname + found.url.replace(/^\//, "") };
}

// ------------------------------------------------------------------ facets

class Column {
  constructor(data) {
    const line = data.indexOf(10);
    const { rows, values } = JSON.parse(new TextDecoder().decode(data.subarray(0, line)));
    const sizes = data.subarray(line + 1, line + 1 + rows);
    const starts = new Uint32Array(rows + 1);
    for (let row = 0; row < rows; row++) starts[row + 1] = starts[row] + sizes[row];
    const low = data.subarray(line + 1 + rows, line + 1 + rows + starts[rows]);
    const high = data.subarray(line + 1 + rows + starts[rows]);
    this.values = values;
    this.numbers = Uint16Array.from(low, (byte, place) => byte + 256 * high[place]);
    this.starts = starts;
  }

  has(row, number) {
    for (let at = this.starts[row]; at < this.starts[row + 1]; at++) {
      if (this.numbers[at] === number) return true;
    }
    return false;
  }

  /* How many of `rows` have each value, most frequent first: [name, count]. */
  counts(rows) {
    const counts = new Uint32Array(this.values.length);
    for (const row of rows) {
      for (let at = this.starts[row]; at < this.starts[row + 1]; at++) counts[this.numbers[at]]++;
    }
    return this.values
      .map((name, number) => [name, counts[number]])
      .filter(([, count]) => count > 0)
      .sort((a, b) => b[1] - a[1]);
  }
}

export function column(name) {
  if (!columns.has(name)) {
    const loading = describe().then(async ({ facets }) =>
      name in facets ? new Column(await unpacked(facets[name])) : null
    );
    columns.set(name, once(loading, () => columns.delete(name)));
  }
  return columns.get(name);
}

/* The rows that fit what is chosen in the facets: every value of a facet, or any of them where a
   record can have only one. `chosen` is a list of [facet, values, any]. */
export async function narrowed(rows, chosen) {
  let left = rows;
  for (const [name, values, any] of chosen) {
    const facet = await column(name);
    const numbers = values.map((value) => (facet ? facet.values.indexOf(value) : -1));
    const fits = any ? "some" : "every";
    left = left.filter((row) => numbers[fits]((number) => number >= 0 && facet.has(row, number)));
  }
  return left;
}

// ------------------------------------------------------------------ text

function load() {
  pagefind ??= once(
    (async () => {
      const module = await import(new URL("pagefind.js", BUNDLE).href);
      await module.options({ baseUrl: SITE.pathname, noWorker: true });
      return module;
    })(),
    () => (pagefind = undefined)
  );
  return pagefind;
}

/* The rows that a query finds, best first, and how to get what is shown of each. Without a query,
   all rows, newest first: for them the index of words is not needed. */
export async function find(query) {
  if (!query) {
    const { rows } = await describe();
    return { rows: Array.from({ length: rows }, (_, row) => row), show: record };
  }
  const index = await load();
  const answer = await index.search(query);
  const numbers = await rowOf(); // from the list that Pagefind has just loaded
  const found = new Map(answer.results.map((result) => [numbers.get(result.id), result]));
  found.delete(undefined);
  return { rows: [...found.keys()], show: (row) => found.get(row).data() };
}
