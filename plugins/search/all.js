// Search over several indexes: each language has its own, which knows how its words bend, or several where its pages are
// many. It is used as Pagefind's own script is, of which every index has a copy: one copy searches one index alone.
const RANKING = { pageLength: 0.05, metaWeights: { title: 8, also: 8, code: 12, codes: 1, date: 1 } };
const engines = new Map();
const known = new Map();

async function read(part, file) {
  const answer = await fetch(new URL(`../${part}/${file}`, import.meta.url), { cache: "no-cache" });
  return answer.json();
}

// An index, and what it does not say of its pages: their kind, year, challenges and regions.
async function load(lang, part) {
  const { languages } = await read(part, "pagefind-entry.json");
  const [engine, facets] = await Promise.all([
    import(`../${part}/pagefind.js`),
    read(part, `facets.${languages[lang].hash}.json`),
  ]);
  await engine.options({ noWorker: true, ranking: RANKING }); // a worker would need a policy of its own
  await engine.init();
  return { engine, facets };
}

// The value that `make` gives for a key, made once; a promise that was broken is not kept.
function once(kept, key, make) {
  if (!kept.has(key)) kept.set(key, make());
  kept.get(key).catch(() => kept.delete(key));
  return kept.get(key);
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}|\p{P}/gu, "").toLowerCase();

// Whether a word of a page can be what was meant: `city` for `cities`, and not `la` for `lancez`.
const isNear = (word, other) => other.length >= 0.6 * word.length && other.includes(word.slice(0, word.length / 2));

// Where an index holds no word that begins as the one asked for, Pagefind shortens that until there is one, be it a
// single letter. All that it finds is found by that, so the best of it tells.
async function knows(engine, word) {
  const [best] = (await engine.search(word)).results;
  if (!best) return false;
  const { excerpt, meta } = await best.data();
  const marked = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].map((found) => found[1]);
  return [...marked, ...Object.values(meta).join(" ").split(/\s+/)].some((other) => isNear(word, plain(other)));
}

async function ask(lang, part, term) {
  const { engine, facets } = await once(engines, part, () => load(lang, part));
  const words = term?.includes('"') ? [] : (term ?? "").split(/\s+/).map(plain).filter(Boolean);
  const knowing = words.map((word) => once(known, `${part} ${word}`, () => knows(engine, word)));
  if (!(await Promise.all(knowing)).every(Boolean)) return [];
  const { results } = await engine.search(term);
  return results.map((result) => ({ ...result, lang, facets: facets[result.id] }));
}

// What is found in some languages, or in all: what is in the language of the page comes first, and of it the best.
// Without a term, it is everything.
export async function search(term, { languages = Object.keys(PARTS) } = {}) {
  const parts = languages.flatMap((lang) => (PARTS[lang] ?? []).map((part) => [lang, part]));
  const answers = await Promise.all(parts.map(([lang, part]) => ask(lang, part, term)));
  const own = document.documentElement.lang;
  const order = (one, other) => (other.lang === own) - (one.lang === own) || other.score - one.score;
  return { results: answers.flat().sort(order) };
}
