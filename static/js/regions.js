// Suggestions under "Where do you live?": 552 names, fetched when the field is first touched.
// Without script the server understands the name, or asks which one is meant.

const input = document.querySelector("[data-regions]");
const list = input && document.getElementById(input.getAttribute("list"));

async function fill() {
  try {
    const response = await fetch(list.dataset.source, { headers: { Accept: "application/json" } });
    if (!response.ok) return;
    const { regions } = await response.json();
    list.replaceChildren(...regions.map((name) => new Option("", name)));
    input.removeEventListener("focus", fill);
  } catch {
    // No network: free text works as well, and the next touch asks again.
  }
}

input?.addEventListener("focus", fill);
// Touched while this script was still on its way.
if (input && document.activeElement === input) fill();
