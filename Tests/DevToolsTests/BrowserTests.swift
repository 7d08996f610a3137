import DevTools
import Foundation
import JSONValue
import Testing
import Vocabulary

/// Takes snapshots until one is as wanted, at most for the given time.
private func snapshot(
  _ browser: Browser, within limit: Duration = .seconds(30),
  until isWanted: (PageSnapshot) -> Bool
) async throws -> PageSnapshot {
  let deadline = ContinuousClock.now + limit
  while true {
    let snapshot = try? await browser.snapshot()
    if let snapshot, isWanted(snapshot) { return snapshot }
    if ContinuousClock.now > deadline {
      return try #require(snapshot ?? nil, "no page became visible")
    }
    try await Task.sleep(for: .milliseconds(100))
  }
}

private let page = """
  <!doctype html><meta charset=utf-8><title>Shop  page</title>
  <body style="margin:0">
  <h1>Shop</h1>
  <button id=plain onclick="this.textContent='hit plain'">plain</button>
  <p>Some <b>folded
     text</b> <a id=long href="#there">a link</a></p>
  <label>Terms <input type=checkbox id=terms></label>
  <input id=who value="Kim"> <textarea id=note>line</textarea>
  <select id=size><option>small<option selected>large</select>
  <div style="display:none"><button id=hidden>hidden</button></div>
  <div style="height:60px;overflow:auto;width:200px"><div style="height:90px">top</div>
    <button id=below>below</button></div>
  <x-switch></x-switch>
  <iframe srcdoc="<body style='margin:7px'><button id=inner onclick='this.textContent=&quot;hit inner&quot;'>inner</button>"
    style="border:3px solid;padding:5px;width:200px;height:60px"></iframe>
  <div style="height:3000px"></div><button id=far>far</button>
  <script>
    customElements.define('x-switch', class extends HTMLElement {
      connectedCallback() {
        this.attachShadow({mode: 'open'}).innerHTML = '<span>Switch</span> <button id=deep>deep</button>';
        const button = this.shadowRoot.querySelector('button');
        button.onclick = () => { button.textContent = 'hit deep'; };
      }
    });
    // A page that lies to scripts of its own world.
    JSON.stringify = () => 'forged'; Element.prototype.getBoundingClientRect = () => ({});
  </script>
  """

@Suite(.serialized, .timeLimit(.minutes(3)))
struct BrowserTests {
  @Test(arguments: [
    "--start-maximized", "--window-position=90,60 --window-size=900,700",
    "--start-maximized --hide-scrollbars --force-dark-mode",
  ])
  func `Elements stand where a click hits them`(flags: String) async throws {
    try await withBrowser(page, flags: flags) { desktop, browser in
      let first = try await snapshot(browser) {
        $0.elements.contains { $0.attributes["id"] == "inner" }
      }
      #expect(first.title == "Shop page")
      #expect(first.url.hasSuffix("/page.html"))
      func element(_ id: String, in snapshot: PageSnapshot) -> PageSnapshot.Element? {
        snapshot.elements.first { $0.attributes["id"] == id }
      }
      #expect(element("hidden", in: first) == nil)
      #expect(element("below", in: first) == nil)
      #expect(element("far", in: first) == nil)
      #expect(element("who", in: first)?.value == "Kim")
      #expect(element("note", in: first)?.value == "line")
      #expect(element("size", in: first)?.value == "large")
      #expect(element("terms", in: first)?.checked == false)
      #expect(first.elements.first { $0.tag == "p" }?.text == "Some folded text a link")
      #expect(first.elements.first { $0.tag == "h1" }?.text == "Shop")

      for id in ["plain", "deep", "inner", "terms"] {
        let frame = try #require(element(id, in: first)?.frame)
        try await desktop.shell("xdotool mousemove \(frame.center.x) \(frame.center.y) click 1")
        let after = try await snapshot(browser, within: .seconds(5)) {
          element(id, in: $0)?.text == "hit \(id)" || element(id, in: $0)?.checked == true
        }
        let hit = element(id, in: after)
        #expect(hit?.text == "hit \(id)" || hit?.checked == true, "\(id) at \(frame)")
        // Corners too: one pixel inside of the frame is still the element.
        if id == "plain" {
          for (x, y) in [
            (frame.x + 2, frame.y + 2),
            (frame.x + frame.width - 3, frame.y + frame.height - 3),
          ] {
            try await desktop.shell("xdotool mousemove \(x) \(y)")
            let deadline = ContinuousClock.now + .seconds(5)
            var hovered: JSONValue = false
            let tab = try #require(try await browser.frontPage())
            while hovered != true, ContinuousClock.now < deadline {
              hovered = try await browser.evaluate(
                "document.querySelector('#plain').matches(':hover')", in: tab)
            }
            #expect(hovered == true, "\(x),\(y) of \(frame)")
            try await desktop.shell("xdotool mousemove 640 790")
          }
        }
      }
    }
  }

  @Test func `A zoomed page stands where a click hits it`() async throws {
    try await withBrowser(page, flags: "--start-maximized") { desktop, browser in
      _ = try await snapshot(browser) { !$0.elements.isEmpty }
      func button(_ snapshot: PageSnapshot) -> PageSnapshot.Element? {
        snapshot.elements.first { $0.attributes["id"] == "deep" }
      }
      let before = try await snapshot(browser) { button($0) != nil }
      try await desktop.shell("xdotool mousemove 900 400 click 1 key ctrl+plus key ctrl+plus")
      let width = try #require(button(before)?.frame.width)
      let zoomed = try await snapshot(browser, within: .seconds(10)) {
        (button($0)?.frame.width ?? 0) > width
      }
      let frame = try #require(button(zoomed)?.frame)
      #expect(frame.width > width)
      try await desktop.shell("xdotool mousemove \(frame.center.x) \(frame.center.y) click 1")
      let after = try await snapshot(browser, within: .seconds(5)) {
        button($0)?.text == "hit deep"
      }
      #expect(button(after)?.text == "hit deep")
    }
  }

  @Test func `The settings' search box and switches are found and can be clicked`() async throws {
    try await withBrowser(page, flags: "--start-maximized") { desktop, browser in
      _ = try await snapshot(browser) { !$0.elements.isEmpty }
      _ = try await desktop.connection.call(
        "Target.createTarget", ["url": "chrome://settings/appearance"])
      func toggles(_ snapshot: PageSnapshot) -> [PageSnapshot.Element] {
        snapshot.elements.filter { $0.tag == "settings-toggle-button" }
      }
      /// The switch inside of the row with the given text.
      func inner(_ snapshot: PageSnapshot, _ text: String) -> PageSnapshot.Element? {
        let row = toggles(snapshot).first { $0.text == text }
        return snapshot.elements.first {
          $0.tag == "cr-toggle" && row?.frame.contains($0.frame.center) == true
        }
      }
      // The rows move while the page fills.
      var earlier: PageSnapshot?
      let settings = try await snapshot(browser) { now in
        defer { earlier = now }
        return !toggles(now).isEmpty && now == earlier
      }
      #expect(settings.url.hasPrefix("chrome://settings"))
      #expect(
        settings.elements.contains { $0.tag == "input" && $0.attributes["id"] == "searchInput" })
      let row = try #require(toggles(settings).first)
      #expect(!row.text.isEmpty)
      let before = try #require(inner(settings, row.text))
      let was = try #require(before.checked as Bool?)
      let center = before.frame.center
      try await desktop.shell("xdotool mousemove \(center.x) \(center.y) click 1")
      let after = try await snapshot(browser, within: .seconds(10)) { now in
        now.elements.contains {
          $0.tag == "cr-toggle" && $0.frame.y == before.frame.y && $0.checked == !was
        }
      }
      #expect(
        after.elements.contains {
          $0.tag == "cr-toggle" && $0.frame.y == before.frame.y && $0.checked == !was
        })

      // The front tab follows the switching of tabs.
      let tabs = try await browser.tabs()
      #expect(tabs.count == 2)
      try await desktop.shell("xdotool key ctrl+1")
      let front = try await snapshot(browser, within: .seconds(10)) {
        $0.url.hasSuffix("page.html")
      }
      #expect(front.url.hasSuffix("page.html"))
      try await browser.quit()
      await #expect(throws: DevToolsError.self) { try await browser.tabs() }
    }
  }

  @Test func `A page held by its own dialog is a timeout`() async throws {
    let page =
      "<title>held</title><button>b</button><script>setTimeout(() => alert('x'), 300)</script>"
    try await withBrowser(page, flags: "--start-maximized") { _, browser in
      let deadline = ContinuousClock.now + .seconds(20)
      var error: DevToolsError?
      while error == nil, ContinuousClock.now < deadline {
        do { _ = try await browser.snapshot() } catch let caught as DevToolsError { error = caught }
      }
      guard case .timeout = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(try await browser.tabs().count == 1)
    }
  }
}
