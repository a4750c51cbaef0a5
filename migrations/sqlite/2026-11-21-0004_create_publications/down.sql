DROP TABLE replies;
DROP TABLE told;
DROP TABLE frozen;
DROP TABLE publications;
