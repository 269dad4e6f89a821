"""What a person writes – a place, a threshold, a line of text – as what the graph is asked with."""
