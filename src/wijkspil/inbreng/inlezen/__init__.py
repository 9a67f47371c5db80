"""Read a file with what people brought in elsewhere: columns, what they mean, and what each row would be."""
