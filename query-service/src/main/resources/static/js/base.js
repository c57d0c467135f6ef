// Shared by all pages. Holds no words: every text comes from the page, so both languages share one script.
window.Uteuzi = (() => {
  const root = document.documentElement;
  root.classList.add("has-script");
  const ink = document.createElement("canvas").getContext("2d");
  // A drawing asks for these thousands of times, and the browser answers in the midst of one by laying out the page anew:
  // so they are asked for once before each.
  let one, family, inked;
  const ask = () => { const style = getComputedStyle(root); one = parseFloat(style.fontSize); family = style.getPropertyValue("--font").trim(); };
  ask();
  const rem = () => one;

  /** Width of a text as the chart will draw it. */
  function width(text, size, weight = 400) {
    const font = `${weight} ${size}px ${family}`;
    if (font !== inked) ink.font = inked = font;
    return ink.measureText(text).width;
  }

  /** Breaks a text into lines that fit; a word that is too long alone is broken, never cut off. */
  function wrap(text, max, size, weight) {
    const lines = [];
    let line = "";
    for (let word of text.split(/\s+/)) {
      if (line && width(`${line} ${word}`, size, weight) <= max) { line += ` ${word}`; continue; }
      if (line) lines.push(line);
      while (width(word, size, weight) > max && word.length > 4) {
        let n = word.length - 1;
        while (n > 3 && width(`${word.slice(0, n)}-`, size, weight) > max) n--;
        lines.push(`${word.slice(0, n)}-`);
        word = word.slice(n);
      }
      line = word;
    }
    return line ? [...lines, line] : lines;
  }

  /** Draws once the font is there, and again whenever the width of the place changes. */
  function onWidth(place, draw) {
    let last = 0;
    const again = () => { const w = place.clientWidth; if (w && Math.abs(w - last) > 1) { last = w; ask(); draw(w); } };
    document.fonts.load(`600 ${rem()}px "Noto Sans"`).catch(() => {}).then(() => new ResizeObserver(again).observe(place));
  }

  /** Runs for the page and for whatever is put into it later. */
  function onPart(selector, run) {
    const start = part => {
      if (part.matches?.(selector)) run(part);
      part.querySelectorAll(selector).forEach(run);
    };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => start(document));
    else start(document);
    document.addEventListener("htmx:afterSwap", e => start(e.detail.elt));
  }

  const cell = (row, name) => row.querySelector(`[data-col="${name}"]`)?.textContent.trim() ?? "";

  /** Shows what an address in the page points to, also where it is folded away. */
  function unfold() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelector(".govuk-error-summary")?.focus();
    document.addEventListener("click", e => { if (e.target.closest("[data-print]")) window.print(); });
    // a menu closes on Escape and on a click elsewhere
    document.addEventListener("keydown", e => { if (e.key === "Escape") document.querySelectorAll(".ut-menu[open]").forEach(m => { m.open = false; m.querySelector("summary").focus(); }); });
    document.addEventListener("click", e => document.querySelectorAll(".ut-menu[open]").forEach(m => { if (!m.contains(e.target)) m.open = false; }));
    unfold();
    addEventListener("hashchange", unfold);
    // what cannot be put into the page is shown as a page of its own
    for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
      document.addEventListener(failure, e => location.assign(e.detail.pathInfo.finalRequestPath));
    }
  });

  return { wrap, width, onWidth, onPart, cell, rem };
})();
