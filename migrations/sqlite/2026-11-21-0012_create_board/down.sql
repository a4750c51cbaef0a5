DROP TABLE presences;
DROP TABLE unplaced_items;
DROP TABLE kept_clashes;
