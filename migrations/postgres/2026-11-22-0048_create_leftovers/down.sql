DROP TABLE leftovers;
