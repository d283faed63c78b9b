// Pagefind for all languages: asks the index of each, which knows how its own words bend, and puts the answers together.
// A script of a bundle searches one language alone, for it holds one copy of the program that searches.
const engines = await Promise.all(LANGUAGES.map((lang) => import(`../${lang}/pagefind.js`)));
const each = (method, ...values) => Promise.all(engines.map((engine) => engine[method](...values)));

export const options = (chosen) => each("options", chosen);
export const init = () => each("init");
export const filters = async () => sum(await each("filters"));

export async function search(term, chosen) {
  const answers = await each("search", term, chosen);
  const results = answers.flatMap((answer) => answer.results).sort((one, other) => other.score - one.score);
  return { results, filters: sum(answers.map((answer) => answer.filters)) };
}

function sum(counts) {
  const total = {};
  for (const filters of counts) {
    for (const [name, values] of Object.entries(filters)) {
      total[name] ??= {};
      for (const [value, count] of Object.entries(values)) total[name][value] = (total[name][value] ?? 0) + count;
    }
  }
  return total;
}
