/// The page's style sheet: one column for reading, tables and drawings that keep their figures
/// aligned, light and dark by the reader's setting, and black on white on paper.
enum PageStyle {
    static let sheet = """
        :root {
          color-scheme: light dark;
          --paper: #f7f6f2; --card: #ffffff; --ink: #1b2430; --soft: #55606f; --line: #dfdcd3;
          --stripe: #f3f1eb; --accent: #0b5a78; --accent-soft: #e3eff4;
          --join: #14734f; --recalibrate-only: #8f5f00; --stay-local: #6a4798;
          --not-enough-evidence: #5f6875; --serif: "Iowan Old Style", "Palatino Linotype",
          Palatino, "Book Antiqua", Georgia, serif;
          --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #12171d; --card: #1a2129; --ink: #e7ebf0; --soft: #a1acba; --line: #303a46;
            --stripe: #1f2731; --accent: #6fbfdc; --accent-soft: #18303b;
            --join: #55c99b; --recalibrate-only: #e2b355; --stay-local: #bda2ee;
            --not-enough-evidence: #a9b3c0;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body {
          margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 var(--sans);
          font-variant-numeric: tabular-nums lining-nums;
        }
        main, header, footer { max-width: 1080px; margin: 0 auto; padding: 0 28px; }
        header { padding-top: 44px; }
        .brand {
          display: flex; align-items: center; gap: 10px; font-weight: 600; letter-spacing: .02em;
          color: var(--accent);
        }
        .brand svg { width: 34px; height: 24px; }
        .brand path { fill: none; stroke: currentColor; stroke-width: 2.4; stroke-linecap: round; }
        .brand span { color: var(--soft); font-weight: 400; }
        h1, h2 { font-family: var(--serif); font-weight: 600; line-height: 1.18; text-wrap: balance; }
        h1 { font-size: clamp(1.8rem, 4vw, 2.7rem); margin: 26px 0 14px; max-width: 22em; }
        h2 { font-size: 1.55rem; margin: 0 0 6px; }
        h3 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; }
        h3.sub { margin: 26px 0 0; }
        p { margin: 0 0 12px; max-width: 46em; }
        .lead { font-size: 1.06rem; color: var(--soft); }
        section { margin: 52px 0 0; }
        .facts { display: flex; flex-wrap: wrap; gap: 6px 30px; margin: 20px 0 0; padding: 14px 0 0;
          border-top: 1px solid var(--line); }
        .facts div { min-width: 0; }
        dt { font-size: .78rem; color: var(--soft); }
        dd { margin: 0; font-weight: 550; overflow-wrap: anywhere; }
        .headline { background: var(--card); border: 1px solid var(--line); border-radius: 14px;
          padding: 26px 28px; }
        .headline p.claim:last-child { margin-bottom: 0; }
        .headline p.claim { font-family: var(--serif); font-size: 1.45rem; line-height: 1.35;
          margin-bottom: 20px; max-width: 38em; text-wrap: pretty; }
        .tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: 14px; }
        .tile { border-top: 4px solid currentColor; padding: 10px 0 0; }
        .tile b { display: block; font-size: 2.1rem; line-height: 1.1; font-weight: 600; }
        .tile strong { display: block; font-weight: 600; }
        .tile span { display: block; font-size: .86rem; line-height: 1.4; color: var(--soft); }
        .tile.none { opacity: .6; }
        .join { color: var(--join); } .recalibrate-only { color: var(--recalibrate-only); }
        .stay-local { color: var(--stay-local); }
        .not-enough-evidence { color: var(--not-enough-evidence); }
        .panel { background: var(--card); border: 1px solid var(--line); border-radius: 14px;
          padding: 18px 20px; margin-top: 16px; overflow-x: auto; }
        .panel > svg { display: block; width: 100%; min-width: 720px; height: auto; }
        svg text { font-family: var(--sans); fill: var(--ink); font-size: 13px; }
        svg .small { font-size: 11.5px; fill: var(--soft); } svg .heading { font-weight: 600; font-size: 14px; }
        svg .name, svg .number { font-weight: 600; font-size: 14px; }
        svg .verdict { font-size: 12px; font-weight: 550; fill: currentColor; }
        svg .grid { stroke: var(--line); stroke-width: 1; }
        svg .rule { stroke: var(--soft); stroke-width: 1; }
        svg .zero { stroke: var(--ink); stroke-width: 1.4; }
        svg .chance { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 4 4; }
        svg .stripe { fill: var(--stripe); }
        svg .whisker { stroke: currentColor; stroke-width: 2.4; stroke-linecap: round; }
        svg .dot, svg .tip { fill: currentColor; }
        svg .ring { fill: var(--card); stroke: currentColor; stroke-width: 2.2; }
        svg .margin { stroke: var(--soft); stroke-width: 1.2; stroke-dasharray: 2 3; }
        svg .diamond { fill: var(--accent); } svg .prediction { stroke: var(--accent); stroke-width: 2; }
        svg .curve { fill: none; stroke-width: 2.4; stroke-linejoin: round; }
        svg .curve0 { stroke: var(--accent); } svg .point0 { fill: var(--accent); }
        svg .curve1 { stroke: var(--stay-local); stroke-dasharray: 7 4; } svg .point1 { fill: var(--stay-local); }
        svg .curve2 { stroke: var(--recalibrate-only); stroke-dasharray: 2 4; } svg .point2 { fill: var(--recalibrate-only); }
        .key { font-size: .88rem; color: var(--soft); max-width: none; margin: 12px 0 0; }
        .cards { display: grid; gap: 14px; margin-top: 16px; }
        .card { background: var(--card); border: 1px solid var(--line); border-radius: 14px;
          padding: 18px 22px 14px; display: grid; gap: 10px 32px;
          grid-template-columns: minmax(0, 5fr) minmax(0, 9fr); }
        .badge { display: inline-block; font-size: .82rem; font-weight: 600;
          border: 1.5px solid currentColor; border-radius: 99px; padding: 1px 11px; margin: 6px 0 8px; }
        .judged p { font-size: .93rem; line-height: 1.45; margin-bottom: 6px; }
        .judged p.rows { font-size: .84rem; color: var(--soft); }
        .card table { table-layout: fixed; min-width: 600px; }
        .card th, .card td { padding: 6px; vertical-align: top; }
        .card thead th:nth-child(1) { width: 18%; } .card thead th:nth-child(3) { width: 21%; }
        .card thead th:nth-child(5) { width: 21%; }
        .card thead th:nth-child(6) { width: 15%; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .92rem; }
        caption { text-align: left; color: var(--soft); font-size: .88rem; padding: 0 0 8px; }
        th { font-weight: 600; } thead th { color: var(--soft); font-size: .8rem; font-weight: 550;
          vertical-align: bottom; line-height: 1.25; }
        th, td { padding: 6px 10px; text-align: right; border-bottom: 1px solid var(--line);
          white-space: nowrap; }
        th:first-child, td:first-child { padding-left: 0; } th:last-child, td:last-child { padding-right: 0; }
        tbody tr:last-child th, tbody tr:last-child td { border-bottom: 0; }
        th[scope=row], th.text, td.text { text-align: left; } td.text { white-space: normal; }
        td small, th small { display: block; color: var(--soft); font-weight: 400; font-size: .8rem; }
        td.text small { white-space: normal; }
        td.plot { width: 230px; } td.plot svg { display: block; width: 220px; height: 20px; color: var(--accent); }
        .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 16px; }
        .pair .panel > svg { min-width: 0; max-width: 520px; margin: 0 auto; }
        ul.promises { list-style: none; margin: 14px 0 0; padding: 0; }
        ul.promises li { padding: 5px 0 5px 30px; position: relative; max-width: 48em; }
        ul.promises li::before { content: "✓"; position: absolute; left: 4px; color: var(--join); font-weight: 700; }
        .note { border-left: 3px solid var(--recalibrate-only); padding: 2px 0 2px 14px; margin-top: 14px; }
        .methods { columns: 2 420px; column-gap: 44px; margin-top: 14px; font-size: .95rem; }
        .methods div { break-inside: avoid; margin-bottom: 16px; }
        .methods h3 { font-size: .95rem; } .methods p { margin: 2px 0 0; color: var(--soft); }
        footer { margin-top: 60px; padding-bottom: 44px; font-size: .88rem; color: var(--soft); }
        footer p { border-top: 1px solid var(--line); padding-top: 16px; max-width: none; }
        code { font: .92em ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
        @media (max-width: 720px) {
          main, header, footer { padding-left: 16px; padding-right: 16px; }
          .tiles { grid-template-columns: repeat(2, 1fr); } .headline { padding: 20px 18px; }
          .card { grid-template-columns: minmax(0, 1fr); padding: 16px; }
        }
        @media print {
          :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --stripe: #f4f4f4;
            --accent: #0b5a78; --join: #14734f; --recalibrate-only: #8f5f00; --stay-local: #6a4798;
            --not-enough-evidence: #555; }
          @page { margin: 16mm 14mm; }
          body { font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          main, header, footer { padding: 0; max-width: none; } header { padding-top: 0; }
          section { margin-top: 26px; } h2, h3, .lead { break-after: avoid; }
          .panel, .card, .headline, tr, svg { break-inside: avoid; }
          .panel, .scroll { overflow: visible; } .panel > svg { min-width: 0; }
        }
        """
}
