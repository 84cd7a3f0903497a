// Check yourself: says at once whether an option fits. Nothing leaves the page.
// Without script the same words stand under "See the answer and why".

function verdictOf(check, choice) {
  return "right" in choice.dataset ? check.dataset.fits : check.dataset.lookAgain;
}

function clear(choice) {
  choice.classList.remove("choice--fits", "choice--look-again");
  choice.querySelector(".choice__feedback")?.remove();
}

function show(check, choice, feedback) {
  clear(choice);
  const words = document.createElement("span");
  const verdict = document.createElement("strong");
  words.className = "choice__feedback";
  verdict.textContent = verdictOf(check, choice);
  words.append(verdict, " ", feedback);
  choice.classList.add("right" in choice.dataset ? "choice--fits" : "choice--look-again");
  choice.querySelector(".choice__text").append(words);
}

function answer(check) {
  const choices = [...check.querySelectorAll(".choice")];
  const reasons = [...check.querySelectorAll("[data-check-answer] li")].map(
    (item) => item.querySelector("[data-feedback]")?.textContent ?? "",
  );
  const said = [];
  let allRight = true;
  let noneWrong = true;
  choices.forEach((choice, place) => {
    const chosen = choice.querySelector("input").checked;
    const right = "right" in choice.dataset;
    allRight &&= chosen === right;
    noneWrong &&= !chosen || right;
    clear(choice);
    if (!chosen) return;
    show(check, choice, reasons[place]);
    said.push(`${verdictOf(check, choice)} ${reasons[place]}`);
  });
  const more = check.querySelector("[data-check-more]");
  more.hidden = said.length === 0 || allRight || !noneWrong;
  if (!more.hidden) said.push(more.textContent);
  check.querySelector("[data-check-verdict]").textContent = said.join(" ");
  if (allRight) check.querySelector("[data-check-answer]").open = true;
}

for (const check of document.querySelectorAll("[data-check]")) {
  const button = check.querySelector("[data-check-look]");
  if (check.dataset.check === "multiple") {
    button.hidden = false;
    button.addEventListener("click", () => answer(check));
    check.addEventListener("change", (event) => {
      clear(event.target.closest(".choice"));
      check.querySelector("[data-check-more]").hidden = true;
    });
  } else {
    check.addEventListener("change", () => answer(check));
  }
}
