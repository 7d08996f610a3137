CREATE TABLE departments (name TEXT PRIMARY KEY);

CREATE TABLE offices (name TEXT PRIMARY KEY, address TEXT NOT NULL);

CREATE TABLE colleagues (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  job_title TEXT NOT NULL,
  department TEXT NOT NULL REFERENCES departments (name),
  office TEXT NOT NULL REFERENCES offices (name),
  extension TEXT NOT NULL,
  manages INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE news (id INTEGER PRIMARY KEY, title TEXT NOT NULL, text TEXT NOT NULL);

CREATE TABLE starters (
  id INTEGER PRIMARY KEY,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  birth_date TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  address TEXT NOT NULL,
  department TEXT NOT NULL,
  job_title TEXT NOT NULL,
  manager TEXT NOT NULL,
  office TEXT NOT NULL,
  start_date TEXT NOT NULL,
  contract TEXT NOT NULL,
  weekly_hours REAL NOT NULL,
  remote INTEGER NOT NULL,
  account_holder TEXT NOT NULL,
  iban TEXT NOT NULL,
  contact_name TEXT NOT NULL,
  contact_relation TEXT NOT NULL,
  contact_phone TEXT NOT NULL,
  notes TEXT
);
