// Who held a post, or which posts a person held, over time: one lane per row of the table named by data-source.
document.addEventListener("DOMContentLoaded", () => {
  const figure = document.querySelector("[data-gantt]");
  if (!figure) return;
  const { cell, onWidth, rem, width, wrap } = Uteuzi, today = new Date(figure.dataset.today), view = figure.querySelector("[data-gantt-view]");
  const day = s => s ? new Date(s) : null;
  const lanes = [...document.querySelectorAll(`${figure.dataset.source} tbody tr`)].filter(tr => tr.dataset.from).map(tr => ({
    who: cell(tr, "who"), when: cell(tr, "when"), word: cell(tr, "state"), state: tr.dataset.state,
    from: day(tr.dataset.from), until: day(tr.dataset.until), part: "part" in tr.dataset, term: day(tr.dataset.term),
  }));

  function draw(w) {
    const side = w < 640 ? 0 : 17.5 * rem(), high = side ? 3.125 * rem() : 5.375 * rem(), top = 2 * rem(), edge = 12;
    const end = d3.max([today, ...lanes.map(l => l.term ?? l.until ?? today)]);
    const x = d3.scaleTime([d3.min(lanes, l => l.from), d3.timeMonth.offset(end, 2)], [side + edge, w - edge]);
    const H = top + lanes.length * high + 1.75 * rem();
    d3.select(view).selectAll("svg").remove();
    const svg = d3.select(view).append("svg").attr("viewBox", [0, 0, w, H]).attr("width", w).attr("height", H).attr("aria-hidden", "true");
    const grid = svg.append("g").attr("class", "grid").selectAll("g").data(x.ticks(d3.timeYear.every(side ? 1 : 2))).join("g").attr("transform", d => `translate(${x(d)},0)`);
    grid.append("line").attr("y1", top - 6).attr("y2", H - 1.5 * rem());
    grid.append("text").attr("text-anchor", "middle").attr("y", H - .375 * rem()).text(d => d.getFullYear());
    const now = svg.append("g").attr("class", "now").attr("transform", `translate(${x(today)},0)`);
    now.append("line").attr("y1", top - 8).attr("y2", H - 1.5 * rem());
    now.append("text").attr("text-anchor", "middle").attr("y", top - .75 * rem()).text(figure.dataset.todayWord);

    const lane = svg.append("g").selectAll("g").data(lanes).join("g").attr("class", l => l.state).attr("transform", (l, i) => `translate(0,${top + i * high})`);
    lane.append("line").attr("class", "lane-rule").attr("x2", w).attr("y1", high).attr("y2", high);
    const thick = () => 1.125 * rem(), y = l => (side ? high / 2 : high - 1.125 * rem()) - thick() / 2;
    lane.append("path").attr("class", "bar").attr("d", l => {       // a slanted start: the day is not known, only the year
      const a = x(l.from), b = Math.max(a + 3, x(l.until ?? l.term ?? end)), h = thick(), s = l.part ? h * .8 : 0;
      return `M${a + s},${y(l)}H${b}V${y(l) + h}H${a}Z`;
    });
    // stripes and words: a state is never told by colour alone
    const defs = svg.append("defs").selectAll("pattern").data(["acting", "over"]).join("pattern").attr("id", d => `stripes-${d}`).attr("class", d => `is-${d}`)
      .attr("width", 7).attr("height", 7).attr("patternUnits", "userSpaceOnUse").attr("patternTransform", "rotate(30)");
    defs.append("line").attr("class", "stripe").attr("y2", 7);
    lane.filter(l => l.state === "is-acting" || l.state === "is-over").append("rect").attr("fill", l => `url(#stripes-${l.state.slice(3)})`)
      .attr("x", l => x(l.from)).attr("width", l => x(l.until ?? end) - x(l.from)).attr("y", y).attr("height", thick);
    lane.filter(l => !l.until && l.term && l.term > today).append("rect").attr("class", "bar bar--ahead")   // the part of the term still to come
      .attr("x", x(today)).attr("width", l => x(l.term) - x(today)).attr("y", y).attr("height", thick);
    if (side) lane.filter(l => l.who !== l.word).append("text").attr("class", "word state-text").attr("y", l => y(l) + thick() / 2 + 4).each(function (l) {
      const a = x(l.from), b = x(l.until ?? l.term ?? end), long = width(l.word, 12, 600) + 8, t = x(today);
      const fits = b + long < w - edge && (b > t || b + long < t || a - long < side);   // not off the edge, not across today's line
      d3.select(this).attr("x", fits ? b + 6 : a - 6).attr("text-anchor", fits ? "start" : "end").text(l.word);
    });
    lane.each(function (l) {
      const g = d3.select(this), room = (side || w) - 8, lines = wrap(l.who, room, .8125 * rem(), 600);
      const one = side ? (high - (lines.length + 1) * 1.0625 * rem()) / 2 + .8 * rem() : 1.125 * rem();
      if (!side && l.who !== l.word) lines.push(l.word);           // narrow: the word stands under the name
      lines.forEach((t, i) => g.append("text").attr("class", t === l.word ? "who state-text" : "who").attr("x", 0).attr("y", one + i * 1.0625 * rem()).text(t));
      g.append("text").attr("class", "when").attr("x", 0).attr("y", one + lines.length * 1.0625 * rem()).text(width(l.when, .75 * rem()) > room ? l.when.split(" – ")[0] : l.when);
    });
  }
  if (lanes.length) onWidth(view, draw);
});
