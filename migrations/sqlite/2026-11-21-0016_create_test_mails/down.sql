DROP TABLE test_mails;
