CREATE TABLE cities (
  slug TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  about TEXT NOT NULL
);

-- Prices in euros. city_tax is per guest and night, service_fee once per stay; neither is part of
-- a room's price. breakfast_price is per guest and night, where breakfast is not included.
CREATE TABLE hotels (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  city TEXT NOT NULL REFERENCES cities (slug),
  district TEXT NOT NULL,
  stars INTEGER NOT NULL,
  rating REAL NOT NULL,
  reviews INTEGER NOT NULL,
  distance_km REAL NOT NULL,
  breakfast INTEGER NOT NULL,
  breakfast_price INTEGER,
  cancellation TEXT NOT NULL,
  free_cancellation INTEGER NOT NULL,
  city_tax REAL NOT NULL,
  service_fee REAL NOT NULL,
  description TEXT NOT NULL
);

-- A room is sold out on the nights from sold_out_from to the one before sold_out_to.
CREATE TABLE rooms (
  id INTEGER PRIMARY KEY,
  hotel_id INTEGER NOT NULL REFERENCES hotels (id),
  name TEXT NOT NULL,
  beds TEXT NOT NULL,
  guests INTEGER NOT NULL,
  price REAL NOT NULL,
  sold_out_from TEXT,
  sold_out_to TEXT
);

CREATE INDEX rooms_of_hotel ON rooms (hotel_id);

CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE,
  hotel_id INTEGER NOT NULL REFERENCES hotels (id),
  hotel TEXT NOT NULL,
  city TEXT NOT NULL,
  room_id INTEGER NOT NULL REFERENCES rooms (id),
  room TEXT NOT NULL,
  checkin TEXT NOT NULL,
  checkout TEXT NOT NULL,
  nights INTEGER NOT NULL,
  guests INTEGER NOT NULL,
  guest_name TEXT NOT NULL,
  email TEXT NOT NULL,
  arrival TEXT,
  requests TEXT,
  total REAL NOT NULL
);
