/// The parts of a page that are the same in every report.
enum PageAssets {
  /// Nothing is loaded from anywhere, and no script runs but the page's own.
  ///
  /// The digest is that of `script` and changes with it.
  static let policy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
    + "script-src 'sha256-Rh4STAue2mZNS5E37B7kEw4dRtbNz7Mr6h+RwI0UIzM='"

  /// Gives each capture of a trial its picture when the trial is opened, and lets tables be sorted.
  static let script = HTML(
    literal: """
      function show(details) {
        details.querySelectorAll('img[data-capture]').forEach(function (image) {
          var data = document.getElementById(image.dataset.capture).textContent;
          image.src = 'data:image/jpeg;base64,' + data;
          image.removeAttribute('data-capture');
        });
      }
      document.addEventListener('toggle', function (event) {
        if (event.target.open) show(event.target);
      }, true);
      document.querySelectorAll('details[open]').forEach(show);
      document.querySelectorAll('table.sortable').forEach(function (table) {
        var body = table.tBodies[0];
        table.querySelectorAll('thead th').forEach(function (head) {
          var button = document.createElement('button');
          button.type = 'button';
          button.textContent = head.textContent;
          head.textContent = '';
          head.appendChild(button);
          button.addEventListener('click', function () {
            var down = head.getAttribute('aria-sort') === 'ascending';
            table.querySelectorAll('thead th').forEach(function (other) {
              other.removeAttribute('aria-sort');
            });
            head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
            var rows = Array.prototype.slice.call(body.rows);
            rows.sort(function (one, other) {
              var a = one.cells[head.cellIndex], b = other.cells[head.cellIndex];
              var order = 'order' in a.dataset && 'order' in b.dataset
                ? a.dataset.order - b.dataset.order
                : a.textContent.localeCompare(b.textContent, 'en', {numeric: true});
              return down ? -order : order;
            });
            rows.forEach(function (row) { body.appendChild(row); });
          });
        });
      });
      """)

  static let style = HTML(
    literal: """
      :root {
        color-scheme: light dark; print-color-adjust: exact;
        --ink: #16191d; --soft: #5b6570; --line: #dfe3e8; --paper: #ffffff; --wash: #f5f7f9;
        --own: #0b5cad; --reference: #16191d; --bar: #b9c2cc; --range: #dbe0e6;
        --good: #1d6b40; --good-wash: #e3f3e9; --bad: #a3281c; --bad-wash: #fbe9e7;
        --caution: #7a5600; --caution-wash: #fdf3d8;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --ink: #e8ebef; --soft: #9aa5b1; --line: #2e353d; --paper: #14171b; --wash: #1c2127;
          --own: #62a8f0; --reference: #e8ebef; --bar: #4b5663; --range: #333c46;
          --good: #7fd0a0; --good-wash: #17301f; --bad: #f09a8f; --bad-wash: #3a1a17;
          --caution: #e6c067; --caution-wash: #332810;
        }
      }
      * { box-sizing: border-box; }
      body {
        margin: 0; background: var(--paper); color: var(--ink);
        font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif;
        font-variant-numeric: tabular-nums;
      }
      main { max-width: 1060px; margin: 0 auto; padding: 56px 32px 96px; }
      section { margin-top: 56px; }
      p { margin: 0; }
      h1 { font-size: 34px; line-height: 1.2; font-weight: 650; letter-spacing: -0.02em;
        margin: 4px 0 8px; overflow-wrap: anywhere; }
      h1 .on { color: var(--soft); font-weight: 400; }
      h2 { font-size: 20px; font-weight: 650; letter-spacing: -0.01em; margin: 0 0 12px; }
      h3 { font-size: 12px; font-weight: 650; text-transform: uppercase; letter-spacing: 0.06em;
        color: var(--soft); margin: 28px 0 8px; }
      code { font: 0.88em "Liberation Mono", ui-monospace, monospace; color: var(--soft);
        overflow-wrap: anywhere; }
      .kicker { font-size: 12px; font-weight: 650; text-transform: uppercase;
        letter-spacing: 0.08em; color: var(--soft); }
      .note, .where { color: var(--soft); font-size: 13.5px; font-weight: 400;
        overflow-wrap: anywhere; }
      section > .note { margin-top: 12px; max-width: 78ch; }
      .warnings { list-style: none; margin: 28px 0 0; padding: 14px 18px; border-radius: 6px;
        background: var(--caution-wash); color: var(--caution); }
      .warnings li + li { margin-top: 6px; }
      .hero { display: flex; flex-wrap: wrap; gap: 24px 72px; }
      .figure .who { font-weight: 600; }
      .figure .number { font-size: 76px; line-height: 1.1; font-weight: 650;
        letter-spacing: -0.035em; }
      .figure.own .number { color: var(--own); }
      .figure.headline .number { font-weight: 300; }
      .gap { margin: 20px 0 28px; max-width: 78ch; }
      .chart { display: block; width: 100%; height: auto; font-size: 13px; }
      .chart text { fill: var(--ink); }
      .chart .who, .chart .kind { text-anchor: end; }
      .chart .who { font-weight: 600; }
      .chart .kind { fill: var(--soft); font-size: 11px; }
      .chart .axis { fill: var(--soft); font-size: 11px; text-anchor: middle; }
      .chart .value { font-size: 14px; font-weight: 600; }
      .chart .other .who, .chart .other .value { font-weight: 400; }
      .chart .grid { stroke: var(--line); }
      .chart .reference { stroke: var(--reference); stroke-dasharray: 2 4; }
      .chart .bar { fill: var(--bar); }
      .chart .range { fill: var(--range); }
      .chart .own .bar { fill: var(--own); }
      .chart .own .value, .chart .own .who { fill: var(--own); }
      .chart .whisker, .mark .whisker { stroke: var(--ink); stroke-width: 1.5; }
      .chart .dot { fill: var(--own); stroke: var(--paper); stroke-width: 1; }
      .chart .other .dot { fill: var(--ink); }
      .chart .own .kind { fill: var(--soft); }
      .chart .large { font-size: 13px; fill: var(--ink); }
      .chart .start { font-size: 13px; }
      .chart .strong { font-weight: 650; fill: var(--ink); font-size: 13px; }
      .chart .axisline { stroke: var(--ink); }
      .chart .hatched { fill: none; stroke: var(--own); }
      .chart .stripe { stroke: var(--own); }
      .chart .trend { stroke: var(--soft); stroke-width: 2; }
      .chart .fell .trend { stroke: var(--bad); stroke-dasharray: 6 4; }
      .chart .rose .trend { stroke: var(--good); stroke-width: 2.5; }
      .mark { display: block; width: 110px; height: 12px; margin: 4px 0 0 auto; }
      .mark .grid { stroke: var(--line); }
      .mark .reference { stroke: var(--reference); stroke-width: 1.2; }
      .mark .dot { fill: var(--own); }
      th button { all: unset; cursor: pointer; }
      th button:focus-visible { outline: 2px solid var(--own); outline-offset: 3px; }
      th button::after { content: " ↕"; color: var(--line); }
      th[aria-sort="ascending"] button::after { content: " ↑"; color: var(--ink); }
      th[aria-sort="descending"] button::after { content: " ↓"; color: var(--ink); }
      .part { margin-top: 32px; }
      .examples { display: grid; grid-template-columns: repeat(auto-fill, minmax(300px, 1fr));
        gap: 28px; margin-top: 24px; }
      .example { margin: 0; break-inside: avoid; }
      .example img { width: 100%; height: auto; border: 1px solid var(--line); border-radius: 4px;
        display: block; margin-bottom: 8px; }
      .example figcaption { font-size: 13.5px; overflow-wrap: anywhere; }
      .example .cause { font-weight: 650; display: block; }
      .provenance { margin-top: 16px; font-size: 13.5px; }
      .provenance summary { color: var(--soft); cursor: pointer; }
      table { width: 100%; border-collapse: collapse; margin-top: 8px; }
      th, td { text-align: left; vertical-align: top; padding: 8px 16px 8px 0;
        border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
      th:last-child, td:last-child { padding-right: 0; }
      thead th { font-size: 12px; font-weight: 600; color: var(--soft); vertical-align: bottom; }
      tbody th { font-weight: 600; }
      tfoot tr:first-child > * { border-top: 2px solid var(--ink); font-weight: 650; }
      .figures { text-align: right; white-space: nowrap; overflow-wrap: normal; }
      .strong { font-weight: 650; }
      .bars { width: 130px; }
      .share { display: block; width: 100%; height: 10px; margin-top: 6px; }
      .share .all { fill: var(--range); }
      .share .part { fill: var(--own); }
      .badge { display: inline-block; font-size: 12px; font-weight: 600; padding: 1px 8px;
        border-radius: 9px; white-space: nowrap; }
      .badge.success { color: var(--good); background: var(--good-wash); }
      .badge.failure { color: var(--bad); background: var(--bad-wash); }
      .badge.unsafe { color: var(--caution); background: var(--caution-wash); }
      .badge.unjudged { color: var(--caution); background: var(--caution-wash); }
      .outcomes { display: flex; flex-wrap: wrap; gap: 12px 40px; margin: 0; }
      .outcomes dt { color: var(--soft); font-size: 13.5px; }
      .outcomes dd { margin: 2px 0 0; font-size: 22px; font-weight: 600; }
      .trial { border-bottom: 1px solid var(--line); }
      .trial:first-of-type { border-top: 1px solid var(--line); margin-top: 16px; }
      .trial > summary { display: flex; gap: 14px; align-items: baseline; padding: 11px 0;
        cursor: pointer; list-style: none; }
      .trial > summary::-webkit-details-marker { display: none; }
      .trial > summary:hover { background: var(--wash); }
      .trial > summary .badge { flex: 0 0 84px; text-align: center; }
      .trial > summary .name { flex: 1; font-weight: 600; overflow-wrap: anywhere; }
      .trial > summary .cost { color: var(--soft); font-size: 13.5px; white-space: nowrap; }
      .inside { padding: 6px 0 40px 98px; }
      .about { display: grid; grid-template-columns: 150px 1fr; gap: 8px 20px; margin: 8px 0 0;
        font-size: 14px; }
      .about dt { color: var(--soft); }
      .about dd { margin: 0; overflow-wrap: anywhere; }
      .instruction { white-space: pre-wrap; font-size: 15.5px; max-width: 76ch; }
      .parameter { display: inline-block; margin-right: 18px; }
      .fault { margin-top: 24px; padding: 2px 18px 14px; border-radius: 6px;
        background: var(--caution-wash); }
      .fault h3 { color: var(--caution); margin-top: 14px; text-transform: none;
        letter-spacing: 0; font-size: 14px; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 12.5px; max-height: 320px;
        overflow: auto; }
      .value { white-space: pre-wrap; min-width: 120px; max-width: 320px; }
      .inside table { font-size: 13.5px; }
      .effects { margin: 0; padding-left: 18px; font-size: 13.5px; }
      .steps { list-style: none; margin: 0; padding: 0; }
      .steps > li { padding: 12px 0 20px; break-inside: avoid; }
      .action { font-weight: 600; white-space: pre-wrap; overflow-wrap: anywhere; }
      .count { display: inline-block; min-width: 22px; margin-right: 10px; padding: 0 6px;
        border-radius: 11px; background: var(--wash); color: var(--soft); font-size: 12px;
        text-align: center; }
      .refused .action, .undelivered .action { color: var(--bad); }
      .screen { position: relative; max-width: 960px; margin-top: 8px; line-height: 0; }
      .screen img { width: 100%; height: auto; border: 1px solid var(--line); border-radius: 4px;
        background: var(--wash); }
      .screen svg { position: absolute; inset: 0; width: 100%; height: 100%; }
      .screen circle, .screen line { fill: none; vector-effect: non-scaling-stroke; }
      .screen .halo { stroke: #ffffff; stroke-width: 6; stroke-opacity: 0.85; }
      .screen .mark { stroke: #d6006c; stroke-width: 3; }
      .screen .mark.end { stroke-dasharray: 5 4; }
      .screen circle.dot { fill: #d6006c; }
      @media (max-width: 720px) {
        main { padding: 28px 16px 64px; }
        .figure .number { font-size: 54px; }
        .inside { padding-left: 0; }
        .about { grid-template-columns: 1fr; gap: 2px; }
        .about dd { margin-bottom: 10px; }
        table { display: block; overflow-x: auto; }
        th, td { overflow-wrap: break-word; }
      }
      @media print {
        body { font-size: 11px; }
        main { max-width: none; padding: 0; }
        section { margin-top: 28px; }
        h2, h3 { break-after: avoid; }
        tr, .trial > summary { break-inside: avoid; }
        .chart { max-width: 640px; }
        th button::after { content: ""; }
      }
      """)
}
