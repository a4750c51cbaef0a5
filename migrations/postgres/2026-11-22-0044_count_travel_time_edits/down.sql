DROP TABLE travel_time_edits;
