ALTER TABLE push_subscriptions DROP COLUMN assistant;
