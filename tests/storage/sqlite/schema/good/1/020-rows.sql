INSERT INTO word(text) VALUES('first');
