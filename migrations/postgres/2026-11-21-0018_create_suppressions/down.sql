DROP TABLE unsubscriptions;
DROP TABLE suppressions;
