// While a certificate is being made: looks again by itself, and shows it when it is there.

const FIRST_MS = 2000;
const LONGEST_MS = 20000;

async function fresh() {
  const response = await fetch(window.location.href, { headers: { Accept: "text/html" } });
  if (!response.ok || response.redirected) throw new Error(response.status);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector("[data-shelf]");
}

async function lookAgain(wait) {
  if (!document.hidden) {
    try {
      const shelf = await fresh();
      if (!("making" in shelf.dataset)) {
        document.querySelector("[data-shelf]").replaceWith(shelf);
        return;
      }
    } catch {
      // No network, or signed out: the link on the page still works.
    }
  }
  const longer = Math.min(wait * 1.5, LONGEST_MS);
  setTimeout(lookAgain, longer, longer);
}

setTimeout(lookAgain, FIRST_MS, FIRST_MS);
