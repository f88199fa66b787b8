-- People who sign in through an OpenID Connect issuer.

CREATE TABLE identity (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,              -- the issuer's own name for the person, for good
    user_id TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (issuer, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_user ON identity (user_id);

-- Prepared by an administrator who knows the address, not the subject; gone with the first sign-in.
CREATE TABLE invitation (
    issuer TEXT NOT NULL,
    email TEXT NOT NULL,                -- lower case
    user_id TEXT NOT NULL,
    PRIMARY KEY (issuer, email)
) STRICT, WITHOUT ROWID;
CREATE INDEX invitation_user ON invitation (user_id);

-- A token opens one session: kept until it would be too old anyway.
CREATE TABLE used_id_token (
    digest TEXT PRIMARY KEY,            -- SHA-256 of what was signed, hexadecimal
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX used_id_token_until ON used_id_token (until);
