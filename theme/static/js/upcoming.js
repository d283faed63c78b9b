// Moves what has passed since the page was built from the upcoming to the past events.
const upcoming = document.querySelector("[data-upcoming]");
const past = document.querySelector("[data-past]");
const over = [...upcoming.children].filter((event) => Date.parse(event.dataset.over) <= Date.now());
for (const event of over) past.prepend(event);
if (over.length) document.querySelector("[data-past-section]").hidden = false;
document.querySelector("[data-none]").hidden = upcoming.childElementCount > 0;
