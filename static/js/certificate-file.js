// A certificate file may be dropped on the form; the form itself sends it.

function hasFile(event) {
  return [...event.dataTransfer.types].includes("Files");
}

for (const form of document.querySelectorAll("[data-drop-target]")) {
  const input = form.querySelector("input[type=file]");
  const mark = (isOver) => form.classList.toggle("drop-target--over", isOver);

  form.querySelector("[data-drop-hint]").hidden = false;
  form.addEventListener("dragover", (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    mark(true);
  });
  form.addEventListener("dragleave", () => mark(false));
  form.addEventListener("drop", (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    mark(false);
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}

// A file that misses the form must not be opened in place of the page.
for (const kind of ["dragover", "drop"]) {
  window.addEventListener(kind, (event) => {
    if (!event.defaultPrevented && hasFile(event)) event.preventDefault();
  });
}
