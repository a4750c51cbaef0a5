DROP TABLE precedence;
