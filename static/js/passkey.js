// Asks the device for a passkey: a new one, or the proof of one. Without script, or on a device
// that knows none, the buttons stay hidden and the number from the app remains.

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

function unpacked(publicKey) {
  const known = (list) => list?.map((each) => ({ ...each, id: bytes(each.id) }));
  const asked = { ...publicKey, challenge: bytes(publicKey.challenge) };
  if (publicKey.user) asked.user = { ...publicKey.user, id: bytes(publicKey.user.id) };
  if (publicKey.excludeCredentials) asked.excludeCredentials = known(publicKey.excludeCredentials);
  if (publicKey.allowCredentials) asked.allowCredentials = known(publicKey.allowCredentials);
  return asked;
}

function packed(credential) {
  const names = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const response = {};
  for (const name of names) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) break;
  const { creation_options, request_options } = JSON.parse(document.getElementById("passkey").textContent);
  const button = form.querySelector("[data-passkey-ask]");
  form.hidden = button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    form.querySelector("[data-passkey-sorry]").hidden = true;
    try {
      const credential = creation_options
        ? await navigator.credentials.create({ publicKey: unpacked(creation_options.publicKey) })
        : await navigator.credentials.get({ publicKey: unpacked(request_options.publicKey) });
      form.elements.credential.value = JSON.stringify(packed(credential));
      form.submit();
    } catch {
      // Closed, timed out, or no such key here: nothing is lost, it can be tried again.
      button.disabled = false;
      form.querySelector("[data-passkey-sorry]").hidden = false;
    }
  });
}
