// The chart of the structure: reads the rows of the table named by data-source and draws them; the table stays its equal.
// Wide: levels one above the other, what lies deeper than the second stacked under its parent. Narrow: an indented list.
(() => {
  const { wrap, width, onWidth, onPart, cell, rem } = Uteuzi;
  const TOP = "/", NARROW = 600;
  let kept = null;

  /** The units as the table has them; each with its posts, each post with those who hold it or nobody. */
  function read(table) {
    return [...table.tBodies].map(body => {
      const posts = new Map();
      for (const row of body.rows) {
        if (!row.dataset.post) continue;
        if (!posts.has(row.dataset.post)) posts.set(row.dataset.post, { title: cell(row, "post"), leads: row.dataset.leads === "true", seats: [] });
        if (cell(row, "state")) posts.get(row.dataset.post).seats.push({ state: row.dataset.state, word: cell(row, "state"), holder: cell(row, "holder"), since: cell(row, "since") });
      }
      return { id: body.dataset.id, parent: body.dataset.parent ?? TOP, line: body.dataset.line, state: body.dataset.state,
        name: cell(body, "unit"), href: body.querySelector("a")?.getAttribute("href"), posts: [...posts.values()] };
    });
  }

  onPart("[data-structure-chart]", figure => {
    const view = figure.querySelector(".ut-chart__view"), shown = figure.querySelector("[data-scale]"), panel = document.querySelector("[data-unit-panel]");
    const units = read(document.querySelector(figure.dataset.source));
    if (!units.length) return;
    const nodes = [{ id: TOP, parent: null, name: figure.dataset.institution, posts: [] }, ...units];
    const root = d3.stratify().id(d => d.id).parentId(d => d.parent)(nodes), order = [];
    root.eachBefore(n => order.push(n));
    const boxes = order.filter(n => n !== root);
    let scale = 1, size = [0, 0], chosen = units.some(u => u.id === kept) ? kept : figure.dataset.selected;

    /** Lines of text of one box, from top to bottom, and its height. */
    function fill(n, w) {
      const pad = 12, inner = w - pad - 10, px = k => k * rem(), lines = [];
      let y = px(.5);
      const put = (text, size, weight, cls, lead, gap = 0) => { y += gap; for (const t of wrap(text, inner, size, weight)) { y += lead; lines.push({ t, y: y - lead * .26, size, weight, cls }); } };
      const pill = (word, state) => {
        const [first, ...rest] = wrap(word, inner - px(.75), px(.75), 600);
        y += px(1.5);
        lines.push({ t: [first, ...rest].join(" "), y: y - px(.3125), size: px(.75), weight: 600, cls: "state-text", state, pill: Math.min(inner, width(word, px(.75), 600) + px(.75)), rows: [first, ...rest] });
        y += rest.length * px(1);
      };
      put(n.data.name, px(.8125), 650, "", px(1.0625));
      n.data.posts.forEach((post, i) => {
        const [seat, ...more] = post.seats;
        put(post.seats.length > 1 && !post.leads ? `${post.title} (${post.seats.filter(s => s.holder).length})` : post.title, px(.75), 400, "soft", px(1), px(i ? .5 : .125));
        if (!seat) return;
        if (!more.length) {
          if (seat.state !== "is-held") pill(seat.word, seat.state);
          if (seat.holder) put(seat.holder, px(.8125), 500, "", px(1.0625), px(.25));
          if (seat.since && (post.leads || !seat.holder)) put(`${figure.dataset.sinceWord} ${seat.since}`, px(.75), 400, "soft", px(1));
          return;
        }
        // several in one post: each by name, and the word of whatever is not as usual
        const held = post.seats.filter(s => s.holder && s.state === "is-held");
        if (held.length) put(held.map(s => s.holder).join(", "), px(.8125), 500, "", px(1.0625), px(.125));
        for (const s of post.seats.filter(s => s.state !== "is-held")) {
          pill(s.word, s.state);
          if (s.holder) put(s.holder, px(.8125), 500, "", px(1.0625), px(.25));
          if (s.since) put(`${figure.dataset.sinceWord} ${s.since}`, px(.75), 400, "soft", px(1));
        }
      });
      Object.assign(n, { w, lines, h: y + px(.5), pad });
    }

    function layout(avail) {
      const gap = 12, edge = 16, narrow = avail < NARROW;
      if (narrow) {                                        // an indented list
        let y = edge / 2;
        for (const n of order) { const x = edge / 2 + Math.max(0, n.depth - 1) * 12; fill(n, avail - x - edge / 2); n.x = x; n.y = y; y += n.h + 10; }
        return [avail, y];
      }
      const level = Math.min(root.height, 2), last = order.filter(n => n.depth === level).length;
      const w = Math.max(9.25 * rem(), Math.min(15 * rem(), (avail - 2 * edge - gap * (last - 1)) / last));
      const tall = [0, 0, 0];
      for (const n of order) {
        fill(n, n.depth > 2 ? w - 14 * (n.depth - 2) : n.depth < 2 ? Math.max(w, 14 * rem()) : w);
        if (n.depth < 3) tall[n.depth] = Math.max(tall[n.depth], n.h);
      }
      const top = [edge, edge + tall[0] + 44, edge + tall[0] + 44 + Math.max(...order.filter(n => n.depth === 1 && n.children).map(n => n.h), level < 2 ? tall[1] : 0) + 44];
      // a wide box beside others must not stand over their column: places are counted from the widths themselves
      const spine = d3.tree().nodeSize([1, 1]).separation((a, b) => (a.data.w + b.data.w) / 2 + gap)(d3.hierarchy(root, n => n.depth < 2 ? n.children : null));
      spine.each(t => { const n = t.data; n.x = t.x - n.w / 2; n.y = top[n.depth]; if (n.depth === 2) n.h = tall[2]; });
      // whoever stands beside without anybody below, keeps clear of what is below the others
      const floor = d3.max(order.filter(n => n.depth === 1 && !n.children), n => n.y + n.h) ?? 0;
      if (floor > top[2] - 12) clear(order, gap, top[2]);
      order.filter(n => n.depth === 2).forEach(head => {   // stacked under their parent
        let y = head.y + head.h + 12;
        head.eachBefore(n => { if (n === head) return; n.x = head.x + 14 * (n.depth - 2); n.y = y; y += n.h + 8; });
      });
      const left = d3.min(order, n => n.x), right = d3.max(order, n => n.x + n.w), shift = Math.max(edge, (avail - (right - left)) / 2) - left;
      for (const n of order) n.x += shift;
      return [Math.max(avail, right - left + 2 * edge), d3.max(order, n => n.y + n.h) + edge];
    }

    /** Pushes the second level down where a tall box of the first reaches into it. */
    function clear(all, gap, from) {
      const reaching = all.filter(n => n.depth === 1 && !n.children && n.y + n.h > from - gap);
      const under = all.filter(n => n.depth === 2);
      const hit = reaching.some(a => under.some(b => b.x < a.x + a.w + gap && b.x + b.w > a.x - gap));
      if (!hit) return;
      const down = d3.max(reaching, n => n.y + n.h) + 44 - from;
      under.forEach(n => { n.y += down; });
    }

    const path = (n, narrow) => {
      const p = n.parent;
      if (narrow || n.depth > 2) return `M${p.x + 6},${p.y + p.h}V${n.y + Math.min(22, n.h / 2)}H${n.x}`;
      const a = p.x + p.w / 2, b = n.x + n.w / 2, m = n.y - 22;
      return Math.abs(a - b) < 1 ? `M${a},${p.y + p.h}V${n.y}` : `M${a},${p.y + p.h}V${m}H${b}V${n.y}`;
    };

    /** What marks the state of a box without its colour: a full, a striped, a broken or a doubled edge. */
    function strip(g, n) {
      const state = n.data.state;
      if (state === "is-vacant") { g.append("path").attr("class", "strip").attr("d", d3.range(2, n.h - 4, 8).map(y => `M0,${y}h4.5v4.5h-4.5Z`).join("")); return; }
      if (state === "is-over") { g.append("path").attr("class", "strip").attr("d", `M0,4V${n.h - 4}H1.75V4ZM3.25,2V${n.h - 2}H5V2Z`); return; }
      g.append("path").attr("class", "strip").attr("d", `M4,0H4.5V${n.h}H4A4,4 0 0 1 0,${n.h - 4}V4A4,4 0 0 1 4,0Z`);
      if (state === "is-acting") g.append("path").attr("class", "stripe").attr("d", d3.range(6, n.h - 6, 9).map(y => `M0,${y + 3}L5,${y}`).join(""));
    }

    function draw(avail) {
      size = layout(avail);
      const narrow = avail < NARROW, focused = view.contains(document.activeElement);
      d3.select(view).selectAll("svg").remove();
      const svg = d3.select(view).append("svg").attr("viewBox", [0, 0, ...size]).attr("role", "group").attr("aria-label", figure.dataset.label);
      const links = boxes.filter(n => !(narrow && n.parent === root));
      svg.append("g").attr("aria-hidden", true).selectAll("path").data(links).join("path").attr("class", n => `link is-${n.data.line}`).attr("d", n => path(n, narrow));
      const top = svg.append("g").attr("class", "institution").attr("transform", `translate(${root.x},${root.y})`);
      top.append("rect").attr("class", "box").attr("width", root.w).attr("height", root.h).attr("rx", 4);
      for (const l of root.lines) top.append("text").attr("x", root.pad).attr("y", l.y).attr("font-size", l.size).attr("font-weight", l.weight).text(l.t);
      const node = svg.append("g").selectAll("a").data(boxes).join("a")
        .attr("class", n => `node ${n.data.state}`).attr("href", n => n.data.href).attr("data-id", n => n.data.id)
        .attr("tabindex", -1)
        .attr("transform", n => `translate(${n.x},${n.y})`)
        .on("click", (e, n) => { if (e.button || e.ctrlKey || e.metaKey || e.shiftKey) return; e.preventDefault(); choose(n); })
        .on("keydown", move);
      node.append("rect").attr("class", "box").attr("width", n => n.w).attr("height", n => n.h).attr("rx", 4);
      node.append("rect").attr("class", "ring").attr("width", n => n.w).attr("height", n => n.h).attr("rx", 4);
      node.each(function (n) {
        const g = d3.select(this);
        strip(g, n);
        for (const l of n.lines) {
          if (!l.pill) { g.append("text").attr("class", l.cls).attr("x", n.pad).attr("y", l.y).attr("font-size", l.size).attr("font-weight", l.weight).text(`${l.t} `); continue; }   // the space parts the lines in the link's spoken name
          const p = g.append("g").attr("class", l.state);
          p.append("rect").attr("class", "pill").attr("x", n.pad).attr("y", l.y - l.size * 1.05).attr("width", l.pill).attr("height", l.size * 1.45 + (l.rows.length - 1) * rem()).attr("rx", 3);
          l.rows.forEach((t, i) => p.append("text").attr("class", l.cls).attr("x", n.pad + l.size / 2).attr("y", l.y + i * rem()).attr("font-size", l.size).attr("font-weight", l.weight).text(`${t} `));
        }
      });
      mark();
      zoom(scale);
      view.scrollLeft = (view.scrollWidth - view.clientWidth) / 2;
      if (focused) view.querySelector(".node[tabindex='0']")?.focus();
    }

    const mark = () => d3.select(view).selectAll(".node")
      .attr("aria-current", n => n.data.id === chosen ? "true" : null).attr("tabindex", n => n.data.id === chosen ? 0 : -1);

    function choose(n) {
      chosen = kept = n.data.id;
      mark();
      show();
    }

    /** The unit beside the chart: a copy of what the page says of it further down. */
    function show() {
      const unit = units.find(u => u.id === chosen), text = document.getElementById(`unit-${chosen}`);
      if (!panel || !unit || !text) return;
      const title = document.createElement("h2"), copy = text.cloneNode(true);
      title.append(...text.closest("details").querySelector("summary > *").cloneNode(true).childNodes);
      copy.removeAttribute("id");
      panel.replaceChildren(title, copy);
    }

    // arrows walk the tree; + - 0 zoom; Enter follows the link (shows the unit beside the chart)
    function move(e, n) {
      if (e.altKey || e.ctrlKey || e.metaKey) return;
      const kin = n.parent.children, up = n.parent === root ? null : n.parent;
      const to = { ArrowUp: up, ArrowDown: n.children?.[0], ArrowLeft: kin[kin.indexOf(n) - 1], ArrowRight: kin[kin.indexOf(n) + 1], Home: boxes[0], End: boxes.at(-1) }[e.key];
      if (e.key.length === 1 && "+-0=".includes(e.key)) zoom(e.key === "0" ? 1 : scale * (e.key === "-" ? .8 : 1.25));
      else if (to) {
        const next = [...view.querySelectorAll(".node")].find(a => a.dataset.id === to.data.id);
        view.querySelectorAll(".node").forEach(x => x.setAttribute("tabindex", -1));
        next.setAttribute("tabindex", 0);
        next.focus();
        next.scrollIntoView({ block: "nearest", inline: "nearest" });
      } else if (!e.key.startsWith("Arrow")) return;
      e.preventDefault();
    }

    function zoom(to) {
      scale = Math.max(.5, Math.min(2.5, to));
      d3.select(view).select("svg").attr("width", size[0] * scale).attr("height", size[1] * scale);
      if (shown) shown.textContent = `${Math.round(scale * 100)}%`;
    }
    figure.querySelectorAll("[data-zoom]").forEach(b => b.addEventListener("click", () => zoom(b.dataset.zoom === "0" ? 1 : scale * +b.dataset.zoom)));
    // the wheel scrolls, as everywhere; with Ctrl it zooms
    view.addEventListener("wheel", e => { if (e.ctrlKey) { e.preventDefault(); zoom(scale * (e.deltaY < 0 ? 1.1 : .9)); } }, { passive: false });

    // drag to pan (the scroll bars and the arrow keys do the same)
    let from = null;
    view.addEventListener("pointerdown", e => {
      if (e.pointerType !== "mouse" || e.target.closest(".node")) return;
      from = [e.clientX + view.scrollLeft, e.clientY + view.scrollTop];
      view.setPointerCapture(e.pointerId);
    });
    view.addEventListener("pointermove", e => { if (from) { view.classList.add("is-dragged"); view.scrollTo(from[0] - e.clientX, from[1] - e.clientY); } });
    for (const end of ["pointerup", "pointercancel"]) view.addEventListener(end, () => { from = null; view.classList.remove("is-dragged"); });

    show();
    onWidth(view, draw);
  });
})();
