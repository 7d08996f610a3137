import JSONValue
import Foundation
import Sandbox
import Testing
import Vocabulary

@testable import Desktops
@testable import Runs

/// Something else than a document where a check expects one: a failed check with words, each time.
@Suite(.serialized) struct HostileResultTests {
  @Test func `Links, pipes, sockets, devices, holes, depths and odd names fail their checks`()
    async throws
  {
    let expected = [
      "inside": "is a link", "outwards": "is a link", "dangling": "is a link", "loop": "is a link",
      "folder-link/note.txt": "not a folder", "pipe": "is a other", "socket": "is a other",
      "device": "device", "huge": "more than", "folder": "is a folder", "deep": "is a folder",
      "closed": "cannot be read", "note.txt": "is missing",
    ]
    let names = expected.keys.sorted()
    let checks =
      names.map { "- file-text: {path: \"\($0)\", equals: hello}" } + [
        "- file-text: {path: hard, equals: hello}"
      ]
    let results = try await HostileHome.results(
      SandboxConfiguration(
        slot: 300, limits: Limits(fileSize: 2 << 40, disk: 64 << 20, diskEntries: 50_000)),
      checks: checks.joined(separator: "\n"),
      script: """
        exec python3 - <<'END'
        import os, socket
        open("good", "w").write("hello")
        os.symlink("good", "inside")
        os.symlink("/etc/hostname", "outwards")
        os.symlink("nowhere", "dangling")
        os.symlink("loop", "loop")
        os.symlink("/etc", "folder-link")
        os.link("good", "hard")
        os.mkfifo("pipe")
        socket.socket(socket.AF_UNIX).bind("socket")
        try:
          os.mknod("device", 0o600 | 0o060000, os.makedev(8, 0))
        except OSError:
          pass
        open("huge", "w").truncate(1 << 40)
        os.mkdir("folder")
        open("closed", "w").write("hello")
        os.chmod("closed", 0)
        for name in [b"note.txt\\n", b"note.txt\\xff", b"new\\nline", b"\\xff\\xfe", b"a" * 255, b"%0A", b"-rf", "e\\u0301".encode()]:
          open(name, "w").write("hello")
        os.makedirs(b"\\xff" * 200 + b"/" + b"\\n" * 200)
        home = os.getcwd()
        os.mkdir("deep")
        os.chdir("deep")
        for number in range(10_000):
          os.mkdir("d")
          os.chdir("d")
        open("file", "w").write("hello")
        END
        """)
    #expect(results.count == checks.count + 1)
    for (name, result) in zip(names, results) {
      let isReadAsRoot = name == "closed" && geteuid() == 0
      #expect(result.passed == isReadAsRoot, "\(name): \(result.found)")
      #expect(!result.found.isEmpty)
      if !isReadAsRoot {
        #expect(result.found.contains(expected[name] ?? "?"), "\(name): \(result.found)")
      }
    }
    // A second name of a file of the home is a file like any other.
    #expect(results[names.count].passed)
    let rest = try #require(results.last)
    #expect(rest.check == "unchanged" && !rest.passed)
  }

  @Test func `Documents that are bombs, or claim to be endless, fail their checks`() async throws {
    let documents = [
      "bomb.xlsx", "bomb.ods", "rows.ods", "columns.ods", "laughs.ods", "entity.ods", "rows.xlsx",
    ]
    let texts = ["bomb.docx", "laughs.docx", "bomb.odt", "nested.docx"]
    let checks =
      documents.map { "- sheet-cells: {path: \($0), cells: {A1: secret}}" }
      + texts.map { "- document-text: {path: \($0), paragraphs: [secret]}" } + [
        "- archive: {path: nested.zip, members: [secret]}",
        "- csv: {path: line.csv, rows: [[secret]]}",
      ]
    let clock = ContinuousClock()
    let begun = clock.now
    let results = try await HostileHome.results(
      SandboxConfiguration(slot: 301, limits: Limits(disk: 256 << 20)),
      checks: checks.joined(separator: "\n"),
      script: """
        exec python3 - <<'END'
        import io, zipfile
        def document(name, *parts):
          with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in parts: archive.writestr(part, content)
        space = b"<?xml version='1.0'?><a>" + b" " * (300 << 20) + b"</a>"
        kinds = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        def relations(target):
          return ("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/'
            '2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
            'officeDocument/2006/relationships/officeDocument" Target="%s"/></Relationships>' % target)
        document("bomb.xlsx", ("[Content_Types].xml", kinds), relations("xl/workbook.xml"),
          ("xl/workbook.xml", space))
        document("bomb.docx", ("[Content_Types].xml", kinds), relations("word/document.xml"),
          ("word/document.xml", space))
        sheets = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        document("bomb.ods", sheets, ("content.xml", space))
        document("bomb.odt", ("mimetype", "application/vnd.oasis.opendocument.text"),
          ("content.xml", space))
        names = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
          'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
          'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"')
        def book(table, head=""):
          return ("content.xml", "<?xml version='1.0'?>" + head + "<office:document-content " + names
            + "><office:body><office:spreadsheet><table:table table:name='S'>" + table
            + "</table:table></office:spreadsheet></office:body></office:document-content>")
        cell = "<table:table-cell office:value-type='string'%s><text:p>%s</text:p></table:table-cell>"
        row = "<table:table-row%s>%s</table:table-row>"
        document("rows.ods", sheets,
          book(row % (" table:number-rows-repeated='2147483648'", cell % ("", "x"))))
        document("columns.ods", sheets,
          book(row % ("", cell % (" table:number-columns-repeated='2147483648'", "x"))))
        laughs = "<!DOCTYPE a [<!ENTITY a '" + "ha" * 50 + "'>" + "".join(
          "<!ENTITY %s '%s'>" % (chr(98 + n), ("&%s;" % chr(97 + n)) * 50) for n in range(9)) + "]>"
        document("laughs.ods", sheets, book(row % ("", cell % ("", "&j;")), laughs))
        document("entity.ods", sheets, book(row % ("", cell % ("", "&x;")),
          "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///state/state.json'>]>"))
        document("laughs.docx", ("[Content_Types].xml", kinds), relations("word/document.xml"),
          ("word/document.xml", "<?xml version='1.0'?>" + laughs + "<a>&j;</a>"))
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        document("rows.xlsx", ("[Content_Types].xml", kinds), relations("xl/workbook.xml"),
          ("xl/workbook.xml", '<workbook xmlns="%s" xmlns:r="http://schemas.openxmlformats.org/'
            'officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/>'
            '</sheets></workbook>' % main),
          ("xl/_rels/workbook.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/'
            'package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.'
            'org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
            '</Relationships>'),
          ("xl/worksheets/sheet1.xml", '<worksheet xmlns="%s"><dimension ref="A1:XFD2147483648"/>'
            '<sheetData><row r="2147483648"><c r="XFD2147483648"><v>1</v></c></row></sheetData>'
            '</worksheet>' % main))
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
          for number in range(20): archive.writestr("%d" % number, b"\\0" * (10 << 20))
        with zipfile.ZipFile("nested.zip", "w", zipfile.ZIP_DEFLATED) as archive:
          for number in range(50): archive.writestr("inner%d.zip" % number, inner.getvalue())
        document("nested.docx", ("[Content_Types].xml", kinds), relations("word/document.xml"),
          ("word/document.xml", inner.getvalue()))
        open("line.csv", "w").write("x" * (40 << 20))
        END
        """)
    print("hostile documents: \(clock.now - begun)")
    #expect(results.count == checks.count + 1)
    for (check, result) in zip(checks, results) {
      #expect(!result.passed, "\(check)")
      #expect(!result.found.isEmpty && result.found.count <= 2000, "\(check)")
    }
    #expect(clock.now - begun < .seconds(60))
  }

  @Test func `More entries than are looked at are the agent's own fault`() async throws {
    try await HostileHome.withFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/home", withIntermediateDirectories: true)
      // One folder below the other with long names: few entries with paths of many bytes.
      var path = folder + "/home"
      for _ in 0..<12 {
        path += "/" + String(repeating: "x", count: 250)
        mkdir(path, 0o755)
      }
      for number in 0..<24_000 { close(open(path + "/\(number)", O_CREAT | O_WRONLY, 0o600)) }
      let fault = await #expect(throws: Fault.self) {
        try await KeptState.keep(
          folder + "/home", before: [:], facts: .init(answer: nil, live: [:]),
          in: folder + "/state")
      }
      #expect(fault?.side == .agent)
      #expect(fault?.cause == "agent.home-too-large")
    }
  }
}
