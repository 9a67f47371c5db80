"""What all tests share: a database that is ready in a moment, pages that are checked, budgets of statements."""
