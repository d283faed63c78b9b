// Shows what is meant for certain moments only between these, in place of what was so when the page was built.
for (const element of document.querySelectorAll("[data-built]")) element.hidden = true;
for (const element of document.querySelectorAll("[data-from], [data-until]")) {
  const tooEarly = Date.now() < Date.parse(element.dataset.from);
  const tooLate = Date.now() >= Date.parse(element.dataset.until);
  element.hidden = tooEarly || tooLate; // what has no such moment is neither
  // Words that are true at times alone are an attribute until then: browsers of text know nothing of `hidden`.
  if (element.dataset.words) element.textContent = element.dataset.words;
}
