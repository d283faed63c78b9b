// Marks today in the grid of a month.
const now = new Date();
const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
document.querySelector(`.month-number[datetime="${day}"]`)?.setAttribute("aria-current", "date");
