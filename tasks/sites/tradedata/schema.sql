CREATE TABLE countries (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  region TEXT NOT NULL
);

CREATE TABLE shipments (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
  country TEXT NOT NULL REFERENCES countries (code),
  containers INTEGER NOT NULL,
  tonnes INTEGER NOT NULL,
  value_million REAL NOT NULL
);

CREATE TABLE months (month INTEGER PRIMARY KEY, name TEXT NOT NULL);

CREATE TABLE releases (
  slug TEXT PRIMARY KEY,
  published TEXT NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  text TEXT NOT NULL
);

CREATE TABLE terms (term TEXT PRIMARY KEY, meaning TEXT NOT NULL);
