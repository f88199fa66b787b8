-- Full text. The indexes hold no text of their own: it is read through the view
-- (for marks) and given back to them by the triggers when it changes.
CREATE VIEW mention_document AS
    SELECT m.key AS key, m.text AS text,
           coalesce(a.name || ' ' || a.handle, '') AS author, m.network AS network
    FROM mention m LEFT JOIN account a ON a.id = m.account_id;

CREATE VIRTUAL TABLE mention_words USING fts5(
    text, author, network,
    content = 'mention_document', content_rowid = 'key', tokenize = 'otklik', prefix = '3');

CREATE VIRTUAL TABLE account_words USING fts5(
    name, handle,
    content = 'account', content_rowid = 'n', tokenize = 'otklik');

CREATE TRIGGER mention_words_inserted AFTER INSERT ON mention BEGIN
    INSERT INTO mention_words(rowid, text, author, network)
        SELECT key, text, author, network FROM mention_document WHERE key = new.key;
END;
CREATE TRIGGER mention_words_deleted AFTER DELETE ON mention BEGIN
    INSERT INTO mention_words(mention_words, rowid, text, author, network)
        VALUES ('delete', old.key, old.text,
                coalesce((SELECT name || ' ' || handle FROM account WHERE id = old.account_id), ''), old.network);
END;
CREATE TRIGGER mention_words_updated AFTER UPDATE OF text, account_id, network ON mention
WHEN old.text <> new.text OR old.account_id <> new.account_id OR old.network <> new.network BEGIN
    INSERT INTO mention_words(mention_words, rowid, text, author, network)
        VALUES ('delete', old.key, old.text,
                coalesce((SELECT name || ' ' || handle FROM account WHERE id = old.account_id), ''), old.network);
    INSERT INTO mention_words(rowid, text, author, network)
        SELECT key, text, author, network FROM mention_document WHERE key = new.key;
END;

-- An account that comes after its mentions, or changes its name, renames them.
CREATE TRIGGER account_words_inserted AFTER INSERT ON account BEGIN
    INSERT INTO account_words(rowid, name, handle) VALUES (new.n, new.name, new.handle);
    INSERT INTO mention_words(mention_words, rowid, text, author, network)
        SELECT 'delete', key, text, '', network FROM mention WHERE account_id = new.id;
    INSERT INTO mention_words(rowid, text, author, network)
        SELECT key, text, new.name || ' ' || new.handle, network FROM mention WHERE account_id = new.id;
END;
CREATE TRIGGER account_words_updated AFTER UPDATE OF name, handle ON account
WHEN old.name <> new.name OR old.handle <> new.handle BEGIN
    INSERT INTO account_words(account_words, rowid, name, handle) VALUES ('delete', old.n, old.name, old.handle);
    INSERT INTO account_words(rowid, name, handle) VALUES (new.n, new.name, new.handle);
    INSERT INTO mention_words(mention_words, rowid, text, author, network)
        SELECT 'delete', key, text, old.name || ' ' || old.handle, network FROM mention WHERE account_id = new.id;
    INSERT INTO mention_words(rowid, text, author, network)
        SELECT key, text, new.name || ' ' || new.handle, network FROM mention WHERE account_id = new.id;
END;
CREATE TRIGGER account_words_deleted AFTER DELETE ON account BEGIN
    INSERT INTO account_words(account_words, rowid, name, handle) VALUES ('delete', old.n, old.name, old.handle);
    INSERT INTO mention_words(mention_words, rowid, text, author, network)
        SELECT 'delete', key, text, old.name || ' ' || old.handle, network FROM mention WHERE account_id = old.id;
    INSERT INTO mention_words(rowid, text, author, network)
        SELECT key, text, '', network FROM mention WHERE account_id = old.id;
END;
