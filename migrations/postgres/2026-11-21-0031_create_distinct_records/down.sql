DROP TABLE distinct_records;
