// The slider of days: reads the options of a <select>, the control that works without a script, and moves it.
(() => {
  const { onWidth, onPart } = Uteuzi;
  // days have no time of their own: noon keeps them on their day in every zone and summer time
  const noon = text => new Date(`${text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text}T12:00`);

  onPart("select[data-timeline]", select => {
    const place = document.querySelector(select.dataset.timeline);
    const days = [...select.options].map(o => ({ at: noon(o.value), part: o.dataset.part, changes: +o.dataset.changes, text: o.textContent.trim() }));
    const today = noon(select.dataset.today), y = 34;
    let thumb, x, passed;

    function draw(w) {
      const first = d3.timeDay(days[0].at), end = new Date(Math.max(days.at(-1).at, today)), edge = 18;
      x = d3.scaleTime([first, d3.timeMonth.offset(end, 2)], [edge, w - edge]);
      const focused = place.contains(document.activeElement);
      d3.select(place).selectAll("svg").remove();
      const svg = d3.select(place).append("svg").attr("viewBox", `0 0 ${w} 74`).attr("height", 74)
        .on("click", e => go(nearest(d3.pointer(e)[0])));
      const line = (cls, a, b) => svg.append("line").attr("class", cls).attr("x1", a).attr("x2", b).attr("y1", y).attr("y2", y);
      line("rail", x(first), x(today));
      line("rail rail--future", Math.max(x(today), edge), w - edge);
      passed = line("rail rail--passed", x(first), x(first));
      const years = x.ticks(d3.timeYear.every(Math.ceil((end - first) / 31557600000 / (w / 52)) || 1));
      svg.append("g").attr("aria-hidden", true).selectAll("text").data(years).join("text").attr("class", "year").attr("x", d => Math.max(edge, x(d))).attr("y", 66).text(d => d.getFullYear());
      svg.append("g").selectAll("line").data(days.filter(d => d.changes)).join("line").attr("class", "tick").attr("x1", d => x(d.at)).attr("x2", d => x(d.at)).attr("y1", d => y - 6 - Math.min(12, 3 * d.changes)).attr("y2", y + 7);
      svg.append("g").selectAll("line").data(days.filter(d => d.part)).join("line").attr("class", "tick tick--part").attr("x1", d => x(d.at)).attr("x2", d => x((d.part.length === 4 ? d3.timeYear : d3.timeMonth).offset(d.at, 1))).attr("y1", y).attr("y2", y);
      svg.append("line").attr("class", "today").attr("x1", x(today)).attr("x2", x(today)).attr("y1", 14).attr("y2", y + 14);
      svg.append("text").attr("class", "today-text").attr("x", x(today)).attr("y", 10).text(select.dataset.todayWord);
      thumb = svg.append("g").attr("class", "thumb").attr("role", "slider").attr("tabindex", 0).attr("aria-label", select.dataset.label)
        .attr("aria-valuemin", 1).attr("aria-valuemax", days.length).on("keydown", key)
        .call(d3.drag().on("drag", e => go(nearest(e.x))));
      thumb.append("circle").attr("class", "halo").attr("r", 17);
      thumb.append("circle").attr("r", 10);
      thumb.append("circle").attr("class", "core").attr("r", 3.5);
      show();
      if (focused) thumb.node().focus();
    }

    const nearest = at => d3.leastIndex(days, d => Math.abs(x(d.at) - at));

    function show() {
      const d = days[select.selectedIndex];
      thumb?.attr("transform", `translate(${x(d.at)},${y})`).attr("aria-valuenow", select.selectedIndex + 1).attr("aria-valuetext", d.text);
      passed?.attr("x2", x(d.at));
    }

    function go(i) {
      const to = Math.max(0, Math.min(days.length - 1, i));
      if (select.selectedIndex === to) return;
      select.selectedIndex = to;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }

    function key(e) {
      const i = select.selectedIndex, to = { ArrowLeft: i - 1, ArrowDown: i - 1, ArrowRight: i + 1, ArrowUp: i + 1, PageDown: i - 3, PageUp: i + 3, Home: 0, End: days.length - 1 }[e.key];
      if (to === undefined || e.altKey || e.ctrlKey || e.metaKey) return;
      e.preventDefault();
      go(to);
    }

    select.addEventListener("change", show);
    // the links to the change before and after move the slider, so that the place in the page stays
    document.addEventListener("click", e => {
      const link = e.target.closest("[data-step]");
      if (!link || e.button || e.ctrlKey || e.metaKey || e.shiftKey) return;
      const on = new URL(link.href).searchParams.get("on"), i = [...select.options].findIndex(o => o.value === on);
      if (i < 0) return;
      e.preventDefault();
      go(i);
    });
    onWidth(place, draw);
  });
})();
