// Shows, of a long list, the entries that hold what is typed; accents and case do not matter.
const field = document.querySelector("[data-filter]");
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
field.hidden = false;
field.querySelector("input").addEventListener("input", ({ target }) => {
  const wanted = plain(target.value.trim());
  for (const group of document.querySelectorAll("[data-group]")) {
    const entries = [...group.querySelectorAll("[data-entry]")];
    for (const entry of entries) entry.hidden = !plain(entry.dataset.entry).includes(wanted);
    group.hidden = entries.every((entry) => entry.hidden);
  }
});
