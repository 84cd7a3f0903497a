// Signing out on a shared phone: first the waiting answers are sent, then everything that this
// site keeps on the phone is deleted, then the form goes to the server. Answers that somebody
// else still has to send from this phone stay: numbers under a tag.
//
// Whoever keeps answers listens on document for "kelas:before-sign-out" and calls
// event.detail.waitUntil(promise): resolved when all are sent, rejected when some are left.

import { dropOldOfOthers } from "./answers-box.js";

const SEND_MS = 3000;
const PENDING_COOKIE = "keluar";

function announce() {
  const waiting = [];
  const detail = { waitUntil: (promise) => waiting.push(promise) };
  document.dispatchEvent(new CustomEvent("kelas:before-sign-out", { detail }));
  return waiting;
}

async function allSent(waiting) {
  const late = new Promise((_, reject) => setTimeout(reject, SEND_MS));
  try {
    await Promise.race([Promise.all(waiting), late]);
    return true;
  } catch {
    return false;
  }
}

/* Resolves to true for "sign out and delete", false for "wait". */
function ask() {
  const dialog = document.querySelector("dialog[data-sign-out-dialog]");
  if (!dialog) return Promise.resolve(false);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "leave"), { once: true });
  });
}

function deleteDatabase(name) {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

function forgetStorages() {
  const owner = document.querySelector("[data-owner]")?.dataset.owner ?? "";
  const others = new Set(dropOldOfOthers(owner));
  for (const key of Object.keys(localStorage)) if (!others.has(key)) localStorage.removeItem(key);
  sessionStorage.clear();
}

async function forget() {
  document.dispatchEvent(new CustomEvent("kelas:forget"));
  forgetStorages();
  const databases = (await indexedDB.databases?.()) ?? [];
  const kept = globalThis.caches ? await caches.keys() : [];
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all([
    ...databases.map(({ name }) => deleteDatabase(name)),
    ...kept.map((name) => caches.delete(name)),
    ...workers.map((worker) => worker.unregister()),
  ]);
}

/* The session cookie is out of a script's reach. This mark ends the session with the next request
   that arrives, before a page of it is shown: the form's own, or without network a later one. It
   also says whether this script could clear the phone; else the server has the browser do it. */
function mark(isCleared) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${PENDING_COOKIE}=${isCleared ? "bersih" : "minta"}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}

function showSignedOut() {
  const note = document.querySelector("template[data-signed-out-note]");
  const main = document.querySelector("main");
  document.querySelector(".site-nav")?.remove();
  main.replaceChildren(note.content.cloneNode(true));
  main.focus();
}

async function signOut(form) {
  const waiting = announce();
  const sent = await allSent(waiting);
  if (!sent && !(await ask())) return;
  mark(await forget().then(() => true, () => false));
  if (navigator.onLine) form.submit();
  else showSignedOut();
}

// The admin's menu draws its form when it is opened.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-sign-out], form[action$='/admin/logout/']")) return;
  event.preventDefault();
  if (form.dataset.leaving) return;
  form.dataset.leaving = "1";
  signOut(form).finally(() => { delete form.dataset.leaving; });
});
