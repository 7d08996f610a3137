/// A small site that uses every part of the format.
enum ReadingRoom {
  static let yaml = """
    title: Reading room
    parameters: {today: "2026-03-02", shelf.name: Oak}
    routes:
      - path: /
        input:
          language: {one-of: [English, French]}
          sort: {default: title, one-of: {title: By title, year: By year}}
        queries:
          books:
            per-page: 5
            rows: |
              SELECT id, title, year, lent FROM books
              WHERE :language IS NULL OR language = :language
              ORDER BY CASE :sort WHEN 'year' THEN year END, title
        template: books
      - path: /books/:id
        input: {id: integer}
        queries:
          book: {one: "SELECT title, note FROM books WHERE id = :id"}
        template: book
        form:
          fields:
            name: {required: true, max-length: 20}
            until: {type: date, required: true, min: $(today)}
            copies: {type: integer, default: "1", min: 1, max: 3}
            quiet: checkbox
          require:
            - if: SELECT 1 FROM books WHERE id = :id AND lent = 0
              field: name
              else: The book is lent.
          execute:
            - INSERT INTO loans (book, name, until, copies, quiet) VALUES (:id, :name, :until, coalesce(:copies, 1), :quiet)
            - UPDATE books SET lent = 1 WHERE id = :id
          remember: [name]
          redirect: /done/:last_id
      - path: /done/:loan
        input: {loan: integer}
        require:
          - {if: SELECT 1 WHERE :session_name IS NOT NULL, redirect: /}
        queries:
          loan: {one: "SELECT name FROM loans WHERE id = :loan"}
        template: done
      - path: /leave
        template: leave
        form: {forget: true, redirect: /}
      - {path: /old, redirect: "/?sort=year"}
      - path: /twice
        template: leave
        form:
          execute:
            - INSERT INTO loans (book, name, until, copies, quiet) VALUES (1, 'first', '', 1, 0)
            - INSERT INTO books (id, title, year, language) VALUES (1, 'again', 1, 'English')
          redirect: /

    """

  static let files: [String: String] = [
    "site.yaml": yaml,
    "schema.sql": """
    CREATE TABLE books (
      id INTEGER PRIMARY KEY, title TEXT NOT NULL, year INTEGER, language TEXT NOT NULL,
      lent INTEGER NOT NULL DEFAULT 0, note TEXT
    );
    CREATE TABLE loans (
      id INTEGER PRIMARY KEY, book INTEGER, name TEXT, until TEXT, copies INTEGER, quiet INTEGER
    );
    """,
    "data/books.csv": """
    id,title,year,language,note
    1,"Salt & Rope",1931,English,"said ""fine"", twice"
    2,Le quai,1958,French,
    3,Harbours,1902,English,on $(shelf.name)
    4,Atlas,1977,English,
    5,Brume,1999,French,
    6,Cordage,1964,French,
    7,Dunes,1988,English,
    """,
    "data.sql": "UPDATE books SET note = 'kept in $(shelf.name)' WHERE id = 4;",
    "templates/layout.mustache": "<title>{{$title}}Room{{/title}}</title>{{$content}}{{/content}}",
    "templates/books.mustache": """
    {{<layout}}{{$content}}
    {{#error_list}}<p>{{message}}</p>{{/error_list}}
    {{#books}}<li>{{title}}{{#lent}} (lent){{/lent}}</li>{{/books}}
    {{paging.first}}-{{paging.last}}/{{paging.total}}
    {{#paging.next_url}}next={{.}}{{/paging.next_url}}
    {{#paging.previous_url}}previous={{.}}{{/paging.previous_url}}
    year={{choice.sort.year.url}}
    {{/content}}{{/layout}}
    """,
    "templates/book.mustache": """
    <h1>{{book.title}}</h1><p>{{book.note}}</p><i>{{parameters.shelf.name}}</i>
    <input value="{{values.name}}"><input value="{{values.copies}}">
    {{#values.quiet}}checked{{/values.quiet}}
    {{#errors.name}}<b>{{.}}</b>{{/errors.name}}{{#errors.until}}<b>{{.}}</b>{{/errors.until}}
    {{#errors.copies}}<b>{{.}}</b>{{/errors.copies}}
    """,
    "templates/done.mustache": "Lent to {{loan.name}}, {{session.name}}",
    "templates/leave.mustache": "Leave?",
    "static/style.css": "body { color: black }",
  ]
}
