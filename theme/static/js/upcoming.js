// Moves what has passed since the page was built from the upcoming to the past events, those of its year if there are.
const upcoming = document.querySelector("[data-upcoming]");
const over = [...upcoming.children].filter((event) => Date.parse(event.dataset.over) <= Date.now());
for (const event of over) {
  const year = event.querySelector("time").dateTime.slice(0, 4);
  const past = document.querySelector(`[data-past="${year}"]`) ?? document.querySelector("[data-past]");
  past.prepend(event);
}
if (over.length) document.querySelector("[data-past-section]").hidden = false;
const none = document.querySelector("[data-none]");
none.textContent = upcoming.childElementCount ? "" : none.dataset.none;
