// The page of search. Its state stands in the address; the index is loaded when the first question is asked.
const LANG = document.documentElement.lang;
const STEP = 10;
const MOMENT = 250; // in which no key was pressed, in milliseconds

const find = (name, from = document) => from.querySelector(`[data-${name}]`);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const form = document.getElementById("_search");
const query = form.elements.q;
const [status, found, list, browse, narrow, next] = ["status", "found", "list", "browse", "narrow", "next"].map((name) => find(name));
const filters = all("[data-filter]").map((field) => ({ name: field.dataset.filter, field, boxes: all("input", field) }));
const boxes = filters.flatMap((filter) => filter.boxes);
const labels = new Map(boxes.map((box) => [`${box.name}:${box.value}`, box.nextElementSibling.textContent]));
let shown = STEP;
let asked = 0;

const chosen = (filter) => filter.boxes.filter((box) => box.checked).map((box) => box.value);

// Whether a result has any of what is chosen of each filter; `but` is left out.
const passes = (result, but) =>
  filters.every((each) => each === but || !chosen(each).length || chosen(each).some((value) => result.facets[each.name].includes(value)));

// The code of a challenge is one word to the index, in which points part words.
function term() {
  const code = (text) => (labels.has(`challenge:${text}`) ? `${text.replace(".", "x")}challenge` : text);
  return query.value.trim().replace(/\d+\.\d+/g, code) || null;
}

async function search() {
  const turn = ++asked;
  const idle = !term() && !boxes.some((box) => box.checked);
  if (idle) return show({ idle });
  status.textContent ||= status.dataset.busy;
  try {
    const index = await import(form.dataset.index);
    const languages = form.elements.all.checked ? undefined : [LANG];
    const { results } = await index.search(term(), { languages });
    const passing = results.filter((result) => passes(result));
    const pages = await Promise.all(passing.slice(0, shown).map(async (result) => ({ ...result, ...(await result.data()) })));
    if (turn === asked) show({ results, pages, total: passing.length });
  } catch (error) {
    if (turn !== asked) return;
    console.error(error);
    show({ failed: true });
  }
}

function show({ results = [], pages = [], total = 0, idle = false, failed = false }) {
  const none = !idle && !failed && total === 0;
  const filtered = boxes.some((box) => box.checked);
  list.replaceChildren(...pages.map(row));
  for (const filter of filters) count(filter, results);
  found.hidden = idle || failed;
  browse.hidden = !idle && !failed && !none;
  narrow.hidden = none && !filtered;
  next.hidden = pages.length >= total;
  find("advice").hidden = !none;
  find("chosen").textContent = filtered ? `(${boxes.filter((box) => box.checked).length})` : "";
  for (const button of all("[data-clear]")) button.hidden = !filtered;
  find("widen").hidden = form.elements.all.checked;
  status.textContent = idle ? "" : failed ? status.dataset.failed : told(total);
}

function told(total) {
  if (total === 0) return status.dataset.none;
  const form = new Intl.PluralRules(LANG).select(total) === "one" ? "one" : "other";
  return status.dataset[form].replace("{number}", total.toLocaleString(LANG));
}

// The choices of a filter are counted as if nothing of it were chosen: each tells what it would add.
function count(filter, results) {
  const values = results.filter((result) => passes(result, filter)).flatMap((result) => result.facets[filter.name]);
  for (const box of filter.boxes) {
    const number = values.filter((value) => value === box.value).length;
    box.parentElement.hidden = number === 0 && !box.checked;
    find("count", box.parentElement).textContent = number.toLocaleString(LANG);
  }
  filter.field.hidden = filter.boxes.every((box) => box.parentElement.hidden);
}

function row({ url, lang, meta, excerpt, facets }) {
  const item = find("result").content.cloneNode(true);
  const link = find("link", item);
  link.href = url;
  link.textContent = meta.title;
  link.lang = lang;
  find("kind", item).textContent = facets.kind.map((kind) => labels.get(`kind:${kind}`)).join();
  find("language", item).textContent = lang === LANG ? "" : new Intl.DisplayNames(LANG, { type: "language" }).of(lang);
  find("excerpt", item).append(...marked(excerpt));
  find("excerpt", item).lang = lang;
  find("tags", item).append(...facets.challenge.map((code) => element("li", labels.get(`challenge:${code}`))));
  if (meta.date) {
    const time = element("time", day(meta.date));
    time.dateTime = meta.date;
    find("date", item).append(time);
  }
  for (const empty of all("span:empty, ul:empty", item)) empty.remove();
  return item;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

// Pagefind marks what it found with an element, and escapes no more than angle brackets. It cuts where it will.
function marked(excerpt) {
  const text = (part) => part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  const parts = excerpt.split(/<\/?mark>/).map((part, index) => (index % 2 ? element("mark", text(part)) : text(part)));
  return [/^\p{Ll}/u.test(excerpt) ? "… " : "", ...parts, /[.!?]$/.test(excerpt) ? "" : " …"];
}

// As exact as the date is: a day, a month, or a year.
function day(iso) {
  const [, month, day] = iso.split("-");
  const format = { year: "numeric", ...(month && { month: "long" }), ...(day && { day: "numeric" }), timeZone: "UTC" };
  return new Intl.DateTimeFormat(LANG === "en" ? "en-GB" : LANG, format).format(new Date(iso));
}

function state() {
  const entries = [...new FormData(form)].filter(([, value]) => value.trim());
  if (shown > STEP) entries.push(["n", shown]);
  return new URLSearchParams(entries).toString();
}

function remember(method) {
  const search = state();
  if (search !== location.search.slice(1)) history[method](null, "", search ? `?${search}` : location.pathname);
  lead(search);
}

// The other languages of this page ask the same.
function lead(search) {
  for (const link of all(".languages a")) link.search = search;
}

function recall() {
  const params = new URLSearchParams(location.search);
  query.value = params.get("q") ?? "";
  form.elements.all.checked = params.has("all");
  for (const box of boxes) box.checked = params.getAll(box.name).includes(box.value);
  shown = Math.max(STEP, Math.min(Number(params.get("n")) || STEP, 1000));
  lead(state());
  search();
}

function ask(method = "pushState") {
  shown = STEP;
  remember(method);
  search();
}

let pause;
query.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(ask, MOMENT, "replaceState");
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  ask();
});
for (const box of [...boxes, form.elements.all]) box.addEventListener("change", () => ask());
for (const button of all("[data-clear]")) {
  button.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    query.focus(); // the button goes
    ask();
  });
}
find("widen").addEventListener("click", () => {
  form.elements.all.checked = true;
  query.focus();
  ask();
});
next.addEventListener("click", async () => {
  const first = list.childElementCount;
  shown += STEP;
  remember("replaceState");
  await search();
  list.children[first]?.querySelector("a").focus();
});
addEventListener("popstate", recall);

for (const control of form.elements) control.disabled = false;
narrow.open = matchMedia("(min-width: 64em)").matches;
recall();
