ALTER TABLE sign_in_links DROP COLUMN browser;
DROP TABLE sign_in_mails;
DROP TABLE recovery_codes;
DROP TABLE credentials;
