/// The looks that cells of an Office Open XML workbook refer to by number.
struct XLSXStyles {
  private var looks: [CellLook] = []
  private var conditionals: [CellStyle] = []

  init(
    _ relationship: OpenXMLPackage.Relationship?, in package: OpenXMLPackage
  ) throws(DocumentError) {
    guard let relationship else { return }
    let root = try package.xml(relationship.target)
    var codes: [Int: NumberFormat] = Self.builtIn
    for item in root.child(.sheet("numFmts"))?.children(.sheet("numFmt")) ?? [] {
      guard let id = item["numFmtId"].flatMap({ Int($0) }), let code = item["formatCode"] else {
        continue
      }
      codes[id] = NumberFormat(code)
    }
    let fonts = root.child(.sheet("fonts"))?.children(.sheet("font")) ?? []
    let fills = root.child(.sheet("fills"))?.children(.sheet("fill")) ?? []
    for item in root.child(.sheet("cellXfs"))?.children(.sheet("xf")) ?? [] {
      var look = CellLook()
      look.format = codes[Self.number(item, "numFmtId")] ?? .general
      let font = Self.number(item, "fontId")
      if fonts.indices.contains(font) {
        look.style.isBold = Self.flag(fonts[font].child(.sheet("b")))
        look.style.isItalic = Self.flag(fonts[font].child(.sheet("i")))
        look.style.fontColour = Self.colour(fonts[font].child(.sheet("color")))
      }
      let fill = Self.number(item, "fillId")
      if fills.indices.contains(fill), let pattern = fills[fill].child(.sheet("patternFill")),
        pattern["patternType"] == "solid"
      {
        look.style.fill = Self.colour(pattern.child(.sheet("fgColor")))
      }
      look.style.alignment = item.child(.sheet("alignment"))?["horizontal"]
        .flatMap { CellStyle.Alignment(rawValue: $0) }
      looks.append(look)
    }
    conditionals = (root.child(.sheet("dxfs"))?.children(.sheet("dxf")) ?? []).map { item in
      let font = item.child(.sheet("font"))
      let pattern = item.child(.sheet("fill"), .sheet("patternFill"))
      // The colour of a plain fill is the background's here, unlike that of a cell's own style.
      return CellStyle(
        isBold: Self.flag(font?.child(.sheet("b"))), isItalic: Self.flag(font?.child(.sheet("i"))),
        fill: Self.colour(pattern?.child(.sheet("bgColor")) ?? pattern?.child(.sheet("fgColor"))),
        fontColour: Self.colour(font?.child(.sheet("color"))))
    }
  }

  /// The look of a conditional format by its number.
  func conditional(_ index: Int) -> CellStyle {
    conditionals.indices.contains(index) ? conditionals[index] : CellStyle()
  }

  subscript(index: Int) -> CellLook { looks.indices.contains(index) ? looks[index] : CellLook() }

  private static func number(_ element: XMLElement, _ name: XMLName) -> Int {
    element[name].flatMap { Int($0) } ?? 0
  }

  private static func flag(_ element: XMLElement?) -> Bool {
    element.map { XLSXReader.isTrue($0["val"] ?? "1") } ?? false
  }

  /// The last six digits of `FFC9211E`; the first two say how opaque it is.
  private static func colour(_ element: XMLElement?) -> String? {
    guard let digits = element?["rgb"]?.lowercased(), digits.count >= 6 else { return nil }
    return String(digits.suffix(6))
  }

  /// The formats that files use by number alone.
  ///
  /// Source: ECMA-376 part 1, section 18.8.30.
  private static let builtIn: [Int: NumberFormat] = [
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "$#,##0", 6: "$#,##0", 7: "$#,##0.00",
    8: "$#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 37: "#,##0 ;(#,##0)",
    38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
  ].mapValues { NumberFormat($0) }
}
