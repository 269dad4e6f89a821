"""Taking in a spreadsheet as a register: the proposal, its columns, what was done."""
