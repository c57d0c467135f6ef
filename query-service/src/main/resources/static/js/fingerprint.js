/* The fingerprint of a chosen file, worked out here: the file itself goes nowhere. */
"use strict";
for (const part of document.querySelectorAll("[data-fingerprint]")) {
  const file = part.querySelector("input[type=file]");
  file.addEventListener("change", async () => {
    const chosen = file.files[0];
    if (!chosen) return;
    const digest = await crypto.subtle.digest("SHA-256", await chosen.arrayBuffer());
    if (file.files[0] !== chosen) return; // another one was chosen meanwhile
    part.querySelector("[name=file-sha256]").value = Array.from(new Uint8Array(digest), (b) => b.toString(16).padStart(2, "0")).join("");
    part.querySelector("[name=file-name]").value = chosen.name;
    if (chosen.type) part.querySelector("[name=file-type]").value = chosen.type;
  });
}
