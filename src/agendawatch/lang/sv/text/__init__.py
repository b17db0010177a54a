"""Words as such: letters, sentences, stems, compounds, and what reaches a person."""
