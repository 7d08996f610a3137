CREATE TABLE companies (
  slug TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  country TEXT NOT NULL,
  currency TEXT NOT NULL,
  unit TEXT NOT NULL,
  about TEXT NOT NULL
);

CREATE TABLE figures (
  id INTEGER PRIMARY KEY,
  company TEXT NOT NULL REFERENCES companies (slug),
  year INTEGER NOT NULL,
  revenue REAL NOT NULL,
  operating REAL NOT NULL,
  employees INTEGER NOT NULL,
  note TEXT
);

CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  published TEXT NOT NULL,
  time TEXT NOT NULL,
  outlet TEXT NOT NULL,
  title TEXT NOT NULL,
  company TEXT REFERENCES companies (slug),
  label TEXT,
  text TEXT NOT NULL
);
