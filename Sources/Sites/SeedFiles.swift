/// Where the rows of a new database come from: the site's folder, and a task's overlay.
struct SeedFiles {
  var site: SiteFolder
  var overlay: SiteFolder?

  /// A file to read, with its folder.
  struct Seed {
    var folder: SiteFolder
    /// The path below the folder.
    var name: String
    var path: String { "\(folder.path)/\(name)" }

    func text() throws(SiteError) -> String {
      try folder.text(name) ?? ""
    }
  }

  /// The tables' CSV files by table; the overlay's take the place of the site's.
  func tables() throws(SiteError) -> [(table: String, seed: Seed)] {
    var seeds: [String: Seed] = [:]
    for file in site.files(below: "data") where file.hasSuffix(".csv") {
      seeds[String(file.dropLast(4))] = Seed(folder: site, name: "data/\(file)")
    }
    if let overlay {
      for file in overlay.files(below: "") {
        if file == "data.sql" { continue }
        guard file.hasPrefix("data/"), file.hasSuffix(".csv") else {
          throw SiteError(
            file: "\(overlay.path)/\(file)", "an overlay holds only data.sql and data/TABLE.csv")
        }
        let table = String(file.dropFirst("data/".count).dropLast(4))
        seeds[table] = Seed(folder: overlay, name: file)
      }
    }
    return seeds.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The scripts to run after the tables are filled.
  var scripts: [Seed] {
    [site, overlay].compactMap { $0 }.map { Seed(folder: $0, name: "data.sql") }
  }
}
