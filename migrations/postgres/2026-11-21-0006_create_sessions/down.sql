DROP TABLE visit_members;
DROP TABLE sign_in_links;
DROP TABLE sessions;
