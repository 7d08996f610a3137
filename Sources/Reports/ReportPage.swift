/// A page that needs nothing beside it.
struct ReportPage {
  var title: String
  /// What the page is about.
  var content: HTML
  /// The captures that it refers to.
  var pictures: [CaptureLibrary.Picture] = []
  /// Rules beside those of every page.
  var style: HTML?

  /// The file's text.
  var text: String {
    let head = tag("head") {
      HTML.void("meta", ["charset": "utf-8"])
      HTML.void(
        "meta",
        ["http-equiv": "Content-Security-Policy", "content": PageAssets.policy])
      HTML.void(
        "meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      tag("title") { title }
      tag("style") {
        PageAssets.style
        if let style { style }
      }
    }
    let body = tag("body") {
      tag("main") { content }
      for picture in pictures {
        tag("script", ["type": "text/plain", "id": picture.name]) { picture.data }
      }
      tag("script") { PageAssets.script }
    }
    return HTML(literal: "<!doctype html>\n").text
      + tag("html", ["lang": "en"]) {
        head
        body
      }.text + "\n"
  }
}
