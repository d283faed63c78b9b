// Shows, of a long list, the entries that hold what is typed; accents, case and forms of apostrophes do not matter.
const field = document.querySelector("[data-filter]");
const input = field.querySelector("input");
const none = document.querySelector("[data-none]");
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[‘’ʼ]/g, "'").toLowerCase();

function filter() {
  const wanted = plain(input.value.trim());
  const groups = [...document.querySelectorAll("[data-group]")];
  for (const group of groups) {
    const entries = [...group.querySelectorAll("[data-entry]")];
    for (const entry of entries) entry.hidden = !plain(entry.dataset.entry).includes(wanted);
    group.hidden = entries.every((entry) => entry.hidden);
  }
  none.textContent = groups.some((group) => !group.hidden) ? "" : none.dataset.none;
}

field.hidden = false;
input.addEventListener("input", filter);
addEventListener("pageshow", filter); // a browser that goes back may have filled the field
