/* What is chosen or written in one question of a test, and back: options, a list for each part,
   or words. */

function lists(element) {
  return [...element.querySelectorAll("[data-place]")];
}

function wordsBox(element) {
  return element.querySelector("[data-written]");
}

export function answerIn(element) {
  const box = wordsBox(element);
  if (box) return { choices: [], text: box.value };
  const placed = lists(element).map((list) => Number(list.value));
  if (placed.length) return { choices: placed.some(Boolean) ? placed : [], placed: true };
  return { choices: [...element.querySelectorAll("input:checked")].map((input) => Number(input.value)) };
}

/* As the server counts it: a part left open leaves the question open. */
export function isAnswered(element) {
  const { choices, text = "" } = answerIn(element);
  return text.trim() !== "" || (choices.length > 0 && choices.every(Boolean));
}

export function show(element, { choices, text = "" }) {
  const box = wordsBox(element);
  // Whoever is writing there goes on from what they have.
  if (box && box !== document.activeElement) box.value = text;
  lists(element).forEach((list, place) => {
    list.value = String(choices[place] ?? 0);
  });
  for (const input of element.querySelectorAll("[type=radio], [type=checkbox]")) {
    input.checked = choices.includes(Number(input.value));
  }
}

/* What the server has now: the plain form will not send it once more. */
export function noteSeen(element, { choices, text = "" }) {
  element.querySelector("[data-seen]").value = wordsBox(element) ? text : choices.join(",");
}
