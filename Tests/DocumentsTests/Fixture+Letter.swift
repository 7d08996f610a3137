extension Fixture {
  /// A text with a table of contents, headings, a list and a table, as flat OpenDocument.
  static let letter = #"""
    <?xml version="1.0" encoding="UTF-8"?>
    <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
     <office:styles>
      <style:style style:name="Standard" style:family="paragraph" style:class="text"/>
      <style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard" style:class="text"/>
      <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Heading" style:default-outline-level="1" style:class="text"/>
      <style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Heading" style:default-outline-level="2" style:class="text"/>
      <style:style style:name="Contents_20_Heading" style:display-name="Contents Heading" style:family="paragraph" style:parent-style-name="Heading"/>
      <style:style style:name="Contents_20_1" style:display-name="Contents 1" style:family="paragraph" style:parent-style-name="Standard"/>
      <text:list-style style:name="Num"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/><text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>
     </office:styles>
     <office:automatic-styles>
      <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"><style:paragraph-properties fo:break-before="page"/></style:style>
      <style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
      <style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic" style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"/></style:style>
      <style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"/><style:header-style><style:header-footer-properties fo:min-height="1cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="1cm"/></style:footer-style></style:page-layout>
     </office:automatic-styles>
     <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1"><style:header><text:p>Report header</text:p></style:header><style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer></style:master-page></office:master-styles>
     <office:body><office:text>
      <text:table-of-content text:name="Table of Contents1"><text:table-of-content-source text:outline-level="10"><text:index-title-template text:style-name="Contents_20_Heading">Contents</text:index-title-template></text:table-of-content-source><text:index-body><text:index-title text:name="t"><text:p text:style-name="Contents_20_Heading">Contents</text:p></text:index-title><text:p text:style-name="Contents_20_1">Overview<text:tab/>1</text:p><text:p text:style-name="Contents_20_1">Details<text:tab/>2</text:p></text:index-body></text:table-of-content>
      <text:h text:style-name="Heading_20_1" text:outline-level="1">Overview</text:h>
      <text:p>Plain <text:span text:style-name="B">bold</text:span> and <text:span text:style-name="I">slanted</text:span>   text<text:s text:c="2"/>here.<text:line-break/>Next line</text:p>
      <text:list text:style-name="Num"><text:list-item><text:p>First</text:p><text:list><text:list-item><text:p>Inner</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Second</text:p></text:list-item></text:list>
      <text:h text:style-name="P1" text:outline-level="1">Details</text:h>
      <text:h text:style-name="Heading_20_2" text:outline-level="2">Small print</text:h>
      <table:table table:name="T1"><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell office:value-type="string"><text:p>Name</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Age</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type="string"><text:p>Ada</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>36</text:p></table:table-cell></table:table-row></table:table>
      <text:p>The end.</text:p>
     </office:text></office:body>
    </office:document>
    """#
}
