import Vocabulary

/// One address of a site: what it takes, what it looks up, and what it shows.
struct Route: Sendable {
  var place: Place
  var pattern: PathPattern
  /// Values of the path and the query.
  var input: [Field] = []
  /// What must hold for the page to be shown.
  var requirements: [Requirement] = []
  var queries: [Query] = []
  /// The template of the page; nil when the route only redirects.
  var template: String?
  var redirect: RedirectTarget?
  /// What may be submitted here.
  var form: Form?
}

/// What a submitted form is checked against, and what it then does.
struct Form: Sendable {
  var fields: [Field] = []
  /// What must hold, once the fields are right.
  var requirements: [Requirement] = []
  /// Statements, run together or not at all.
  var execute: [SQLText] = []
  /// Fields whose values the session keeps.
  var remember: [String] = []
  /// Whether the session is emptied afterwards.
  var forget = false
  /// What it does to the world; nil for a form that stores nothing.
  var does: ActionKind?
  var redirect: RedirectTarget
}

/// A query that must give a row.
struct Requirement: Sendable {
  var query: SQLText
  var otherwise: Otherwise

  /// What happens when it gives none.
  enum Otherwise: Sendable {
    case redirect(RedirectTarget)
    /// The page comes again with a message, at a field or for the whole form.
    case message(String, field: String?)
  }
}

/// A named query whose result the template sees.
struct Query: Sendable {
  var name: String
  var sql: SQLText
  var shape: Shape

  /// How the result looks to the template.
  enum Shape: Sendable, Hashable {
    case rows
    /// Rows in pages of that many, chosen by `page` in the address.
    case pages(Int)
    /// One row; without one the answer is 404, unless it is optional.
    case one(optional: Bool)
  }
}
