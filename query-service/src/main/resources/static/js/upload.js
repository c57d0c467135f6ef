/* A file that would not be taken is not even sent: what is wrong is said at once, by the page that says it without a script too. */
"use strict";
for (const file of document.querySelectorAll("[data-largest]")) {
  file.form.addEventListener("submit", (event) => {
    if (!(file.files[0]?.size > Number(file.dataset.largest))) return;
    event.preventDefault();
    location.assign(file.dataset.tooLarge);
  });
}
