"""Pages about one thing: city, item, leader; and two or more cities side by side."""
