extension Fixture {
  /// Two slides, the second hidden, the first with notes, as flat OpenDocument.
  static let talk = #"""
    <?xml version="1.0" encoding="UTF-8"?>
    <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.presentation">
     <office:styles><style:style style:name="Default-title" style:family="presentation"/><style:style style:name="Default-outline1" style:family="presentation"/><style:style style:name="Default-notes" style:family="presentation"/><style:presentation-page-layout style:name="AL1T1"><presentation:placeholder presentation:object="title" svg:x="1cm" svg:y="1cm" svg:width="25cm" svg:height="3cm"/><presentation:placeholder presentation:object="outline" svg:x="1cm" svg:y="5cm" svg:width="25cm" svg:height="9cm"/></style:presentation-page-layout></office:styles>
     <office:automatic-styles>
      <style:page-layout style:name="PM1"><style:page-layout-properties fo:page-width="28cm" fo:page-height="15.75cm" style:print-orientation="landscape"/></style:page-layout>
      <style:style style:name="dpHidden" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>
     </office:automatic-styles>
     <office:master-styles><style:master-page style:name="Default" style:page-layout-name="PM1"/></office:master-styles>
     <office:body><office:presentation>
      <draw:page draw:name="page1" draw:master-page-name="Default" presentation:presentation-page-layout-name="AL1T1"><draw:frame presentation:style-name="Default-title" presentation:class="title" svg:width="25cm" svg:height="3cm" svg:x="1cm" svg:y="1cm"><draw:text-box><text:p>Welcome</text:p></draw:text-box></draw:frame><draw:frame presentation:style-name="Default-outline1" presentation:class="outline" svg:width="25cm" svg:height="9cm" svg:x="1cm" svg:y="5cm"><draw:text-box><text:list><text:list-item><text:p>One</text:p></text:list-item><text:list-item><text:p>Two</text:p></text:list-item></text:list></draw:text-box></draw:frame><presentation:notes><draw:frame presentation:style-name="Default-notes" presentation:class="notes" svg:width="16cm" svg:height="12cm" svg:x="2cm" svg:y="13cm"><draw:text-box><text:p>Say hello</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>
      <draw:page draw:name="page2" draw:style-name="dpHidden" draw:master-page-name="Default" presentation:presentation-page-layout-name="AL1T1"><draw:frame presentation:style-name="Default-title" presentation:class="title" svg:width="25cm" svg:height="3cm" svg:x="1cm" svg:y="1cm"><draw:text-box><text:p>Numbers</text:p></draw:text-box></draw:frame><draw:custom-shape svg:width="5cm" svg:height="3cm" svg:x="1cm" svg:y="5cm"><text:p>A box</text:p></draw:custom-shape></draw:page>
     </office:presentation></office:body>
    </office:document>
    """#
}
