DROP INDEX told_asked_again;
