/// The pages for what cannot be answered.
enum ErrorPage {
  static func message(_ status: Int) -> String {
    switch status {
    case 202: "This has been submitted and waits for approval. It has not been carried out yet."
    case 400: "The request could not be understood."
    case 403: "This was not carried out."
    case 404: "This page does not exist."
    case 405: "This page does not accept that kind of request."
    case 409: "This contradicts what is already stored."
    case 413: "The form is too large."
    case 415: "The form was sent in a format that is not accepted."
    default: "Something went wrong on our side."
    }
  }

  static func plain(_ status: Int, _ text: String? = nil) -> SiteResponse {
    let message = escaped(text ?? message(status))
    return .page(
      """
      <!doctype html>
      <html lang="en"><meta charset="utf-8"><title>\(message)</title>
      <h1>\(status)</h1><p>\(message)</p></html>

      """, status: status)
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
