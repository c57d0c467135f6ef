// Plays recorded time: follows the link to the next step again and again, until the last one or until it is stopped.
(() => {
  let playing = false, waiting = null;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  Uteuzi.onPart("[data-play]", button => {
    const play = button.textContent;
    const next = () => { waiting = setTimeout(() => document.querySelector(button.dataset.play)?.click(), calm.matches ? 4000 : 2000); };
    const stop = () => { playing = false; clearTimeout(waiting); button.textContent = play; };
    button.addEventListener("click", () => {
      if (playing) return stop();
      playing = true;
      button.textContent = button.dataset.pause;
      next();
    });
    if (playing) {
      button.textContent = button.dataset.pause;
      next();
    }
  });
  // who steps by hand does not want to be carried on
  document.addEventListener("click", e => { if (e.isTrusted && e.target.closest("a")) { playing = false; clearTimeout(waiting); } });
})();
