/// The rules of the pilot's pages beside those of every report.
enum PilotStyle {
  static let style = HTML(
    literal: """
      .cover .company { font-size: 19px; color: var(--soft); }
      .verdict { font-size: 24px; font-weight: 650; line-height: 1.3; margin: 18px 0 8px;
        padding: 12px 0 12px 18px; border-left: 5px solid var(--own); }
      .reason { max-width: 78ch; margin-bottom: 20px; }
      .plain { margin: 0; padding-left: 20px; max-width: 82ch; }
      .plain li { margin-bottom: 6px; }
      .cover .about { margin-top: 28px; }
      .outcomes { margin-top: 24px; }
      .outcomes .detail { display: block; font-size: 12.5px; font-weight: 400; color: var(--soft); }
      #versions ~ table td { font: 12px "Liberation Mono", ui-monospace, monospace; }
      @page { size: A4; margin: 17mm 15mm 18mm;
        @bottom-left { content: "Pilot accuracy report"; font: 8.5px "Liberation Sans", sans-serif;
          color: #5b6570; }
        @bottom-right { content: counter(page) " / " counter(pages);
          font: 8.5px "Liberation Sans", sans-serif; color: #5b6570; } }
      @page :first { @bottom-left { content: none; } @bottom-right { content: none; } }
      @media print {
        :root { color-scheme: light; }
        body { font-size: 10px; line-height: 1.4; }
        .cover { min-height: 245mm; padding-top: 68mm; break-after: page; }
        .cover h1 { font-size: 34px; }
        .cover .about { font-size: 12px; grid-template-columns: 110px 1fr; }
        .sheet { break-before: page; margin-top: 0; }
        .cover + .sheet { break-before: auto; }
        .verdict { font-size: 17px; margin: 10px 0 6px; padding: 8px 0 8px 14px; }
        h2 { font-size: 16px; }
        h3 { margin: 14px 0 4px; font-size: 9.5px; }
        th, td { padding: 3px 8px 3px 0; }
        th, td { overflow-wrap: normal; }
        thead .figures { white-space: normal; }
        td.strong { white-space: nowrap; }
        .example .where, table .where { font-size: 9px; }
        thead { display: table-header-group; }
        thead th { font-size: 9px; }
        .outcomes { gap: 8px 26px; }
        .outcomes dd { font-size: 15px; }
        .outcomes dt, .note, .outcomes .detail, .example figcaption { font-size: 9px; }
        .chart { max-width: 100%; max-height: 62mm; }
        .mark { width: 70px; height: 9px; }
        .examples { grid-template-columns: 1fr 1fr; gap: 14px; margin-top: 12px; }
        .part { margin-top: 16px; }
        #versions ~ table td { font-size: 7.5px; }
        #versions ~ table th, #versions ~ table td { padding: 1px 8px 1px 0; font-size: 8px; }
      }
      """)
}
