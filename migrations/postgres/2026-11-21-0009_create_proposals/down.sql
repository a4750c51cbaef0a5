DROP TABLE acknowledgements;
DROP TABLE proposals;
