// Copies the address that a button stands beside, and says that it did.
const status = document.querySelector("[data-copied]");

async function copy(address) {
  try {
    await navigator.clipboard.writeText(new URL(address, location.href).href);
    return status.dataset.copied;
  } catch {
    return status.dataset.failed; // the reader or the browser said no
  }
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      status.textContent = ""; // the same words again are told again
      status.textContent = await copy(button.dataset.copy);
    });
  }
}
