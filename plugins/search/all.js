// Search over the indexes of several languages, each of which knows how its own words bend. It is used as Pagefind's
// own script is, of which every language has a copy: one copy searches one language alone.
const RANKING = { pageLength: 0.05, metaWeights: { title: 8, also: 8, code: 12, codes: 1, date: 1 } };
const engines = new Map();
const known = new Map();

async function load(lang) {
  const engine = await import(`../${lang}/pagefind.js`);
  await engine.options({ noWorker: true, ranking: RANKING }); // a worker would need a policy of its own
  await engine.init();
  await engine.filters(); // without them nothing is counted
  return engine;
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

async function ask(lang, term, chosen) {
  const engine = await once(engines, lang, () => load(lang));
  const words = term?.includes('"') ? [] : (term ?? "").split(/\s+/).map(plain).filter(Boolean);
  const knowing = words.map((word) => once(known, `${lang} ${word}`, () => knows(engine, word)));
  return (await Promise.all(knowing)).every(Boolean) ? engine.search(term, chosen) : { results: [], filters: {} };
}

// What is found in some languages, or in all: the best first, with the counts of the filters.
export async function search(term, { languages = LANGUAGES, ...chosen } = {}) {
  const asked = languages.filter((lang) => LANGUAGES.includes(lang));
  const answers = await Promise.all(asked.map((lang) => ask(lang, term, chosen)));
  const results = answers.flatMap((answer) => answer.results).sort((one, other) => other.score - one.score);
  return { results, filters: sum(answers.map((answer) => answer.filters)) };
}

function sum(counts) {
  const total = {};
  for (const [name, values] of counts.flatMap(Object.entries)) {
    total[name] ??= {};
    for (const [value, count] of Object.entries(values)) total[name][value] = (total[name][value] ?? 0) + count;
  }
  return total;
}
