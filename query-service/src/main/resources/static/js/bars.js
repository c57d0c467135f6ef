// Small bars beside a table: data-value per row, data-limits of the axis ("30 90 180"), the unit word from data-unit.
document.addEventListener("DOMContentLoaded", () => {
  for (const figure of document.querySelectorAll("[data-bars]")) {
    const { cell, onWidth, rem, wrap } = Uteuzi, view = figure.querySelector("[data-bars-view]");
    const limits = figure.dataset.limits.split(" ").map(Number), max = +figure.dataset.max;
    const rows = [...document.querySelectorAll(`${figure.dataset.source} tbody tr`)].map(tr => ({ name: cell(tr, "who"), value: +tr.dataset.value, state: tr.dataset.state }));
    if (rows.length) onWidth(view, w => {
      const side = w < 400 ? 0 : Math.min(11 * rem(), w * .36), high = side ? 1.875 * rem() : 2.75 * rem(), top = 1.75 * rem(), H = top + rows.length * high + 4;
      const x = d3.scaleLinear([0, max], [side, w - 3.5 * rem()]);
      d3.select(view).selectAll("svg").remove();
      const svg = d3.select(view).append("svg").attr("viewBox", [0, 0, w, H]).attr("width", w).attr("height", H).attr("aria-hidden", "true");
      const grid = svg.append("g").attr("class", "grid").selectAll("g").data([0, ...limits]).join("g").attr("transform", d => `translate(${x(d)},0)`);
      grid.append("line").attr("class", d => d && limits.length === 1 ? "limit" : null).attr("y1", top - 4).attr("y2", H);
      grid.append("text").attr("text-anchor", d => d ? "middle" : "start").attr("y", top - .625 * rem()).text(d => d === limits.at(-1) ? `${d} ${figure.dataset.unit}` : d);
      const row = svg.append("g").selectAll("g").data(rows).join("g").attr("class", d => d.state).attr("transform", (d, i) => `translate(0,${top + i * high})`);
      const y = side ? high / 2 : high - .75 * rem();
      row.append("text").attr("x", 0).attr("y", side ? y + 5 : .9 * rem()).text(d => wrap(d.name, side ? side - 10 : w, .8125 * rem(), 400)[0]);
      row.append("rect").attr("class", "bar").attr("x", x(0)).attr("y", y - 6).attr("height", 12).attr("rx", 2).attr("width", d => Math.max(2, x(Math.min(d.value, max)) - x(0)));
      row.append("text").attr("class", "value").attr("x", d => x(Math.min(d.value, max)) + 7).attr("y", y + 5).text(d => d.value);
    });
  }
});
